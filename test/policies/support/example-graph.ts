import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { organizationSchema } from "../../../components/configuration/organization";
import type { GraphResource } from "../../../policies/graph/graph";
import { CONTRACTOR_ACCESS, ORGANIZATION } from "../../../policies/model/resource";
import type { Properties, Value } from "../../../policies/model/values";
import { exampleStackFile } from "../../../rehearsal/example-stack-file";

/** The day on which the golden graph was made: every contractor of the example has access. */
export const TODAY = "2026-12-15";

const GOLDEN_FOLDER = join(__dirname, "..", "..", "golden", "example");

/** The golden file: name, type and inputs of every resource. */
const GOLDEN = readGolden();

/** Types by logical name, for the URNs of what is referred to. */
const TYPES = new Map(GOLDEN.map(([name, type]) => [name, type]));

/** Everything that the example registers, read from the golden file: compliant by what reviewers accepted. */
export const EXAMPLE: readonly GraphResource[] = [...components(), provider(), ...golden()];

/** One resource of a graph, with nothing said that is not needed. Its outputs are its inputs, as in a preview. */
export function aResource(type: string, name: string, inputs: Properties): GraphResource {
    const dependencies = Object.entries(inputs).map(([key, value]): [string, string[]] => [key, referred(value)]);
    return {
        type,
        name,
        urn: urnOf(type, name),
        id: `«${name}.id»`,
        inputs,
        outputs: inputs,
        dependencies: dependencies.flatMap(([, urns]) => urns),
        propertyDependencies: Object.fromEntries(dependencies),
        protect: false,
        retainOnDelete: false,
        ignoreChanges: [],
        aliases: [],
    };
}

function urnOf(type: string, name: string): string {
    return `urn:pulumi:example::contractor-access::${type}::${name}`;
}

/** The golden file writes `«name.output»` for what only a service knows. */
export function referred(value: Value): string[] {
    return [...JSON.stringify([value]).matchAll(/«([^»]+)\.\w+»/g)].map(([, name = ""]) =>
        urnOf(TYPES.get(name) ?? "", name),
    );
}

function golden(): GraphResource[] {
    return GOLDEN.map(([name, type, inputs]) => aResource(type, name, withContent(inputs)));
}

/** The golden folder keeps the files of one repository beside the graph; those of the others differ by names only. */
function withContent(inputs: Properties): Properties {
    const file = typeof inputs.file === "string" ? join(GOLDEN_FOLDER, "checkout-api", inputs.file) : "";
    return existsSync(file) ? { ...inputs, content: readFileSync(file, "utf8") } : inputs;
}

function components(): GraphResource[] {
    const { config } = parse(exampleStackFile()) as { config: Record<string, Record<string, Properties>> };
    const organization = organizationSchema.parse(config["contractor-access:organization"]);
    const entries = Object.entries(config["contractor-access:contractors"] ?? {});
    return [
        aResource(ORGANIZATION, "organization", organization as unknown as Properties),
        ...entries.map(([handle, entry]) =>
            aResource(CONTRACTOR_ACCESS, handle, { entry: { ...entry, handle }, state: "active" }),
        ),
    ];
}

function provider(): GraphResource {
    return aResource("pulumi:providers:aws", "aws", { allowedAccountIds: '["123456789012"]', region: "eu-west-1" });
}

function readGolden(): [name: string, type: string, inputs: Properties][] {
    const text = readFileSync(join(GOLDEN_FOLDER, "resources.yaml"), "utf8");
    return Object.entries(parse(text) as Record<string, Properties>).map(([key, inputs]) => {
        const [, name = "", type = ""] = /^(.*) \((.*)\)$/.exec(key) ?? [];
        return [name, type, inputs];
    });
}
