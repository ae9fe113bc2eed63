import { createHash } from "node:crypto";
import { z } from "zod";
import { SYSTEM_NAMES } from "../systems/system";

const trace = z.strictObject({
    kind: z.string(),
    id: z.string(),
    access: z.boolean(),
    /** True for what must go before the person is off-boarded; else the entry keeps it. */
    left: z.boolean(),
    detail: z.string().optional(),
});

const contentSchema = z.strictObject({
    receipt: z.literal("contractor-access-kit/verify/1"),
    kit: z.strictObject({ version: z.string(), policyLock: z.string() }),
    made: z.strictObject({ at: z.string(), by: z.string() }),
    person: z.strictObject({
        handle: z.string(),
        name: z.string().optional(),
        login: z.string(),
        oktaUserId: z.string().optional(),
        github: z.strictObject({ login: z.string(), id: z.number().int(), existingMember: z.boolean() }).optional(),
        knownFrom: z.string(),
    }),
    organization: z.strictObject({ name: z.string(), awsAccount: z.string(), okta: z.string(), github: z.string() }),
    entry: z
        .strictObject({ state: z.string().optional(), from: z.string().optional(), until: z.string().optional() })
        .optional(),
    expectation: z.enum(["nothing", "environment", "everything"]),
    systems: z.array(
        z.strictObject({
            system: z.enum(SYSTEM_NAMES),
            outcome: z.enum(["asked", "failed"]),
            startedAt: z.string(),
            endedAt: z.string(),
            error: z.string().optional(),
            traces: z.array(trace),
        }),
    ),
    verdict: z.enum(["nothing left", "something left", "not everything could be asked"]),
});

/** What a receipt says: who asked which systems when about whom, and what they said. */
export type ReceiptContent = z.infer<typeof contentSchema>;
const receiptSchema = z.strictObject({ content: contentSchema, sha256: z.string() });
export type Receipt = z.infer<typeof receiptSchema>;

/** A receipt with the hash of its content, which `jq -cjS .content <file> | sha256sum` gives as well. */
export function sealed(content: ReceiptContent): Receipt {
    const sorted = sortedKeys(content) as ReceiptContent;
    return { content: sorted, sha256: createHash("sha256").update(JSON.stringify(sorted)).digest("hex") };
}

/** The one text that a receipt has: keys sorted, four spaces, a line end. */
export function receiptText(receipt: Receipt): string {
    return `${JSON.stringify(receipt, undefined, 4)}\n`;
}

function sortedKeys(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(sortedKeys);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(
        entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sortedKeys(each)]),
    );
}

/**
 * The receipt that a text holds.
 *
 * @throws Error when the text is no receipt.
 */
export function parseReceipt(text: string): Receipt {
    const read = receiptSchema.safeParse(JSON.parse(text));
    if (!read.success) {
        const problems = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
        throw new Error(`this is no receipt of this kit (${problems.join("; ")})`);
    }
    const { content, sha256 } = read.data;
    return { content: sortedKeys(content) as ReceiptContent, sha256 };
}

/** Why a file is not the receipt as it was written; undefined when every byte is as it was. */
export function whyChanged(bytes: Uint8Array): string | undefined {
    try {
        const receipt = parseReceipt(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
        const { sha256 } = sealed(receipt.content);
        if (sha256 !== receipt.sha256) {
            return `the content has the hash ${sha256}, and the receipt says ${receipt.sha256}`;
        }
        const written = Buffer.from(receiptText(sealed(receipt.content)));
        return written.equals(bytes) ? undefined : "the content is as it was, and the text around it is not";
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
