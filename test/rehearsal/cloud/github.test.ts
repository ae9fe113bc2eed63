import { beforeEach, describe, expect, it } from "vitest";
import { Driver, type Made, types } from "./make";

let driver: Driver;

beforeEach(() => {
    driver = new Driver();
});

const review = {
    repository: "checkout-api",
    name: "review",
    target: "branch",
    enforcement: "active",
    conditions: { refName: { includes: ["~DEFAULT_BRANCH"], excludes: [] } },
    rules: { pullRequest: { requiredApprovingReviewCount: 2 } },
};

describe("teams", () => {
    let team: Made;

    beforeEach(() => {
        team = driver.make(types.team, { name: "Contractor Ana", privacy: "secret" });
    });

    it("have a number for an id, and a slug that follows the name", () => {
        expect(team.id).toMatch(/^\d+$/);
        expect(team.outputs).toMatchObject({ slug: "contractor-ana", privacy: "secret" });
        expect(driver.update(team, { name: "Contractor Bo" }).outputs.slug).toBe("contractor-bo");
        expect(() => driver.make(types.team, { name: "Contractor Ana" }, "twin")).not.toThrow();
        expect(() => driver.make(types.team, { name: "Contractor Bo" }, "twin")).toThrow("already_exists");
    });

    it("refuse what is about a team that does not exist", () => {
        expect(() => driver.make(types.teamRepository, { teamId: "1", repository: "r" })).toThrow('teamId is "1"');
        expect(driver.make(types.teamRepository, { teamId: team.id, repository: "r" }).outputs.permission).toBe("pull");
        expect(
            driver.failures(types.teamRepository, { teamId: team.id, repository: "r", permission: "write" }),
        ).toEqual([
            'permission must be pull, triage, push, maintain, admin or a custom role (write is push, read is pull); value given: "write".',
        ]);
    });

    it("lose a member who leaves the organization, whose team membership then cannot be deleted", () => {
        const membership = driver.make(types.membership, { username: "anasilva" });
        expect(membership.id).toBe("acme:anasilva");
        const member = driver.make(types.teamMembership, { teamId: team.id, username: "anasilva" });
        driver.remove(membership);
        expect(() => driver.remove(member)).toThrow(`deleting ${types.teamMembership} (${member.id}): 404 Not Found`);
    });

    it("keep a member who was in the organization before, until the team goes", () => {
        const member = driver.make(types.teamMembership, { teamId: team.id, username: "employee" });
        const repository = driver.make(types.teamRepository, { teamId: team.id, repository: "r", permission: "push" });
        driver.remove(team);
        expect(() => driver.remove(member)).toThrow("404 Not Found");
        driver.remove(repository);
        driver.remove(team);
    });
});

describe("rulesets", () => {
    it("have unique names in a repository, and cannot be deleted twice", () => {
        const ruleset = driver.make(types.ruleset, review);
        expect(ruleset.outputs.rulesetId).toBe(Number(ruleset.id));
        expect(() => driver.make(types.ruleset, review, "twin")).toThrow("Name must be unique");
        driver.remove(ruleset);
        expect(() => driver.remove(ruleset)).toThrow("404 Not Found");
    });

    it("take conditions and rules that fit their target", () => {
        const push = {
            ...review,
            target: "push",
            rules: { filePathRestriction: { restrictedFilePaths: [".github/**/*"] } },
        };
        expect(driver.failures(types.ruleset, push)).toEqual([
            "conditions.refName cannot be given when target is push.",
        ]);
        const branch = { ...review, conditions: undefined, rules: push.rules };
        expect(driver.failures(types.ruleset, branch)).toEqual([
            "conditions.refName is needed when target is branch.",
            "rules.filePathRestriction does not exist for the target branch; push rulesets take fileExtensionRestriction, " +
                "filePathRestriction, maxFilePathLength, maxFileSize, all others the rest.",
        ]);
    });

    it("lose the id of an actor that has none, which shows as a change", () => {
        const admins = {
            ...review,
            bypassActors: [{ actorType: "OrganizationAdmin", actorId: 1, bypassMode: "always" }],
        };
        const ruleset = driver.make(types.ruleset, admins);
        expect(ruleset.outputs.bypassActors).toEqual([{ actorType: "OrganizationAdmin", bypassMode: "always" }]);
        expect(driver.diff(ruleset, admins).changes).toBe(true);
    });
});

describe("environments", () => {
    it("are there before their variables, and take them along", () => {
        const inside = { repository: "checkout-api", environment: "contractor-ana" };
        expect(() => driver.make(types.variable, { ...inside, variableName: "SANDBOX", value: "{}" })).toThrow(
            "404 Not Found: checkout-api has no environment contractor-ana",
        );
        const environment = driver.make(types.environment, inside);
        expect(environment.outputs).toMatchObject({ canAdminsBypass: true, preventSelfReview: false });
        const variable = driver.make(types.variable, { ...inside, variableName: "SANDBOX", value: "{}" });
        expect(variable.id).toBe("checkout-api:contractor-ana:SANDBOX");
        expect(() => driver.make(types.variable, { ...inside, variableName: "SANDBOX", value: "{}" }, "b")).toThrow(
            "409 Already exists",
        );
        const secret = driver.make(types.secret, { ...inside, secretName: "TOKEN", value: "x" });
        driver.remove(environment);
        expect(() => driver.remove(variable)).toThrow("404 Not Found");
        expect(() => driver.remove(secret)).toThrow("404 Not Found");
    });

    it("refuse limits that GitHub has", () => {
        const inside = { repository: "r", environment: "e" };
        const same = { ...inside, deploymentBranchPolicy: { protectedBranches: true, customBranchPolicies: true } };
        expect(driver.failures(types.environment, same)).toEqual([
            "deploymentBranchPolicy.protectedBranches and .customBranchPolicies cannot be the same.",
        ]);
        expect(driver.failures(types.environment, { ...inside, waitTimer: 43_201 })).toEqual([
            "waitTimer must be 0 to 43200; value given: 43201.",
        ]);
        expect(driver.failures(types.secret, { ...inside, secretName: "GITHUB_TOKEN", value: "x" })).toEqual([
            'secretName must be letters, digits and underscores, not starting with a digit or GITHUB_; value given: "GITHUB_TOKEN".',
        ]);
    });
});

describe("repository files", () => {
    const file = { repository: "checkout-api", file: "CODEOWNERS", content: "* @acme/core\n" };

    it("are not overwritten unless that is asked for", () => {
        driver.cloud.store
            .world()
            .put({ type: types.file, id: "checkout-api/CODEOWNERS", inputs: {}, outputs: { content: "" } });
        expect(() => driver.make(types.file, file)).toThrow("refusing to overwrite existing file: CODEOWNERS");
        const made = driver.make(types.file, { ...file, overwriteOnCreate: true });
        expect(driver.read(made)).toMatchObject({ content: "* @acme/core\n" });
    });

    it("are closed by a review ruleset that nobody always bypasses", () => {
        const before = driver.make(types.file, file);
        const ruleset = driver.make(types.ruleset, review);
        expect(() => driver.make(types.file, { ...file, file: "docs/A.md" }, "b")).toThrow(
            "409 Repository rule violations found: Changes must be made through a pull request (ruleset review)",
        );
        expect(() => driver.update(before, { ...file, content: "x" })).toThrow("409");
        expect(() => driver.remove(before)).toThrow("409");
        driver.update(ruleset, {
            ...review,
            bypassActors: [{ actorType: "Integration", actorId: 1, bypassMode: "always" }],
        });
        expect(driver.update(before, { ...file, content: "x" }).outputs.content).toBe("x");
    });
});
