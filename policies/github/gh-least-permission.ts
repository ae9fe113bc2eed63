import { demand, is, nothing, oneOf } from "../model/demand";
import type { Facts } from "../model/facts";
import { finding, type Findings, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, listOf, UNKNOWN, valueAt } from "../model/values";

const type = (kind: string) => `github:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;

const TEAM_REPOSITORY = type("TeamRepository");
const COLLABORATOR = type("RepositoryCollaborator");
const COLLABORATORS = type("RepositoryCollaborators");
const TEAM = type("Team");
const TEAM_MEMBERSHIP = type("TeamMembership");
const TEAM_MEMBERS = type("TeamMembers");
const MEMBERSHIP = type("Membership");
/** Power over the whole organization, to a team or a person. */
const ROLES = ["OrganizationRoleTeam", "OrganizationRoleTeamAssignment", "OrganizationRoleUser"].map(type);
const SECURITY_MANAGER = type("OrganizationSecurityManager");
/** Members that a directory decides about, not this stack. */
const GROUPS = ["EmuGroupMapping", "TeamSyncGroupMapping"].map(type);

/** What a permission may be at most; a custom role's own permissions are not to be seen here. */
const AT_MOST_PUSH = oneOf("pull", "triage", "push");

/** G8. How much a contractor may do on GitHub. */
export const ghLeastPermission: Rule = {
    id: "G8",
    name: "gh-least-permission",
    title: "Contractors push at most, and run nothing",
    compliant:
        "Nobody but the core team holds more than push on a repository, and contractors' teams only guarded ones; teams have no parent, members are plain members of team and organization, nobody gets a role over the organization.",
    why: "Maintainers and administrators change rulesets and secrets; a parent team, a custom role or a directory group gives the same without being seen in the entry.",
    severity: "critical",
    applicability: "always",
    types: [
        ...[TEAM_REPOSITORY, COLLABORATOR, COLLABORATORS, TEAM, TEAM_MEMBERSHIP, TEAM_MEMBERS, MEMBERSHIP],
        ...[...ROLES, SECURITY_MANAGER, ...GROUPS],
    ],
    plain: ["permission", "repository", "role", "privacy", "parentTeamId", "users", "teams", "members"],
    controls: ["NIST AC-6", "ISO A.8.4", "OSPS AC-02.01"],
    fix: "Set permission: push or pull, role: member, no parentTeamId, createDefaultMaintainer: false; drop roles over the organization and groups of a directory.",
    url: "https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization",
    waivable: true,
    check: (resource, { facts }) => (JUDGES[resource.type] ?? judgeRole)(resource, facts),
};

const JUDGES: Readonly<Record<string, (resource: Resource, facts: Facts) => Findings>> = {
    [TEAM_REPOSITORY]: (each, facts) =>
        isCore(each, facts) ? [] : [demand(each, "permission", AT_MOST_PUSH, "pull"), judgeRepository(each, facts)],
    [COLLABORATOR]: (each, facts) => [demand(each, "permission", AT_MOST_PUSH, "push"), judgeRepository(each, facts)],
    [COLLABORATORS]: judgeCollaborators,
    [TEAM]: (each) => [
        demand(each, "parentTeamId", nothing("no parent team")),
        demand(each, "privacy", is("secret"), "secret"),
        demand(each, "createDefaultMaintainer", is(false), false),
        demand(each, "ldapDn", nothing("no group of a directory")),
    ],
    [TEAM_MEMBERSHIP]: (each, facts) => [demand(each, "role", is("member"), "member"), judgeTeam(each, facts)],
    [TEAM_MEMBERS]: (each, facts) => [
        listOf(each.properties.members).map((_, index) =>
            demand(each, `members.${index}.role`, is("member"), "member"),
        ),
        judgeTeam(each, facts),
    ],
    [MEMBERSHIP]: (each) => demand(each, "role", is("member"), "member"),
    ...Object.fromEntries(GROUPS.map((group) => [group, judgeGroup])),
};

/** Lists everybody of a repository: teams by `teamId`, people by login. */
function judgeCollaborators(resource: Resource, facts: Facts): Findings {
    const teams = listOf(resource.properties.teams);
    return [
        listOf(resource.properties.users).map((_, index) =>
            demand(resource, `users.${index}.permission`, AT_MOST_PUSH, "push"),
        ),
        teams.map((team, index) =>
            isObject(team) && isCoreTeam(team.teamId, facts)
                ? []
                : demand(resource, `teams.${index}.permission`, AT_MOST_PUSH, "push"),
        ),
    ];
}

/** A person's own grants are for guarded repositories: elsewhere nothing guards. */
function judgeRepository(grant: Resource, { github, repositories }: Facts): Findings {
    const { repository } = grant.properties;
    const name = typeof repository === "string" ? repository.replace(`${github.organization}/`, "") : "";
    const guarded = repository === UNKNOWN || Object.hasOwn(repositories, name);
    const wanted = `a guarded repository, ${Object.keys(repositories).join(" or ")}`;
    return guarded || contractorOf(grant) === undefined ? [] : [finding(grant, "repository", repository, wanted)];
}

/** What belongs to a person must not put anybody into the core team. */
function judgeTeam(membership: Resource, facts: Facts): Findings {
    const core = isCore(membership, facts) && contractorOf(membership) !== undefined;
    return core ? [findingInWords(membership, "teamId", "the core team", "the person's own team")] : [];
}

function judgeGroup(mapping: Resource, { github }: Facts): Findings {
    const slug = mapping.properties.teamSlug;
    const concerned = typeof slug !== "string" || slug === github.coreTeam.slug || /^contractors?(-|$)/.test(slug);
    return concerned ? [finding(mapping, "teamSlug", slug, "members by TeamMembership only")] : [];
}

const judgeRole = (role: Resource): Findings => [
    findingInWords(role, "", "a role over the whole organization", "no such role in this stack"),
];

const isCore = ({ properties }: Resource, facts: Facts) =>
    isCoreTeam(valueAt(properties, "teamId") ?? valueAt(properties, "teamSlug"), facts);

const isCoreTeam = (team: unknown, { github: { coreTeam } }: Facts) =>
    team === coreTeam.id || team === String(coreTeam.id) || team === coreTeam.slug;
