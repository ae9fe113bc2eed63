import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stringify } from "yaml";
import { cloudMocks, type Recorded } from "../../rehearsal/cloud/mocks";
import { exampleStackFile } from "../../rehearsal/example-stack-file";
import { runUnderMocks } from "../../rehearsal/mocked-program";

/** The day that the golden graph shows: every contractor of the example has access. */
const TODAY = "2026-12-15";

const REPOSITORY_FILE = "github:index/repositoryFile:RepositoryFile";
const FUNCTION = "aws:lambda/function:Function";

/** Where what a reviewer reads lies: the graph, and the files of one guarded repository as they are committed there. */
export const GOLDEN_FOLDER = join(__dirname, "example");

/** The guarded repository whose files are golden themselves; those of the others differ by names only. */
const SHOWN = "checkout-api";

const HEADER = [
    "# Every resource that stacks/Pulumi.example.yaml yields on 2026-12-15, by its logical name, with all inputs.",
    "# «name.output» stands for a value that only the service knows. Accept an intended change with: npm run golden",
    "",
].join("\n");

/** The golden files as they are in the repository, by path. */
export function readGolden(): Record<string, string> {
    const entries = existsSync(GOLDEN_FOLDER)
        ? readdirSync(GOLDEN_FOLDER, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
        : [];
    const paths = entries.map((entry) => relative(GOLDEN_FOLDER, join(entry.parentPath, entry.name))).sort();
    return Object.fromEntries(paths.map((path) => [path, readFileSync(join(GOLDEN_FOLDER, path), "utf8")]));
}

/** Runs the program on the example and renders what it registers in a form that a reviewer reads. */
export async function renderGolden(): Promise<Record<string, string>> {
    const mocks = cloudMocks();
    await runUnderMocks({ mocks, stackFile: exampleStackFile(), today: TODAY });
    const custom = mocks.resources.filter((each) => each.custom && !each.type.startsWith("pulumi:"));
    const name = nameValues(custom);
    const entries = custom
        .map((each): [string, unknown] => [`${each.name} (${each.type})`, readable(inputsOf(each), name)])
        .sort(([a], [b]) => (a < b ? -1 : 1));
    const options = { lineWidth: 0, sortMapEntries: true, aliasDuplicateObjects: false };
    const graph = HEADER + stringify(Object.fromEntries(entries), options);
    const shown = custom.filter(isShown).map(({ inputs }) => [goldenPath(inputs), inputs.content] as const);
    const files = { "resources.yaml": graph, ...(Object.fromEntries(shown) as Record<string, string>) };
    return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A file that the kit writes is golden as a file; the gate's program is in `repository-files` already. */
function isShown({ type, inputs }: Recorded): boolean {
    const isProgram = /^\.github\/quality-gate\/(?!settings\.json$)/.test(text(inputs.file));
    return type === REPOSITORY_FILE && inputs.repository === SHOWN && !isProgram;
}

function text(value: unknown): string {
    return typeof value === "string" ? value : "";
}

function goldenPath({ repository, file }: Recorded["inputs"]): string {
    return `${text(repository)}/${text(file)}`;
}

function inputsOf(resource: Recorded): Record<string, unknown> {
    const { type, inputs } = resource;
    if (type === FUNCTION) {
        return { ...inputs, code: "see components/connect-handler/generated" };
    }
    if (type !== REPOSITORY_FILE) {
        return inputs;
    }
    const sha256 = createHash("sha256").update(text(inputs.content)).digest("hex");
    return { ...inputs, content: isShown(resource) ? `see ${goldenPath(inputs)}` : `sha256 ${sha256}` };
}

/** Outputs, beside ids, that other resources of the kit refer to. */
const REFERRED = ["prefixListId", "metadata", "defaultNetworkAclId", "token"];

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
