import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../../rehearsal/workspace";

/** What Node.js prints that runs the code with the SDK as `pulumi`, started as Pulumi.yaml says it, in the program's folder. */
function run(code: string): string[] {
    const args = ["--require", "contractor-access-kit/short-run", "--eval", `${LOADED} ${code}`];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: join(ROOT, "stacks"), encoding: "utf8" });
    expect(stderr.replace(/^.*Warning.*\n|^\(Use `node --trace.*\n/gm, "")).toBe("");
    return stdout.trim().split("\n");
}

const LOADED = `
    const pulumi = require("@pulumi/pulumi");
    const loaded = (file) => Object.keys(require.cache).some((each) => each.endsWith(file));
    const say = () => console.log(loaded("/typescript/lib/typescript.js"), loaded("/arborist/lib/arborist/index.js"));
`;

it("the SDK starts without what the kit does not use", () => {
    expect(run("say();")).toEqual(["false false"]);
});

it("what is used after all is loaded", () => {
    const code = run(`
        const main = async () => {
            const { text } = await pulumi.runtime.serializeFunction(() => 42);
            console.log(text.includes("() => 42"));
            console.log((await pulumi.runtime.computeCodePaths()).size > 0);
            say();
        };
        main();`);
    expect(code).toEqual(["true", "true", "true true"]);
});
