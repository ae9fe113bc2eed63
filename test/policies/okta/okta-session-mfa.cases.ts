import { oktaSessionMfa } from "../../../policies/okta/okta-session-mfa";
import { add, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const SESSION_RULE = "okta:policy/ruleSignon:RuleSignon";
const ALLOW = "platform/session-allow";

export const cases: RuleCases = {
    rule: oktaSessionMfa,
    mutants: {
        "no second factor": spoil(ALLOW, "mfaRequired", false),
        "a second factor that nobody mentions": without(ALLOW, "mfaRequired"),
        "a second factor in words": spoil(ALLOW, "mfaRequired", "true"),
        "devices remembered": spoil(ALLOW, "mfaRememberDevice", true),
        "once a device": spoil(ALLOW, "mfaPrompt", "DEVICE"),
        "as often as nobody says": without(ALLOW, "mfaPrompt"),
        "once a month": spoil(ALLOW, "mfaLifetime", 43200),
        "a challenge of a password alone": add(SESSION_RULE, "platform/challenge", {
            access: "CHALLENGE",
            mfaRequired: true,
            mfaPrompt: "ALWAYS",
            factorSequences: [{ primaryCriteriaProvider: "OKTA", primaryCriteriaFactorType: "password" }],
        }),
        "a second rule without a second factor": add(SESSION_RULE, "platform/office", { access: "ALLOW" }),
    },
    variants: {
        "once a session of half a day": spoil(ALLOW, "mfaPrompt", "SESSION"),
        "a denial that says nothing of factors": add(SESSION_RULE, "platform/deny", { access: "DENY" }),
    },
    says: {
        "once a device":
            'platform/session-allow (okta:policy/ruleSignon:RuleSignon): mfaPrompt is "DEVICE". Wanted: "ALWAYS" or "SESSION". Fix: Set access: ALLOW, mfaRequired: true, mfaRememberDevice: false and mfaPrompt: ALWAYS.',
    },
    fixed: {
        "no second factor": spoil(ALLOW, "mfaRequired", true),
        "devices remembered": spoil(ALLOW, "mfaRememberDevice", false),
        "once a device": spoil(ALLOW, "mfaPrompt", "ALWAYS"),
    },
};
