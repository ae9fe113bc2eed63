import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { A_STACK_FILE } from "./support/a-stack-file";
import { spoilt } from "./support/judged";

const ROOT = join(__dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "validate-"));

afterAll(() => {
    rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return name;
}

/** Runs the command as a person would, in the folder of the files. */
function validate(args: string[], env: NodeJS.ProcessEnv = {}) {
    const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["--require", join(ROOT, "stacks", "transpile.js"), join(ROOT, "commands", "validate.ts"), ...args],
        {
            cwd: folder,
            encoding: "utf8",
            env: { ...process.env, CONTRACTOR_ACCESS_TODAY: "2026-12-15", ...env },
        },
    );
    return { status, lines: stdout.split("\n").slice(0, -1), stderr };
}

describe("npm run validate", () => {
    it("prints every problem on a line, and a verdict for each file, whatever the first one says", () => {
        const wrong = spoilt(["plan: team", "plan: teem"], ["squad: checkout\n", "squad: checkuot\n"]);
        const files = [write("wrong.yaml", wrong), write("Pulumi.acme.yaml", A_STACK_FILE)];
        expect(validate(files)).toEqual({
            status: 1,
            lines: [
                'wrong.yaml:25: organization.github.plan: "teem" is none of the values. Allowed: free, team, enterprise. Edit: write team.',
                'wrong.yaml:53: contractors.ana-silva.squad: "checkuot" is no squad. Allowed: billing, checkout. Edit: write checkout, or add it under organization.squads.',
                "wrong.yaml: 2 problems",
                "Pulumi.acme.yaml: 2 contractors, valid",
            ],
            stderr: "",
        });
    });

    it("takes a stack by its name, and all stacks without one", () => {
        const { status, lines } = validate(["example"]);
        expect(status).toBe(0);
        expect(lines).toHaveLength(1);
        expect(lines[0]).toMatch(/stacks\/Pulumi\.example\.yaml: 3 contractors, valid$/);
        expect(validate([]).lines.at(-1)).toMatch(/stacks\/Pulumi\..+\.yaml: /);
    });

    it("ends with 2 when there is no such file", () => {
        expect(validate(["nowhere.yaml"])).toEqual({
            status: 2,
            lines: [],
            stderr: "nowhere.yaml: no such file. Edit: name a stack, or a file that ends with .yaml.\n",
        });
    });

    it("ends with 2 when it is not understood", () => {
        expect(validate(["--fix"])).toMatchObject({ status: 2, stderr: "error: unknown option '--fix'\n" });
        expect(validate(["example"], { CONTRACTOR_ACCESS_TODAY: "soon" })).toMatchObject({ status: 2, lines: [] });
    });
});
