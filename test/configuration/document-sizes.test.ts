import { describe, expect, it } from "vitest";
import { describeProblem } from "../../components/configuration/problem";
import { validateSettings } from "../../components/configuration/validate";
import { CONTRACTOR, ORGANIZATION } from "../support/a-contractor";

/** Settings with a profile of that many repositories, and one person with it. */
function settings(count: number) {
    const names = Array.from({ length: count }, (_, index) => `service-${String(index).padStart(2, "0")}`);
    const { handle, ...entry } = { ...CONTRACTOR, repositories: [] };
    return {
        organization: {
            ...ORGANIZATION,
            repositories: Object.fromEntries(names.map((name, index) => [name, { id: 1_000_000 + index }])),
            profiles: { backend: { repositories: names, monthlyBudgetUsd: 100 } },
        },
        contractors: { [handle]: entry },
    };
}

const judge = (count: number) => validateSettings(settings(count), "2026-12-15").problems?.map(describeProblem) ?? [];

describe("a person with many repositories", () => {
    it("is refused before the first resource when IAM would not take the deploy role's trust", () => {
        expect(judge(19)).toEqual([]);
        expect(judge(20)).toEqual([
            "contractors.ana-silva: the trust of the deploy role is 2121 characters long. Allowed: at most 2048 characters. Edit: name fewer repositories in the entry or its profile, or shorten the names that it is made of.",
        ]);
    });
});
