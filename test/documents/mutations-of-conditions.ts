import type { Condition, Statement } from "../../components/documents/policy-document";
import { type AsNeighbour, type Change, type ChangedValues, changedValues, list } from "./changed-values";

/** Every change of a statement's conditions. */
export function mutationsOfConditions(statement: Statement, asNeighbour: AsNeighbour): Change[] {
    const { Condition: conditions, ...bare } = statement;
    if (conditions === undefined) {
        return [];
    }
    const all = Object.entries(conditions).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, value]) => ({ operator, key, values: list(value) })),
    );
    const build = (tests: typeof all): Statement =>
        tests.length === 0 ? bare : { ...bare, Condition: asCondition(tests) };
    return [
        ...(all.length > 1 ? [["drop all conditions", bare as Statement] as const] : []),
        ...all.flatMap((test, index) => {
            const rest = all.filter((_, at) => at !== index);
            const name = `${test.operator} ${test.key}`;
            return [
                [`drop ${name}`, build(rest)] as const,
                ...otherOperators(test.operator).map(
                    (operator) => [`${name}: turn to ${operator}`, build([...rest, { ...test, operator }])] as const,
                ),
                ...otherValues(test, asNeighbour).map(
                    ({ change, ...other }) => [`${name}: ${change}`, build([...rest, { ...test, ...other }])] as const,
                ),
            ];
        }),
    ];
}

function asCondition(tests: readonly { operator: string; key: string; values: string[] }[]): Condition {
    const condition: Record<string, Record<string, string | string[]>> = {};
    for (const { operator, key, values } of tests) {
        const [only] = values;
        (condition[operator] ??= {})[key] = values.length === 1 && only !== undefined ? only : values;
    }
    return condition;
}

/** The operator with and without `IfExists`, its opposite, and the same with or without the very instant. */
function otherOperators(operator: string): string[] {
    if (operator === "Null") {
        return [];
    }
    if (operator.startsWith("ForAllValues:")) {
        return [operator.replace("ForAllValues", "ForAnyValue")];
    }
    const plain = operator.replace("IfExists", "");
    const opposite: Record<string, string> = {
        StringEquals: "StringNotEquals",
        StringNotEquals: "StringEquals",
        ArnEquals: "ArnNotEquals",
        ArnNotEquals: "ArnEquals",
        ArnLike: "ArnNotLike",
        DateLessThan: "DateGreaterThanEquals",
        DateGreaterThanEquals: "DateLessThan",
    };
    const shifted: Record<string, string> = {
        DateLessThan: "DateLessThanEquals",
        DateGreaterThanEquals: "DateGreaterThan",
    };
    // An absent key is unequal to everything: for the negated operators `IfExists` says nothing new.
    const exists = plain.includes("Not") ? undefined : operator === plain ? `${plain}IfExists` : plain;
    return [exists, opposite[plain], shifted[plain]].filter((other) => other !== undefined);
}

function otherValues(
    { operator, values }: { operator: string; values: string[] },
    asNeighbour: AsNeighbour,
): (ChangedValues & { operator: string })[] {
    if (operator === "Null" || operator.startsWith("Bool")) {
        return [
            {
                change: "turn the value",
                operator,
                values: values.map((value) => (value === "true" ? "false" : "true")),
            },
        ];
    }
    if (operator.startsWith("Date")) {
        return values.flatMap((value) =>
            [1, -1].map((seconds) => {
                const moved = new Date(Date.parse(value) + 1000 * seconds).toISOString().replace(".000Z", "Z");
                return { change: `move to ${moved}`, operator, values: [moved] };
            }),
        );
    }
    return changedValues(values, asNeighbour).map((changed) => ({
        ...changed,
        // A wildcard means something to the operators of likeness only.
        operator: changed.change.startsWith("widen") ? operator.replace("Equals", "Like") : operator,
    }));
}
