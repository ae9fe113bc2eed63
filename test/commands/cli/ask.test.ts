import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { ask } from "../../../commands/cli/ask";

/** What becomes of the question when somebody types this. */
async function typed(keys: string): Promise<boolean> {
    const input = new PassThrough();
    const answer = ask("Go on?", { input, output: new PassThrough() });
    input.write(keys);
    return answer;
}

describe("a question on a terminal", () => {
    it.each([
        ["yes", "yes\n", true],
        ["y", "Y\n", true],
        ["no", "no\n", false],
        ["nothing", "\n", false],
        ["something else", "yesterday\n", false],
        ["Ctrl-C", "\u0003", false],
        ["Ctrl-D", "\u0004", false],
    ])("takes %s for what it is", async (_what, keys, answer) => {
        expect(await typed(keys)).toBe(answer);
    });

    it("is a no when the command is stopped while nobody answers", async () => {
        const stopping = new AbortController();
        const answer = ask("Go on?", { input: new PassThrough(), output: new PassThrough() }, stopping.signal);
        stopping.abort();
        expect(await answer).toBe(false);
    });
});
