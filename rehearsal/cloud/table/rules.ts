import type { Failure, Rule } from "../row";
import { shown } from "../validate";
import { valuesAt } from "../paths";

/* Checks that many rows use. Values of another type than the rule is about (unknown ones, for example) pass. */

function fail(property: string, reason: string): Failure {
    return { property, reason: `${property} ${reason}` };
}

/** Exactly one of these properties is given. */
export function exactlyOneOf(...properties: string[]): Rule {
    return (inputs) => {
        const given = properties.filter((name) => inputs[name] !== undefined);
        const list = properties.join(", ");
        return given.length === 1
            ? []
            : [
                  {
                      property: given[1] ?? properties[0] ?? "",
                      reason: `Exactly one of ${list} must be given; given: ${given.join(", ") || "none"}.`,
                  },
              ];
    };
}

/** The text, or the list, at a path has a length within bounds. */
export function length(path: string, shortest: number, longest: number): Rule {
    return (inputs) =>
        valuesAt(inputs, path)
            .filter(({ value }) => typeof value === "string" || Array.isArray(value))
            .filter(({ value }) => {
                const { length: size } = value as { length: number };
                return size < shortest || size > longest;
            })
            .map(({ path: at, value }) => {
                const { length: size } = value as { length: number };
                return fail(at, `must have a length of ${shortest} to ${longest}; length given: ${size}.`);
            });
}

/** The number at a path is within bounds. */
export function between(path: string, smallest: number, largest: number): Rule {
    return (inputs) =>
        valuesAt(inputs, path)
            .filter(({ value }) => typeof value === "number" && (value < smallest || value > largest))
            .map(({ path: at, value }) => fail(at, `must be ${smallest} to ${largest}; value given: ${shown(value)}.`));
}

/** The text at a path matches; `what` says in words what is allowed. */
export function matches(path: string, pattern: RegExp, what: string): Rule {
    return (inputs) =>
        valuesAt(inputs, path)
            .filter(({ value }) => typeof value === "string" && !pattern.test(value))
            .map(({ path: at, value }) => fail(at, `must be ${what}; value given: ${shown(value)}.`));
}

/** The text at a path is an ARN. */
export function arn(path: string): Rule {
    return matches(path, /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}|aws)?:.+$/, "an ARN");
}
