import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Document } from "yaml";
import { deleteEntry } from "../../rehearsal/edit-stack-file";
import type { Update, Workspace } from "../../rehearsal/workspace";
import { aCohort } from "./support/a-cohort";
import { allowRemovals, changed, edit, entryPath, readCloud, succeeded, touched } from "./support/a-workspace";

const HANDLES = ["ana-silva", "ben-okafor", "chiara-rossi"];
const CONTRACTORS = ["config", "contractor-access:contractors"];
let workspace: Workspace;
let everybody: string;
/** What the first run said in words. */
let onboarding: string;

beforeAll(async () => {
    workspace = await aCohort();
    everybody = readFileSync(workspace.stackFile, "utf8");
    onboarding = (await succeeded(workspace.up())).output;
});

beforeEach(() => {
    writeFileSync(workspace.stackFile, everybody);
    workspace.today = "2026-12-15";
});

const objects = () => JSON.stringify(readCloud(workspace).objects);
const suspendAll = (document: Document) => {
    HANDLES.forEach((handle) => {
        document.setIn(entryPath(handle, "suspended"), true);
    });
};

describe("the roster on the real engine", () => {
    it("is told in words when people join, and not when nothing changes", async () => {
        expect(onboarding).toContain("What this run changes for the contractors of stack example:");
        expect(onboarding.match(/\+ \S+ \([^)]+\) joins: /g)).toHaveLength(3);
        expect((await succeeded(workspace.up("--expect-no-changes"))).output).not.toContain("What this run changes");
    });

    it("is told in a preview when somebody leaves", async () => {
        deleteEntry(workspace.stackFile, "ben-okafor");
        const { output } = await succeeded(workspace.preview());
        expect(output).toContain(
            "- ben-okafor (Ben Okafor) leaves: had access to checkout-web until 2027-04-30; the sandbox 10.64.2.0/24 goes with everything in it",
        );
        expect(output).toContain("npm run sweep -- ben-okafor");
        expect(output).not.toContain("ana-silva (Ana Silva)");
    });
});

describe("the removal brake on the real engine", () => {
    const accidents: { it: string; change: (document: Document) => void; today?: string; names: string[] }[] = [
        {
            it: "the end of the file lost",
            change: (document) => {
                document.deleteIn([...CONTRACTORS, "ben-okafor"]);
                document.deleteIn([...CONTRACTORS, "chiara-rossi"]);
            },
            names: ["ben-okafor", "chiara-rossi"],
        },
        {
            it: "an emptied map",
            change: (document) => {
                document.setIn(CONTRACTORS, document.createNode({}));
            },
            names: HANDLES,
        },
        { it: "everybody suspended", change: suspendAll, names: HANDLES },
        { it: "a clock a year ahead", change: () => undefined, today: "2027-12-15", names: HANDLES },
        {
            it: "the layer changed",
            change: (document) => {
                document.setIn(["config", "contractor-access:layer"], "platform");
                document.deleteIn(["config", "contractor-access:platformStack"]);
                document.deleteIn(CONTRACTORS);
            },
            names: HANDLES,
        },
    ];

    const expectStopped = (run: Update, names: readonly string[]) => {
        expect(run.code).not.toBe(0);
        expect(run.output).toContain("The removal brake stopped this run. Nothing was changed.");
        expect([...run.output.matchAll(/^ +(\S+) \([^)]+\) (?:leaves|is)/gm)].map(([, name]) => name)).toEqual(
            expect.arrayContaining([...names]),
        );
        expect(changed(run)).toEqual([]);
    };

    it("stops a preview", async () => {
        edit(workspace, (document) => document.setIn(CONTRACTORS, document.createNode({})));
        expectStopped(await workspace.preview(), HANDLES);
    });

    it.each(accidents)("stops an up on $it, and nothing is changed", async ({ change, today, names }) => {
        edit(workspace, change);
        workspace.today = today ?? workspace.today;
        const before = objects();
        expectStopped(await workspace.up("--continue-on-error"), names);
        expect(objects()).toBe(before);
        // The roster that later runs compare with is still the one from before.
        expect(Object.keys((await workspace.outputs()).contractors as object)).toEqual(HANDLES);
    });

    it("fails closed on outputs that nobody can read", async () => {
        const file = join(workspace.folder, "state.json");
        const exported = await workspace.exportState();
        const state = JSON.parse(exported) as {
            deployment: { resources: { type: string; outputs: Record<string, unknown> }[] };
        };
        const stack = state.deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
        Object.assign(stack?.outputs ?? {}, { contractors: "ana-silva" });
        writeFileSync(file, JSON.stringify(state));
        await workspace.pulumi(["stack", "import", "--file", file]);
        const refused = await workspace.preview();
        expect(refused.output).toContain("The roster that the last run left cannot be read");
        expect(changed(refused)).toEqual([]);

        writeFileSync(file, exported);
        await workspace.pulumi(["stack", "import", "--file", file]);
        await succeeded(workspace.preview("--expect-no-changes"));
    });

    it("lets exactly the named people go, and later runs with the allowance still in the file", async () => {
        edit(workspace, (document) => {
            document.deleteIn([...CONTRACTORS, "ana-silva"]);
            document.deleteIn([...CONTRACTORS, "ben-okafor"]);
        });
        allowRemovals(workspace, ["ana-silva", "ben-okafor"]);
        const update = await succeeded(workspace.up("--continue-on-error"));
        expect(touched(update, HANDLES)).toEqual(["ana-silva", "ben-okafor"]);
        await succeeded(workspace.up("--expect-no-changes"));
        // Over when the run comes, and in nobody's way.
        workspace.today = "2026-12-16";
        await succeeded(workspace.preview("--expect-no-changes"));
    });
});
