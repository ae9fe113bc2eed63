import type { GraphResource } from "../../../policies/graph/graph";
import { isObject, listOf, type Properties, type Value } from "../../../policies/model/values";
import { withValue } from "../support/edits";
import { documentIn } from "./weaken-document";

/** The same resource with its IAM documents written in other ways, which say the same: no verdict may change. */
export function otherEncodings(resource: GraphResource): GraphResource[] {
    const documents = Object.entries(resource.inputs).flatMap(([key, value]) => {
        const document = documentIn(value);
        return document === undefined ? [] : [[key, document] as const];
    });
    return documents.flatMap(([key, document]) => encodings(document).map((each) => withValue(resource, key, each)));
}

function encodings(document: Properties): Value[] {
    const statements = listOf(document.Statement);
    return [
        document,
        JSON.stringify(document),
        JSON.stringify(document, undefined, 4),
        { ...document, Statement: statements.map(withLists) },
        { ...document, Statement: withoutLists(statements) },
        turned(document),
    ];
}

const LISTS = ["Action", "NotAction", "Resource", "NotResource"];

/** Each element that may be a list, as one. */
function withLists(statement: Value): Value {
    const entries = Object.entries(isObject(statement) ? statement : {});
    return Object.fromEntries(
        entries.map(([key, value]): [string, Value] => [key, LISTS.includes(key) ? listOf(value) : value]),
    );
}

/** Each list of one element, without the list. */
function withoutLists(value: Value): Value {
    if (Array.isArray(value)) {
        const [first, ...others] = value.map(withoutLists);
        return first !== undefined && others.length === 0 ? first : value.map(withoutLists);
    }
    return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, each]): [string, Value] => [key, withoutLists(each)]))
        : value;
}

/** Keys in the opposite order. */
function turned(value: Value): Value {
    if (Array.isArray(value)) {
        return value.map(turned);
    }
    return isObject(value)
        ? Object.fromEntries(
              Object.entries(value)
                  .reverse()
                  .map(([key, each]): [string, Value] => [key, turned(each)]),
          )
        : value;
}
