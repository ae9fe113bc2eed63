import { z } from "zod";
import { makeOnce } from "../client/errors";
import type { Http } from "../client/http";
import {
    type Condition,
    createCondition,
    createGate,
    deleteCondition,
    destroyGate,
    findGate,
    type Gate,
    updateCondition,
} from "../client/quality-gates";
import { conditions, name } from "./fields";
import { existsAlready, kind, nothing } from "./kind";

type Existing = Gate["conditions"][number];

/**
 * What has to be done to a gate so that it has exactly the conditions that are wanted. A metric has at most one, so one
 * that stays is changed in place: the gate is never without it.
 */
export function planConditions(
    existing: readonly Existing[],
    wanted: readonly Condition[],
): { create: Condition[]; update: (Condition & { id: string })[]; remove: string[] } {
    const byMetric = new Map(existing.map((each) => [each.metric, each]));
    const metrics = new Set(wanted.map((each) => each.metric));
    return {
        create: wanted.filter((each) => !byMetric.has(each.metric)),
        update: wanted.flatMap((each) => {
            const old = byMetric.get(each.metric);
            return old === undefined || (old.op === each.op && old.error === each.error)
                ? []
                : [{ ...each, id: old.id }];
        }),
        remove: existing.filter((each) => !metrics.has(each.metric)).map((each) => each.id),
    };
}

async function setConditions(http: Http, gateName: string, wanted: readonly Condition[]): Promise<void> {
    const plan = planConditions((await findGate(http, gateName))?.conditions ?? [], wanted);
    for (const condition of plan.create) {
        await createCondition(http, gateName, condition);
    }
    for (const { id, ...condition } of plan.update) {
        await updateCondition(http, id, condition);
    }
    for (const id of plan.remove) {
        await deleteCondition(http, id);
    }
}

/** A quality gate with exactly the conditions that are declared: the four that SonarQube starts every gate with go. */
export const qualityGate = kind({
    inputs: z.strictObject({ name, conditions }),
    recorded: nothing,
    computed: nothing,
    replaceOn: ["name"],
    async create(http, inputs) {
        const find = () => findGate(http, inputs.name);
        if ((await find()) !== undefined) {
            throw existsAlready("QualityGate", `The quality gate ${inputs.name}`, inputs.name);
        }
        await makeOnce(find, () => createGate(http, inputs.name));
        return { id: inputs.name, computed: {} };
    },
    async read(http, id) {
        const found = await findGate(http, id);
        const list = found?.conditions.map(({ metric, op, error }) => ({ metric, op, error }));
        return list && { id, inputs: { name: id, conditions: list } };
    },
    update: (http, id, inputs) => setConditions(http, id, inputs.conditions),
    delete: (http, id) => destroyGate(http, id),
});
