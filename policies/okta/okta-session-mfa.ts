import { between, demand, is, oneOf } from "../model/demand";
import type { Rule } from "../model/rule";
import { pathsOfAdmitting, SESSION_RULE } from "./sign-on-rules";

/** O6. Whether a session begins with a second factor. */
export const oktaSessionMfa: Rule = {
    id: "O6",
    name: "okta-session-mfa",
    title: "Every Okta session begins with a second factor",
    compliant:
        "Every rule that starts a session demands a second factor, each time or once a session of 12 hours at most, and remembers no device.",
    why: "Okta demands none unless told; a remembered device turns the second factor into a cookie that can be stolen with the first.",
    severity: "high",
    applicability: "always",
    types: [SESSION_RULE],
    plain: ["access", "mfaRequired", "mfaRememberDevice", "mfaPrompt", "mfaLifetime"],
    controls: ["NIST IA-2(2)", "ISO A.8.5"],
    fix: "Set access: ALLOW, mfaRequired: true, mfaRememberDevice: false and mfaPrompt: ALWAYS.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/policy/rulesignon/",
    waivable: true,
    check: (resource) =>
        pathsOfAdmitting(resource).map(() => [
            // CHALLENGE takes its factors from a sequence, which may be one factor long.
            demand(resource, "access", is("ALLOW"), "ALLOW"),
            demand(resource, "mfaRequired", is(true), false),
            demand(resource, "mfaRememberDevice", is(false), false),
            demand(resource, "mfaPrompt", oneOf("ALWAYS", "SESSION")),
            demand(resource, "mfaLifetime", between(0, 720), 0),
        ]),
};
