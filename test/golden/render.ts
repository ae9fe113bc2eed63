import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { cloudMocks, type Recorded } from "../../rehearsal/cloud/mocks";
import { exampleStackFile, runUnderMocks } from "../../rehearsal/mocked-program";

/** The day that the golden graph shows: every contractor of the example has access. */
const TODAY = "2026-12-15";

export const GOLDEN_FILE = join(__dirname, "example.yaml");

const HEADER = [
    "# Every resource that stacks/Pulumi.example.yaml yields on 2026-12-15, by its logical name, with all inputs.",
    "# «name.output» stands for a value that only the service knows. Accept an intended change with: npm run golden",
    "",
].join("\n");

/** The golden file as it is in the repository. */
export function readGolden(): string {
    return readFileSync(GOLDEN_FILE, "utf8");
}

/** Runs the program on the example and renders what it registers in a form that a reviewer reads. */
export async function renderGolden(): Promise<string> {
    const mocks = cloudMocks();
    await runUnderMocks({ mocks, stackFile: exampleStackFile(), today: TODAY });
    const custom = mocks.resources.filter((each) => each.custom && !each.type.startsWith("pulumi:"));
    const name = nameValues(custom);
    const entries = custom
        .map((each): [string, unknown] => [`${each.name} (${each.type})`, readable(each.inputs, name)])
        .sort(([a], [b]) => (a < b ? -1 : 1));
    return HEADER + stringify(Object.fromEntries(entries), { lineWidth: 0, sortMapEntries: true, aliasDuplicateObjects: false });
}

/** Outputs, beside ids, that other resources of the kit refer to. */
const REFERRED = ["prefixListId", "metadata", "defaultNetworkAclId"];

/** Names for values that only a service knows, so that a reviewer sees what refers to what. */
function nameValues(resources: readonly Recorded[]): (text: string) => string {
    const names = new Map<string, string>();
    for (const { id, name, inputs, outputs } of resources) {
        const known = Object.values(inputs);
        const given = [["id", id], ...REFERRED.map((key) => [key, outputs[key]])] as [string, unknown][];
        for (const [key, value] of given) {
            if (typeof value === "string" && value.length > 5 && !known.includes(value) && !value.startsWith("arn:")) {
                names.set(value, `«${name}.${key}»`);
            }
        }
    }
    return (text) => names.get(text) ?? [...names].reduce((all, [value, name]) => all.replaceAll(value, name), text);
}

/** Inputs with documents as structure instead of as JSON text. */
function readable(value: unknown, name: (text: string) => string): unknown {
    if (typeof value === "string") {
        const named = name(value);
        return named.startsWith("{") ? readable(JSON.parse(named), name) : named;
    }
    if (Array.isArray(value)) {
        return value.map((each) => readable(each, name));
    }
    if (typeof value === "object" && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readable(each, name)]));
    }
    return value;
}
