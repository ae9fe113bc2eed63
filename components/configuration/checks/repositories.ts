import { contractorNames } from "../../planning/names";
import { showValue } from "../show-value";
import { type Check, repeats } from "./facts";

/** Ensure that guarded repositories differ by more than case: for GitHub they are one. */
export const ensureRepositoryNamesDiffer: Check = ({ organization: { repositories = {} } }) =>
    repeats(Object.keys(repositories).sort(), (name) => name.toLowerCase()).map(({ item, first }) => ({
        path: ["organization", "repositories", item],
        given: showValue(item),
        wrong: `is the same repository as ${showValue(first)}; GitHub ignores case`,
        allowed: "each repository once",
        edit: "delete one of the two",
    }));

/** Ensure that no two guarded repositories carry one id. */
export const ensureRepositoryIdsAreUnique: Check = ({ organization: { repositories = {}, github } }) => {
    const byName = Object.entries(repositories).sort(([a], [b]) => (a < b ? -1 : 1));
    return repeats(byName, ([, { id }]) => id).map(({ item: [name, { id }], first: [other] }) => ({
        path: ["organization", "repositories", name, "id"],
        given: String(id),
        wrong: `is the id of ${other}`,
        allowed: "the repository's own id",
        edit: `look it up: https://api.github.com/repos/${github?.organization ?? "<organization>"}/${name}`,
    }));
};

/** Ensure that the GitHub plan has rulesets and environments for repositories of each visibility. */
export const ensurePlanCanGuardRepositories: Check = ({ organization: { repositories = {}, github } }) => {
    if (github === undefined) {
        return [];
    }
    // Source: GitHub's pages on rulesets, environments and repository visibility.
    const visibilities = {
        free: ["public"],
        team: ["public", "private"],
        enterprise: ["public", "private", "internal"],
    }[github.plan];
    return Object.entries(repositories)
        .filter(([, { visibility }]) => !visibilities.includes(visibility))
        .map(([name, { visibility }]) => ({
            path: ["organization", "repositories", name, "visibility"],
            given: showValue(visibility),
            wrong:
                visibility === "internal"
                    ? `exists on GitHub Enterprise only, not on the plan ${github.plan}`
                    : `has no rulesets and no environments on the plan ${github.plan}`,
            allowed: `${visibilities.join(", ")} on this plan`,
            edit: "correct the visibility or organization.github.plan, or do not let contractors into this repository",
        }));
};

/** Ensure that no contractor's team takes the core team over: both are teams of one organization. */
export const ensureCoreTeamIsNobodysTeam: Check = ({ organization: { github, name, aws, okta }, contractors }) => {
    if (github === undefined || name === undefined || aws === undefined || okta === undefined) {
        return [];
    }
    const owner = contractors.find(
        ({ handle }) => contractorNames(handle, { name, aws, okta }).shared === github.coreTeam.slug,
    );
    return owner === undefined
        ? []
        : [
              {
                  path: ["organization", "github", "coreTeam", "slug"],
                  given: showValue(github.coreTeam.slug),
                  wrong: `is the team of the contractor ${owner.handle}`,
                  allowed: "a team of employees",
                  edit: "name the team that reviews every change",
              },
          ];
};
