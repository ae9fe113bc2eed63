import { isObject, listOf, type Properties, type Value } from "../../../policies/model/values";
import type { Operator } from "./weaken-value";

/** One demand of a condition. */
interface Demand {
    operator: string;
    key: string;
    value: Value;
}

/** Operator, the part that it is about, and the condition that holds more often; undefined where none is left. */
type Wider = [operator: Operator, part: string, now: Properties | undefined];

/** Every simple way to let a condition of an Allow hold more often. */
export function widerConditions(condition: Properties): Wider[] {
    const all = Object.entries(condition).flatMap(([operator, keys]) =>
        Object.entries(isObject(keys) ? keys : {}).map(([key, value]): Demand => ({ operator, key, value })),
    );
    const wider = all.flatMap((demand, index) =>
        widerDemands(demand).map(([operator, now]): Wider => {
            const demands = [...all.slice(0, index), ...now, ...all.slice(index + 1)];
            return [operator, `.${demand.operator}.${demand.key}`, toCondition(demands)];
        }),
    );
    return [["remove", "", undefined], ...wider];
}

function widerDemands({ operator, key, value }: Demand): [Operator, Demand[]][] {
    const like = operator.replace("Equals", "Like");
    return [
        ["remove", []],
        ["flip", [{ operator: opposite(operator), key, value }]],
        ["weaken by one", [{ operator: like, key, value: openEnd(value) }]],
        ["weaken to maximum", [{ operator: like, key, value: "*" }]],
        ["exemption added", [{ operator: `${operator}IfExists`, key, value }]],
    ];
}

function opposite(operator: string): string {
    return operator.startsWith("Date")
        ? operator.replace("Less", "Greater")
        : operator.replace(/(String|Arn|Numeric|Ip)/, "$1Not").replace("NotNot", "");
}

function openEnd(value: Value): Value {
    return typeof value === "string" ? `${value.slice(0, -1)}*` : listOf(value).map(openEnd);
}

function toCondition(demands: readonly Demand[]): Properties | undefined {
    const condition: Record<string, Properties> = {};
    for (const { operator, key, value } of demands) {
        condition[operator] = { ...condition[operator], [key]: value };
    }
    return demands.length === 0 ? undefined : condition;
}
