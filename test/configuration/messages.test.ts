import { describe, expect, it } from "vitest";
import { RunError } from "@pulumi/pulumi/errors";
import { NAME_LIMITS, ensureNamesFitTheServices } from "../../components/configuration/checks/names";
import { nearest } from "../../components/configuration/nearest";
import { describeProblem, type Problem, showPath, sortedProblems } from "../../components/configuration/problem";
import { showValue } from "../../components/configuration/show-value";
import { todayOf } from "../../components/configuration/today";
import { UserError } from "../../components/configuration/user-error";
import { anOrganization } from "../support/a-contractor";
import { TODAY } from "./support/a-stack-file";

const PROBLEM: Problem = { path: ["layer"], given: '"x"', wrong: "is wrong", allowed: "y", edit: "write y" };

describe("a problem", () => {
    it("is one line: place, path, what is wrong, value given, values allowed, edit to make", () => {
        expect(describeProblem({ ...PROBLEM, place: { file: "stacks/Pulumi.acme.yaml", line: 4 } })).toBe(
            'stacks/Pulumi.acme.yaml:4: layer: "x" is wrong. Allowed: y. Edit: write y.',
        );
        expect(describeProblem(PROBLEM)).toBe('layer: "x" is wrong. Allowed: y. Edit: write y.');
        expect(describeProblem({ path: [], wrong: "wrong", allowed: "y", edit: "write y" })).toBe(
            "wrong. Allowed: y. Edit: write y.",
        );
    });

    it("is told once, in the order of lines, and last without a line", () => {
        const at = (line: number) => ({ ...PROBLEM, place: { file: "f", line } });
        expect(sortedProblems([PROBLEM, at(10), at(9), at(10), PROBLEM])).toEqual([at(9), at(10), PROBLEM]);
    });

    it("writes a path as people do", () => {
        expect(showPath(["contractors", "ana-silva", "repositories", 0])).toBe("contractors.ana-silva.repositories[0]");
        expect(showPath(["organization", "repositories", "checkout.api", "id"])).toBe(
            'organization.repositories["checkout.api"].id',
        );
        expect(showPath(["a\nb"])).toBe('["a\\nb"]');
        expect(showPath(["ghp_0123456789"])).toBe("[a text of 14 characters that looks like a secret]");
    });
});

describe("the error of a run", () => {
    it("is the whole list, says that nothing was changed, and is shown by the engine without a stack", () => {
        const error = UserError.ofProblems([PROBLEM, { ...PROBLEM, path: ["platformStack"] }]);
        expect(error.message).toBe(
            [
                "2 problems in the settings of this stack. Nothing was changed.",
                '  layer: "x" is wrong. Allowed: y. Edit: write y.',
                '  platformStack: "x" is wrong. Allowed: y. Edit: write y.',
            ].join("\n"),
        );
        expect(RunError.isInstance(error)).toBe(true);
    });

    it("counts a single problem in words", () => {
        expect(UserError.ofProblems([PROBLEM]).message.split("\n")[0]).toBe(
            "One problem in the settings of this stack. Nothing was changed.",
        );
    });
});

describe("a value in a message", () => {
    it.each([
        ["text", '"text"'],
        ["José", '"José"'],
        ["a\u200Bb", '"a\\u{200B}b"'],
        ["a\u0000b", '"a\\u0000b"'],
        ["\u0430na", '"\\u{0430}na"'],
        ["\u{1F600}", '"\\u{1F600}"'],
        ["x".repeat(101), `"${"x".repeat(40)}"... (101 characters)`],
        [42, "42"],
        [true, "true"],
        [null, "null"],
        [[1, 2], "a list of 2"],
        [{ a: 1 }, "a map"],
    ])("%j is shown as %s", (value, shown) => {
        expect(showValue(value)).toBe(shown);
    });

    it.each([
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "github_pat_11ABCDEFG0abcdefghijkl",
        "AKIAIOSFODNN7EXAMPLE",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
        "eyJhbGciOiJIUzI1NiJ9.e30.x",
        "00abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
        "squ_0123456789abcdef",
        "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00",
    ])("is not shown when it looks like a secret: %s", (secret) => {
        expect(showValue(secret)).toBe(`a text of ${secret.length} characters that looks like a secret`);
    });
});

describe("the nearest word", () => {
    const WORDS = ["startsOn", "endsOn", "squad", "sponsor", "id"];
    it.each([
        ["sqaud", "squad"],
        ["squads", "squad"],
        ["StartsOn", "startsOn"],
        ["starts_on", "startsOn"],
        ["sponser", "sponsor"],
        ["ids", "id"],
    ])("to %s is %s", (word, meant) => {
        expect(nearest(word, WORDS)).toBe(meant);
    });

    it.each(["", "admin", "x", "squirrel", "x".repeat(10_000)])("to %s is none", (word) => {
        expect(nearest(word, WORDS)).toBeUndefined();
    });

    it("is the nearer one of two", () => {
        expect(nearest("checkout-apj", ["checkout-app", "checkout-api", "checkout-ap"])).toBe("checkout-app");
        expect(nearest("checkout-api", ["checkout-app", "checkout-api"])).toBe("checkout-api");
    });
});

describe("the day of a run", () => {
    const NOW = new Date("2026-12-15T23:30:00-05:00");

    it("is the clock's day in UTC", () => {
        expect(todayOf(undefined, NOW)).toBe("2026-12-16");
        expect(todayOf("", NOW)).toBe("2026-12-16");
    });

    it("is what a rehearsal says", () => {
        expect(todayOf("2027-01-31", NOW)).toBe("2027-01-31");
    });

    it.each(["2026-02-30", "tomorrow", "2026-12-15T00:00:00Z", "1999-12-31"])("is refused: %s", (chosen) => {
        expect(() => todayOf(chosen, NOW)).toThrow(
            new UserError(
                `CONTRACTOR_ACCESS_TODAY: "${chosen}" is no date. Allowed: a day from 2020-01-01 to 2099-12-31. Edit: write it as YYYY-MM-DD, or unset the variable.`,
            ),
        );
    });
});

describe("names that the kit makes", () => {
    const { name, aws, okta } = anOrganization();
    const told = (handle: string, organization = { name, aws, okta }) =>
        ensureNamesFitTheServices({
            organization,
            contractors: [{ handle }],
            formerContractors: [],
            allowRemovals: {},
            names: { contractors: true, platformStack: false },
            today: TODAY,
        }).map(({ wrong }) => wrong);

    it("fit every service with the longest handle and organization that the schema allows", () => {
        const longest = { name: "a".repeat(18), aws, okta: { ...okta, loginDomain: `${"d".repeat(24)}.example` } };
        expect(told("a".repeat(31), longest)).toEqual([]);
    });

    it("are refused one by one when a handle were longer than each limit", () => {
        expect(told("a".repeat(500))).toEqual([
            "is too long for the login, the session name in AWS (525 characters)",
            "is too long for the Okta group (512 characters)",
            "is too long for the budget, team and environment (511 characters)",
            "is too long for the IAM path (514 characters)",
            "is too long for the IAM policy (520 characters)",
            "is too long for the IAM role (521 characters)",
            "is too long for the S3 bucket (518 characters)",
            "is too long for the ECR repository (512 characters)",
            "is too long for the log group (513 characters)",
        ]);
        expect(NAME_LIMITS).toHaveLength(9);
    });
});
