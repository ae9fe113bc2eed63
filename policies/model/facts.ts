import { z } from "zod";
import type { Properties } from "./values";

/*
 * What rules must know that the judged resource does not say: the organization's own numbers. They come from the
 * component `contractor-access:index:Organization`, which every layer registers first, so that the same facts reach a
 * rule in the engine, in `policy analyze`, in the audit of a state and in process. Written down again here, because a
 * policy takes no code from what it judges; what is not listed is not looked at.
 */

const number = z.number().int();

const waiver = z.object({
    rule: z.string(),
    resource: z.string(),
    reason: z.string(),
    approvedBy: z.string(),
    until: z.string(),
});

const factsSchema = z.object({
    aws: z.object({
        partition: z.string(),
        accountId: z.string(),
        productionAccountIds: z.array(z.string()),
        region: z.string(),
    }),
    network: z.object({ vpc: z.string(), vpnClients: z.string() }),
    // Stacks of 0.1.0 keep nobody.
    okta: z.object({ loginDomain: z.string(), formerIdentities: z.enum(["delete", "keep"]).default("delete") }),
    github: z.object({
        organization: z.string(),
        id: number,
        plan: z.enum(["free", "team", "enterprise"]),
        subject: z.enum(["immutable", "legacy"]),
        app: z.object({ id: number }),
        coreTeam: z.object({ slug: z.string(), id: number }),
        workflowRepository: z.object({ name: z.string(), id: number }).optional(),
    }),
    sonarqube: z.object({
        edition: z.string(),
        gate: z.object({ newIssues: z.number(), newCoverage: z.number(), newDuplication: z.number() }),
    }),
    repositories: z.record(
        z.string(),
        z.object({ id: number, defaultBranch: z.string(), visibility: z.string(), requiredApprovals: number }),
    ),
    limits: z.object({ maxContractDays: number }),
    waivers: z.array(waiver).default([]),
    formerContractors: z
        .record(z.string(), z.object({ github: z.object({ login: z.string(), id: number }) }))
        // Stacks of 0.1.0 remember nobody.
        .default({}),
});

/** The facts of one stack. */
export type Facts = z.infer<typeof factsSchema>;
/** One accepted violation, as the stack file has it. Dates are `YYYY-MM-DD`, last day included. */
export type Waiver = z.infer<typeof waiver>;

/** @throws Error naming every fact that is missing or has another form. */
export function readFacts(properties: Properties): Facts {
    const read = factsSchema.safeParse(properties);
    if (!read.success) {
        const problems = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
        throw new Error(`the facts about the organization cannot be read (${problems.join("; ")})`);
    }
    return read.data;
}
