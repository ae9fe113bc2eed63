import { lifeNoRetain } from "../../../policies/life-cycle/life-no-retain";
import { add, option, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

export const cases: RuleCases = {
    rule: lifeNoRetain,
    mutants: {
        "a protected role": option("ana-silva/access-role", { protect: true }),
        "a protected component": option("ana-silva", { protect: true }),
        "a retained user": option("ana-silva/user", { retainOnDelete: true }),
        "an assignment that stays": spoil("ana-silva/vpn-app-assignment", "retainAssignment", true),
        "a direct assignment that stays": add("okta:app/user:User", "ana-silva/app", { retainAssignment: true }),
        "a membership that stays": spoil("ana-silva/organization-membership", "downgradeOnDestroy", true),
        "a group rule that keeps users": add("okta:group/rule:Rule", "platform/rule", { name: "rule" }),
        "a log group that is skipped": spoil("ana-silva/log-group", "skipDestroy", true),
    },
    variants: {
        "a membership that says nothing": without("ana-silva/organization-membership", "downgradeOnDestroy"),
    },
    says: {
        "a protected role":
            "contractor ana-silva, ana-silva/access-role (aws:iam/role:Role): option protect is true. Wanted: false. Fix: Drop protect and retainOnDelete; set retainAssignment: false, downgradeOnDestroy: false, removeAssignedUsers: true.",
    },
    fixed: {
        "a protected role": option("ana-silva/access-role", { protect: false }),
        "an assignment that stays": spoil("ana-silva/vpn-app-assignment", "retainAssignment", false),
        "a group rule that keeps users": spoil("platform/rule", "removeAssignedUsers", true),
    },
};
