import { valuesAt } from "./paths";
import type { Call, Reference, Row } from "./row";
import { referencesTo } from "./table/index";
import type { Plain } from "./values";
import type { CloudObject, Member, World } from "./world";

/*
 * What objects have to do with each other: a reference must find its target, some combinations of values exist once, and
 * what is in use or not empty cannot be deleted.
 */

function names(reference: Reference, target: CloudObject, value: unknown): boolean {
    const { by } = reference;
    return by === undefined
        ? target.id === value
        : by.some((key) => value === (key === "id" ? target.id : target.outputs[key]));
}

function missingTarget(reference: Reference, call: Call): string | undefined {
    for (const { path, value } of valuesAt(call.inputs, reference.path)) {
        if (typeof value === "string" && reference.except?.test(value) !== true) {
            const found =
                reference.by === undefined
                    ? call.world.get(reference.to, value) !== undefined
                    : call.world.all(reference.to).some((target) => names(reference, target, value));
            if (!found) {
                const by = reference.by?.join(" or ") ?? "id";
                return `${path} is ${JSON.stringify(value)}, but there is no ${reference.to} with that ${by}`;
            }
        }
    }
    return undefined;
}

/** Why the service cannot take these inputs: what they name does not exist. */
export function referenceProblem(row: Row, call: Call): string | undefined {
    for (const reference of row.references ?? []) {
        const problem = missingTarget(reference, call);
        if (problem !== undefined) {
            return problem;
        }
    }
    return undefined;
}

/** Why the service cannot have this object: another one has the values that exist once. */
export function conflict(row: Row, call: Call): string | undefined {
    const taken = (row.unique ?? []).find(({ properties }) =>
        call.world
            .all(call.type)
            .some(
                (other) =>
                    other !== call.previous &&
                    properties.every((name) => isSame(other.outputs[name], call.inputs[name])),
            ),
    );
    return taken?.message(call);
}

function isSame(a: Plain | undefined, b: Plain | undefined): boolean {
    return a === b || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
}

function holdersOf(object: CloudObject, world: World, onDelete: Reference["onDelete"]): CloudObject[] {
    return referencesTo(object.type)
        .filter(({ reference }) => reference.onDelete === onDelete)
        .flatMap(({ type, reference }) =>
            world
                .all(type)
                .filter((holder) =>
                    valuesAt(holder.outputs, reference.path).some(({ value }) => names(reference, object, value)),
                ),
        );
}

function isReleased(row: Row, object: CloudObject): boolean {
    const property = row.inUse?.releasedBy;
    return property !== undefined && object.outputs[property] === true;
}

/** Why the service cannot delete the object: somebody uses it, or it is not empty. */
export function releaseProblem(row: Row, object: CloudObject, world: World): string | undefined {
    if (isReleased(row, object)) {
        return undefined;
    }
    const going = new Set(goesWith(row, object, world));
    const holders = holdersOf(object, world, "holds").filter((holder) => !going.has(holder));
    const users = [...holders.map((h) => `${h.type} ${h.id}`), ...(object.members ?? []).map(memberName)];
    if (users.length === 0) {
        return undefined;
    }
    const why = row.inUse?.message(object) ?? "it is in use";
    return `${why.replace(/\.$/, "")}. In use by: ${users.join(", ")}`;
}

function memberName(member: Member | string): string {
    return typeof member === "string" ? member : `${member.kind} ${member.id}`;
}

/** What disappears when the object is deleted. */
export function goesWith(row: Row, object: CloudObject, world: World): CloudObject[] {
    const released = isReleased(row, object) ? holdersOf(object, world, "holds") : [];
    return [...holdersOf(object, world, "goes"), ...released];
}
