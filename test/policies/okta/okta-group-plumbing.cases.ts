import { oktaGroupPlumbing } from "../../../policies/okta/okta-group-plumbing";
import { add, both, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const GROUP_RULE = "okta:group/rule:Rule";
const ASSIGNMENT = "okta:app/groupAssignment:GroupAssignment";
const ASSIGNMENTS = "okta:index/appGroupAssignments:AppGroupAssignments";
const MEMBERSHIPS = "okta:index/userGroupMemberships:UserGroupMemberships";
const GROUP_MEMBERSHIPS = "okta:index/groupMemberships:GroupMemberships";
const APP_USER = "okta:app/user:User";
const USER_PROPERTY = "okta:index/userBaseSchemaProperty:UserBaseSchemaProperty";
const ANA = "ana-silva/aws-app-assignment";
const ROLE = "arn:aws:iam::123456789012:role/contractors";
const PROVIDER = "arn:aws:iam::123456789012:saml-provider/contractors-aws";

const groupRule = (expressionValue: string, removeAssignedUsers = true) =>
    add(GROUP_RULE, "platform/by-rule", {
        expressionValue,
        groupAssignments: ["«platform/contractors.id»"],
        removeAssignedUsers,
    });

export const cases: RuleCases = {
    rule: oktaGroupPlumbing,
    mutants: {
        "a group for whoever calls a department his": groupRule('user.department == "Engineering"'),
        "an editable attribute behind a fixed one": groupRule('user.login != "" and user.email != ""'),
        "an attribute in brackets": groupRule('user["department"] == "Engineering"'),
        "the manager's attribute": groupRule('getManagerUser("AD").department == "Engineering"'),
        "a group for everybody": groupRule("true"),
        "a group whose name anybody can take": groupRule('isMemberOfGroupName("contractors")'),
        "members that stay when the rule goes": groupRule('user.userType == "Contractor"', false),
        "an assignment that stays when it is deleted": spoil(ANA, "retainAssignment", true),
        "an assignment of one person": add(APP_USER, "ana-silva/direct", {
            appId: "«platform/aws-app.id»",
            userId: "«ana-silva/user.id»",
        }),
        "somebody else's role": spoil(
            ANA,
            "profile.awsRole",
            `${ROLE}/ben-okafor/contractor-ben-okafor-access,${PROVIDER}`,
        ),
        "somebody else's role, as text": spoil(
            ANA,
            "profile",
            JSON.stringify({ awsRole: `${ROLE}/ben-okafor/contractor-ben-okafor-access,${PROVIDER}` }),
        ),
        "an administrator's role": spoil(ANA, "profile.awsRole", `arn:aws:iam::123456789012:role/admin,${PROVIDER}`),
        "a role for all contractors": add(ASSIGNMENT, "platform/aws-app-assignment", {
            appId: "«platform/aws-app.id»",
            groupId: "«platform/contractors.id»",
            profile: { awsRole: `${ROLE}/ana-silva/contractor-ana-silva-access,${PROVIDER}` },
        }),
        "a role in a list of assignments": add(ASSIGNMENTS, "platform/aws-app-assignments", {
            appId: "«platform/aws-app.id»",
            groups: [{ id: "«platform/contractors.id»", profile: `{"awsRole":"${ROLE}/admin"}` }],
        }),
        "a membership of somebody else's group": add(MEMBERSHIPS, "ana-silva/second-membership", {
            userId: "«ana-silva/user.id»",
            groups: ["«ana-silva/group.id»", "«ben-okafor/group.id»"],
        }),
        "a user of nowhere in somebody's group": add(MEMBERSHIPS, "platform/membership", {
            userId: "00u1",
            groups: ["«ben-okafor/group.id»"],
        }),
        "somebody else in a group": add(GROUP_MEMBERSHIPS, "ben-okafor/members", {
            groupId: "«ben-okafor/group.id»",
            users: ["«ben-okafor/user.id»", "«ana-silva/user.id»"],
        }),
        "somebody else's group assigned under one's own name": add(ASSIGNMENT, "ana-silva/other-assignment", {
            appId: "«platform/aws-app.id»",
            groupId: "«ben-okafor/group.id»",
        }),
        "a group named like somebody else's": spoil("ana-silva/group", "name", "contractors-ben-okafor"),
        "a second group named like somebody's": add("okta:group/group:Group", "platform/helpers", {
            name: "contractors-ben-okafor",
        }),
        "a member of nothing": spoil("ana-silva/contractors-membership", "groups", []),
        "a role that people edit": spoil("platform/aws-app-role", "permissions", "READ_WRITE"),
        "a role of a person's own choice": spoil("platform/aws-app-role", "scope", "SELF"),
        "a login that people edit": add(USER_PROPERTY, "platform/login", {
            index: "login",
            permissions: "READ_WRITE",
        }),
    },
    variants: {
        "a group by login": groupRule('String.stringContains(user.login, "@contractors.acme.example")'),
        "a group by groups": groupRule('isMemberOfAnyGroup("00g1", "00g2") and user.userType == "Contractor"'),
        "an assignment that says nothing of staying": without(ANA, "retainAssignment"),
        "a profile as text": spoil(
            ANA,
            "profile",
            JSON.stringify({ awsRole: `${ROLE}/ana-silva/contractor-ana-silva-access,${PROVIDER}` }),
        ),
        "one membership for both groups": add(MEMBERSHIPS, "ana-silva/memberships", {
            userId: "«ana-silva/user.id»",
            groups: ["«ana-silva/group.id»", "«platform/contractors.id»"],
        }),
        "all contractors in a list of assignments": add(ASSIGNMENTS, "platform/vpn-app-assignments", {
            appId: "«platform/vpn-app.id»",
            groups: [{ id: "«platform/contractors.id»", profile: "{}" }],
        }),
        "a group of the platform": add("okta:group/group:Group", "platform/reviewers", { name: "reviewers" }),
        "a telephone number that people edit": add(USER_PROPERTY, "platform/phone", {
            index: "mobilePhone",
            permissions: "READ_WRITE",
        }),
    },
    says: {
        "an administrator's role":
            "contractor ana-silva, ana-silva/aws-app-assignment (okta:app/groupAssignment:GroupAssignment): profile.awsRole is \"arn:aws:iam::123456789012:role/admin,arn:aws:iam::123456789012:saml-provider/contractors-aws\". Wanted: arn:aws:iam::123456789012:role/contractors/ana-silva/.... Fix: Replace a person's assignment by a GroupAssignment of the group contractors-<handle> with retainAssignment: false and that person's role in awsRole; set removeAssignedUsers: true and an expression of user.login in group rules, and permissions: READ_ONLY in schema properties.",
    },
    fixed: {
        "an assignment that stays when it is deleted": spoil(ANA, "retainAssignment", false),
        "members that stay when the rule goes": spoil("platform/by-rule", "removeAssignedUsers", true),
        "a group for whoever calls a department his": spoil(
            "platform/by-rule",
            "expressionValue",
            'String.stringContains(user.login, "@contractors.acme.example")',
        ),
        "an assignment of one person": both(
            remove("ana-silva/direct"),
            add(ASSIGNMENT, "ana-silva/group-assignment", {
                appId: "«platform/aws-app.id»",
                groupId: "«ana-silva/group.id»",
                retainAssignment: false,
            }),
        ),
        "a role that people edit": spoil("platform/aws-app-role", "permissions", "READ_ONLY"),
    },
};
