import { contractorNames } from "../../planning/names";
import { showValue } from "../show-value";
import { type Check, type Facts, having } from "./facts";

interface Owner {
    /** Path of the line in the settings. */
    path: (string | number)[];
    /** As the line says it, such as `@acme/data`. */
    owner: string;
}

/** Every owner that lines of the stack file name. */
function ownersOf({ organization: { repositories = {} } }: Facts): Owner[] {
    return Object.entries(repositories).flatMap(([name, { codeOwners }]) =>
        codeOwners.extra.flatMap((line, index) =>
            line
                .split(" ")
                .slice(1)
                .map((owner) => ({
                    path: ["organization", "repositories", name, "codeOwners", "extra", index],
                    owner,
                })),
        ),
    );
}

/** Ensure that teams in CODEOWNERS are teams of the organization: GitHub ignores the whole line of another one. */
export const ensureOwningTeamsAreOfTheOrganization: Check = (facts) => {
    const own = facts.organization.github?.organization;
    return ownersOf(facts)
        .filter(({ owner }) => own !== undefined && owner.includes("/") && !isTeamOf(owner, own))
        .map(({ path, owner }) => ({
            path,
            given: showValue(owner),
            wrong: `is no team of ${own ?? ""}`,
            allowed: `teams of the organization, @${own ?? ""}/<team>, and logins`,
            edit: "name a team of the organization",
        }));
};

function isTeamOf(owner: string, organization: string): boolean {
    return owner.toLowerCase().startsWith(`@${organization.toLowerCase()}/`);
}

/** Ensure that no contractor reviews in the name of the organization, by login or by the own team. */
export const ensureContractorsOwnNothing: Check = (facts) => {
    const handles = contractorsByOwner(facts);
    return ownersOf(facts).flatMap(({ path, owner }) => {
        const handle = handles.get(owner.toLowerCase());
        return handle === undefined
            ? []
            : [
                  {
                      path,
                      given: showValue(owner),
                      wrong: `is the contractor ${handle}`,
                      allowed: "employees and teams of employees",
                      edit: "name the team that answers for this path",
                  },
              ];
    });
};

/** How CODEOWNERS could name each contractor, in lower case. */
function contractorsByOwner({ organization: { github, name, aws, okta }, contractors }: Facts): Map<string, string> {
    const logins = having(contractors, "github").map((entry): [string, string] => [
        `@${entry.github.login.toLowerCase()}`,
        entry.handle,
    ]);
    if (github === undefined || name === undefined || aws === undefined || okta === undefined) {
        return new Map(logins);
    }
    const teams = contractors.map(({ handle }): [string, string] => [
        `@${github.organization.toLowerCase()}/${contractorNames(handle, { name, aws, okta }).shared}`,
        handle,
    ]);
    return new Map([...logins, ...teams]);
}
