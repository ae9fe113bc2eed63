import type { IamStatement } from "../documents/iam-document";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import { contractorOf } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { UNKNOWN } from "../model/values";
import { type Deed, reach } from "./effect";
import { ESCALATION_PATHS, type EscalationPath, TASKS } from "./escalation-paths";
import { arnOf, GRANTING_TYPES, type Holder, holdersOf, POLICY, read, ROLE } from "./holders";

/** A6. Whether anybody can give themselves more than they were given. */
export const iamNoEscalation: Rule = {
    id: "A6",
    name: "iam-no-escalation",
    title: "Nobody can give themselves more rights",
    compliant:
        "What a role's inline and attached policies allow together, under its permission boundary, opens none of the known ways to escalate. `iam:PassRole` names the person's own bounded roles one by one, and ECS tasks as the only service.",
    why: "One right such as writing a policy version, or handing a strong role to a machine, makes an administrator out of anybody; boundary and groups then bind nobody.",
    severity: "critical",
    applicability: "always",
    types: GRANTING_TYPES,
    plain: [],
    controls: ["NIST AC-6(10)", "ISO A.8.2"],
    fix: `Take the named actions out of the policy, or deny them in the boundary; allow iam:PassRole on exact ARNs of the person's own roles, with StringEquals iam:PassedToService: ${TASKS}.`,
    url: "https://pathfinding.cloud/paths/",
    waivable: false,
    checkStack: (stack, { facts }) => {
        const world = worldOf(stack, facts);
        return holdersOf(stack, facts).map((holder) => judge(holder, world));
    },
};

/** What no single holder shows. */
interface World {
    /** By ARN: whose each bounded role is. */
    owners: ReadonlyMap<string | undefined, string | undefined>;
    /** ARNs of policies that only take rights away. */
    denials: ReadonlySet<string | undefined>;
}

function worldOf(stack: Stack, facts: Facts): World {
    const bounded = stack.ofType(ROLE).filter(({ properties }) => typeof properties.permissionsBoundary === "string");
    const denials = stack.ofType(POLICY).filter((policy) => read(policy.properties.policy).every(isDenial));
    return {
        owners: new Map(bounded.map((role) => [arnOf(role, facts), contractorOf(role)])),
        denials: new Set(denials.map((policy) => arnOf(policy, facts))),
    };
}

const isDenial = ({ effect }: IamStatement) => effect === "Deny";

/** One finding a holder: an administrator has all ways open. */
function judge(holder: Holder, world: World): Findings {
    const possible = new Map<string, boolean>();
    const may = (action: string) => {
        const known = possible.get(action) ?? can(action, holder, world);
        possible.set(action, known);
        return known;
    };
    const open = ESCALATION_PATHS.filter(
        ({ actions, passedTo }) => actions.every(may) && (passedTo === undefined || canPassTo(passedTo, holder, world)),
    );
    return open.length === 0
        ? []
        : [findingInWords(holder.resource, "", `open to ${tell(open)}`, "no known way to escalate")];
}

function tell(open: readonly EscalationPath[]): string {
    const told = open.slice(0, 3).map(({ id, actions, passedTo, gain }) => {
        const needed = passedTo === undefined ? actions : ["iam:PassRole", ...actions];
        return `${id} (${needed.join(" + ")}: ${gain})`;
    });
    return open.length > told.length ? `${told.join(", ")} and ${open.length - told.length} more` : told.join(", ");
}

/** Condition keys that decide whether an action is harmful, with a value that is. */
const DECISIVE: Readonly<Record<string, readonly [key: string, harmful: string]>> = {
    "iam:AttachGroupPolicy": ["iam:policyarn", "arn:aws:iam::aws:policy/AdministratorAccess"],
    "iam:AttachRolePolicy": ["iam:policyarn", "arn:aws:iam::aws:policy/AdministratorAccess"],
    "iam:AttachUserPolicy": ["iam:policyarn", "arn:aws:iam::aws:policy/AdministratorAccess"],
    "iam:PassRole": ["iam:passedtoservice", "any.amazonaws.com"],
};

/** Whether a holder may do something with harm in it: with any value of the decisive key that policies speak of. */
function can(action: string, { identity, boundary }: Holder, { denials }: World): boolean {
    const [key, harmful] = DECISIVE[action] ?? [];
    const mentioned = identity.flatMap(({ conditions }) => conditions.filter((each) => each.key === key));
    const values = [harmful, ...mentioned.flatMap((each) => each.values)]
        .filter((value) => value !== UNKNOWN && value !== undefined)
        .filter((value) => value !== TASKS && !denials.has(value));
    const contexts = key === undefined ? [new Map<string, string>()] : values.map((value) => new Map([[key, value]]));
    return contexts.some((context) => reach(identity, boundary, deed(action, context)).length > 0);
}

/** Whether a holder may pass a role to a service that is no bounded role of the same person. */
function canPassTo(service: string, { resource, identity, boundary }: Holder, { owners }: World): boolean {
    const owner = contractorOf(resource);
    const isOwn = (arn: string) => owner !== undefined && owners.get(arn) === owner;
    const ways = reach(identity, boundary, deed("iam:PassRole", new Map([["iam:passedtoservice", service]])));
    return ways.some((patterns) => !patterns.some(isOwn));
}

function deed(action: string, context: ReadonlyMap<string, string>): Deed {
    return { action, context, target: /^(?:iam|sts):/.test(action) ? "arn:*:iam:*" : "*" };
}
