import { z } from "zod";

/*
 * The fields that inputs are made of. The message of each says what is allowed; the check puts the property and the
 * value that was given before it.
 */

/** Text that fits a pattern. */
function text(pattern: RegExp, allowed: string): z.ZodString {
    return z.string(allowed).regex(pattern, allowed);
}

/** One of some words. */
function oneOf<const T extends readonly string[]>(words: T): z.ZodEnum<{ [K in T[number]]: K }> {
    return z.enum(words, words.join(", "));
}

const noEdge = "without space at either end";

export const name = text(/^\S(?:.{0,98}\S)?$/u, `1 to 100 characters, ${noEdge}`);
export const description = text(/^.{0,200}$/su, "at most 200 characters");
export const projectKey = text(
    /^(?=.*[^0-9])[A-Za-z0-9_.:-]{1,400}$/,
    "letters, digits, -, _, . and :, at least one of them no digit, at most 400 characters",
);
export const login = text(/^[A-Za-z0-9_][A-Za-z0-9._@-]{1,99}$/, "2 to 100 letters, digits and ._@-, no .@- first");
export const group = text(/^\S(?:.{0,253}\S)?$/u, `the name of a group, 1 to 255 characters, ${noEdge}`);
export const branch = text(/^[^\s]{1,255}$/, "the name of a branch, 1 to 255 characters without space");
export const day = z.iso.date("a day that exists, YYYY-MM-DD, as text");
export const visibility = oneOf(["private", "public"]);
export const tokenType = oneOf(["USER_TOKEN", "PROJECT_ANALYSIS_TOKEN"]);

const projectPermission = oneOf(["admin", "codeviewer", "issueadmin", "scan", "securityhotspotadmin", "user"]);
const globalPermission = oneOf(["admin", "gateadmin", "profileadmin", "provisioning", "scan"]);

/** A list in which nothing is twice. */
function setOf<T extends z.ZodType>(item: T): z.ZodArray<T> {
    return z
        .array(item, "a list")
        .refine((list) => new Set(list).size === list.length, "a list in which nothing is twice");
}

export const globalPermissions = setOf(globalPermission);
export const projectPermissions = setOf(projectPermission);

const someProjectPermissions = projectPermissions.min(1, "a list with at least one permission");
const allowedHolders = (who: string) => `an object of ${who} with a list of permissions each`;

export const groupHolders = z.record(group, someProjectPermissions, allowedHolders("group names"));
export const userHolders = z.record(login, someProjectPermissions, allowedHolders("logins"));
export const somePermissions = someProjectPermissions;

const threshold = text(/^-?\d+(?:\.\d+)?$/, 'a number as text, such as "80"');
const metric = text(/^[a-z][a-z0-9_]*$/, "the key of a metric, such as new_coverage");
const condition = z.strictObject(
    { metric, op: oneOf(["GT", "LT"]), error: threshold },
    { error: (issue) => (issue.code === "unrecognized_keys" ? undefined : "an object of metric, op and error") },
);

export const conditions = z
    .array(condition, "a list of conditions")
    .min(1, "a list with at least one condition: a gate without any lets everything through")
    .refine(
        (list) => new Set(list.map((each) => each.metric)).size === list.length,
        "a list with one condition a metric",
    );

const days = text(/^(?:[1-9]|[1-8]\d|90)$/, 'days from 1 to 90 as text, such as "30"');

export const newCode = z.discriminatedUnion(
    "type",
    [
        z.strictObject({ type: z.literal("PREVIOUS_VERSION") }),
        z.strictObject({ type: z.literal("NUMBER_OF_DAYS"), value: days }),
        z.strictObject({ type: z.literal("REFERENCE_BRANCH"), value: branch }),
    ],
    "{ type: PREVIOUS_VERSION }, { type: NUMBER_OF_DAYS, value } or { type: REFERENCE_BRANCH, value }",
);

const settingKey = text(
    /^(?!.*\.secured$)[A-Za-z][A-Za-z0-9._-]*$/,
    "the key of a setting, such as sonar.qualitygate.ignoreSmallChanges; no .secured one, because its value would be in the state",
);

export const settings = z.record(
    settingKey,
    text(/^.{1,4000}$/su, "text of 1 to 4000 characters"),
    "an object of text by key",
);

/** A pattern that compiles. SonarQube reads it as a Java expression, which for project keys is the same language. */
export const keyPattern = z
    .string("a regular expression for project keys")
    .min(1, "a regular expression for project keys")
    .refine(compiles, "a regular expression that compiles");

function compiles(pattern: string): boolean {
    try {
        new RegExp(pattern);
        return true;
    } catch {
        return false;
    }
}
