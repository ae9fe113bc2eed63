import { oktaNoAdmin } from "../../../policies/okta/okta-no-admin";
import { add, remove, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const USER_ROLES = "okta:index/userAdminRoles:UserAdminRoles";
const CUSTOM = "okta:index/adminRoleCustomAssignments:AdminRoleCustomAssignments";
const GROUP_ROLE = "okta:group/role:Role";
const CLIENT_ROLE = "okta:index/oauth2V1ClientsRoleSuperAdmin:Oauth2V1ClientsRoleSuperAdmin";

export const cases: RuleCases = {
    rule: oktaNoAdmin,
    mutants: {
        "a contractor who administers apps": add(USER_ROLES, "ana-silva/roles", {
            userId: "«ana-silva/user.id»",
            adminRoles: ["APP_ADMIN"],
        }),
        "a contractor who reads everything": add(USER_ROLES, "ana-silva/roles", {
            userId: "«ana-silva/user.id»",
            adminRoles: ["READ_ONLY_ADMIN"],
        }),
        "a group that administers": add(GROUP_ROLE, "platform/group-role", {
            groupId: "«platform/contractors.id»",
            roleType: "SUPER_ADMIN",
        }),
        "a group with a role for one group": add(GROUP_ROLE, "platform/group-role", {
            groupId: "«ana-silva/group.id»",
            roleType: "HELP_DESK_ADMIN",
            targetGroupLists: ["«platform/contractors.id»"],
        }),
        "a role made to measure": add(CUSTOM, "platform/custom", {
            customRoleId: "cr0",
            resourceSetId: "iam0",
            members: ["https://acme.okta.com/api/v1/users/00u1"],
        }),
        "targets of a role": add("okta:index/adminRoleTargets:AdminRoleTargets", "ana-silva/targets", {
            roleType: "GROUP_MEMBERSHIP_ADMIN",
            groups: ["«platform/contractors.id»"],
        }),
        "an API client that administers": add("okta:app/oauthRoleAssignment:OauthRoleAssignment", "platform/client", {
            type: "SUPER_ADMIN",
        }),
        "an API client that administers, by the newer type": add(CLIENT_ROLE, "platform/client", {
            type: "SUPER_ADMIN",
        }),
    },
    variants: {
        "a user without roles": add(USER_ROLES, "ana-silva/roles", { userId: "«ana-silva/user.id»", adminRoles: [] }),
        "a role made to measure that nobody has": add(CUSTOM, "platform/custom", { members: [] }),
    },
    says: {
        "a contractor who administers apps":
            "contractor ana-silva, ana-silva/roles (okta:index/userAdminRoles:UserAdminRoles): adminRoles is [\"APP_ADMIN\"]. Wanted: no role. Fix: Delete the resource, or set adminRoles: [] or members: []; give employees' roles in the organization's own stack.",
    },
    fixed: {
        "a contractor who administers apps": spoil("ana-silva/roles", "adminRoles", []),
        "a group that administers": remove("platform/group-role"),
        "a role made to measure": spoil("platform/custom", "members", []),
    },
};
