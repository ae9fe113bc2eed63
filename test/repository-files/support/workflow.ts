import { parse } from "yaml";
import { z } from "zod";

const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));

const step = z.looseObject({
    name: z.string(),
    id: z.string().optional(),
    if: z.string().optional(),
    uses: z.string().optional(),
    with: z.record(z.string(), z.unknown()).default({}),
    env: z.record(z.string(), z.string()).default({}),
    run: z.string().optional(),
});

const job = z.looseObject({
    name: z.string(),
    needs: z.union([z.string(), z.array(z.string())]).optional(),
    if: z.string().optional(),
    permissions: permissions.optional(),
    environment: z.string().optional(),
    container: z.looseObject({ image: z.string() }).optional(),
    env: z.record(z.string(), z.string()).default({}),
    "timeout-minutes": z.number().optional(),
    steps: z.array(step),
});

const workflow = z.looseObject({
    name: z.string(),
    on: z.record(z.string(), z.record(z.string(), z.unknown()).nullable()),
    permissions: permissions.optional(),
    concurrency: z.looseObject({ group: z.string() }).optional(),
    jobs: z.record(z.string(), job),
});

export type Step = z.infer<typeof step>;
export type Job = z.infer<typeof job>;
export type Workflow = z.infer<typeof workflow>;

/** A workflow of the kit's, with the keys that the tests look at. Throws when it has another shape. */
export function readWorkflow(text: string): Workflow {
    return workflow.parse(parse(text));
}

export function jobOf({ jobs }: Workflow, id: string): Job {
    const found = jobs[id];
    if (found === undefined) {
        throw new Error(`there is no job ${id}; there are ${Object.keys(jobs).join(", ")}`);
    }
    return found;
}

export function stepOf({ steps }: Job, name: string): Step {
    const found = steps.find((one) => one.name === name);
    if (found === undefined) {
        throw new Error(`there is no step ${name}; there are ${steps.map((one) => one.name).join(", ")}`);
    }
    return found;
}
