import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Rule } from "./model/rule";
import { folderOf } from "./table";

const lockSchema = z.strictObject({
    rules: z.array(
        z.strictObject({
            id: z.string(),
            name: z.string(),
            severity: z.enum(["medium", "high", "critical"]),
            waivable: z.boolean(),
            judges: z.array(z.string()),
            sha256: z.string(),
        }),
    ),
    rest: z.string(),
});

type Lock = z.infer<typeof lockSchema>;
type LockedRule = Lock["rules"][number];

/**
 * The pack's integrity lock: every rule with how hard it is and the hash of its file, and one hash of everything else that
 * the pack is made of, so that a rule that is missing, was weakened or was added shows in a review of one file.
 */
export function lockOf(rules: readonly Rule[]): string {
    const lock: Lock = { rules: rules.map(lockedRule), rest: hashOfRest(rules) };
    return `${JSON.stringify(lock, undefined, 4)}\n`;
}

/** How the pack differs from its lock, one sentence each; empty when it is the locked one. */
export function describeBreaks(rules: readonly Rule[], lockText: string): string[] {
    const locked = readLock(lockText);
    if (locked === undefined) {
        return ["rules.lock.json cannot be read."];
    }
    const loaded = rules.map(lockedRule);
    const added = loaded.filter(({ id }) => !locked.rules.some((each) => each.id === id));
    return [
        ...locked.rules.flatMap((each) => breaksOf(each, loaded)),
        ...added.map(({ id, name }) => `${id} ${name} is in the pack and not in its lock.`),
        ...(hashOfRest(rules) === locked.rest ? [] : ["A file of the pack that is no rule has changed."]),
    ];
}

function readLock(text: string): Lock | undefined {
    try {
        return lockSchema.safeParse(JSON.parse(text)).data;
    } catch {
        return undefined;
    }
}

const SEVERITIES = ["medium", "high", "critical"];

function breaksOf(locked: LockedRule, loaded: readonly LockedRule[]): string[] {
    const title = `${locked.id} ${locked.name}`;
    const [rule, second] = loaded.filter(({ id }) => id === locked.id);
    if (rule === undefined) {
        return [`${title} is in the lock and not in the pack.`];
    }
    const lowered =
        SEVERITIES.indexOf(rule.severity) < SEVERITIES.indexOf(locked.severity) || (rule.waivable && !locked.waivable);
    const silent = locked.judges.filter((each) => !rule.judges.includes(each));
    return [
        second === undefined ? "" : `${title} is in the pack more than once.`,
        lowered ? `${title} is lowered: its severity is less, or it may be waived.` : "",
        ...silent.map((each) => `${title} does not judge ${each} any more.`),
        rule.sha256 === locked.sha256 && rule.name === locked.name ? "" : `${title} has changed.`,
    ].filter((each) => each !== "");
}

function lockedRule(rule: Rule): LockedRule {
    const { id, name, severity, waivable, check, checkStack } = rule;
    const judges = [...(check === undefined ? [] : ["a resource"]), ...(checkStack === undefined ? [] : ["the stack"])];
    return { id, name, severity, waivable, judges, sha256: hash([fileOf(rule)]) };
}

/** With slashes, whatever separates paths here. */
const fileOf = (rule: Pick<Rule, "id" | "name">) => `${folderOf(rule)}/${rule.name}.ts`;

/** Helpers, the runner and the lists of rules weaken a rule as well as its own file does. */
function hashOfRest(rules: readonly Rule[]): string {
    const files = rules.map(fileOf);
    const all = readdirSync(__dirname, { recursive: true, encoding: "utf8" }).map((each) => each.replaceAll("\\", "/"));
    const code = all.filter((each) => /\.[jt]s$/.test(each) && !each.startsWith("node_modules/"));
    return hash(code.filter((each) => !files.includes(each)).sort());
}

/** Line ends do not count: git may change them. */
function hash(files: readonly string[]): string {
    const sum = createHash("sha256");
    for (const file of files) {
        const text = readFileSync(join(__dirname, file), "utf8").replaceAll("\r\n", "\n");
        sum.update(`${file}\n${text}\n`);
    }
    return sum.digest("hex");
}

/**
 * A pack that misses a rule, or holds a weakened one, judges nothing: that is worse than no run.
 *
 * @throws Error when the pack is not the one that rules.lock.json describes, with every difference and the edit to make.
 */
export function demandLocked(rules: readonly Rule[]): void {
    const breaks = describeBreaks(rules, readFileSync(join(__dirname, "rules.lock.json"), "utf8"));
    if (breaks.length > 0) {
        const edit = "Edit: undo the change, or run `npm run rules` and let somebody review it.";
        throw new Error(
            `the policy pack is not the one that policies/rules.lock.json describes. ${breaks.join(" ")} ${edit}`,
        );
    }
}
