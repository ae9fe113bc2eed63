import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeGraph } from "../../policies/graph/judge-graph";
import { readState } from "../../policies/graph/read-state";
import { RULES } from "../../policies/rules";
import { folderOf } from "../../policies/table";
import type { Workspace } from "../../rehearsal/workspace";
import { aWorkspace, keepOnly, readCloud, succeeded } from "./support/a-workspace";
import { aResidentProgram } from "./support/resident-program";

const PACK = ["--policy-pack", "policies"];
const folder = mkdtempSync(join(tmpdir(), "mutants-"));
const file = join(folder, "mutants.json");
let workspace: Workspace;

/** What the program registers otherwise from now on. */
function mutate(mutants: Record<string, Record<string, unknown>>): void {
    writeFileSync(file, JSON.stringify(mutants));
}

/** What the engine printed of mandatory violations: name of the rule and of the resource. */
function violations(output: string): string[] {
    const lines = output.matchAll(/\[mandatory\].* ([a-z0-9-]+) +\(.*?([^\s(]+)\)/g);
    return [...new Set([...lines].map(([, rule = "", resource = ""]) => `${rule} ${resource}`))].sort();
}

/** One mutant a folder of policies, each by a property that somebody might set in good faith. */
const MUTANTS: Readonly<Record<string, readonly [resource: string, properties: Record<string, unknown>]>> = {
    "okta-session-limits": ["platform/session-allow", { sessionIdle: 120 }],
    "vpn-session-cap": ["platform/vpn-endpoint", { sessionTimeoutHours: 24 }],
    "iam-bounded-role": ["ana-silva/access-role", { maxSessionDuration: 43_200 }],
    "net-no-public-ip": ["ana-silva/subnet", { mapPublicIpOnLaunch: true }],
    "s3-never-public": ["ana-silva/bucket-public-access-block", { blockPublicAcls: false }],
    "gh-environment-guard": ["ana-silva/environment/billing", { canAdminsBypass: true }],
    "actions-secret-scope": ["platform/billing/ci-token-secret", { secretName: "AWS_SECRET_ACCESS_KEY" }],
    "sonar-gate-strict": ["platform/billing/project", { visibility: "public" }],
    "life-no-retain": ["ana-silva/vpn-app-assignment", { retainAssignment: true }],
};

const ALL = Object.fromEntries(Object.values(MUTANTS));
const EXPECTED = Object.entries(MUTANTS).map(([rule, [resource]]) => `${rule} ${resource}`);

beforeAll(async () => {
    mutate({});
    workspace = await aWorkspace({ ...aResidentProgram("mutated"), env: { CONTRACTOR_ACCESS_MUTANTS: file } });
    keepOnly(workspace, "ana-silva");
});

afterAll(() => {
    rmSync(folder, { recursive: true });
});

describe("mutants on the real engine", () => {
    it("are of every folder of policies", () => {
        const folders = RULES.filter(({ name }) => name in MUTANTS).map(folderOf);
        expect(new Set(folders)).toEqual(new Set(RULES.map(folderOf)));
    });

    it("stop a preview, each by the rule that is about it", async () => {
        mutate(ALL);
        const refused = await workspace.preview(...PACK);
        expect(refused.code).not.toBe(0);
        expect(violations(refused.output)).toEqual(expect.arrayContaining(EXPECTED));
    });

    it("of the pack's path let nothing happen", async () => {
        mutate({});
        const refused = await workspace.preview("--policy-pack", "policy");
        expect(refused.code).not.toBe(0);
        expect(refused.steps).toEqual([]);
    });

    it("with an unknown value, where a plain one is demanded, stop a preview too", async () => {
        mutate({ "platform/vpn-endpoint": { sessionTimeoutHours: { behind: "platform/vpc", value: 8 } } });
        const refused = await workspace.preview(...PACK);
        expect(refused.code).not.toBe(0);
        expect(violations(refused.output)).toEqual(["vpn-session-cap platform/vpn-endpoint"]);
        expect(refused.output).toContain("sessionTimeoutHours is a value that this preview does not know");
    });

    it("behind an output pass a preview, and stop an update before their resource is there", async () => {
        const kmsKeyId = { behind: "platform/vpc", value: "arn:aws:kms:eu-west-1:999988887777:key/of-somebody-else" };
        mutate({ "ana-silva/log-group": { kmsKeyId } });
        await succeeded(workspace.preview(...PACK));
        const refused = await workspace.up(...PACK);
        expect(refused.code).not.toBe(0);
        expect(violations(refused.output)).toEqual(["logs-kept ana-silva/log-group"]);
        expect(refused.steps.map(({ name }) => name)).toContain("platform/vpc");
        expect(JSON.stringify(readCloud(workspace))).not.toContain("of-somebody-else");
        mutate({});
        await succeeded(workspace.up(...PACK));
    });

    it("that nobody stopped are found in the exported state: by the engine as in process, rule by rule", async () => {
        mutate(ALL);
        await succeeded(workspace.up());
        const state = join(workspace.folder, "state.json");
        writeFileSync(state, await workspace.exportState());
        const analysis = await workspace.pulumi(["policy", "analyze", ...PACK, "--file", state]);
        expect(analysis.code).not.toBe(0);
        const { verdicts } = judgeGraph(readState(readFileSync(state, "utf8")), RULES, workspace.today);
        const found = new Set(verdicts.map(({ rule, finding }) => `${rule.name} ${finding.resource.name}`));
        expect(violations(analysis.output)).toEqual([...found].sort());
        expect([...found]).toEqual(expect.arrayContaining(EXPECTED));
    });
});
