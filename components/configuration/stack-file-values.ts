import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import type { SettingPath } from "./problem";
import { explainUnsafeKey } from "./unsafe-keys";
import * as refusals from "./yaml-refusals";

/** The namespace of this kit's settings in a stack file. */
export const NAMESPACE = "contractor-access:";

/** A value of the file with the lines of itself and of everything in it. */
export interface FileValue {
    value: unknown;
    /** Counted from 1: the line of the key, or of the item. */
    line: number;
    children: ReadonlyMap<string | number, FileValue>;
}

/** Stands for a value that the settings do not get, though its line is known. */
const LEFT_OUT = Symbol("left out");

/** A walk through a file: reads values, and collects what keeps them from being plain. */
export class FileReader {
    /** In the file's own paths, such as `["config", "aws:region"]`. */
    readonly refused: { path: SettingPath; line: number; refusal: refusals.YamlRefusal }[] = [];
    /** False when a map does not say by itself which keys it has, so that nothing can be said about the whole. */
    hasAllKeys = true;

    constructor(private readonly lineOf: (offset: number) => number) {}

    /** Reads a node and everything in it. `line` is where its key stands. */
    read(node: Node | null, path: SettingPath, line: number): FileValue {
        this.refuseIndirection(node, path, line);
        if (isMap(node)) {
            return this.readMap(node.items, path, line);
        }
        if (isSeq(node)) {
            return this.readList(node.items, path, line);
        }
        if (!isScalar(node)) {
            return { value: null, line, children: new Map() };
        }
        if (isOurs(path)) {
            this.refuse(path, line, refusals.explainUnusualScalar(node, path));
        }
        return { value: node.value, line, children: new Map() };
    }

    private readList(items: readonly unknown[], path: SettingPath, line: number): FileValue {
        const children = new Map<number, FileValue>();
        for (const [index, item] of items.entries()) {
            const node = isNode(item) ? item : null;
            children.set(index, this.read(node, [...path, index], this.lineOfNode(node, line)));
        }
        return { value: [...children.values()].map(({ value }) => value), line, children };
    }

    private readMap(items: readonly Pair[], path: SettingPath, line: number): FileValue {
        const children = new Map<string, FileValue>();
        for (const { key, value } of items) {
            const keyLine = this.lineOfNode(isNode(key) ? key : null, line);
            const name = this.readKey(key, path, keyLine);
            if (name === undefined) {
                continue;
            }
            const at = [...path, name];
            const unsafe = explainUnsafeKey(at);
            const first = children.get(name);
            if (first !== undefined) {
                this.refuse(at, keyLine, refusals.explainRepeatedKey(first.line));
            } else if (unsafe !== undefined) {
                this.refuse(at, keyLine, unsafe);
                children.set(name, { value: LEFT_OUT, line: keyLine, children: new Map() });
            } else {
                children.set(name, this.read(isNode(value) ? value : null, at, keyLine));
            }
        }
        const kept = [...children].filter(([, child]) => child.value !== LEFT_OUT);
        const value = Object.fromEntries(kept.map(([name, child]) => [name, child.value]));
        if (isOurs(path)) {
            this.refuse(path, line, refusals.explainEncryption(value));
        }
        return { value, line, children };
    }

    /** The text of a key. Undefined for merge keys and for keys that are no word. */
    private readKey(key: unknown, path: SettingPath, line: number): string | undefined {
        const isMerge = isScalar(key) && key.value === "<<" && key.type === "PLAIN";
        if (!isScalar(key) || isMerge) {
            this.hasAllKeys = false;
            this.refuse(path, line, isMerge ? refusals.MERGE : refusals.KEY_IS_NO_WORD);
            return undefined;
        }
        this.refuseIndirection(key, path, line);
        if (typeof key.value === "string") {
            return key.value;
        }
        const source = key.source ?? "";
        if (isOurs(path)) {
            this.refuse(path, line, refusals.explainKeyType(source));
        }
        return source;
    }

    private refuseIndirection(node: Node | null, path: SettingPath, line: number): void {
        this.refuse(path, line, refusals.explainIndirection(node));
    }

    private refuse(path: SettingPath, line: number, refusal: refusals.YamlRefusal | undefined): void {
        if (refusal !== undefined) {
            this.refused.push({ path, line, refusal });
        }
    }

    private lineOfNode(node: Node | null, otherwise: number): number {
        return node?.range ? this.lineOf(node.range[0]) : otherwise;
    }
}

function isOurs([top, key]: SettingPath): boolean {
    return top === "config" && typeof key === "string" && key.startsWith(NAMESPACE);
}

function isNode(value: unknown): value is Node {
    return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}
