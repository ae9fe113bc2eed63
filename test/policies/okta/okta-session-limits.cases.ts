import { oktaSessionLimits } from "../../../policies/okta/okta-session-limits";
import { add, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const SESSION_RULE = "okta:policy/ruleSignon:RuleSignon";
const RULE = "okta:index/appSignonPolicyRule:AppSignonPolicyRule";
const ALLOW = "platform/session-allow";
const limits = { sessionIdle: 15, sessionLifetime: 480, sessionPersistent: false };

export const cases: RuleCases = {
    rule: oktaSessionLimits,
    mutants: {
        "half an hour idle": spoil(ALLOW, "sessionIdle", 30),
        "sixteen minutes idle": spoil(ALLOW, "sessionIdle", 16),
        "Okta's own two hours idle": without(ALLOW, "sessionIdle"),
        "idle for ever": spoil(ALLOW, "sessionIdle", 0),
        "a whole day": spoil(ALLOW, "sessionLifetime", 1440),
        "a session that never ends": spoil(ALLOW, "sessionLifetime", 0),
        "minutes as text": spoil(ALLOW, "sessionLifetime", "480"),
        "a cookie that outlives the browser": spoil(ALLOW, "sessionPersistent", true),
        "a second rule with Okta's defaults": add(SESSION_RULE, "platform/other", {
            policyId: "«platform/session.id»",
        }),
        "a challenge without limits": add(SESSION_RULE, "platform/other", { access: "CHALLENGE" }),
        "an app that keeps people signed in": spoil("platform/app-rules", "rules.0.keepMeSignedIn.postAuth", "ALLOWED"),
        "a rule of its own that keeps people signed in": add(RULE, "platform/stay", {
            keepMeSignedIn: { postAuth: "ALLOWED" },
        }),
    },
    variants: {
        "a shorter day": spoil(ALLOW, "sessionLifetime", 60),
        "Okta's own two hours in all": without(ALLOW, "sessionLifetime"),
        "a rule that denies, without limits": add(SESSION_RULE, "platform/other", { access: "DENY" }),
        "a second rule with limits": add(SESSION_RULE, "platform/other", { access: "ALLOW", ...limits }),
        "an app that keeps nobody signed in": spoil(
            "platform/app-rules",
            "rules.0.keepMeSignedIn.postAuth",
            "NOT_ALLOWED",
        ),
    },
    says: {
        "Okta's own two hours idle":
            "platform/session-allow (okta:policy/ruleSignon:RuleSignon): sessionIdle is absent, which means 120. Wanted: 1 to 15. Fix: Set sessionIdle: 15, sessionLifetime: 480 and sessionPersistent: false in the session rule, and keepMeSignedIn.postAuth: NOT_ALLOWED in the app's rule.",
    },
    fixed: {
        "Okta's own two hours idle": spoil(ALLOW, "sessionIdle", 15),
        "a session that never ends": spoil(ALLOW, "sessionLifetime", 480),
        "a cookie that outlives the browser": spoil(ALLOW, "sessionPersistent", false),
        "an app that keeps people signed in": spoil(
            "platform/app-rules",
            "rules.0.keepMeSignedIn.postAuth",
            "NOT_ALLOWED",
        ),
    },
};
