import { isObject, listOf, UNKNOWN, type Value } from "../model/values";

/*
 * Reads IAM policy documents, as text or as an object. Fails closed: an element, a form or a type that is not known
 * makes the whole document unreadable, and a rule that cannot read a document fires. IAM itself takes element names in
 * exactly this case. Values of conditions and resources may be unknown in a preview; who, what and whether may not.
 */

/** Who a statement is about: `AWS`, `Federated`, `Service` or `CanonicalUser`, and its value; `*` alone has kind `*`. */
export interface IamPrincipal {
    kind: string;
    value: string;
}

export interface IamCondition {
    /** Without set operator and `IfExists`, such as `StringEquals`. */
    operator: string;
    /** `ForAllValues` and `ForAnyValue`. */
    set: "ForAllValues" | "ForAnyValue" | undefined;
    ifExists: boolean;
    /** In lower case: IAM compares names of keys without case. */
    key: string;
    /** UNKNOWN where a preview does not know it. */
    values: (string | typeof UNKNOWN)[];
}

export interface IamStatement {
    sid: string | undefined;
    effect: "Allow" | "Deny";
    principals: IamPrincipal[];
    /** True when `principals` are the excluded ones. */
    notPrincipal: boolean;
    actions: string[];
    /** True when `actions` are the excluded ones. */
    notAction: boolean;
    resources: (string | typeof UNKNOWN)[];
    /** True when `resources` are the excluded ones. */
    notResource: boolean;
    conditions: IamCondition[];
}

/** @throws Error that says why the document is unreadable. */
export function readIamDocument(document: Value | undefined): IamStatement[] {
    const parsed = typeof document === "string" ? parse(document) : document;
    if (!isObject(parsed)) {
        throw new Error("it is no policy document");
    }
    knowOnly(parsed, ["Version", "Id", "Statement"], "the document");
    if (parsed.Version !== "2012-10-17") {
        throw new Error('its Version is not "2012-10-17"');
    }
    const statements = listOf(parsed.Statement);
    if (statements.length === 0) {
        throw new Error("it has no Statement");
    }
    return statements.map(readStatement);
}

function parse(text: string): Value {
    try {
        return JSON.parse(text) as Value;
    } catch {
        throw new Error("it is no JSON");
    }
}

const ELEMENTS = ["Sid", "Effect", "Condition"];
const EITHER = ["Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource"];

function readStatement(statement: Value): IamStatement {
    if (!isObject(statement)) {
        throw new Error("a Statement is no object");
    }
    knowOnly(statement, [...ELEMENTS, ...EITHER], "a Statement");
    const { Sid: sid, Effect: effect } = statement;
    if (effect !== "Allow" && effect !== "Deny") {
        throw new Error("the Effect of a Statement is neither Allow nor Deny");
    }
    const principal = either(statement, "Principal");
    const action = either(statement, "Action");
    const resource = either(statement, "Resource");
    return {
        sid: typeof sid === "string" ? sid : undefined,
        effect,
        principals: readPrincipals(principal.value),
        notPrincipal: principal.not,
        actions: texts(action.value, "an Action"),
        notAction: action.not,
        resources: textsOrUnknown(resource.value, "a Resource"),
        notResource: resource.not,
        conditions: readConditions(statement.Condition),
    };
}

function knowOnly(object: Record<string, Value>, known: readonly string[], what: string): void {
    const strange = Object.keys(object).find((key) => !known.includes(key));
    if (strange !== undefined) {
        throw new Error(`${what} has an element ${strange} that IAM does not know`);
    }
}

/** An element or its negation; IAM refuses both together. */
function either(statement: Record<string, Value>, element: string): { value: Value | undefined; not: boolean } {
    const { [element]: value, [`Not${element}`]: negated } = statement;
    if (value !== undefined && negated !== undefined) {
        throw new Error(`a Statement has both ${element} and Not${element}`);
    }
    return negated === undefined ? { value, not: false } : { value: negated, not: true };
}

function readPrincipals(value: Value | undefined): IamPrincipal[] {
    if (value === undefined) {
        return [];
    }
    if (value === "*") {
        return [{ kind: "*", value: "*" }];
    }
    if (!isObject(value)) {
        throw new Error("a Principal is neither * nor an object");
    }
    return Object.entries(value).flatMap(([kind, values]) =>
        texts(values, "a Principal").map((each) => ({ kind, value: each })),
    );
}

function readConditions(value: Value | undefined): IamCondition[] {
    if (value === undefined) {
        return [];
    }
    if (!isObject(value)) {
        throw new Error("a Condition is no object");
    }
    return Object.entries(value).flatMap(([written, keys]) => {
        if (!isObject(keys)) {
            throw new Error(`the Condition ${written} is no object`);
        }
        const [, set, operator = "", ifExists] =
            /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(written) ?? [];
        if (operator === "") {
            throw new Error(`a Condition has the operator ${written} that IAM does not know`);
        }
        return Object.entries(keys).map(([key, values]) => ({
            operator,
            set: set as IamCondition["set"],
            ifExists: ifExists !== undefined,
            key: key.toLowerCase(),
            values: textsOrUnknown(values, `a value of ${key}`),
        }));
    });
}

function texts(value: Value | undefined, what: string): string[] {
    return textsOrUnknown(value, what).map((each) => {
        if (each === UNKNOWN) {
            throw new Error(`${what} is not known yet`);
        }
        return each;
    });
}

/** Booleans and numbers count as the text that IAM makes of them. */
function textsOrUnknown(value: Value | undefined, what: string): (string | typeof UNKNOWN)[] {
    return listOf(value).map((each) => {
        if (each === UNKNOWN || typeof each === "string") {
            return each;
        }
        if (typeof each === "boolean" || typeof each === "number") {
            return String(each);
        }
        throw new Error(`${what} is no text`);
    });
}
