import type { IamCondition, IamStatement } from "../documents/iam-document";
import { UNKNOWN } from "../model/values";
import { covers, overlap } from "./patterns";

/*
 * What policies allow, judged by their effect. Whatever cannot be decided counts against the policy: an undecided
 * condition never holds an Allow back, and never makes a Deny protect.
 */

/** Something that somebody might do, to everything that a pattern fits. */
export interface Deed {
    /** Such as `iam:PassRole`. */
    action: string;
    /** ARN with or without wildcards. */
    target: string;
    /** Condition keys in lower case with their values. Every other key is undecided. */
    context: ReadonlyMap<string, string>;
}

/** What an unreadable or unknown document has to be taken for. */
export const ANYTHING: readonly IamStatement[] = [
    {
        sid: undefined,
        effect: "Allow",
        principals: [],
        notPrincipal: false,
        actions: ["*"],
        notAction: false,
        resources: ["*"],
        notResource: false,
        conditions: [],
    },
];

/**
 * Where a deed can be done: lists of patterns; what fits all patterns of a list is reached. Empty when it cannot be done
 * at all. A boundary of undefined bounds nothing.
 */
export function reach(
    identity: readonly IamStatement[],
    boundary: readonly IamStatement[] | undefined,
    deed: Deed,
): string[][] {
    const granted = allowedResources(identity, deed);
    if (granted.length === 0) {
        return [];
    }
    const bounds = boundary === undefined ? ["*"] : allowedResources(boundary, deed);
    const denials = [...identity, ...(boundary ?? [])].filter(({ effect }) => effect === "Deny");
    return granted
        .flatMap((allowed) => bounds.map((bound) => [deed.target, allowed, bound]))
        .filter((patterns) => haveCommon(patterns) && !isDenied(denials, deed, patterns));
}

/** True when a Deny certainly covers everything that fits all the patterns; `deed.target` when none are given. */
export function isDenied(
    statements: readonly IamStatement[],
    deed: Deed,
    patterns: readonly string[] = [deed.target],
): boolean {
    return statements.some(
        (each) =>
            each.effect === "Deny" &&
            isAbout(each, deed.action) &&
            conditionsOf(each, deed) === true &&
            deniesResources(each, patterns),
    );
}

function allowedResources(statements: readonly IamStatement[], deed: Deed): string[] {
    return statements
        .filter((each) => each.effect === "Allow" && isAbout(each, deed.action) && conditionsOf(each, deed) !== false)
        .flatMap(({ resources, notResource }) => (notResource ? ["*"] : resources.map(widest)));
}

function isAbout({ actions, notAction }: IamStatement, action: string): boolean {
    return actions.some((each) => covers(each.toLowerCase(), action.toLowerCase())) !== notAction;
}

/** Pairwise, which can only say yes too often. */
function haveCommon(patterns: readonly string[]): boolean {
    return patterns.every((one, at) => patterns.slice(at + 1).every((other) => overlap(one, other)));
}

function deniesResources({ resources, notResource }: IamStatement, patterns: readonly string[]): boolean {
    return notResource
        ? resources.every((spared) => patterns.some((each) => !overlap(widest(spared), each)))
        : resources.some((denied) => denied !== UNKNOWN && patterns.some((each) => covers(denied, each)));
}

/** A resource as wide as it can be: what is no ARN or not known yet is everything, a policy variable any text. */
function widest(resource: string | typeof UNKNOWN): string {
    return resource === UNKNOWN || !resource.startsWith("arn:") ? "*" : resource.replace(/\$\{[^}]*\}/g, "*");
}

/** Whether all conditions hold; undefined when that is undecided. */
function conditionsOf({ conditions }: IamStatement, { context }: Deed): boolean | undefined {
    const verdicts = conditions.map((each) => holds(each, context));
    return verdicts.includes(false) ? false : verdicts.every((each) => each === true) || undefined;
}

type Compare = (pattern: string, value: string) => boolean;

const equal: Compare = (pattern, value) => pattern === value;
const equalInAnyCase: Compare = (pattern, value) => pattern.toLowerCase() === value.toLowerCase();

/** Operators whose outcome a known value decides; `true` marks those that hold when no value fits. */
const OPERATORS: Readonly<Record<string, readonly [Compare, boolean]>> = {
    StringEquals: [equal, false],
    StringNotEquals: [equal, true],
    StringEqualsIgnoreCase: [equalInAnyCase, false],
    StringNotEqualsIgnoreCase: [equalInAnyCase, true],
    StringLike: [covers, false],
    StringNotLike: [covers, true],
    ArnEquals: [covers, false],
    ArnNotEquals: [covers, true],
    ArnLike: [covers, false],
    ArnNotLike: [covers, true],
};

/** Whether a condition holds; undefined when its key, operator or values leave that open. */
function holds({ operator, key, values }: IamCondition, context: ReadonlyMap<string, string>): boolean | undefined {
    const value = context.get(key);
    const known = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (value === undefined || known === undefined) {
        return undefined;
    }
    const [fits, negated] = known;
    if (values.some((each) => each !== UNKNOWN && fits(each, value))) {
        return !negated;
    }
    return values.some((each) => each === UNKNOWN || each.includes("${")) ? undefined : negated;
}
