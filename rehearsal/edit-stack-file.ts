import { readFileSync, writeFileSync } from "node:fs";
import { parseDocument } from "yaml";

const CONTRACTORS = ["config", "contractor-access:contractors"];

/** Handles in a stack file, in its order. */
export function handlesIn(stackFile: string): string[] {
    const contractors = parseDocument(readFileSync(stackFile, "utf8")).getIn(CONTRACTORS);
    const { items } = contractors as { items: { key: { value: string } }[] };
    return items.map((item) => item.key.value);
}

/** Deletes one contractor's entry, as a person would: comments and everything else stay as they are. */
export function deleteEntry(stackFile: string, handle: string): void {
    const document = parseDocument(readFileSync(stackFile, "utf8"));
    document.deleteIn([...CONTRACTORS, handle]);
    writeFileSync(stackFile, document.toString({ lineWidth: 0 }));
}

/** A stack file as far as GitHub accounts stand in it; a test may have written anything. */
interface Accounts {
    config?: { "contractor-access:contractors"?: Record<string, { github?: { id: number; login: string } } | null> };
}

/** GitHub accounts that a stack file names: they are there before any contractor is. */
export function accountsIn(stackFile: string): { id: number; login: string }[] {
    const { config } = parseDocument(readFileSync(stackFile, "utf8")).toJS() as Accounts;
    const entries = Object.values(config?.["contractor-access:contractors"] ?? {});
    return entries.flatMap((entry) => (entry?.github === undefined ? [] : [entry.github]));
}
