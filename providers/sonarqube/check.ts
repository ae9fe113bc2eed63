import type { z } from "zod";
import { holdsUnknown, valueAt } from "./values";

const LONGEST = 80;

/** A value in a message, cut where it gets long. */
function show(value: unknown): string {
    const text = JSON.stringify(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

function explain(issue: z.core.$ZodIssue, type: string, properties: unknown, allowedNames: readonly string[]): string {
    const place = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
        const names = issue.keys.map((key) => [...issue.path, key].map(String).join(".")).join(", ");
        const allowed = issue.path.length === 0 ? ` Allowed: ${allowedNames.join(", ")}.` : "";
        return `${names}: ${type} has no such property.${allowed} Edit: remove it, or correct its name.`;
    }
    // A wrong key of a record is told as one issue of the record, with what is wrong with the key inside.
    const message = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
    if (issue.code === "invalid_key") {
        return `${place}: a key that is not allowed. Allowed: ${message}.`;
    }
    const value = valueAt(properties, issue.path);
    return value === undefined
        ? `${place}: is missing. Allowed: ${message}.`
        : `${place}: ${show(value)} is not allowed. Allowed: ${message}.`;
}

/** What is wrong with properties, a sentence each. Values that a preview does not know yet are taken for right. */
export function checkProperties(schema: z.ZodObject, type: string, properties: unknown): string[] {
    const result = schema.safeParse(properties);
    const issues = result.success ? [] : result.error.issues;
    return issues
        .filter((issue) => !holdsUnknown(valueAt(properties, issue.path)))
        .map((issue) => explain(issue, type, properties, Object.keys(schema.shape)));
}
