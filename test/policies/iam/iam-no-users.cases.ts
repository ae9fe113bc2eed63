import { iamNoUsers } from "../../../policies/iam/iam-no-users";
import { add, remove } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

export const cases: RuleCases = {
    rule: iamNoUsers,
    mutants: {
        "a user": add("aws:iam/user:User", "ana-silva/iam-user", { name: "ana" }),
        "a user with a boundary": add("aws:iam/user:User", "platform/ci", {
            name: "ci",
            permissionsBoundary: "arn:aws:iam::123456789012:policy/contractors/ana-silva/contractor-ana-silva-boundary",
        }),
        "a key": add("aws:iam/accessKey:AccessKey", "ana-silva/key", { user: "ana" }),
        "a password": add("aws:iam/userLoginProfile:UserLoginProfile", "ana-silva/login", { user: "ana" }),
        "git credentials": add("aws:iam/serviceSpecificCredential:ServiceSpecificCredential", "ana-silva/git", {
            serviceName: "codecommit.amazonaws.com",
            userName: "ana",
        }),
        "a user's policy": add("aws:iam/userPolicy:UserPolicy", "ana-silva/rights", { user: "ana", policy: "{}" }),
        "a member of a group": add("aws:iam/userGroupMembership:UserGroupMembership", "ana-silva/admins", {
            user: "ana",
            groups: ["admins"],
        }),
    },
    variants: {
        "a role of a service": add("aws:iam/serviceLinkedRole:ServiceLinkedRole", "platform/ecs", {
            awsServiceName: "ecs.amazonaws.com",
        }),
    },
    says: {
        "a key":
            "contractor ana-silva, ana-silva/key (aws:iam/accessKey:AccessKey): it is a user or a user's credential. Wanted: none. Fix: Delete it; let the person sign in through Okta and the workflow through GitHub's OIDC provider.",
    },
    fixed: { "a key": remove("ana-silva/key") },
};
