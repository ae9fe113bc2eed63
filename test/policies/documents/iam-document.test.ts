import { describe, expect, it } from "vitest";
import { readIamDocument } from "../../../policies/documents/iam-document";
import { UNKNOWN, type Value } from "../../../policies/model/values";

const ALLOW = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const documentOf = (...statements: Value[]): Value => ({ Version: "2012-10-17", Statement: statements });

describe("readIamDocument", () => {
    it("reads text and object, one statement and a list, alike", () => {
        const list = readIamDocument(documentOf(ALLOW));

        expect(readIamDocument(JSON.stringify(documentOf(ALLOW)))).toEqual(list);
        expect(readIamDocument({ Version: "2012-10-17", Statement: ALLOW })).toEqual(list);
        expect(list).toEqual([
            {
                sid: undefined,
                effect: "Allow",
                principals: [],
                notPrincipal: false,
                actions: ["s3:GetObject"],
                notAction: false,
                resources: ["*"],
                notResource: false,
                conditions: [],
            },
        ]);
    });

    it("tells what is excluded from what is meant", () => {
        const [statement] = readIamDocument(
            documentOf({ Effect: "Deny", NotPrincipal: "*", NotAction: ["iam:*"], NotResource: "arn:aws:s3:::a" }),
        );

        expect(statement).toMatchObject({ notPrincipal: true, notAction: true, notResource: true, actions: ["iam:*"] });
    });

    it("reads every form of principal", () => {
        const principals = (principal: Value) =>
            readIamDocument(documentOf({ ...ALLOW, Principal: principal }))[0]?.principals;

        expect(principals("*")).toEqual([{ kind: "*", value: "*" }]);
        expect(principals({ AWS: "*" })).toEqual([{ kind: "AWS", value: "*" }]);
        expect(principals({ AWS: ["1", "2"], Service: "ec2.amazonaws.com" })).toEqual([
            { kind: "AWS", value: "1" },
            { kind: "AWS", value: "2" },
            { kind: "Service", value: "ec2.amazonaws.com" },
        ]);
    });

    it("takes a condition apart", () => {
        const [statement] = readIamDocument(
            documentOf({
                ...ALLOW,
                Condition: {
                    "ForAllValues:StringLikeIfExists": { "aws:TagKeys": ["a", "b"] },
                    Bool: { "aws:SecureTransport": true },
                    StringEquals: { "ecs:subnet": UNKNOWN },
                },
            }),
        );

        expect(statement?.conditions).toEqual([
            { operator: "StringLike", set: "ForAllValues", ifExists: true, key: "aws:tagkeys", values: ["a", "b"] },
            { operator: "Bool", set: undefined, ifExists: false, key: "aws:securetransport", values: ["true"] },
            { operator: "StringEquals", set: undefined, ifExists: false, key: "ecs:subnet", values: [UNKNOWN] },
        ]);
    });

    it.each<[string, Value | undefined, string]>([
        ["nothing", undefined, "it is no policy document"],
        ["an unknown document", UNKNOWN, "it is no policy document"],
        ["text that is no JSON", "{", "it is no JSON"],
        ["a list", "[]", "it is no policy document"],
        ["the older version", { Version: "2008-10-17", Statement: ALLOW }, 'its Version is not "2012-10-17"'],
        ["no version", { Statement: ALLOW }, 'its Version is not "2012-10-17"'],
        ["no statement", { Version: "2012-10-17", Statement: [] }, "it has no Statement"],
        ["a statement in text", documentOf("Allow"), "a Statement is no object"],
        [
            "a strange element",
            documentOf({ ...ALLOW, Principals: "*" }),
            "an element Principals that IAM does not know",
        ],
        ["another case", documentOf({ ...ALLOW, effect: "Deny" }), "an element effect that IAM does not know"],
        ["a strange element above", { ...(documentOf(ALLOW) as object), Extra: 1 }, "an element Extra"],
        ["no effect", documentOf({ Action: "*" }), "neither Allow nor Deny"],
        ["an effect in another case", documentOf({ ...ALLOW, Effect: "allow" }), "neither Allow nor Deny"],
        ["both kinds of action", documentOf({ ...ALLOW, NotAction: "iam:*" }), "both Action and NotAction"],
        ["an action that is no text", documentOf({ ...ALLOW, Action: {} }), "an Action is no text"],
        ["an unknown action", documentOf({ ...ALLOW, Action: UNKNOWN }), "an Action is not known yet"],
        ["an unknown principal", documentOf({ ...ALLOW, Principal: { AWS: UNKNOWN } }), "a Principal is not known yet"],
        ["a principal in a list", documentOf({ ...ALLOW, Principal: ["*"] }), "neither * nor an object"],
        ["a condition in text", documentOf({ ...ALLOW, Condition: "no" }), "a Condition is no object"],
        [
            "a condition without key",
            documentOf({ ...ALLOW, Condition: { Bool: "true" } }),
            "the Condition Bool is no object",
        ],
        ["a strange set", documentOf({ ...ALLOW, Condition: { "ForSome:Bool": {} } }), "the operator ForSome:Bool"],
    ])("refuses %s", (_name, document, reason) => {
        expect(() => readIamDocument(document)).toThrow(reason);
    });
});
