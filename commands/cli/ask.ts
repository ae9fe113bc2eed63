import { createInterface } from "node:readline/promises";

/** The two sides of a terminal. */
export interface Sides {
    input: NodeJS.ReadableStream;
    output: NodeJS.WritableStream;
}

/** Asks on a terminal. Whatever is not yes is a no: Ctrl-C, Ctrl-D, and the abort of `stop` while nobody has answered. */
export async function ask(question: string, { input, output }: Sides, stop?: AbortSignal): Promise<boolean> {
    const terminal = createInterface({ input, output, terminal: true });
    try {
        const answer = await terminal.question(`${question} (yes/no) `, { ...(stop && { signal: stop }) });
        return /^y(?:es)?$/i.test(answer.trim());
    } catch (error) {
        if (error instanceof Error && error.name === "AbortError") {
            return false;
        }
        throw error;
    } finally {
        terminal.close();
    }
}
