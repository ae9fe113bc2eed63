import { isObject, listOf, type Properties, type Value } from "../../../policies/model/values";
import { widerConditions } from "./weaken-condition";
import type { Operator } from "./weaken-value";

/** An IAM document with one weaker statement. */
export interface WeakDocument {
    operator: Operator;
    /** Below the document, such as `Statement.0.Condition`. */
    path: string;
    document: Properties;
}

/** The document in a value, text or object; undefined when there is none. */
export function documentIn(value: Value): Properties | undefined {
    const parsed = typeof value === "string" ? parse(value) : value;
    return isObject(parsed) && parsed.Statement !== undefined ? parsed : undefined;
}

function parse(text: string): Value | undefined {
    try {
        return JSON.parse(text) as Value;
    } catch {
        return undefined;
    }
}

/**
 * Every simple way to make a document allow more: a wider Allow, a narrower Deny. What makes it allow less weakens
 * nothing, so it is no mutant.
 */
export function weakenDocument(document: Properties): WeakDocument[] {
    const statements = listOf(document.Statement).filter(isObject);
    const changed = statements.flatMap((statement, at) =>
        (statement.Effect === "Deny" ? narrowerDenies(statement) : widerAllows(statement)).map(
            ([operator, part, now]): WeakDocument => ({
                operator,
                path: `Statement.${at}${part}`,
                document: { ...document, Statement: [...statements.slice(0, at), ...now, ...statements.slice(at + 1)] },
            }),
        ),
    );
    const decoy = allowAll(statements);
    return [
        ...changed,
        {
            operator: "decoy element first",
            path: "Statement",
            document: { ...document, Statement: [...statements, decoy] },
        },
    ];
}

/** Operator, the part that it is about, and what stands in the statement's place. */
type Weaker = [operator: Operator, part: string, now: Properties[]];

/** The good statements stay in front. */
function allowAll(statements: readonly Properties[]): Properties {
    const isPolicyOfAResource = statements.some(({ Principal }) => Principal !== undefined);
    const resource = statements.some(({ Resource }) => Resource !== undefined) ? { Resource: "*" } : {};
    return {
        Effect: "Allow",
        Action: isPolicyOfAResource && !("Resource" in resource) ? "sts:*" : "*",
        ...resource,
        ...(isPolicyOfAResource ? { Principal: { AWS: "*" } } : {}),
    };
}

const without = (statement: Properties, element: string) =>
    Object.fromEntries(Object.entries(statement).filter(([each]) => each !== element));

function renamed(statement: Properties, element: string, name: string): Properties {
    return { ...without(statement, element), [name]: statement[element] ?? null };
}

const STRANGER = "arn:aws:iam::999988887777:root";

/**
 * What a person's own policies allow is bounded, so that a single action, resource or condition of them changes nothing
 * that a rule promises; test/documents judges those with a simulator. A policy of a role or resource is bounded by
 * nothing but itself.
 */
function widerAllows(statement: Properties): Weaker[] {
    const { Principal: principal, Condition: condition } = statement;
    const elements = ["Action", "Resource", "Principal"].filter((element) => statement[element] !== undefined);
    const negated = elements.map((element): Weaker => [
        "flip",
        `.Not${element}`,
        [renamed(statement, element, `Not${element}`)],
    ]);
    if (!isObject(principal)) {
        return [...negated, ["weaken to maximum", "", [{ ...statement, Action: "*", Resource: "*" }]]];
    }
    return [
        ...negated,
        ["weaken to maximum", ".Principal", [{ ...statement, Principal: "*" }]],
        ["weaken to maximum", ".Principal.AWS", [{ ...statement, Principal: { AWS: "*" } }]],
        [
            "exemption added",
            ".Principal.AWS",
            [{ ...statement, Principal: { ...principal, AWS: [...listOf(principal.AWS), STRANGER] } }],
        ],
        ...(isObject(condition)
            ? widerConditions(condition).map(([operator, part, now]): Weaker => [
                  operator,
                  `.Condition${part}`,
                  [now === undefined ? without(statement, "Condition") : { ...statement, Condition: now }],
              ])
            : []),
    ];
}

const SPARED = { StringNotEquals: { "aws:PrincipalTag/Trusted": "true" } };

function narrowerDenies(statement: Properties): Weaker[] {
    return [
        ["remove", "", []],
        ["flip", ".Effect", [{ ...statement, Effect: "Allow" }]],
        [
            "exemption added",
            ".Condition",
            [{ ...statement, Condition: { ...(isObject(statement.Condition) ? statement.Condition : {}), ...SPARED } }],
        ],
        ...["Action", "Resource"].flatMap((element): Weaker[] => {
            const values = listOf(statement[element]);
            const spared = listOf(statement[`Not${element}`]);
            return [
                ...(values.length > 1
                    ? ([
                          ["weaken by one", `.${element}`, [{ ...statement, [element]: values.slice(1) }]],
                      ] satisfies Weaker[])
                    : []),
                ...(spared.length > 0
                    ? ([
                          [
                              "weaken by one",
                              `.Not${element}`,
                              [
                                  {
                                      ...statement,
                                      [`Not${element}`]: [...spared, element === "Action" ? "iam:*" : "arn:aws:s3:::*"],
                                  },
                              ],
                          ],
                          ["weaken to maximum", `.Not${element}`, [{ ...statement, [`Not${element}`]: ["*"] }]],
                      ] satisfies Weaker[])
                    : []),
            ];
        }),
    ];
}
