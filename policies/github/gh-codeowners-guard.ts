import { demand, is } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Finding, finding, type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { isObject, listOf, show } from "../model/values";
import { CODE_OWNERS, deciding, type OwnerLine, readCodeOwners, samplesOf } from "./code-owners";
import {
    anchorOf,
    guardedHere,
    OLD_PROTECTION,
    PROTECTION,
    PROTECTIONS,
    ruleOf,
    RULESETS,
    unguarded,
} from "./rulesets";

const FILE = "github:index/repositoryFile:RepositoryFile";
const MEMBERSHIPS = ["github:index/teamMembership:TeamMembership", "github:index/teamMembers:TeamMembers"];

/** G4. Who decides about the files that decide about everything else. */
export const ghCodeownersGuard: Rule = {
    id: "G4",
    name: "gh-codeowners-guard",
    title: "The core team owns pipeline and build, and no contractor owns anything",
    compliant:
        "Owners review every change; each CODEOWNERS gives every path an owner who is no contractor, and to the core team alone the pipeline, CODEOWNERS itself, SonarQube's settings and the build files, with no later line that takes them away; no contractor is in a team that owns.",
    why: "Whoever may change how code is judged needs no other bypass, and a path without owner can be merged by two contractors between themselves.",
    severity: "critical",
    applicability: "always",
    types: [...RULESETS, ...PROTECTIONS, FILE, ...MEMBERSHIPS],
    plain: ["rules", "requiredPullRequestReviews", "file", "content", "repository", "branch"],
    controls: ["NIST CM-5", "NIST SA-10", "CIS-GitHub 1.1.6", "CIS-GitHub 1.1.7", "CIS-GitHub 2.3.4"],
    fix: "Set rules.pullRequest.requireCodeOwnerReview: true; begin CODEOWNERS with * and end it with /.github/, CODEOWNERS and sonar-project.properties for the core team; name no contractor.",
    url: "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners",
    waivable: true,
    check: (resource, { facts }) => {
        if (resource.type === FILE) {
            return CODE_OWNERS.includes(pathOf(resource)) ? judgeFile(resource, facts) : [];
        }
        return reviewPaths(resource).map((path) => demand(resource, path, is(true), false));
    },
    checkStack: (stack, { facts }) => [
        unguarded(
            stack,
            facts,
            "rules.pullRequest.requireCodeOwnerReview",
            "true in a ruleset in force on the default branch",
            (ruleset) => ruleOf(ruleset, "pullRequest")?.requireCodeOwnerReview === true,
        ),
        guardedHere(stack, facts).map((repository) => judgePresence(stack, repository, facts)),
        judgePeople(stack, facts),
    ],
};

const pathOf = ({ properties: { file } }: Resource) => (typeof file === "string" ? file.replace(/^(\.?\/)+/, "") : "");

/** Where reviews are demanded, the switch for owners. */
function reviewPaths(resource: Resource): string[] {
    const { requiredPullRequestReviews: classic } = resource.properties;
    if (resource.type === PROTECTION) {
        return listOf(classic).map((_, index) => `requiredPullRequestReviews.${index}.requireCodeOwnerReviews`);
    }
    if (resource.type === OLD_PROTECTION) {
        return classic ? ["requiredPullRequestReviews.requireCodeOwnerReviews"] : [];
    }
    return ruleOf(resource, "pullRequest") === undefined ? [] : ["rules.pullRequest.requireCodeOwnerReview"];
}

const core = ({ github }: Facts) => `@${github.organization}/${github.coreTeam.slug}`;

function judgeFile(file: Resource, facts: Facts): Findings {
    const lines = readCodeOwners(file.properties.content);
    return [
        lines.flatMap((line) => judgeOwners(file, line, facts)),
        ["any", "any/where/else.txt"]
            .filter((path) => deciding(lines, path) === undefined)
            .map((path) => findingInWords(file, "content", `without owner for ${path}`, "a line * for the core team")),
        judgeGuarded(file, lines, facts),
    ];
}

function judgeOwners(file: Resource, { number, pattern, owners }: OwnerLine, facts: Facts): Finding[] {
    const { github, okta } = facts;
    const ours = new RegExp(`^@(${github.organization}/)?contractors?(-|$)`, "i");
    const suspects = owners.filter((owner) => ours.test(owner) || owner.endsWith(`@${okta.loginDomain}`));
    const wanted = "employees or their teams";
    if (owners.length === 0) {
        return [findingInWords(file, "content", `leaving ${pattern} to nobody in line ${number}`, wanted)];
    }
    return suspects.map((owner) =>
        findingInWords(file, "content", `giving ${pattern} to ${owner} in line ${number}`, wanted),
    );
}

/** Files, found at any depth, that decide what is fetched, built and run. */
const BUILD_FILES = [
    ...["package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", ".npmrc", "pom.xml", "build.gradle"],
    ...["build.gradle.kts", "go.mod", "go.sum", "pyproject.toml", "requirements.txt", "Cargo.toml", "Cargo.lock"],
    ...["Dockerfile", "Makefile"],
];
const ANYWHERE = [...BUILD_FILES, "sonar-project.properties"];
const GUARDED_PATHS = [
    ...[".github/workflows/quality-gate.yml", ".github/quality-gate/gate.mjs", ".github/quality-gate/settings.json"],
    ...[".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".github/actions/setup/action.yml"],
    ...ANYWHERE.flatMap((name) => [name, `services/api/${name}`]),
];

const isGuarded = (path: string) =>
    path.startsWith(".github/") || CODE_OWNERS.includes(path) || ANYWHERE.includes(path.replace(/^.*\//, ""));

/** By effect: whatever line decides about a guarded path must name the core team and nobody else. */
function judgeGuarded(file: Resource, lines: readonly OwnerLine[], facts: Facts): Finding[] {
    const paths = [...GUARDED_PATHS, ...lines.flatMap(({ pattern }) => samplesOf(pattern, ".github/"))].filter(
        isGuarded,
    );
    const wrong = new Map<number, string>();
    for (const path of paths) {
        const line = deciding(lines, path);
        const number = line?.number ?? 0;
        if (!wrong.has(number) && (line?.owners.length !== 1 || line.owners[0] !== core(facts))) {
            wrong.set(number, `giving ${path} to ${line?.owners.join(", ") ?? "nobody"}`);
        }
    }
    return [...wrong].map(([number, found]) =>
        findingInWords(file, "content", `${found}${number === 0 ? "" : ` in line ${number}`}`, core(facts)),
    );
}

function judgePresence(stack: Stack, repository: string, facts: Facts): Finding[] {
    const branch = facts.repositories[repository]?.defaultBranch;
    const present = stack
        .ofType(FILE)
        .some(
            (each) =>
                each.properties.repository === repository &&
                pathOf(each) === CODE_OWNERS[0] &&
                [undefined, branch].includes(each.properties.branch as string | undefined),
        );
    const wanted = `a RepositoryFile .github/CODEOWNERS on ${show(branch)}`;
    const anchor = () => anchorOf(stack, repository, facts);
    return present ? [] : [findingInWords(anchor(), "", `without CODEOWNERS for ${repository}`, wanted)];
}

/** Contractors as owners by their own names, or as members of teams that own. */
function judgePeople(stack: Stack, facts: Facts): Findings {
    const logins = new Set([...stack.entries.values()].flatMap(({ entry }) => loginOf(entry.github)));
    const emails = new Set([...stack.entries.values()].map(({ entry }) => entry.email));
    const files = stack.ofType(FILE).filter((each) => CODE_OWNERS.includes(pathOf(each)));
    const owners = files.flatMap((file) => readCodeOwners(file.properties.content).map((line) => ({ file, line })));
    const isContractor = (owner: string) => emails.has(owner) || logins.has(owner.slice(1).toLowerCase());
    const teams = new Set(owners.flatMap(({ line }) => line.owners.map((owner) => owner.replace(/^@[^/]*\//, ""))));
    const { slug, id } = facts.github.coreTeam;
    const owning = new Set<unknown>([...teams, slug, id, String(id)]);
    return [
        owners.flatMap(({ file, line }) =>
            line.owners
                .filter(isContractor)
                .map((owner) => findingInWords(file, "content", `giving ${line.pattern} to ${owner}`, "no contractor")),
        ),
        stack
            .ofType(...MEMBERSHIPS)
            .filter(({ properties: { teamId, teamSlug } }) => owning.has(teamId ?? teamSlug))
            .filter((each) => membersOf(each).some((login) => logins.has(login.toLowerCase())))
            .map((each) => finding(each, "teamId", each.properties.teamId, "a team that owns no code")),
    ];
}

const loginOf = (github: unknown) =>
    isObject(github) && typeof github.login === "string" ? [github.login.toLowerCase()] : [];

const membersOf = ({ properties: { username, members } }: Resource) =>
    [username, ...listOf(members).map((each) => (isObject(each) ? each.username : each))].filter(
        (each) => typeof each === "string",
    );
