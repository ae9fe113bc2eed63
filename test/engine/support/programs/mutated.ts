// The program of stacks/main.ts, with some resources otherwise: what somebody might change beside the kit. It is told by
// the file that CONTRACTOR_ACCESS_MUTANTS names.
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import main from "../../../../stacks/main";
import { serve } from "./serve";

/** Properties by the logical name of a resource. */
type Mutants = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A value that only the run knows: an output of the named resource decides when it is there, not what it is. */
interface Hidden {
    behind: string;
    value: unknown;
}

function mutate(mutants: Mutants): void {
    const seen = new Map<string, pulumi.Resource>();
    const reveal = ({ behind, value }: Hidden): pulumi.Output<unknown> => {
        const resource = seen.get(behind);
        if (!(resource instanceof pulumi.CustomResource)) {
            throw new Error(`${behind} has not been registered before`);
        }
        return resource.id.apply(() => value);
    };
    pulumi.runtime.registerStackTransformation(({ name, props, opts, resource }) => {
        seen.set(name, resource);
        const changes = Object.entries(mutants[name] ?? {}).map(([key, value]) => [
            key,
            isHidden(value) ? reveal(value) : value,
        ]);
        return { props: { ...(props as object), ...(Object.fromEntries(changes) as object) }, opts };
    });
}

function isHidden(value: unknown): value is Hidden {
    return typeof value === "object" && value !== null && "behind" in value;
}

serve(() => {
    const file = process.env.CONTRACTOR_ACCESS_MUTANTS ?? "";
    mutate(JSON.parse(readFileSync(file, "utf8")) as Mutants);
    return main();
});
