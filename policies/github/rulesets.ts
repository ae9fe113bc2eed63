import type { Facts } from "../model/facts";
import { type Finding, findingInWords } from "../model/finding";
import { ORGANIZATION, type Resource } from "../model/resource";
import type { Stack } from "../model/stack";
import { isObject, listOf, type Properties, type Value, valueAt } from "../model/values";

const REPOSITORY_RULESET = "github:index/repositoryRuleset:RepositoryRuleset";
export const ORGANIZATION_RULESET = "github:index/organizationRuleset:OrganizationRuleset";
export const RULESETS: readonly string[] = [REPOSITORY_RULESET, ORGANIZATION_RULESET];
/** The classic kind, by pattern, and its older form, by branch. */
export const PROTECTION = "github:index/branchProtection:BranchProtection";
export const OLD_PROTECTION = "github:index/branchProtectionV3:BranchProtectionV3";
export const PROTECTIONS: readonly string[] = [PROTECTION, OLD_PROTECTION];

/** Where the rules are explained. */
export const RULES_URL =
    "https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets";

/** The rules of a ruleset; none when they cannot be read. */
export function rulesOf({ properties: { rules } }: Resource): Properties {
    return isObject(rules) ? rules : {};
}

/** A rule of a ruleset that is an object of its own, such as `pullRequest`. */
export function ruleOf(ruleset: Resource, name: string): Properties | undefined {
    const rule = rulesOf(ruleset)[name];
    return isObject(rule) ? rule : undefined;
}

/** True for a ruleset about a guarded repository; by name or id only, since what a property holds nobody here knows. */
export function concerns({ type, properties }: Resource, repository: string, { repositories }: Facts): boolean {
    if (type === REPOSITORY_RULESET) {
        return properties.repository === repository;
    }
    const ids = listOf(valueAt(properties, "conditions.repositoryIds"));
    const names = listOf(valueAt(properties, "conditions.repositoryName.includes"));
    const excluded = listOf(valueAt(properties, "conditions.repositoryName.excludes"));
    const named = names.includes(repository) || names.includes("~ALL");
    return ids.includes(repositories[repository]?.id ?? NaN) || (named && excluded.length === 0);
}

/** True when references include the default branch, in one of the ways that need no pattern. */
export function includesDefaultBranch(includes: Value | undefined, defaultBranch: string | undefined): boolean {
    const wanted = ["~DEFAULT_BRANCH", "~ALL", ...(defaultBranch === undefined ? [] : [`refs/heads/${defaultBranch}`])];
    return listOf(includes).some((each) => typeof each === "string" && wanted.includes(each));
}

/** True for a ruleset in force on the default branch of a guarded repository, without exception. */
function guards(ruleset: Resource, repository: string, facts: Facts): boolean {
    const { enforcement, target, conditions } = ruleset.properties;
    const { includes, excludes } = refNameOf(conditions);
    return (
        enforcement === "active" &&
        target === "branch" &&
        concerns(ruleset, repository, facts) &&
        includesDefaultBranch(includes, facts.repositories[repository]?.defaultBranch) &&
        listOf(excludes).length === 0
    );
}

function refNameOf(conditions: Value | undefined): Properties {
    return isObject(conditions) && isObject(conditions.refName) ? conditions.refName : {};
}

/** The guarded repositories, where this stack is the one that guards them: with layers, people have stacks of their own. */
export function guardedHere({ resources }: Stack, { repositories }: Facts): string[] {
    return resources.some(({ name }) => name.startsWith("platform/")) ? Object.keys(repositories) : [];
}

/** The rulesets in force on the default branch of a guarded repository. */
export function guardsOf(stack: Stack, repository: string, facts: Facts): Resource[] {
    return stack.ofType(...RULESETS).filter((each) => guards(each, repository, facts));
}

/** A finding for each guarded repository on whose default branch no ruleset in force does what is wanted. */
export function unguarded(
    stack: Stack,
    facts: Facts,
    path: string,
    wanted: string,
    does: (ruleset: Resource) => boolean,
): Finding[] {
    return guardedHere(stack, facts)
        .filter((repository) => !guardsOf(stack, repository, facts).some(does))
        .map((repository) =>
            findingInWords(anchorOf(stack, repository, facts), path, `absent for ${repository}`, wanted),
        );
}

/** What a finding about a repository names, and a waiver with it: a ruleset of it, else the organization. */
export function anchorOf(stack: Stack, repository: string, facts: Facts): Resource {
    const rulesets = stack.ofType(...RULESETS).filter((each) => concerns(each, repository, facts));
    const anchor = rulesets.find((each) => ruleOf(each, "pullRequest")) ?? rulesets[0] ?? stack.ofType(ORGANIZATION)[0];
    if (anchor === undefined) {
        throw new Error(`nothing in the stack stands for ${repository}`);
    }
    return anchor;
}
