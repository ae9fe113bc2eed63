import { type IamStatement, readIamDocument } from "../documents/iam-document";
import { type Demand, demand, matching } from "../model/demand";
import { type Findings, findingInWords } from "../model/finding";
import { contractorOf, CONTRACTOR_ACCESS, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { UNKNOWN, type Value, valueAt } from "../model/values";

const ROLE = "aws:iam/role:Role";
const MEMBERSHIPS = "okta:index/userGroupMemberships:UserGroupMemberships";
const USER = "okta:user/user:User";

/** What lets a person in; the environment stays until the entry is deleted. */
const GRANTS = [
    MEMBERSHIPS,
    USER,
    ROLE,
    "okta:group/memberships:Memberships",
    "okta:app/groupAssignment:GroupAssignment",
    "okta:app/groupAssignments:GroupAssignments",
    "okta:app/user:User",
    "aws:ec2clientvpn/authorizationRule:AuthorizationRule",
    "github:index/membership:Membership",
    "github:index/teamMembership:TeamMembership",
    "github:index/teamMembers:TeamMembers",
    "github:index/teamRepository:TeamRepository",
    "github:index/repositoryCollaborator:RepositoryCollaborator",
    "github:index/repositoryCollaborators:RepositoryCollaborators",
    "sonarqube:index:GroupPermission",
];

/** L1. Access has an end, and ends. */
export const lifeExpiry: Rule = {
    id: "L1",
    name: "life-expiry",
    title: "Every access ends on a day, and somebody answers for it until then",
    compliant:
        "Every entry has a first and a last day, no further apart than the organization's limit, and a sponsor; after the last day the person holds no grant, and every role of the person stops letting anybody in by itself.",
    why: "Access without an end outlives the contract, and nobody notices: accounts of people who left are what intruders look for.",
    severity: "critical",
    applicability: "always",
    types: [CONTRACTOR_ACCESS, ...GRANTS],
    plain: ["entry"],
    controls: ["NIST AC-2(2)", "NIST AC-2(3)", "NIST PS-7", "ISO A.5.18"],
    fix: `Write endsOn: "<YYYY-MM-DD within the limit>" and sponsor: <an employee's address> into the entry, or delete it; then run \`pulumi up\`. A role's trust has DateLessThan: { aws:CurrentTime: <the day after endsOn>T00:00:00Z } in every Allow.`,
    url: "https://csf.tools/reference/nist-sp-800-53/r5/ac/ac-2/ac-2-3/",
    waivable: false,
    check: (component, { facts }) =>
        component.type === CONTRACTOR_ACCESS ? judgeEntry(component, facts.limits.maxContractDays) : [],
    checkStack: (stack, { today }) => [
        judgeGrants(stack, today),
        stack.ofType(ROLE).map((role) => judgeTrust(role, stack)),
    ],
};

function judgeGrants(stack: Stack, today: string): Findings {
    const ended = new Map(
        [...stack.entries.values()].flatMap(({ handle, entry }): [string, Value | undefined][] =>
            typeof entry.endsOn === "string" && entry.endsOn >= today ? [] : [[handle, entry.endsOn]],
        ),
    );
    return stack.ofType(...GRANTS).flatMap((grant) => {
        const handle = contractorOf(grant) ?? "";
        return ended.has(handle) && opens(grant, stack) ? [outlived(grant, ended.get(handle))] : [];
    });
}

/** With no run at all, the trust is what ends access. */
function judgeTrust(role: Resource, stack: Stack): Findings {
    const endsOn = dayOf(stack.entries.get(contractorOf(role) ?? "")?.entry.endsOn);
    if (endsOn === undefined) {
        return [];
    }
    const end = new Date((endsOn + 1) * MILLISECONDS).toISOString().replace(".000", "");
    return readIamDocument(role.properties.assumeRolePolicy)
        .filter((statement) => statement.effect === "Allow" && !endsBy(statement, end))
        .map(() => findingInWords(role, "assumeRolePolicy", "open without end", `DateLessThan aws:CurrentTime ${end}`));
}

/** Every condition must hold, and every value of one is another chance. */
function endsBy({ conditions }: IamStatement, end: string): boolean {
    return conditions.some(
        ({ operator, set, ifExists, key, values }) =>
            operator === "DateLessThan" &&
            set === undefined &&
            !ifExists &&
            key === "aws:currenttime" &&
            values.every((value) => value === UNKNOWN || Date.parse(value) <= Date.parse(end)),
    );
}

const outlived = (grant: Resource, endsOn: Value | undefined) =>
    findingInWords(
        grant,
        "",
        `a grant that outlives its last day, ${typeof endsOn === "string" ? endsOn : "which nobody wrote down"}`,
        "no grant after it",
    );

const DAY: Demand = {
    wanted: "a day, YYYY-MM-DD",
    holds: (value) => dayOf(value) !== undefined,
};

function judgeEntry(component: Resource, longest: number): Findings {
    const first = dayOf(valueAt(component.properties, "entry.startsOn"));
    const within: Demand = {
        wanted: `${longest} days with the first one at most`,
        holds: (value) => {
            const last = dayOf(value);
            // Both days count. A day that is none is said above.
            return first === undefined || last === undefined || last - first < longest;
        },
    };
    return [
        demand(component, "entry.startsOn", DAY),
        demand(component, "entry.endsOn", DAY),
        demand(component, "entry.endsOn", within),
        demand(component, "entry.sponsor", matching(/^[^@\s]+@[^@\s]+$/, "an employee's address")),
    ];
}

const MILLISECONDS = 86_400_000;

/** The number of a day of the calendar; undefined for anything else, such as the last of February plus one. */
function dayOf(value: Value | undefined): number | undefined {
    const time = typeof value === "string" ? Date.parse(`${value}T00:00:00Z`) : NaN;
    const isDay = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
    return isDay ? time / MILLISECONDS : undefined;
}

/** Roles that only services take on, the group of all contractors and a user who cannot sign in open nothing. */
function opens(grant: Resource, stack: Stack): boolean {
    const { type, properties } = grant;
    if (type === ROLE) {
        const opening = readIamDocument(properties.assumeRolePolicy).filter(({ effect }) => effect === "Allow");
        return opening.some((each) => each.notPrincipal || each.principals.some(({ kind }) => kind !== "Service"));
    }
    if (type === MEMBERSHIPS) {
        return stack.targets(grant, "groups").some((group) => contractorOf(group) !== undefined);
    }
    return type !== USER || properties.status !== "DEPROVISIONED";
}
