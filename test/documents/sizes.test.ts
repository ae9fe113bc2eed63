import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundary } from "../../components/documents/boundary";
import { toJson } from "../../components/documents/policy-document";
import { documentProblems } from "../../components/documents/sizes";
import { deployTrust } from "../../components/documents/trust";
import { aContractor, anOrganization, aPlan, ORGANIZATION } from "../support/a-contractor";
import { neighbours } from "./generated";

const LONGEST_HANDLE = `a${"b".repeat(30)}`;

/** The longest legal name of everything that is in a boundary. */
const LONGEST = aPlan(
    aContractor({ handle: LONGEST_HANDLE, endsOn: "2027-03-01" }),
    anOrganization({
        name: "a".repeat(18),
        aws: { ...ORGANIZATION.aws, partition: "aws-us-gov", region: "us-gov-west-1" },
    }),
);

function withRepositories(count: number) {
    const names = Array.from({ length: count }, (_, index) => `service-${String(index).padStart(2, "0")}`);
    const repositories = Object.fromEntries(names.map((name, index) => [name, { id: 1_000_000 + index }]));
    const organization = anOrganization({
        repositories,
        profiles: { backend: { repositories: names, monthlyBudgetUsd: 100 } },
    });
    return aPlan(aContractor({ repositories: [] }), organization);
}

describe("the size of documents", () => {
    it("is no problem for anybody with some repositories", () => {
        fc.assert(
            fc.property(neighbours, ({ me }) => {
                expect(documentProblems(me.plan)).toEqual([]);
            }),
        );
    });

    it("is no problem for the longest names", () => {
        expect(documentProblems(LONGEST)).toEqual([]);
        expect(toJson(boundary(LONGEST)).length).toBeLessThanOrEqual(6144);
    });

    it("is counted as AWS does, without white space", () => {
        expect(toJson(boundary(LONGEST))).not.toMatch(/\s/);
    });

    it("is a problem of the deploy role's trust from the first repository that is one too many", () => {
        const size = (count: number) => toJson(deployTrust(withRepositories(count)) ?? boundary(LONGEST)).length;
        const most = Array.from({ length: 50 }, (_, index) => index + 1).filter((count) => size(count) <= 2048).length;
        expect(most).toBe(19);
        expect(documentProblems(withRepositories(most))).toEqual([]);
        expect(documentProblems(withRepositories(most + 1))).toEqual([
            { document: "trust of the deploy role", size: size(most + 1), limit: 2048 },
        ]);
    });

    it("is a problem of whatever else outgrows its limit", () => {
        const plan = aPlan();
        const arns = { ...plan.arns, logGroup: "l".repeat(6144), objects: "o".repeat(10_240) };
        expect(documentProblems({ ...plan, arns }).map(({ document, limit }) => [document, limit])).toEqual([
            ["permission boundary", 6144],
            ["permissions of the access role", 10_240],
            ["permissions of the task role", 10_240],
        ]);
    });
});
