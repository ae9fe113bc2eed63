import { is } from "../model/demand";
import type { Rule } from "../model/rule";
import { APP_RULE, APP_RULES, demandPlain, pathsOfAdmitting } from "./sign-on-rules";

/** O2. How many factors an app asks for. */
export const oktaAppTwoFactor: Rule = {
    id: "O2",
    name: "okta-app-two-factor",
    title: "Apps ask for two factors",
    compliant: "Every rule that lets somebody into an app demands two factors.",
    why: "With one factor, a password that is guessed, bought or phished is enough to reach the VPN and the AWS account.",
    severity: "critical",
    applicability: "always",
    types: [APP_RULE, APP_RULES],
    plain: ["access", "factorMode", "type"],
    controls: ["NIST IA-2(1)", "NIST IA-2(2)", "ISO A.8.5", "OKTA-APP-000570"],
    fix: "Set factorMode: 2FA and type: ASSURANCE in the rule, or let it deny with access: DENY.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/appsignonpolicyrule/",
    waivable: false,
    check: (resource) =>
        pathsOfAdmitting(resource).map((rule) => [
            demandPlain(resource, `${rule}factorMode`, is("2FA"), "2FA"),
            // A chain of methods says its factors elsewhere, and may be one method long.
            demandPlain(resource, `${rule}type`, is("ASSURANCE"), "ASSURANCE"),
        ]),
};
