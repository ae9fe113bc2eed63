import { describe, expect, it } from "vitest";
import { againstWalls, together } from "./deeds";
import { ANA, ANA_SILVA, CHINA, CHINA_NEIGHBOUR, EVERYBODY, OLDER_GITHUB, instants } from "./fixture";
import { surprises } from "./judge";
import { notYours } from "./not-yours";
import { platformChecks } from "./platform";
import { asks } from "./sign-ins";
import { notSignedIn } from "./strangers";
import { type Person, documentsOf } from "./world";

const people = [
    ...EVERYBODY.map((person) => ({ person, neighbours: EVERYBODY.filter((other) => other !== person) })),
    { person: CHINA, neighbours: [CHINA_NEIGHBOUR] },
].map((one) => ({ ...one, name: nameOf(one.person) }));

function nameOf({ plan }: Person): string {
    return `${plan.entry.handle} in ${plan.organization.aws.region}`;
}

describe("what is not theirs", () => {
    it.each(people)("is denied to $name by all documents together", async ({ person, neighbours }) => {
        const at = instants(person).lastSecond;
        const checks = notYours(person, neighbours).map((deed) => together(person, deed, at, false));
        expect(await surprises(checks, documentsOf(person))).toEqual([]);
    });

    it.each(people)("is kept from $name by each of its walls alone", async ({ person, neighbours }) => {
        const checks = againstWalls(person, notYours(person, neighbours), instants(person).lastSecond);
        expect(await surprises(checks, documentsOf(person))).toEqual([]);
    });
});

describe("nobody else", () => {
    it.each([...people, { person: OLDER_GITHUB, neighbours: [ANA], name: "somebody with GitHub's older subjects" }])(
        "takes on the roles of $name",
        async ({ person, neighbours }) => {
            const at = instants(person).lastSecond;
            const strangers = notSignedIn(person, neighbours).map((signIn) => asks(person, signIn, at, false));
            expect(await surprises(strangers, documentsOf(person))).toEqual([]);
        },
    );
});

describe("the platform's own documents", () => {
    it.each([
        { person: ANA, neighbour: ANA_SILVA },
        { person: CHINA, neighbour: CHINA_NEIGHBOUR },
    ])("do what they are for, and nothing else", async ({ person, neighbour }) => {
        const checks = platformChecks(person, neighbour, instants(person).lastSecond);
        expect(await surprises(checks, documentsOf(person))).toEqual([]);
    });
});
