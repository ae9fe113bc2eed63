import { nearest } from "../nearest";
import type { Problem, SettingPath } from "../problem";
import { showValue } from "../show-value";
import { type Check, having, listed, repeats } from "./facts";

/** Ensure that every squad is one of the organization's. */
export const ensureSquadsExist: Check = ({ organization: { squads }, contractors }) =>
    having(contractors, "squad").flatMap(({ handle, squad }) =>
        unknownName(["contractors", handle, "squad"], squad, "squad", squads),
    );

/** Ensure that every vendor is one of the organization's. */
export const ensureVendorsExist: Check = ({ organization: { vendors }, contractors }) =>
    having(contractors, "vendor").flatMap(({ handle, vendor }) =>
        unknownName(["contractors", handle, "vendor"], vendor, "vendor", vendors),
    );

/** Ensure that every profile is one of the organization's. */
export const ensureProfilesExist: Check = ({ organization: { profiles }, contractors }) =>
    having(contractors, "profile").flatMap(({ handle, profile }) =>
        unknownName(["contractors", handle, "profile"], profile, "profile", profiles),
    );

/** Ensure that every repository of an entry or a profile is guarded. */
export const ensureRepositoriesAreGuarded: Check = ({ organization: { repositories, profiles = {} }, contractors }) => {
    const unknownNames = (path: SettingPath, names: readonly string[]) =>
        names.flatMap((name, index) => unknownName([...path, index], name, "guarded repository", repositories));
    return [
        ...Object.entries(profiles).flatMap(([name, profile]) =>
            unknownNames(["organization", "profiles", name, "repositories"], profile.repositories),
        ),
        ...having(contractors, "repositories").flatMap((entry) =>
            unknownNames(["contractors", entry.handle, "repositories"], entry.repositories),
        ),
    ];
};

/** Ensure that no list names a thing twice. */
export const ensureListsHaveNoRepeats: Check = ({ organization, contractors }) => {
    const lists: [SettingPath, readonly string[]][] = [
        [["organization", "aws", "productionAccountIds"], organization.aws?.productionAccountIds ?? []],
        ...Object.entries(organization.vendors ?? {}).map(
            ([name, { emailDomains }]): [SettingPath, readonly string[]] => [
                ["organization", "vendors", name, "emailDomains"],
                emailDomains,
            ],
        ),
        ...Object.entries(organization.profiles ?? {}).map(([name, profile]): [SettingPath, readonly string[]] => [
            ["organization", "profiles", name, "repositories"],
            profile.repositories,
        ]),
        ...having(contractors, "repositories").map((entry): [SettingPath, readonly string[]] => [
            ["contractors", entry.handle, "repositories"],
            entry.repositories,
        ]),
    ];
    return lists.flatMap(([path, list]) =>
        repeats([...list.entries()], ([, value]) => value).map(({ item: [index, value] }) => ({
            path: [...path, index],
            given: showValue(value),
            wrong: "stands in this list twice",
            allowed: "each value once",
            edit: "delete one of the two",
        })),
    );
};

/** Only own keys are names: every JavaScript object has a `constructor`. */
function unknownName(path: SettingPath, name: string, kind: string, known: object | undefined): Problem[] {
    if (known === undefined || Object.hasOwn(known, name)) {
        return [];
    }
    const names = Object.keys(known);
    const meant = nearest(name, names);
    const plural = { squad: "squads", vendor: "vendors", profile: "profiles" }[kind] ?? "repositories";
    const choose = meant === undefined ? "write one of these" : `write ${meant}`;
    const add = `add it under organization.${plural}`;
    return [
        {
            path,
            given: showValue(name),
            wrong: `is no ${kind}`,
            allowed: listed(names),
            edit: names.length === 0 ? add : `${choose}, or ${add}`,
        },
    ];
}
