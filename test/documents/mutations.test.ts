import { describe, expect, it } from "vitest";
import { againstWalls, together } from "./deeds";
import { ANA, ANA_SILVA, MARIANA, instants } from "./fixture";
import { holds } from "./judge";
import { type Mutation, mutationsOf } from "./mutations";
import { nearestFirst } from "./nearest";
import { notYours } from "./not-yours";
import { platformChecks } from "./platform";
import { asks } from "./sign-ins";
import { notSignedIn } from "./strangers";
import { signIns, workingDay } from "./working-day";
import { type Check, documentsOf } from "./world";

const me = ANA;
const neighbours = [ANA_SILVA, MARIANA];
const documents = documentsOf(me);
const { firstSecond, lastSecond, theEnd } = instants(me);

/** Both lists and the platform's, as one list of sentences that must hold. */
function everySentence(): Check[] {
    const day = workingDay(me);
    const not = notYours(me, neighbours);
    return [
        ...signIns(me).flatMap((signIn) => [asks(me, signIn, lastSecond, true), asks(me, signIn, theEnd, false)]),
        ...notSignedIn(me, neighbours).map((signIn) => asks(me, signIn, firstSecond, false)),
        ...day.map((deed) => together(me, deed, lastSecond, true)),
        ...againstWalls(me, not, firstSecond),
        // The policies of bucket and endpoints are part of no wall.
        ...not.map((deed) => together(me, deed, firstSecond, false)).filter(({ documents }) => documents.length > 3),
        ...platformChecks(me, ANA_SILVA, lastSecond),
        ...againstWalls(
            me,
            day.map((deed) => ({ ...deed, walls: ["deny list"] as const })),
            theEnd,
        ),
    ];
}

const sentences = everySentence();
const holding = new Set<Check>();

/** A sentence that fails on the original too notices nothing. */
async function mustHold(sentence: Check): Promise<void> {
    if (!holding.has(sentence) && !(await holds(sentence, documents))) {
        throw new Error(`does not even hold without a change: ${sentence.what}`);
    }
    holding.add(sentence);
}

/** My name, number and subnet in a text, turned into the neighbour's. */
function asNeighbour(text: string): string | undefined {
    const theirs = text
        .replace(me.subnetId, ANA_SILVA.subnetId)
        .replace(/\bana\b/g, "ana-silva")
        .replace(/^101$/, "1011");
    return theirs === text ? undefined : theirs;
}

/** Changes that no request to AWS can notice, and why. */
const EQUIVALENT: readonly (readonly [document: string, change: RegExp, why: string])[] = [
    ["", /aws:CurrentTime: turn to Date\w+IfExists$/, "AWS sends the time with every request"],
    ["", /aws:SecureTransport: turn to BoolIfExists$/, "AWS says of every request how it came"],
    ["trust of access", /^SignInThroughOkta: Action: widen/, "no other action carries SAML:sub"],
    ["trust of deploy", /^DeployFromOwnEnvironment: Action: widen/, "no other action carries GitHub's keys"],
    ["", /^(?:Roles|RunTasksWithOwnRoles): Action: widen/, "no other action carries iam:PassedToService"],
    ["", /^(?:ServiceNames|NameOwnServices): Action: widen/, "no other action carries ecs:CreateAction"],
    ["", /localhost to \S+localhost\*$/, "AWS has no other client whose name begins so"],
    [
        "boundary",
        /^OtherRegions: NotAction: widen iam:PassRole to iam:\*$/,
        "OtherServices denies the rest of IAM everywhere",
    ],
    ["bucket", /: Resource: (?:widen|add)/, "a bucket's policy is asked about its own bucket only"],
    ["bucket", /^EncryptedConnectionsOnly: Action: widen/, "a bucket's policy is asked about S3 only"],
    ["S3 endpoint", /aws:ResourceAccount: turn to StringEqualsIfExists$/, "S3 says of every bucket whose it is"],
    ["trust of flow logs", /to arn:\S+:vpc-flow-log\*$/, "AWS has no other resource whose name begins so"],
    ["budget actions", /: Action: widen/, "only attaching to and detaching from a role carry iam:PolicyARN on a role"],
];

function isEquivalent(name: string, change: string): boolean {
    return EQUIVALENT.some(([document, pattern]) => (document === "" || document === name) && pattern.test(change));
}

it("leaves out no change that does not exist", () => {
    const changes = [...documents].flatMap(([name, document]) =>
        mutationsOf(document, asNeighbour).map(({ change }) => ({ name, change })),
    );
    const stale = EQUIVALENT.filter(
        ([document, pattern]) =>
            !changes.some(({ name, change }) => (document === "" || document === name) && pattern.test(change)),
    );
    expect(stale).toEqual([]);
});

describe.each([...documents])("%s", (name, document) => {
    const relevant = sentences.filter((sentence) => sentence.documents.includes(name));
    /** Sentences that noticed a change of a statement notice the next one too, most of the time. */
    const noticed = new Map<string, Set<Check>>();

    async function isNoticed(mutation: Mutation): Promise<boolean> {
        const mutant = new Map(documents).set(name, mutation.document);
        const before = noticed.get(mutation.of.Sid) ?? new Set();
        for (const sentence of new Set([...[...before].slice(0, 3), ...nearestFirst(relevant, mutation)])) {
            if (!(await holds(sentence, mutant))) {
                await mustHold(sentence);
                noticed.set(mutation.of.Sid, new Set([sentence, ...before]));
                return true;
            }
        }
        return false;
    }

    it("has no change that the lists do not notice", async () => {
        const unnoticed: string[] = [];
        for (const mutation of mutationsOf(document, asNeighbour)) {
            if (!isEquivalent(name, mutation.change) && !(await isNoticed(mutation))) {
                unnoticed.push(mutation.change);
            }
        }
        expect(unnoticed).toEqual([]);
    });
});
