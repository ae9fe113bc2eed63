import { type PolicyDocument, policyDocument } from "../../components/documents/policy-document";
import type { RoleKind } from "../../components/planning/names";
import { type Check, type Circumstances, EVERYTHING, OPEN, type Person, asked, check, found } from "./world";

/** One line of a list: which of the person's roles does what to what. */
export interface Deed {
    what: string;
    role: RoleKind;
    action: string;
    resource: string;
    circumstances: Circumstances;
    /** The VPC endpoint that containers must go through. */
    through?: "S3 endpoint" | "interface endpoint";
    /** For what is not allowed: the walls that each keep it out alone. */
    walls: readonly Wall[];
}

/**
 * What keeps a deed out even when everything else is open.
 * - `grants`: what the role was given, without a boundary.
 * - `allow list`: the Allow statements of the boundary, on a role that was given everything.
 * - `deny list`: the Deny statements of the boundary, where everything else allows.
 */
export type Wall = "grants" | "allow list" | "deny list";
const ALL_WALLS: readonly Wall[] = ["grants", "allow list", "deny list"];

/** A row of a table: what, the roles that do it, the actions it takes, what it is done to, and what is special. */
export type Row = readonly [
    what: string,
    roles: readonly RoleKind[],
    actions: readonly string[],
    resource: string,
    circumstances?: Circumstances,
    walls?: readonly Wall[],
];

export function deeds(rows: readonly Row[]): Deed[] {
    return rows.flatMap(([what, roles, actions, resource, circumstances = {}, walls = ALL_WALLS]) =>
        roles.flatMap((role) =>
            actions.map((action) => ({ what, role, action, resource, circumstances, walls, ...wayOut(role, action) })),
        ),
    );
}

/** Containers reach AWS through the endpoints of the VPC only. */
function wayOut(role: RoleKind, action: string): Pick<Deed, "through"> {
    if (role !== "task" && role !== "execution") {
        return {};
    }
    return action.startsWith("s3:")
        ? { through: "S3 endpoint" }
        : /^(?:ecr|logs):/.test(action)
          ? { through: "interface endpoint" }
          : {};
}

/** The documents that a role is granted its permissions with. */
const GRANTS: Record<RoleKind, readonly string[]> = {
    access: ["access", "run services"],
    deploy: ["deploy", "run services"],
    task: ["task"],
    execution: ["execution"],
};

/** Grants, boundary, the bucket's own policy and the endpoint on the way, together, as AWS judges them. */
export function together(person: Person, deed: Deed, at: string, expected: boolean): Check {
    const { role, action, resource, circumstances, through } = deed;
    const own = resource === person.plan.arns.bucket || resource.startsWith(`${person.plan.arns.bucket}/`);
    const foreign = circumstances.account !== undefined;
    return check(
        describe(person, deed, at),
        expected,
        asked(person, role, action, resource, at, circumstances),
        {
            identity: GRANTS[role],
            boundary: "boundary",
            ...(own && !foreign ? { resource: "bucket" } : {}),
            ...(through === undefined ? {} : { endpoint: through }),
        },
        // Whoever wants to be robbed, or to be given something, opens his door.
        foreign ? { resource: OPEN } : {},
    );
}

/**
 * The same deeds against each of their walls alone. A boundary is the person's: which role knocks makes no difference.
 */
export function againstWalls(person: Person, list: readonly Deed[], at: string): Check[] {
    const seen = new Set<string>();
    return list.flatMap((deed) =>
        deed.walls
            .filter((wall) => {
                const key = JSON.stringify([wall, deed.action, deed.resource, deed.circumstances]);
                const again = wall !== "grants" && seen.has(key);
                seen.add(key);
                return !again;
            })
            .map((wall) => againstWall(person, deed, at, wall)),
    );
}

function againstWall(person: Person, deed: Deed, at: string, wall: Wall): Check {
    const { role, action, resource, circumstances } = deed;
    const question = {
        ...asked(person, role, action, resource, at, circumstances),
        // The question is what the documents say, so nothing is lost on the way into another account.
        account: person.plan.organization.aws.accountId,
    };
    const what = `${describe(person, deed, at)}, against the ${wall} alone`;
    if (wall === "grants") {
        return check(what, false, question, { identity: GRANTS[role] });
    }
    return {
        what,
        expected: false,
        question,
        documents: ["boundary"],
        policies: (documents) => ({
            identity: [EVERYTHING],
            boundary: part(found(documents, "boundary"), wall === "allow list" ? "Allow" : "Deny"),
        }),
    };
}

const parts = new WeakMap<PolicyDocument, Record<"Allow" | "Deny", PolicyDocument>>();

/** The Allow statements of a boundary alone, or its Deny statements where all else is allowed. */
function part(boundary: PolicyDocument, effect: "Allow" | "Deny"): PolicyDocument {
    const known = parts.get(boundary) ?? {
        Allow: policyDocument(...boundary.Statement.filter((statement) => statement.Effect === "Allow")),
        Deny: policyDocument(
            ...EVERYTHING.Statement,
            ...boundary.Statement.filter((statement) => statement.Effect === "Deny"),
        ),
    };
    parts.set(boundary, known);
    return known[effect];
}

function describe({ plan }: Person, { what, role, action, resource, circumstances }: Deed, at: string): string {
    const details = Object.entries(circumstances).map(([key, value]) => `${key} ${String(value)}`);
    return `${plan.entry.handle}, ${role} role, ${at}: ${what} (${[action, resource, ...details].join(", ")})`;
}
