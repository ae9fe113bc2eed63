import { findingInWords } from "../model/finding";
import type { Rule } from "../model/rule";

/** A8. Whether there is any other way in than Okta and GitHub. */
export const iamNoUsers: Rule = {
    id: "A8",
    name: "iam-no-users",
    title: "There are no IAM users and none of their credentials",
    compliant:
        "People and workflows take on roles through Okta and GitHub. No IAM user, group, key or password exists.",
    why: "A user's key knows no second factor and no end, is copied into files, and outlives the removal of its owner from Okta.",
    severity: "critical",
    applicability: "if registered",
    types: [
        "aws:iam/user:User",
        "aws:iam/accessKey:AccessKey",
        "aws:iam/userLoginProfile:UserLoginProfile",
        "aws:iam/userPolicy:UserPolicy",
        "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
        "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
        "aws:iam/userGroupMembership:UserGroupMembership",
        "aws:iam/group:Group",
        "aws:iam/groupMembership:GroupMembership",
        "aws:iam/groupPolicy:GroupPolicy",
        "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
        "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
        "aws:iam/signingCertificate:SigningCertificate",
        "aws:iam/sshKey:SshKey",
        "aws:iam/virtualMfaDevice:VirtualMfaDevice",
    ],
    plain: [],
    controls: ["NIST IA-2", "CIS-AWS 2.19"],
    fix: "Delete it; let the person sign in through Okta and the workflow through GitHub's OIDC provider.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#lock-away-credentials",
    waivable: false,
    check: (resource) => [findingInWords(resource, "", "a user or a user's credential", "none")],
};
