import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderRepositoryFiles } from "../../repository-files/render";
import { LIKE_A_RUNNER, type Runner, runStep } from "./support/run-step";
import { BUILD, someFacts } from "./support/some-facts";
import { jobOf, readWorkflow, stepOf } from "./support/workflow";

let runner: Runner;
beforeEach(() => {
    runner = { folder: mkdtempSync(join(tmpdir(), "build-outputs-")), expressions: {} };
});
afterEach(() => rmSync(runner.folder, { recursive: true, force: true }));

/** Takes over the outputs of a build that declared `outputs`, as the gate's job does. */
function takeOver(outputs: string[]) {
    const facts = someFacts({ analysis: { build: { ...BUILD, outputs } } });
    const text = renderRepositoryFiles(facts)[".github/workflows/quality-gate.yml"] ?? "";
    const gate = jobOf(readWorkflow(text), "gate");
    return runStep(runner, gate, stepOf(gate, "Take over the declared outputs"));
}

function write(path: string, text = path): void {
    const file = join(runner.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}

const artifact = (path: string, text = path) => write(`temp/build-outputs/${path}`, text);

/** Every file in the workspace, hidden ones too. */
function taken(): string[] {
    return readdirSync(join(runner.folder, "workspace"), { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(runner.folder, "workspace", "/").length))
        .sort();
}

describe.skipIf(!LIKE_A_RUNNER)("the gate's job takes over", () => {
    it("the declared outputs, in their folders, and nothing else", () => {
        for (const path of [
            "coverage/lcov.info",
            "coverage/lcov.info.bak",
            "package.json",
            "a/b/jacoco.xml",
            "jacoco.xml",
        ]) {
            artifact(path);
        }
        artifact("reports/[1] a file.xml");
        expect(takeOver(["coverage/lcov.info", "**/jacoco.xml", "reports/*.xml"])).toEqual({ status: 0, output: "" });
        expect(taken()).toEqual(["a/b/jacoco.xml", "coverage/lcov.info", "jacoco.xml", "reports/[1] a file.xml"]);
    });

    it("no hidden files, unless they are declared by name", () => {
        artifact(".git/hooks/x.xml");
        artifact(".github/x.xml");
        artifact(".nyc_output/lcov.info");
        artifact("x.xml");
        expect(takeOver(["**/*.xml", ".nyc_output/lcov.info"]).status).toBe(0);
        expect(taken()).toEqual([".nyc_output/lcov.info", "x.xml"]);
    });

    it("no link, and nothing behind one", () => {
        write("secret", "a secret");
        write("elsewhere/lcov.info");
        artifact("coverage/real.info");
        symlinkSync(join(runner.folder, "secret"), join(runner.folder, "temp/build-outputs/coverage/lcov.info"));
        symlinkSync(join(runner.folder, "elsewhere"), join(runner.folder, "temp/build-outputs/linked"));
        expect(takeOver(["coverage/*.info"]).status).toBe(0);
        expect(taken()).toEqual(["coverage/real.info"]);
        expect(takeOver(["linked/lcov.info"]).output).toContain("made no file linked/lcov.info");
    });

    it("what the build made over what the pull request brought", () => {
        write("workspace/coverage/lcov.info", "committed by hand");
        artifact("coverage/lcov.info", "measured");
        expect(takeOver(["coverage/lcov.info"]).status).toBe(0);
        expect(readFileSync(join(runner.folder, "workspace/coverage/lcov.info"), "utf8")).toBe("measured");
    });

    it("nothing when a declared output is missing, and says which", () => {
        artifact("coverage/lcov.info");
        const { status, output } = takeOver(["**/jacoco.xml", "coverage/lcov.info"]);
        expect(status).toBe(1);
        expect(output).toContain("::error::The job Build made no file **/jacoco.xml");
        expect(existsSync(join(runner.folder, "workspace/coverage"))).toBe(false);
    });
});
