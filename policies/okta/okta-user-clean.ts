import { demand, is, matching } from "../model/demand";
import { type Findings, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { valueAt } from "../model/values";

const USER = "okta:user/user:User";
/** What only the person may know, by the type that takes it. */
const KNOWN_TO_ONE: Readonly<Record<string, readonly string[]>> = {
    [USER]: ["password", "oldPassword", "passwordHash", "passwordInlineHook", "recoveryQuestion", "recoveryAnswer"],
    "okta:app/user:User": ["password"],
    "okta:index/userFactorQuestion:UserFactorQuestion": ["answer"],
};

/** O11. What is written down about a person. */
export const oktaUserClean: Rule = {
    id: "O11",
    name: "okta-user-clean",
    title: "Users are made without password, under the contractors' domain",
    compliant:
        "No user is made with a password, a hash or a recovery answer: people choose them when they activate the account; every login is <handle>@<the contractors' domain>.",
    why: "A password in code is known to everybody who reads the code, the state or a log; a login in another domain may be an employee's.",
    severity: "critical",
    applicability: "always",
    types: Object.keys(KNOWN_TO_ONE),
    plain: ["login", ...new Set(Object.values(KNOWN_TO_ONE).flat())],
    controls: ["NIST IA-5", "ISO A.5.17"],
    fix: "Remove password, oldPassword, passwordHash, passwordInlineHook, recoveryQuestion, recoveryAnswer and answer; set login: <handle>@<okta.loginDomain>.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/user/user/",
    waivable: false,
    check: (resource, { facts }) => [
        (KNOWN_TO_ONE[resource.type] ?? []).map((path) => judgeSecret(resource, path)),
        resource.type === USER ? judgeLogin(resource, facts.okta.loginDomain) : [],
    ],
};

/** Says that it is there, never what it is. */
function judgeSecret(resource: Resource, path: string): Findings {
    return valueAt(resource.properties, path) === undefined
        ? []
        : [findingInWords(resource, path, "set", "nothing: the person chooses it")];
}

function judgeLogin(user: Resource, domain: string): Findings {
    const handle = contractorOf(user);
    const escaped = domain.replaceAll(".", "\\.");
    const wanted = new RegExp(`^[^@\\s]+@${escaped}$`);
    return handle === undefined
        ? demand(user, "login", matching(wanted, `<name>@${domain}`))
        : demand(user, "login", is(`${handle}@${domain}`));
}
