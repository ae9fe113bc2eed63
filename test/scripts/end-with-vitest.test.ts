import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";

it("a worker ends when Vitest has ended", async () => {
    const worker = fork("--eval", ["process.send('up'); setInterval(() => undefined, 1000)"], {
        execArgv: ["--require", "./test/support/end-with-vitest.cjs"],
        cwd: join(__dirname, "..", ".."),
    });
    await once(worker, "message");
    worker.disconnect();
    expect(await once(worker, "exit")).toEqual([null, "SIGTERM"]);
});
