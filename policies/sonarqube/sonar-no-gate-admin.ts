import { demand, matching } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Finding, finding, type Findings, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { isObject, listOf, type Properties, type Value, valueAt } from "../model/values";

const PROJECT = "sonarqube:index:Project";
const PROJECT_PERMISSIONS = "sonarqube:index:ProjectPermissions";
const GROUP_PERMISSION = "sonarqube:index:GroupPermission";
const GROUP_GLOBAL = "sonarqube:index:GroupGlobalPermissions";
const TEMPLATE = "sonarqube:index:PermissionTemplate";
const TECHNICAL_USER = "sonarqube:index:TechnicalUser";

/** SonarQube's word for whoever signed in, and the group that everybody is put into. */
const EVERYBODY = /^(?:sonar-users|anyone)$/i;
/** Okta names no other group of a contractor to SonarQube. */
const CONTRACTORS = /^contractors?(?:-|$)/i;

const LOOKING = ["user", "codeviewer"];
const SCANNING = ["user", "scan"];

/** Q2. Who may change what the gate says. */
export const sonarNoGateAdmin: Rule = {
    id: "Q2",
    name: "sonar-no-gate-admin",
    title: "Contractors look at SonarQube, and change nothing",
    compliant:
        "Contractors' groups may see their projects and code; the groups of everybody hold nothing, on any project or the server; a CI user scans its one project, and makes projects on the Community Build only; who makes a project administers it only where its key begins with gate:.",
    why: "By default everybody who signs in may scan into any project, make projects and close issues and hotspots: whoever can say that an issue is no issue needs no gate.",
    severity: "critical",
    applicability: "always",
    types: [PROJECT_PERMISSIONS, GROUP_PERMISSION, GROUP_GLOBAL, TEMPLATE, TECHNICAL_USER],
    plain: [
        ...["permissions", "groups", "globalPermissions"],
        ...["creatorPermissions", "projectKeyPattern", "separatelyManagedPrefix"],
    ],
    controls: ["NIST AC-5", "NIST AC-6"],
    fix: "Give contractors' groups permissions: [user, codeviewer], sonar-users and Anyone none, CI users [user, scan] and globalPermissions: [provisioning] on community only; let projectKeyPattern begin with gate:.",
    url: "https://docs.sonarsource.com/sonarqube-community-build/instance-administration/user-management/user-permissions",
    waivable: true,
    check: (resource, { facts }) => JUDGES[resource.type]?.(resource, facts) ?? [],
    checkStack: (stack) => [judgeCoverage(stack), judgeCiUsers(stack)],
};

const JUDGES: Readonly<Record<string, (resource: Resource, facts: Facts) => Findings>> = {
    [PROJECT_PERMISSIONS]: (each) => [
        judgeGroups(each),
        judgeUsers(each),
        each.properties.separatelyManagedPrefix === undefined
            ? []
            : demand(each, "separatelyManagedPrefix", matching(/^contractors-/, "contractors-, or nothing")),
    ],
    [GROUP_PERMISSION]: (each) => judgeGroup(each, "permissions", each.properties.group, each.properties.permissions),
    [GROUP_GLOBAL]: (each) => {
        const { group, permissions } = each.properties;
        const ours = typeof group !== "string" || EVERYBODY.test(group) || CONTRACTORS.test(group);
        return ours ? excess(each, "permissions", permissions, []) : [];
    },
    [TEMPLATE]: (each) => [judgeGroups(each), judgeUsers(each), judgeCreators(each)],
    [TECHNICAL_USER]: (each, { sonarqube }) =>
        excess(each, "globalPermissions", each.properties.globalPermissions, allowedGlobally(sonarqube.edition)),
};

/** Only the Community Build judges pull requests in projects that are made for them. */
const allowedGlobally = (edition: string) => (edition === "community" ? ["provisioning"] : []);

/** A finding for each permission beyond what is allowed. Unreadable ones count. */
function excess(resource: Resource, path: string, permissions: Value | undefined, allowed: string[]): Finding[] {
    const wanted = allowed.length === 0 ? "nothing" : `at most ${allowed.join(" and ")}`;
    return listOf(permissions)
        .filter((each) => typeof each !== "string" || !allowed.includes(each))
        .map((each) => finding(resource, path, each, wanted));
}

/** A group that a preview does not know is one of a person's where a person's resource names it. */
function judgeGroup(
    resource: Resource,
    path: string,
    group: Value | undefined,
    permissions: Value | undefined,
): Finding[] {
    const name = typeof group === "string" ? group : "";
    if (EVERYBODY.test(name)) {
        return excess(resource, path, permissions, []);
    }
    const contractors = CONTRACTORS.test(name) || contractorOf(resource) !== undefined;
    return contractors ? excess(resource, path, permissions, LOOKING) : [];
}

const holders = (value: Value | undefined): Properties => (isObject(value) ? value : {});

function judgeGroups(resource: Resource): Finding[] {
    return Object.entries(holders(resource.properties.groups)).flatMap(([group, permissions]) =>
        judgeGroup(resource, `groups.${group}`, group, permissions),
    );
}

/** People hold nothing by themselves, for no group takes it away with them; at most they may look. */
function judgeUsers(resource: Resource): Finding[] {
    return Object.entries(holders(resource.properties.users)).flatMap(([login, permissions]) =>
        excess(resource, `users.${login}`, permissions, login.startsWith("ci-") ? SCANNING : LOOKING),
    );
}

/** A literal key that begins with `gate:`, then anything: no alternative that leads out of it. */
const THROW_AWAY = /^gate:(?:[\w:-]|\\\.)+\.\*$/;

function judgeCreators(template: Resource): Finding[] {
    const pattern = valueAt(template.properties, "projectKeyPattern");
    const bound = typeof pattern === "string" && THROW_AWAY.test(pattern);
    return bound ? [] : excess(template, "creatorPermissions", template.properties.creatorPermissions, LOOKING);
}

/** Without an answer of its own, a project takes SonarQube's: everybody closes issues. */
function judgeCoverage(stack: Stack): Findings {
    const projects = stack.ofType(PROJECT);
    const answers = stack.ofType(PROJECT_PERMISSIONS);
    const keys = new Set(answers.map((each) => each.properties.projectKey));
    const urns = new Set(answers.flatMap((each) => stack.targets(each, "projectKey").map(({ urn }) => urn)));
    const [first] = projects;
    const stripped = stack.ofType(GROUP_GLOBAL).some(({ properties: { group } }) => group === "sonar-users");
    return [
        projects
            .filter((each) => !urns.has(each.urn) && !keys.has(each.properties.key))
            .map((each) => findingInWords(each, "", "a project that everybody administers issues of", ANSWERED)),
        first === undefined || stripped
            ? []
            : [findingInWords(first, "", "on a server where sonar-users keep what they have", STRIPPED)],
    ];
}

const ANSWERED = "ProjectPermissions for its key";
const STRIPPED = "GroupGlobalPermissions of sonar-users, with none";

/** A token of one repository must not judge another one. */
function judgeCiUsers(stack: Stack): Finding[] {
    const seen = new Set<string>();
    return stack.ofType(PROJECT_PERMISSIONS).flatMap((each) =>
        Object.keys(holders(each.properties.users)).flatMap((login) => {
            const again = login.startsWith("ci-") && seen.has(login);
            seen.add(login);
            return again
                ? [findingInWords(each, `users.${login}`, "the CI user of another project too", "one project")]
                : [];
        }),
    );
}
