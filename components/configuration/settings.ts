import { z } from "zod";
import { allowRemovalsSchema } from "./allow-removals";
import { contractorsSchema, type Contractor } from "./entry";
import { type FormerContractor, formerContractorsSchema } from "./former-contractors";
import { organizationSchema, type Organization } from "./organization";
import { refusal } from "./refusal";

/** Which part of the kit a stack owns. Several cohort stacks (`contractors`) share one `platform` stack. */
export const layerSchema = z
    .enum(["all", "platform", "contractors"])
    .default("all")
    .describe("all: one stack for everything. platform: what is shared. contractors: one cohort, with platformStack.");

/** The fully qualified name of the platform's stack, for layer `contractors`. */
const platformStackSchema = z
    .string()
    .regex(
        /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/,
        refusal(
            "is no stack",
            "<organization>/<project>/<stack>",
            "write all three parts; `pulumi stack ls --all` shows them",
        ),
    )
    .describe("The stack that owns the platform: <organization>/<project>/<stack>. For layer contractors only.");

/** Every key under `contractor-access:` in a stack file. */
export const settingsSchema = z.strictObject({
    organization: organizationSchema,
    contractors: contractorsSchema.optional(),
    formerContractors: formerContractorsSchema.optional(),
    allowRemovals: allowRemovalsSchema.optional(),
    layer: layerSchema,
    platformStack: platformStackSchema.optional(),
});

/** Everything that one run of the program is told, as plain data. */
export interface Settings {
    layer: z.infer<typeof layerSchema>;
    /** Set exactly when `layer` is `contractors`. */
    platformStack?: string;
    organization: Organization;
    /** Sorted by handle, so that the order in the file means nothing. Empty when `layer` is `platform`. */
    contractors: Contractor[];
    /** Sorted by handle. */
    formerContractors: FormerContractor[];
    /** Lifts the removal brake. */
    allowRemovals?: z.infer<typeof allowRemovalsSchema> | undefined;
    /** The day of this run in UTC, `YYYY-MM-DD`. Every decision about dates takes it as an argument. */
    today: string;
}
