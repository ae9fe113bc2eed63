import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PolicyDocument, type Statement, toJson } from "../../components/documents/policy-document";
import { knownWildcards } from "../../components/documents/wildcards";
import { together } from "./deeds";
import { instants } from "./fixture";
import { neighbours } from "./generated";
import { surprises } from "./judge";
import { notYours } from "./not-yours";
import { asks } from "./sign-ins";
import { notSignedIn } from "./strangers";
import { signIns, workingDay } from "./working-day";
import { type Documents, type Person, documentsOf, found } from "./world";

const GRANTS = ["access", "deploy", "task", "execution", "run services"] as const;
const trusts = (documents: Documents) => [...documents].filter(([name]) => name.startsWith("trust of "));
const list = (value: string | readonly string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

describe("for anybody, whatever the name, the dates and the repositories", () => {
    it("both lists hold", async () => {
        await fc.assert(
            fc.asyncProperty(neighbours, async ({ me, neighbour }) => {
                const documents = documentsOf(me);
                const { lastSecond, theEnd } = instants(me);
                const day = [lastSecond, theEnd].flatMap((at) => [
                    ...signIns(me).map((signIn) => asks(me, signIn, at, at !== theEnd)),
                    ...workingDay(me).map((deed) => together(me, deed, at, at !== theEnd)),
                ]);
                const not = [
                    ...notYours(me, [neighbour]).map((deed) => together(me, deed, lastSecond, false)),
                    ...notSignedIn(me, [neighbour]).map((signIn) => asks(me, signIn, lastSecond, false)),
                ];
                expect(await surprises([...day, ...not], documents)).toEqual([]);
            }),
            { numRuns: 3, endOnFailure: true },
        );
    });

    it("P8: no role is granted what its boundary does not hold", () => {
        fc.assert(
            fc.property(neighbours, ({ me }) => {
                const documents = documentsOf(me);
                const limits = found(documents, "boundary").Statement.filter(({ Effect }) => Effect === "Allow");
                for (const grant of GRANTS.flatMap((name) => found(documents, name).Statement)) {
                    expect(limits.filter((limit) => covers(limit, grant)).length).toBeGreaterThan(0);
                }
            }),
        );
    });

    it("P9: every trust of a person ends with the last day, and the boundary goes on from there", () => {
        fc.assert(
            fc.property(neighbours, ({ me }) => {
                const documents = documentsOf(me);
                const end = new Date(Date.parse(me.plan.entry.endsOn) + 86_400_000).toISOString().replace(".000Z", "Z");
                const own = trusts(documents).filter(([name]) => /access|deploy|task/.test(name));
                const dates = own.flatMap(([, trust]) =>
                    trust.Statement.map(({ Condition }) => Condition?.DateLessThan),
                );
                expect(new Set(dates.map((date) => JSON.stringify(date)))).toEqual(
                    new Set([JSON.stringify({ "aws:CurrentTime": end })]),
                );
                expect(found(documents, "boundary").Statement).toContainEqual({
                    Sid: "AfterTheEnd",
                    Effect: "Deny",
                    Action: "*",
                    Resource: "*",
                    Condition: { DateGreaterThanEquals: { "aws:CurrentTime": end } },
                });
            }),
        );
    });

    it("P16: no document holds a wildcard that is not in the documented list, and the list holds none in vain", () => {
        fc.assert(
            fc.property(neighbours, ({ me }) => {
                const used = new Set([...documentsOf(me).values()].flatMap(texts).filter((text) => /[*?]/.test(text)));
                expect([...used].sort()).toEqual([...knownWildcards(me.plan).keys()].sort());
            }),
        );
    });

    it("P17: every trust names exactly one provider or service", () => {
        fc.assert(
            fc.property(neighbours, ({ me }) => {
                for (const [, trust] of trusts(documentsOf(me))) {
                    const principals = new Set(trust.Statement.map(({ Principal }) => JSON.stringify(Principal)));
                    expect(principals.size).toBe(1);
                    expect([...principals][0]).toMatch(/^\{"(?:Federated|Service)":"[^"*?]+"\}$/);
                }
            }),
        );
    });

    it("nothing that one person is granted has a name of the other's", () => {
        fc.assert(
            fc.property(neighbours, ({ me, neighbour }) => {
                const mine = [...GRANTS, "boundary"].flatMap((name) =>
                    found(documentsOf(me), name)
                        .Statement.filter(({ Effect }) => Effect === "Allow")
                        .flatMap(({ Resource }) => list(Resource)),
                );
                const shared = ["*", me.plan.platformArns.commandLineSignIn];
                for (const pattern of mine.filter((text) => !shared.includes(text))) {
                    expect(thingsOf(neighbour).filter((arn) => matches(pattern, arn))).toEqual([]);
                }
            }),
            { numRuns: 200 },
        );
    });

    it("the same entry gives the same text", () => {
        fc.assert(
            fc.property(neighbours, ({ me }) => {
                const text = ({ plan, subnetId }: Person) => [...documentsOf({ plan, subnetId }).values()].map(toJson);
                expect(text(structuredClone(me))).toEqual(text(me));
            }),
        );
    });
});

/** True when all that a grant allows is allowed by one statement of the boundary, on terms that are no narrower. */
function covers(limit: Statement, grant: Statement): boolean {
    const within = (inner: string[], outer: string[]) => inner.every((text) => outer.includes(text));
    const terms = (statement: Statement) =>
        Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
            Object.entries(keys).map(([key, value]) => `${operator} ${key} ${String(value)}`),
        );
    return (
        within(list(grant.Action), list(limit.Action)) &&
        within(list(grant.Resource), list(limit.Resource)) &&
        within(terms(limit), terms(grant))
    );
}

/** Every value in a document but its names of statements. */
function texts(document: PolicyDocument): string[] {
    const leaves = (value: unknown): string[] =>
        typeof value === "string"
            ? [value]
            : value !== null && typeof value === "object"
              ? Object.values(value).flatMap(leaves)
              : [];
    return document.Statement.flatMap((statement) => leaves({ ...statement, Sid: "" }));
}

/** One thing of each kind that a person owns. */
function thingsOf({ plan }: Person): string[] {
    const { arns } = plan;
    return [
        arns.boundary,
        ...Object.values(arns.role),
        arns.bucket,
        arns.objects.replace("*", "a/b"),
        arns.ecrRepository,
        arns.cluster,
        arns.services.replace("*", "web"),
        arns.tasks.replace("*", "0a"),
        arns.taskDefinitions.replace("*", "web:1"),
        arns.logGroup,
        `${arns.logGroup}:log-stream:a`,
    ];
}

function matches(pattern: string, arn: string): boolean {
    const source = pattern.replace(/[\\^$.|+()[\]{}?]/g, "\\$&").replace(/\*/g, ".*");
    return new RegExp(`^${source}$`).test(arn);
}
