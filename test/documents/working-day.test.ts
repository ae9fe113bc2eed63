import { describe, expect, it } from "vitest";
import { ANA, CHINA, EVERYBODY, OLDER_GITHUB, WITHOUT_REPOSITORIES, instants } from "./fixture";
import { surprises } from "./judge";
import { asks } from "./sign-ins";
import { theWholeDay } from "./whole-day";
import { signIns } from "./working-day";
import { documentsOf } from "./world";

const people = [...EVERYBODY, CHINA].map((person) => ({
    person,
    name: `${person.plan.entry.handle} in ${person.plan.organization.aws.region}`,
}));

describe.each(people)("a working day of $name", ({ person }) => {
    const { firstSecond, lastSecond, theEnd } = instants(person);
    const documents = documentsOf(person);

    it("is possible on the first second", async () => {
        expect(await surprises(theWholeDay(person, firstSecond, true), documents)).toEqual([]);
    });

    it("is possible on the last second", async () => {
        expect(await surprises(theWholeDay(person, lastSecond, true), documents)).toEqual([]);
    });

    it("is over for new and for running sessions at the end", async () => {
        expect(await surprises(theWholeDay(person, theEnd, false), documents)).toEqual([]);
    });
});

describe("a working day", () => {
    it("stays over years after the end", async () => {
        expect(await surprises(theWholeDay(ANA, instants(ANA).yearsLater, false), documentsOf(ANA))).toEqual([]);
    });

    it.each([
        { person: OLDER_GITHUB, how: "with GitHub's older subjects" },
        { person: WITHOUT_REPOSITORIES, how: "without any repository" },
    ])("begins with signing in $how", async ({ person }) => {
        const { firstSecond, lastSecond, theEnd } = instants(person);
        const checks = signIns(person).flatMap((signIn) => [
            asks(person, signIn, firstSecond, true),
            asks(person, signIn, lastSecond, true),
            asks(person, signIn, theEnd, false),
        ]);
        expect(await surprises(checks, documentsOf(person))).toEqual([]);
    });
});
