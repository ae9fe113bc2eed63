import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contractor } from "../../components/configuration/entry";
import { accessState } from "../../components/planning/access-window";
import { canonical, type Graph, graphOf } from "../support/graph";
import { handles } from "../support/handles";
import { rosters } from "../support/rosters";

const TODAY = "2026-12-15";
/** A few hundred resources are built for a roster, so all properties look at the same ones: others in each run of the tests. */
const RUNS = { numRuns: 10, seed: Date.now() };

const people = rosters(3);
const nonEmpty = people.filter((roster) => roster.length > 0);

const known = new Map<string, Promise<Graph>>();

/** The graph of a roster, built once. */
function onceOf(roster: readonly Contractor[]): Promise<Graph> {
    const key = JSON.stringify(roster);
    const graph = known.get(key) ?? graphOf(roster, TODAY);
    known.set(key, graph);
    return graph;
}

describe("the graph of a roster", () => {
    it("P1: does not depend on the order of entries", async () => {
        await fc.assert(
            fc.asyncProperty(people, async (roster) => {
                const forwards = await onceOf(roster);
                const backwards = await graphOf([...roster].reverse(), TODAY);
                expect(canonical(backwards.resources)).toEqual(canonical(forwards.resources));
            }),
            RUNS,
        );
    });

    it("P2, P3: with and without a person differs in exactly that person's resources", async () => {
        await fc.assert(
            fc.asyncProperty(nonEmpty, async (roster) => {
                const [person, ...others] = roster as [Contractor, ...Contractor[]];
                const together = await onceOf(roster);
                const without = await onceOf(others);
                const theirs = new Set(canonical(together.of(person.handle)));
                expect(theirs.size).toBeGreaterThan(20);
                expect(canonical(together.resources).filter((each) => !theirs.has(each))).toEqual(
                    canonical(without.resources),
                );
            }),
            RUNS,
        );
    });

    it("P10: of somebody without access has no grant, and the same environment", async () => {
        await fc.assert(
            fc.asyncProperty(nonEmpty, async (roster) => {
                const graph = await onceOf(roster);
                for (const entry of roster) {
                    const types = graph.of(entry.handle).map((each) => each.type);
                    const granted = accessState(entry, TODAY) === "active";
                    for (const grant of [
                        "VpnAccess",
                        "SandboxAccess",
                        "GithubAccess",
                        "QualityGatedCi",
                        "SpendingLimit",
                    ]) {
                        expect(types.includes(`contractor-access:index:${grant}`)).toBe(granted);
                    }
                    const roles = graph.of(entry.handle).filter((each) => each.type === "aws:iam/role:Role");
                    const names = roles.map((role) => role.name.replace(`${entry.handle}/`, ""));
                    const sandbox = ["execution-role", "task-role"];
                    expect(names.sort()).toEqual(granted ? ["access-role", "deploy-role", ...sandbox] : sandbox);
                }
            }),
            RUNS,
        );
    });

    it("P11: after a renamed handle has nothing of the old name, and the same for everybody else", async () => {
        await fc.assert(
            fc.asyncProperty(nonEmpty, handles, async (roster, handle) => {
                fc.pre(!roster.some((entry) => entry.handle === handle));
                const [person, ...others] = roster as [Contractor, ...Contractor[]];
                const before = await onceOf(roster);
                const after = await graphOf([{ ...person, handle }, ...others], TODAY);
                expect(after.of(person.handle)).toEqual([]);
                expect(after.of(handle)).toHaveLength(before.of(person.handle).length);
                for (const other of others) {
                    expect(canonical(after.of(other.handle))).toEqual(canonical(before.of(other.handle)));
                }
            }),
            RUNS,
        );
    });

    it("P13: is the same every time", async () => {
        await fc.assert(
            fc.asyncProperty(people, async (roster) => {
                const once = await onceOf(roster);
                const again = await graphOf(roster, TODAY);
                expect(canonical(again.resources)).toEqual(canonical(once.resources));
            }),
            RUNS,
        );
    });

    it("P14: holds nothing that two people share: no physical name, range or account appears twice", async () => {
        await fc.assert(
            fc.asyncProperty(people, async (roster) => {
                const graph = await onceOf(roster);
                const identities = graph.resources.flatMap(({ type, inputs }) =>
                    ["name", "bucket", "cidrBlock", "login", "targetNetworkCidr"]
                        .filter((property) => typeof inputs[property] === "string" && !type.includes("rolePolicy"))
                        .filter((property) => !(property === "bucket" && type !== "aws:s3/bucket:Bucket"))
                        .filter(
                            () =>
                                !type.startsWith("github:index/repositoryRuleset") &&
                                !type.startsWith("okta:policy") &&
                                // A token has a name among those of its user.
                                type !== "sonarqube:index:AnalysisToken",
                        )
                        .map((property) => `${type} ${JSON.stringify(inputs[property])}`),
                );
                expect(identities.filter((each, index) => identities.indexOf(each) !== index)).toEqual([]);
            }),
            RUNS,
        );
    });

    it("P8: bounds and caps every role of a person with the person's own boundary", async () => {
        await fc.assert(
            fc.asyncProperty(nonEmpty, async (roster) => {
                const graph = await onceOf(roster);
                for (const { handle } of roster) {
                    for (const { inputs } of graph.of(handle).filter((each) => each.type === "aws:iam/role:Role")) {
                        expect(inputs.permissionsBoundary).toBe(
                            `arn:aws:iam::123456789012:policy/contractors/${handle}/contractor-${handle}-boundary`,
                        );
                        expect(inputs.maxSessionDuration).toBe(3600);
                    }
                }
            }),
            RUNS,
        );
    });
});
