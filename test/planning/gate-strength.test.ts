import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type GateStrength, gateStrength, hasPushRulesets } from "../../components/planning/gate-strength";

/** As the table in docs/quality-gate.md puts it. */
function inWords({ enforced, mechanism }: GateStrength): string {
    return enforced ? `enforced: ${mechanism.replace("-", " ")}` : "advisory";
}

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

    it("is what docs/quality-gate.md says of it", () => {
        const page = readFileSync(join(__dirname, "..", "..", "docs", "quality-gate.md"), "utf8");
        const rows = page.split("\n").filter((line) => /^\| (?:Free|Team|Enterprise) /.test(line));
        const told = rows.map((row) => row.split("|").map((cell) => cell.trim()));
        expect(told).toHaveLength(4);
        for (const [, plan = "", ...cells] of told) {
            const [visible = "", hidden = ""] = [cells[1], cells[0]];
            const of = (visibility: "public" | "private") =>
                gateStrength({
                    plan: plan.split(" ")[0]?.toLowerCase() as "free" | "team" | "enterprise",
                    visibility,
                    edition: "community",
                    hasWorkflowRepository: plan.includes("workflowRepository"),
                });
            expect(`${plan}: ${visible}`).toBe(`${plan}: ${inWords(of("public"))}`);
            expect(`${plan}: ${hidden}`).toBe(
                `${plan}: ${plan === "Free" ? "refused: no rulesets" : inWords(of("private"))}`,
            );
        }
    });

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
