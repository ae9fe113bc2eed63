import { between, demand, is } from "../model/demand";
import type { Rule } from "../model/rule";
import { APP_RULE, APP_RULES, demandPlain, pathsOfAdmitting, SESSION_RULE } from "./sign-on-rules";

/** O5. How long somebody stays signed in. */
export const oktaSessionLimits: Rule = {
    id: "O5",
    name: "okta-session-limits",
    title: "Okta sessions end after 15 idle minutes and 12 hours",
    compliant:
        "Every rule that starts a session ends it after 15 idle minutes and after 12 hours at most, and no browser keeps it when it is closed.",
    why: "Okta lets a session idle for two hours, and 0 means that it never ends; a laptop left open or a copied cookie stays signed in that long.",
    severity: "high",
    applicability: "always",
    types: [SESSION_RULE, APP_RULE, APP_RULES],
    plain: ["access", "sessionIdle", "sessionLifetime", "sessionPersistent", "keepMeSignedIn.postAuth"],
    controls: ["NIST AC-12", "NIST AC-2(5)", "OKTA-APP-000020", "OKTA-APP-001665", "OKTA-APP-001710"],
    fix: "Set sessionIdle: 15, sessionLifetime: 480 and sessionPersistent: false in the session rule, and keepMeSignedIn.postAuth: NOT_ALLOWED in the app's rule.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/policy/rulesignon/",
    waivable: true,
    check: (resource) =>
        pathsOfAdmitting(resource).map((rule) =>
            resource.type === SESSION_RULE
                ? [
                      demand(resource, "sessionIdle", between(1, 15), 120),
                      demand(resource, "sessionLifetime", between(1, 720), 120),
                      demand(resource, "sessionPersistent", is(false), false),
                  ]
                : demandPlain(resource, `${rule}keepMeSignedIn.postAuth`, is("NOT_ALLOWED"), "NOT_ALLOWED"),
        ),
};
