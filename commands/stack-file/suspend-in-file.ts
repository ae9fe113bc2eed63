import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messagesOf } from "../cli/messages";
import { lineDiff } from "./line-diff";
import { suspendEntry } from "./suspend";

/** What happened to a person's entry in the stack file. */
export interface FileEdit {
    path: string;
    outcome: "written" | "would be written" | "already suspended" | "no entry" | "failed";
    /** The change, line by line. */
    diff: string[];
    /** Why it failed. */
    reason?: string;
}

/** Writes `suspended: true` into a person's entry, or only tells what it would write. Never throws. */
export function suspendInFile(folder: string, path: string, handle: string, dryRun: boolean): FileEdit {
    try {
        const file = join(folder, path);
        const text = readFileSync(file, "utf8");
        const suspended = suspendEntry(text, handle);
        switch (suspended.kind) {
            case "already":
                return { path, outcome: "already suspended", diff: [] };
            case "gone":
                return { path, outcome: "no entry", diff: [] };
            case "unclear":
                return { path, outcome: "failed", diff: [], reason: suspended.reason };
            case "written":
                if (!dryRun) {
                    writeFileSync(file, suspended.text);
                }
                return {
                    path,
                    outcome: dryRun ? "would be written" : "written",
                    diff: lineDiff(path, text, suspended.text),
                };
        }
    } catch (error) {
        return isMissing(error)
            ? { path, outcome: "no entry", diff: [] }
            : { path, outcome: "failed", diff: [], reason: messagesOf(error).join("; ") };
    }
}

function isMissing(error: unknown): boolean {
    return error instanceof Error && "code" in error && error.code === "ENOENT";
}
