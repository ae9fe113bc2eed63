import { oktaAppPhishingResistant } from "../../../policies/okta/okta-app-phishing-resistant";
import { add, hide, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const RULES = "platform/app-rules";
const RULE = "okta:index/appSignonPolicyRule:AppSignonPolicyRule";
const policyId = "«platform/app.id»";
const possession = { phishingResistant: "REQUIRED", userPresence: "REQUIRED" };

export const cases: RuleCases = {
    rule: oktaAppPhishingResistant,
    mutants: {
        "no constraint": without(RULES, "rules.0.constraints"),
        "an empty list of constraints": spoil(RULES, "rules.0.constraints", []),
        "a factor that may be phished": spoil(RULES, "rules.0.constraints.0.possession.phishingResistant", "OPTIONAL"),
        "nothing said of phishing": without(RULES, "rules.0.constraints.0.possession.phishingResistant"),
        "nobody at the device": spoil(RULES, "rules.0.constraints.0.possession.userPresence", "OPTIONAL"),
        "a device that is not required": spoil(RULES, "rules.0.constraints.0.possession.required", false),
        "a weaker alternative behind the good one": spoil(RULES, "rules.0.constraints.1", {
            knowledge: { types: ["password"] },
        }),
        "once a session": spoil(RULES, "rules.0.reAuthenticationFrequency", "PT43800H"),
        "thirteen hours": spoil(RULES, "rules.0.reAuthenticationFrequency", "PT13H"),
        "twelve hours and a second": spoil(RULES, "rules.0.reAuthenticationFrequency", "PT12H1S"),
        "a month": spoil(RULES, "rules.0.reAuthenticationFrequency", "P1M"),
        "a device that is asked for once a month": spoil(
            RULES,
            "rules.0.constraints.0.possession.reauthenticateIn",
            "P30D",
        ),
        "a password that is asked for once a month": spoil(
            RULES,
            "rules.0.constraints.0.knowledge.reauthenticateIn",
            "P30D",
        ),
        "a rule of its own without constraints": add(RULE, "platform/other", { policyId, factorMode: "2FA" }),
        "a constraint as text": add(RULE, "platform/other", {
            policyId,
            constraints: ['{"possession":{"phishingResistant":"OPTIONAL","userPresence":"REQUIRED"}}'],
        }),
        "a constraint that is no JSON": add(RULE, "platform/other", { policyId, constraints: ["possession"] }),
        "a frequency that nobody knows yet": hide(RULES, "rules.0.reAuthenticationFrequency"),
        "constraints that nobody knows yet": hide(RULES, "rules.0.constraints"),
    },
    variants: {
        "every sign-in": spoil(RULES, "rules.0.reAuthenticationFrequency", "PT0S"),
        "half a day": spoil(RULES, "rules.0.reAuthenticationFrequency", "PT11H60M"),
        "a rule of its own with a constraint as text": add(RULE, "platform/other", {
            policyId,
            constraints: [JSON.stringify({ possession })],
        }),
        "two good alternatives": spoil(RULES, "rules.0.constraints.1", {
            possession: { ...possession, hardwareProtection: "REQUIRED" },
            knowledge: { types: ["password"], reauthenticateIn: "PT4H" },
        }),
        "a rule that denies": add(RULE, "platform/other", { policyId, access: "DENY" }),
    },
    says: {
        "once a session":
            'platform/app-rules (okta:app/signonPolicyRules:SignonPolicyRules): rules.0.reAuthenticationFrequency is "PT43800H". Wanted: PT12H at most. Fix: Give every constraint possession: { required: true, phishingResistant: "REQUIRED", userPresence: "REQUIRED" }, and set reAuthenticationFrequency: PT2H.',
    },
    fixed: {
        "no constraint": spoil(RULES, "rules.0.constraints", [
            { possession: { required: true, phishingResistant: "REQUIRED", userPresence: "REQUIRED" } },
        ]),
        "once a session": spoil(RULES, "rules.0.reAuthenticationFrequency", "PT2H"),
    },
};
