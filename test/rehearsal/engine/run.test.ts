import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../../rehearsal/engine/run";
import { script, temporaryFolder } from "./sandbox";

function program(body: string): string {
    const file = join(temporaryFolder(), "program");
    script(file, body);
    return file;
}

describe("a program that is run", () => {
    it("gives its lines and its code, and tells error lines as they come", async () => {
        const told: string[] = [];
        const file = program('echo "$1" "$WORD"; echo wrong >&2; exit 3');
        const request = { env: { WORD: "b c" }, onErrorLine: (line: string) => told.push(line) };
        expect(await run(file, ["a  a"], request)).toEqual({ code: 3, stdout: ["a  a b c"], stderr: ["wrong"] });
        expect(told).toEqual(["wrong"]);
    });

    it("has no code when a signal ended it", async () => {
        expect((await run(program("kill -9 $$"), [], { env: {} })).code).toBeUndefined();
    });

    it("cannot be started when it is missing", async () => {
        await expect(run(join(temporaryFolder(), "missing"), [], { env: {} })).rejects.toThrow("ENOENT");
    });

    it("is not asked for its result after an abort, even when it ends well", async () => {
        const abort = new AbortController();
        const reason = new Error("Ctrl-C");
        const file = program("trap 'exit 0' INT; echo ready >&2; while :; do /bin/sleep 0.05; done");
        const stop = () => {
            abort.abort(reason);
        };
        await expect(run(file, [], { env: {}, signal: abort.signal, onErrorLine: stop })).rejects.toBe(reason);
    });
});
