import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PolicyDocument } from "../../../components/documents/policy-document";
import { readIamDocument } from "../../../policies/documents/iam-document";
import { type Deed, isDenied, reach } from "../../../policies/iam/effect";
import { ESCALATION_PATHS } from "../../../policies/iam/escalation-paths";
import { type Properties, UNKNOWN, type Value } from "../../../policies/model/values";
import { allowed, type Question } from "../../documents/simulate";

const TASK = "arn:aws:iam::123456789012:role/contractors/ana-silva/task";
const ADMIN = "arn:aws:iam::123456789012:role/admin";
const SERVICE = "iam:PassedToService";

const documentOf = (...statements: Properties[]) => ({ Version: "2012-10-17", Statement: statements });
const read = (...statements: Properties[]) => readIamDocument(documentOf(...statements));
const allow = (resource: Value, condition: Properties = {}): Properties => ({
    Effect: "Allow",
    Action: "iam:PassRole",
    Resource: resource,
    Condition: condition,
});
const deny = (resource: Value, condition: Properties = {}): Properties => ({
    ...allow(resource, condition),
    Effect: "Deny",
});
const passing = (target: string, service = "ecs-tasks.amazonaws.com"): Deed => ({
    action: "iam:PassRole",
    target,
    context: new Map([["iam:passedtoservice", service]]),
});

describe("reach", () => {
    it("is where identity, boundary and target meet", () => {
        const identity = read(allow([TASK, "arn:aws:iam::123456789012:role/admin*"]));

        expect(reach(identity, undefined, passing("arn:*:iam:*"))).toHaveLength(2);
        expect(reach(identity, read(allow("arn:*/admin")), passing("arn:*:iam:*"))).toEqual([
            ["arn:*:iam:*", "arn:aws:iam::123456789012:role/admin*", "arn:*/admin"],
        ]);
        expect(reach(identity, read(allow("arn:aws:s3:::*")), passing("arn:*:iam:*"))).toEqual([]);
    });

    it("takes what is undecided for allowed", () => {
        const undecided = { StringEquals: { "aws:PrincipalTag/team": "core" } };

        expect(reach(read(allow(UNKNOWN)), undefined, passing(ADMIN))).not.toEqual([]);
        expect(reach(read(allow("${aws:PrincipalTag/role}")), undefined, passing(ADMIN))).not.toEqual([]);
        expect(reach(read(allow("*", undecided)), undefined, passing(ADMIN))).not.toEqual([]);
        expect(
            reach(read(allow("*", { StringEquals: { [SERVICE]: UNKNOWN } })), undefined, passing(ADMIN)),
        ).not.toEqual([]);
        expect(reach(read(allow("*", { NumericLessThan: { [SERVICE]: 1 } })), undefined, passing(ADMIN))).not.toEqual(
            [],
        );
    });

    it("takes what is undecided for no Deny", () => {
        const denied = (statement: Properties) => isDenied(read(statement), passing(ADMIN));

        expect(denied(deny("*"))).toBe(true);
        expect(denied(deny(UNKNOWN))).toBe(false);
        expect(denied(deny("arn:aws:iam::123456789012:role/${aws:username}"))).toBe(false);
        expect(denied(deny("*", { Bool: { "aws:MultiFactorAuthPresent": "false" } }))).toBe(false);
        expect(denied(deny("*", { StringNotEquals: { [SERVICE]: "${aws:PrincipalTag/service}" } }))).toBe(false);
        expect(denied(deny("*", { StringNotEquals: { [SERVICE]: "lambda.amazonaws.com" } }))).toBe(true);
        expect(denied({ Effect: "Deny", Action: "*", NotResource: UNKNOWN })).toBe(false);
        expect(denied({ Effect: "Deny", Action: "*", NotResource: TASK })).toBe(true);
    });

    it("wants a Deny to cover all of what is allowed", () => {
        const identity = (...denied: Properties[]) => read(allow("arn:aws:iam::123456789012:role/*"), ...denied);

        expect(reach(identity(deny(ADMIN)), undefined, passing("*"))).not.toEqual([]);
        expect(reach(identity(deny("arn:aws:iam::*:role/*")), undefined, passing("*"))).toEqual([]);
        expect(reach(identity(deny("arn:aws:iam::????????????:role/*")), undefined, passing("*"))).toEqual([]);
        expect(reach(identity(deny("arn:aws:iam::123456789012:role/?")), undefined, passing("*"))).not.toEqual([]);
    });
});

const PATTERNS = [
    "*",
    ADMIN,
    TASK,
    "arn:aws:iam::*:role/*",
    "arn:aws:iam::123456789012:role/contractors/*",
    "arn:aws:iam::*:role/admi?",
];
const ACTIONS = ["*", "iam:*", "iam:PassRole", "IAM:passrole", "iam:Pass*", "iam:Create*", "s3:*", "iam:?assRole"];
const SERVICES = ["ecs-tasks.amazonaws.com", "lambda.amazonaws.com", "*.amazonaws.com", "ecs*"];
const OPERATORS = [
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringNotLike",
    "StringEqualsIgnoreCase",
    "StringEqualsIfExists",
];

const some = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
const conditions = fc
    .tuple(fc.constantFrom(...OPERATORS), some(SERVICES))
    .map(([operator, values]) => ({ [operator]: { [SERVICE]: values } }));
const statements = fc
    .tuple(
        fc.constantFrom("Allow", "Allow", "Deny"),
        fc.constantFrom("Action", "Action", "NotAction"),
        some(ACTIONS),
        fc.boolean(),
        some(PATTERNS),
        fc.option(conditions, { nil: {} }),
    )
    .map(([effect, action, actions, negated, resources, condition]): Properties => ({
        Effect: effect,
        [action]: actions,
        // An Allow of all resources but some counts as one of all.
        [negated && effect === "Deny" ? "NotResource" : "Resource"]: resources,
        Condition: condition,
    }));
const documents = fc.array(statements, { minLength: 1, maxLength: 3 }).map((list) => documentOf(...list));

describe("the evaluator and a simulator of IAM", () => {
    it("say the same about a role that is passed", async () => {
        const questions = fc.tuple(fc.constantFrom(TASK, ADMIN), fc.constantFrom(...SERVICES.slice(0, 2)));
        const property = fc.asyncProperty(
            documents,
            fc.option(documents, { nil: undefined }),
            questions,
            async (identity, boundary, [role, service]) => {
                const ours = reach(
                    readIamDocument(identity),
                    boundary && readIamDocument(boundary),
                    passing(role, service),
                );

                expect(ours.length > 0).toBe(await simulated(role, service, identity, boundary));
            },
        );

        await fc.assert(property, { numRuns: 300 });
    });
});

async function simulated(role: string, service: string, identity: Value, boundary: Value | undefined) {
    const question: Question = {
        principal: "arn:aws:sts::123456789012:assumed-role/contractor/session",
        action: "iam:PassRole",
        resource: role,
        account: "123456789012",
        context: { [SERVICE]: service },
    };
    const policies = { identity: [identity as unknown as PolicyDocument] };
    return allowed(
        question,
        boundary === undefined ? policies : { ...policies, boundary: boundary as unknown as PolicyDocument },
    );
}

describe("the list of escalation paths", () => {
    it("names every path once, with actions of AWS", () => {
        const ids = ESCALATION_PATHS.map(({ id }) => id);

        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeGreaterThanOrEqual(65);
        for (const { actions } of ESCALATION_PATHS) {
            expect(actions.filter((each) => !/^[a-z0-9-]+:[A-Z]\w+$/.test(each))).toEqual([]);
        }
    });
});
