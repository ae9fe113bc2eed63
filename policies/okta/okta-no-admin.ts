import { demand, nothing } from "../model/demand";
import { findingInWords } from "../model/finding";
import type { Rule } from "../model/rule";

const USER_ROLES = "okta:index/userAdminRoles:UserAdminRoles";
const CUSTOM = "okta:index/adminRoleCustomAssignments:AdminRoleCustomAssignments";
/** Oauth2V1ClientsRole<each>: one type for each role that an API client can have. */
const CLIENT_ROLES = [
    ...["AccessCertificationsAdmin", "AccessRequestsAdmin", "ApiAccessManagementAdmin", "AppAdmin", "Custom"],
    ...["GroupMembershipAdmin", "HelpDeskAdmin", "OrgAdmin", "ReadOnlyAdmin", "ReportAdmin", "SuperAdmin"],
    ...["UserAdmin", "WorkflowsAdmin"],
].map((each) => `okta:index/oauth2V1ClientsRole${each}:Oauth2V1ClientsRole${each}`);

/** O12. Who administers Okta. */
export const oktaNoAdmin: Rule = {
    id: "O12",
    name: "okta-no-admin",
    title: "Nobody here is an administrator of Okta",
    compliant: "No user, group or API client gets an administrator role in this stack, not even a narrow one.",
    why: "An administrator of Okta can take everything else that is guarded here; even a help desk role resets other people's factors.",
    severity: "critical",
    applicability: "if registered",
    types: [
        ...[USER_ROLES, CUSTOM, "okta:index/adminRoleTargets:AdminRoleTargets", "okta:group/role:Role"],
        ...["okta:app/oauthRoleAssignment:OauthRoleAssignment", ...CLIENT_ROLES],
    ],
    plain: ["adminRoles", "members"],
    controls: ["NIST AC-6(5)", "ISO A.8.2"],
    fix: "Delete the resource, or set adminRoles: [] or members: []; give employees' roles in the organization's own stack.",
    url: "https://developer.okta.com/docs/api/openapi/okta-management/guides/roles/",
    waivable: false,
    check: (resource) => {
        switch (resource.type) {
            case USER_ROLES:
                return demand(resource, "adminRoles", nothing("no role"));
            case CUSTOM:
                return demand(resource, "members", nothing("nobody"));
            default:
                return [findingInWords(resource, "", "an administrator role", "no such resource")];
        }
    },
};
