import { demand, is } from "../model/demand";
import type { Rule } from "../model/rule";

/** What members may make, with the provider's default. GitHub lets members make internal repositories unless told not to. */
const CREATION: readonly [path: string, absent: boolean][] = [
    ["membersCanCreateRepositories", true],
    ["membersCanCreatePublicRepositories", true],
    ["membersCanCreatePrivateRepositories", true],
    ["membersCanCreateInternalRepositories", true],
    ["membersCanForkPrivateRepositories", false],
];

/** G9. What a member of the organization may do before any team grants anything. */
export const ghOrgBaseNone: Rule = {
    id: "G9",
    name: "gh-org-base-none",
    title: "Membership alone gives nothing",
    compliant: "The organization's base permission is none; members create no repositories and fork no private ones.",
    why: "Every contractor is a member: a base permission of read, GitHub's default, shows them every repository, and a fork outlives their access.",
    severity: "critical",
    applicability: "if registered",
    types: ["github:index/organizationSettings:OrganizationSettings"],
    plain: ["defaultRepositoryPermission", ...CREATION.map(([path]) => path)],
    controls: ["NIST AC-3", "CIS-GitHub 1.2.2", "CIS-GitHub 1.3.8"],
    fix: "Set defaultRepositoryPermission: none, membersCanForkPrivateRepositories: false and every membersCanCreate...Repositories: false.",
    url: "https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/setting-base-permissions-for-an-organization",
    waivable: true,
    check: (settings) => [
        demand(settings, "defaultRepositoryPermission", is("none"), "read"),
        CREATION.map(([path, absent]) => demand(settings, path, is(false), absent)),
    ],
};
