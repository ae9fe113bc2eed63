/*
 * IAM documents as plain data, so that a preview shows them whole, a policy can judge them and a simulator can try
 * them. The types leave out what no document of this kit may say: an Allow for everything but something (`NotAction`,
 * `NotResource`, `NotPrincipal`), and a list of several principals.
 */

/**
 * The condition operators in use. Those of a set (`ForAllValues`) hold when the key is absent; say `Null` beside them.
 */
type ConditionOperator =
    | "ArnEquals"
    | "ArnLike"
    | "ArnLikeIfExists"
    | "ArnNotEquals"
    | "Bool"
    | "BoolIfExists"
    | "DateGreaterThanEquals"
    | "DateLessThan"
    | "ForAllValues:StringEquals"
    | "Null"
    | "StringEquals"
    | "StringEqualsIfExists"
    | "StringNotEquals";

type OneOrMore = string | readonly string[];

/**
 * Operators, each with condition keys and the values to compare with. All keys must hold; one value of a key is enough.
 */
export type Condition = Readonly<Partial<Record<ConditionOperator, Readonly<Record<string, OneOrMore>>>>>;

/**
 * Who may act, in documents that belong to a resource. `*` is for Deny, and for endpoints, where conditions say who.
 */
type Principal = "*" | { readonly Federated: string } | { readonly Service: string };

interface CommonStatement {
    /** What the statement is for, in words: letters and digits only. */
    readonly Sid: string;
    readonly Principal?: Principal;
    readonly Condition?: Condition;
}

export interface AllowStatement extends CommonStatement {
    readonly Effect: "Allow";
    readonly Action: OneOrMore;
    /** Absent in trust documents only: they speak of the role that they belong to. */
    readonly Resource?: OneOrMore;
}

export interface DenyStatement extends CommonStatement {
    readonly Effect: "Deny";
    readonly Action?: OneOrMore;
    readonly NotAction?: OneOrMore;
    readonly Resource?: OneOrMore;
    readonly NotResource?: OneOrMore;
}

export type Statement = AllowStatement | DenyStatement;

/** One IAM document: a trust, a permission policy, a boundary, or the policy of a bucket or an endpoint. */
export interface PolicyDocument {
    readonly Version: "2012-10-17";
    readonly Statement: readonly Statement[];
}

/** A document of these statements. */
export function policyDocument(...statements: Statement[]): PolicyDocument {
    return { Version: "2012-10-17", Statement: statements };
}

/**
 * The text that AWS takes. The same document gives the same text, without white space: its length is what AWS counts.
 */
export function toJson(document: PolicyDocument): string {
    return JSON.stringify(document);
}
