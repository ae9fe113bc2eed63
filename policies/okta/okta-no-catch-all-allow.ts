import { demand, is } from "../model/demand";
import type { Rule } from "../model/rule";

/** O1. The catch-all rule of an app sign-on policy cannot be changed later, so it must be right at creation. */
export const oktaNoCatchAllAllow: Rule = {
    id: "O1",
    name: "okta-no-catch-all-allow",
    title: "App sign-on policies deny whom no rule names",
    compliant: "Every app sign-on policy is created with `catchAll: false`: whoever fits no rule of it is denied.",
    why: "Okta gives every new policy a last rule that allows one factor from anywhere; it stays unless it is created denying.",
    severity: "critical",
    applicability: "always",
    types: ["okta:index/appSignonPolicy:AppSignonPolicy"],
    plain: ["catchAll"],
    controls: ["NIST IA-2(2)", "NIST AC-3", "SOC2 CC6.1", "ISO A.8.5", "OKTA-APP-000570", "OKTA-APP-003244"],
    fix: "Set catchAll: false, and replace the policy, because Okta reads it at creation only.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/appsignonpolicy/",
    waivable: false,
    check: (policy) => demand(policy, "catchAll", is(false), true),
};
