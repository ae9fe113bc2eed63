import { oktaAppTwoFactor } from "../../../policies/okta/okta-app-two-factor";
import { add, hide, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const RULE = "okta:index/appSignonPolicyRule:AppSignonPolicyRule";
const RULES = "okta:app/signonPolicyRules:SignonPolicyRules";
const policyId = "«platform/app.id»";

export const cases: RuleCases = {
    rule: oktaAppTwoFactor,
    mutants: {
        "one factor": spoil("platform/app-rules", "rules.0.factorMode", "1FA"),
        "a weaker rule behind the good one": spoil("platform/app-rules", "rules.1", {
            name: "fallback",
            factorMode: "1FA",
        }),
        "a rule of its own with one factor": add(RULE, "platform/password", {
            policyId,
            access: "ALLOW",
            factorMode: "1FA",
        }),
        "a rule that does not mention ALLOW": add(RULE, "platform/password", { policyId, factorMode: "1FA" }),
        "a rule that waits to be switched on": add(RULE, "platform/password", {
            policyId,
            factorMode: "1FA",
            status: "INACTIVE",
        }),
        "a chain of one method": add(RULE, "platform/chain", {
            policyId,
            type: "AUTH_METHOD_CHAIN",
            factorMode: "2FA",
            chains: ['{"authenticationMethods":[{"key":"okta_password","method":"password"}]}'],
        }),
        "a second list of rules": add(RULES, "platform/more-rules", {
            policyId,
            rules: [{ name: "guests", access: "ALLOW", factorMode: "1FA" }],
        }),
        "factors in other words": spoil("platform/app-rules", "rules.0.factorMode", "2fa"),
        "factors that nobody knows yet": hide("platform/app-rules", "rules.0.factorMode"),
        "rules that nobody knows yet": hide("platform/app-rules", "rules"),
    },
    variants: {
        "a rule of one factor that denies": add(RULE, "platform/deny", {
            policyId,
            access: "DENY",
            factorMode: "1FA",
        }),
        "Okta's default of two factors": add(RULE, "platform/more", { policyId, access: "ALLOW" }),
        "no rule at all": spoil("platform/app-rules", "rules", []),
    },
    says: {
        "one factor":
            'platform/app-rules (okta:app/signonPolicyRules:SignonPolicyRules): rules.0.factorMode is "1FA". Wanted: "2FA". Fix: Set factorMode: 2FA and type: ASSURANCE in the rule, or let it deny with access: DENY.',
    },
    fixed: {
        "one factor": spoil("platform/app-rules", "rules.0.factorMode", "2FA"),
        "a weaker rule behind the good one": spoil("platform/app-rules", "rules.1.access", "DENY"),
        "a chain of one method": spoil("platform/chain", "type", "ASSURANCE"),
    },
};
