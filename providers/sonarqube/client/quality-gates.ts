import { z } from "zod";
import { unlessGone } from "./errors";
import { type Http, nothing } from "./http";

/** A condition that fails the gate: metric op error, such as `new_coverage LT 80`. */
export interface Condition {
    metric: string;
    op: "GT" | "LT";
    error: string;
}

const gate = z.object({
    conditions: z
        .array(z.object({ id: z.string(), metric: z.string(), op: z.enum(["GT", "LT"]), error: z.string() }))
        .default([]),
});

export type Gate = z.infer<typeof gate>;

export function findGate(http: Http, name: string): Promise<Gate | undefined> {
    return unlessGone(http({ method: "GET", path: "api/qualitygates/show", query: { name } }, gate));
}

export async function createGate(http: Http, name: string): Promise<void> {
    await http({ method: "POST", path: "api/qualitygates/create", form: { name }, repeatable: false }, nothing);
}

export async function createCondition(http: Http, gateName: string, condition: Condition): Promise<void> {
    const form = { gateName, ...condition };
    await http({ method: "POST", path: "api/qualitygates/create_condition", form, repeatable: false }, nothing);
}

export async function updateCondition(http: Http, id: string, condition: Condition): Promise<void> {
    await http({ method: "POST", path: "api/qualitygates/update_condition", form: { id, ...condition } }, nothing);
}

/** Done as well when it is gone already. */
export async function deleteCondition(http: Http, id: string): Promise<void> {
    await unlessGone(http({ method: "POST", path: "api/qualitygates/delete_condition", form: { id } }, nothing));
}

/** Done as well when it is gone already. Projects that use it fall back to the default gate, which cannot be deleted. */
export async function destroyGate(http: Http, name: string): Promise<void> {
    await unlessGone(http({ method: "POST", path: "api/qualitygates/destroy", form: { name } }, nothing));
}
