import type { Terminal } from "./surroundings";

/** The part of a stream that a command writes to; process.stdout is one. */
export interface Canvas {
    readonly isTTY?: boolean;
    readonly columns?: number;
    write(text: string): unknown;
}

const CLEAR_LINE = "\r\u001b[2K";

/** Writes results to one stream and the way there to another. Where no terminal is, there are plain lines only. */
export function terminalOn(results: Canvas, progress: Canvas): Terminal {
    let open = "";
    const draw = (text: string) => {
        if (progress.isTTY === true) {
            progress.write(`${CLEAR_LINE}${text.slice(0, (progress.columns ?? 80) - 1)}`);
        }
    };
    const above = (canvas: Canvas, text: string) => {
        if (open !== "") {
            draw("");
        }
        canvas.write(`${text}\n`);
        if (open !== "") {
            draw(open);
        }
    };
    return {
        print: (text) => above(results, text),
        tell: (text) => above(progress, text),
        status(text) {
            if (open !== "" || text !== undefined) {
                draw(text ?? "");
            }
            open = text ?? "";
        },
    };
}
