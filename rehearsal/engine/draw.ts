import { describeEvent, type EngineEvent, type EngineListener } from "./events";

/** The part of a stream that drawing needs; process.stderr is one. */
export interface Canvas {
    readonly isTTY?: boolean;
    readonly columns?: number;
    write(text: string): unknown;
}

// So that a log of a build has some twenty lines, not two thousand.
const logSteps = 10;

/**
 * Shows events: on a terminal on one line that is written over, in a log as lines, with a tenth of the packages between
 * two. Call `end` before anything else is written.
 */
export function drawEvents(canvas: Canvas): { readonly listener: EngineListener; readonly end: () => void } {
    const shown = { text: "", open: false };
    const end = () => {
        if (shown.open) {
            canvas.write("\n");
        }
        shown.open = false;
    };
    const listener: EngineListener = (event) => {
        const text = describeEvent(event);
        if (canvas.isTTY === true && event.kind !== "refused") {
            canvas.write(`\r\u001b[2K${text.slice(0, (canvas.columns ?? 80) - 1)}`);
            shown.open = true;
        } else if (worthALine(event) && text !== shown.text) {
            end();
            canvas.write(`${text}\n`);
        }
        shown.text = text;
    };
    return { listener, end };
}

function worthALine(event: EngineEvent): boolean {
    switch (event.kind) {
        case "compiling":
            return event.done % Math.max(1, Math.ceil(event.total / logSteps)) === 0;
        case "preparing":
            return event.modules % 100 === 0;
        default:
            return true;
    }
}
