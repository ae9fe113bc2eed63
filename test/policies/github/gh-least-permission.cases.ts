import { ghLeastPermission } from "../../../policies/github/gh-least-permission";
import type { Properties } from "../../../policies/model/values";
import { add, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const GRANT = "ana-silva/repository/checkout-api";
const TEAM = "ana-silva/team";
const MEMBERSHIP = "ana-silva/organization-membership";
const FIX =
    "Fix: Set permission: push or pull, role: member, no parentTeamId, createDefaultMaintainer: false; drop roles over the organization and groups of a directory.";

const rogue = (type: string, inputs: Properties) => add(`github:index/${type}`, "ana-silva/rogue", inputs);
const ours = (type: string, inputs: Properties) => add(`github:index/${type}`, "platform/core", inputs);

export const cases: RuleCases = {
    rule: ghLeastPermission,
    mutants: {
        "maintain on a repository": spoil(GRANT, "permission", "maintain"),
        "admin on a repository": spoil(GRANT, "permission", "admin"),
        "a custom role": spoil(GRANT, "permission", "release-manager"),
        "another spelling": spoil(GRANT, "permission", "Admin"),
        "a repository that nothing guards": spoil(GRANT, "repository", "payroll"),
        "admin by a platform's grant": ours("teamRepository:TeamRepository", {
            repository: "billing",
            teamId: "«ana-silva/team.id»",
            permission: "admin",
        }),
        "an administrator from outside": rogue("repositoryCollaborator:RepositoryCollaborator", {
            repository: "billing",
            username: "anasilva",
            permission: "admin",
        }),
        "a collaborator where nothing guards": rogue("repositoryCollaborator:RepositoryCollaborator", {
            repository: "payroll",
            username: "anasilva",
        }),
        "an administrator in a list": ours("repositoryCollaborators:RepositoryCollaborators", {
            repository: "billing",
            users: [{ username: "anasilva", permission: "admin" }],
        }),
        "a team of maintainers in a list": ours("repositoryCollaborators:RepositoryCollaborators", {
            repository: "billing",
            teams: [{ teamId: "«ana-silva/team.id»", permission: "maintain" }],
        }),
        "a parent team": spoil(TEAM, "parentTeamId", "4711"),
        "a team that everybody sees": spoil(TEAM, "privacy", "closed"),
        "a maintainer by default": spoil(TEAM, "createDefaultMaintainer", true),
        "a maintainer of a team": spoil("ana-silva/team-membership", "role", "maintainer"),
        "a maintainer in a list": rogue("teamMembers:TeamMembers", {
            teamId: "1",
            members: [{ username: "anasilva", role: "maintainer" }],
        }),
        "a contractor in the core team": spoil("ana-silva/team-membership", "teamId", "4711"),
        "an owner of the organization": spoil(MEMBERSHIP, "role", "admin"),
        "a role over the organization": rogue("organizationRoleUser:OrganizationRoleUser", {
            login: "anasilva",
            roleId: 8132,
        }),
        "a role for the team": rogue("organizationRoleTeam:OrganizationRoleTeam", {
            teamSlug: "contractor-ana-silva",
            roleId: 8132,
        }),
        "an older role for the team": rogue("organizationRoleTeamAssignment:OrganizationRoleTeamAssignment", {
            teamSlug: "contractor-ana-silva",
            roleId: "8132",
        }),
        "a security manager": rogue("organizationSecurityManager:OrganizationSecurityManager", {
            teamSlug: "contractor-ana-silva",
        }),
        "a directory's group": rogue("teamSyncGroupMapping:TeamSyncGroupMapping", { teamSlug: "core", groups: [] }),
        "a group of managed users": rogue("emuGroupMapping:EmuGroupMapping", {
            teamSlug: "contractor-ana-silva",
            groupId: 1,
        }),
    },
    variants: {
        "pull on a repository": spoil(GRANT, "permission", "pull"),
        "the least by default": without(GRANT, "permission"),
        "a member by default": without("ana-silva/team-membership", "role"),
        "a member for other reasons": remove(MEMBERSHIP),
        "the core team": ours("teamRepository:TeamRepository", {
            repository: "billing",
            teamId: "4711",
            permission: "admin",
        }),
        "the core team in a list": ours("repositoryCollaborators:RepositoryCollaborators", {
            repository: "billing",
            teams: [{ teamId: "core", permission: "admin" }],
            users: [{ username: "anasilva", permission: "pull" }],
        }),
        "an employees' group": ours("teamSyncGroupMapping:TeamSyncGroupMapping", { teamSlug: "data", groups: [] }),
    },
    says: {
        "admin on a repository": `contractor ana-silva, ana-silva/repository/checkout-api (github:index/teamRepository:TeamRepository): permission is "admin". Wanted: "pull" or "triage" or "push". ${FIX}`,
        "a security manager": `contractor ana-silva, ana-silva/rogue (github:index/organizationSecurityManager:OrganizationSecurityManager): it is a role over the whole organization. Wanted: no such role in this stack. ${FIX}`,
    },
    fixed: {
        "admin on a repository": spoil(GRANT, "permission", "push"),
        "a parent team": without(TEAM, "parentTeamId"),
        "a maintainer by default": spoil(TEAM, "createDefaultMaintainer", false),
        "an owner of the organization": spoil(MEMBERSHIP, "role", "member"),
        "a security manager": remove("ana-silva/rogue"),
    },
};
