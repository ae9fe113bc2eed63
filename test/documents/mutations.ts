import type { PolicyDocument, Statement } from "../../components/documents/policy-document";
import { type AsNeighbour, type Change, changedValues, list } from "./changed-values";
import { mutationsOfConditions } from "./mutations-of-conditions";

/** One small change of a document that a careless hand could make. */
export interface Mutation {
    /** The statement that is changed, as it was. */
    of: Statement;
    /** `<Sid>: <what was changed>`. */
    change: string;
    document: PolicyDocument;
}

type Part = "Action" | "NotAction" | "Resource" | "NotResource";
const PARTS: readonly Part[] = ["Action", "NotAction", "Resource", "NotResource"];

/** Every mutation of a document, each with one change. */
export function mutationsOf(document: PolicyDocument, asNeighbour: AsNeighbour): Mutation[] {
    const [first] = document.Statement;
    const changes = document.Statement.flatMap((statement, index) => [
        ...(document.Statement.length === 1
            ? []
            : [{ of: statement, change: `${statement.Sid}: drop the statement`, document: without(document, index) }]),
        ...mutationsOfStatement(statement, asNeighbour).map(([change, mutant]) => ({
            of: statement,
            change: `${statement.Sid}: ${change}`,
            document: replaced(document, index, mutant),
        })),
    ]);
    return first === undefined ? changes : [...changes, withOneMore(document, first)];
}

/** A harmless document with a statement below that allows everything: who reads only the first is content. */
function withOneMore(document: PolicyDocument, like: Statement): Mutation {
    const more: Statement = {
        Sid: "Decoy",
        Effect: "Allow",
        Action: "*",
        ...(like.Principal === undefined ? {} : { Principal: "*" }),
        // A trust speaks of its own role.
        ...(like.Effect === "Allow" && like.Resource === undefined ? {} : { Resource: "*" }),
    };
    return {
        of: more,
        change: "add a statement that allows everything",
        document: { ...document, Statement: [...document.Statement, more] },
    };
}

function mutationsOfStatement(statement: Statement, asNeighbour: AsNeighbour): Change[] {
    return [
        ...PARTS.flatMap((part) => mutationsOfPart(statement, part, asNeighbour)),
        ...mutationsOfPrincipal(statement),
        ...mutationsOfConditions(statement, asNeighbour),
    ];
}

function without(document: PolicyDocument, index: number): PolicyDocument {
    return { ...document, Statement: document.Statement.filter((_, at) => at !== index) };
}

function replaced(document: PolicyDocument, index: number, statement: Statement): PolicyDocument {
    return { ...document, Statement: document.Statement.map((old, at) => (at === index ? statement : old)) };
}

function mutationsOfPart(statement: Statement, part: Part, asNeighbour: AsNeighbour): Change[] {
    const parts: Partial<Record<Part, string | readonly string[]>> = statement;
    const value = parts[part];
    return changedValues(list(value), asNeighbour).map(
        ({ change, values }) => [`${part}: ${change}`, { ...statement, [part]: values }] as const,
    );
}

function mutationsOfPrincipal(statement: Statement): Change[] {
    const { Principal } = statement;
    if (Principal === undefined) {
        return [];
    }
    if (Principal === "*") {
        // AWS takes nobody else in the policy of an endpoint.
        return statement.Effect === "Allow"
            ? []
            : [["Principal: one service only", { ...statement, Principal: { Service: "ec2.amazonaws.com" } }]];
    }
    const changed = Object.entries(Principal).map(([kind, name]) => ({
        [kind]: name.startsWith("arn:")
            ? name.replace("contractors-aws", "contractors-vpn").replace("token.actions", "tokens")
            : `x-${name}`,
    }));
    return [
        ["Principal: everybody", { ...statement, Principal: "*" }],
        ...changed.map(
            (principal) => ["Principal: another", { ...statement, Principal: principal } as Statement] as const,
        ),
    ];
}
