import { describe, expect, it } from "vitest";
import { gateStrength, hasPushRulesets } from "../../components/planning/gate-strength";

const EDITIONS = ["community", "developer", "enterprise", "datacenter"] as const;

// Free has neither rulesets nor environments on private repositories; the configuration refuses them (ensurePlanCanGuardRepositories).
describe("what the quality gate is worth", () => {
    it.each([
        ["free", "public", false, "none"],
        ["team", "public", false, "none"],
        ["team", "private", true, "push-ruleset"],
        ["enterprise", "public", false, "none"],
        ["enterprise", "private", true, "push-ruleset"],
        ["enterprise", "internal", true, "push-ruleset"],
    ] as const)(
        "plan %s, %s repository: enforced %s, by %s, in every edition",
        (plan, visibility, enforced, mechanism) => {
            for (const edition of EDITIONS) {
                const strength = gateStrength({ plan, visibility, edition, hasWorkflowRepository: false });
                expect(strength).toMatchObject({ enforced, mechanism });
                expect(hasPushRulesets({ plan, visibility })).toBe(enforced);
            }
        },
    );

    it.each(["public", "private", "internal"] as const)(
        "GitHub Enterprise with a workflow repository requires the workflow of a %s repository",
        (visibility) => {
            const strength = gateStrength({
                plan: "enterprise",
                visibility,
                edition: "community",
                hasWorkflowRepository: true,
            });
            expect(strength).toMatchObject({ enforced: true, mechanism: "required-workflow" });
        },
    );

    it("says why, with what the edition does", () => {
        const of = (edition: (typeof EDITIONS)[number], visibility: "public" | "private") =>
            gateStrength({ plan: "team", visibility, edition, hasWorkflowRepository: false }).reason;
        expect(of("community", "private")).toBe(
            "base and merge commit are scanned by a workflow that only the core team can push",
        );
        expect(of("developer", "public")).toBe(
            "the pull request is analysed, but a public repository has no push rulesets, so who can push can also push a workflow that reports the check green",
        );
    });
});
