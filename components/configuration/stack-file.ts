import { CREDENTIALS } from "./credentials";
import { nearest } from "./nearest";
import type { Locate, Problem, SettingPath } from "./problem";
import { showValue } from "./show-value";
import { checkText } from "./stack-file-text";
import { FileReader, type FileValue, NAMESPACE } from "./stack-file-values";
import { composeYaml } from "./stack-file-yaml";

/** A stack file as text, before anybody asks what its values mean. */
export interface StackFile {
    /** What keeps the text from saying one thing only, to people and to the engine. */
    problems: Problem[];
    /** The settings by their keys without `contractor-access:`. Undefined when the file says nothing definite. */
    settings?: Record<string, unknown>;
    /** Lines of the settings. */
    locate: Locate;
}

/**
 * Reads a stack file (`Pulumi.<stack>.yaml`). Other namespaces, encrypted values of theirs and the engine's own keys are
 * left alone; what YAML offers to say one thing in two ways is refused in the whole file.
 */
export function readStackFile(bytes: Uint8Array, file: string): StackFile {
    const { text, problems } = checkText(bytes, file);
    const unreadable = (more: Problem[]): StackFile => ({ problems: [...problems, ...more], locate: () => undefined });
    if (text === undefined) {
        return unreadable([]);
    }
    const yaml = composeYaml(text.replace(/^\uFEFF/, ""), file);
    if (yaml.problems !== undefined) {
        // What the parser stumbles over is more often than not a character told already.
        return unreadable(
            yaml.problems.filter(({ place }) => !problems.some((told) => told.place?.line === place?.line)),
        );
    }
    const reader = new FileReader(yaml.lineOf);
    const root = reader.read(yaml.document.contents, [], 1);
    const found = reader.refused.map(({ path, line, refusal }): Problem => ({
        ...refusal,
        path: toSettingPath(path),
        place: { file, line },
    }));
    const config = root.children.get("config");
    if (!reader.hasAllKeys || config === undefined || !isMap(config)) {
        return unreadable(reader.hasAllKeys ? [...found, noConfig(root, config, file)] : found);
    }
    found.push(...readableCredentials(config, file));
    const settings = ourSettings(config);
    const tree: FileValue = { value: undefined, line: config.line, children: settings };
    return {
        problems: [...problems, ...found],
        settings: Object.fromEntries([...settings].map(([key, { value }]) => [key, value])),
        locate: (path) => ({ file, line: lineAt(tree, path) }),
    };
}

/** Drops the namespace of a path in the file: `config`, `contractor-access:layer` is the setting `layer`. */
function toSettingPath(path: SettingPath): SettingPath {
    const [top, key, ...rest] = path;
    return top === "config" && typeof key === "string" && key.startsWith(NAMESPACE)
        ? [key.slice(NAMESPACE.length), ...rest]
        : path;
}

function ourSettings(config: FileValue): Map<string, FileValue> {
    const ours = [...config.children].filter(([key]) => String(key).startsWith(NAMESPACE));
    return new Map(ours.map(([key, child]) => [String(key).slice(NAMESPACE.length), child]));
}

/** What stands in a stack file stays in the repository's history: a credential in plain text is lost. */
function readableCredentials(config: FileValue, file: string): Problem[] {
    return Object.values(CREDENTIALS).flatMap(({ what, configKey }) => {
        const credential = config.children.get(configKey);
        if (credential === undefined || typeof credential.value === "object") {
            return [];
        }
        return [
            {
                path: ["config", configKey],
                wrong: `${what} in plain text`,
                allowed: "an encrypted value (secure:)",
                edit: `issue a new one, and write it with \`pulumi config set --secret ${configKey}\``,
                place: { file, line: credential.line },
            },
        ];
    });
}

function isMap({ value }: FileValue): boolean {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function noConfig(root: FileValue, config: FileValue | undefined, file: string): Problem {
    const { value, line } = config ?? root;
    const misspelt = [...root.children.keys()].find((key) => nearest(String(key), ["config"]) !== undefined);
    const lacksConfig = config === undefined && isMap(root);
    return {
        path: config === undefined ? [] : ["config"],
        wrong: lacksConfig ? "the file has no config" : value === null ? "no value" : `${showValue(value)} is no map`,
        allowed: "config: with the contractor-access: settings indented below it",
        edit: `write ${lacksConfig && misspelt !== undefined ? `config instead of ${misspelt}` : "it, or restore the file from the repository"}`,
        place: { file, line },
    };
}

/** The line of a setting, or of the nearest one around it when the setting itself is missing. */
function lineAt(tree: FileValue, path: SettingPath): number {
    let at = tree;
    for (const step of path) {
        const next = at.children.get(step);
        if (next === undefined) {
            return at.line;
        }
        at = next;
    }
    return at.line;
}
