// Gets the engine of the rehearsal and says where it is: warms the cache of a CI machine, shows a person what happens.
import { constants } from "node:os";
import { drawEvents } from "./draw";
import { EngineError } from "./errors";
import { obtainEngine } from "./obtain";

async function main(): Promise<number> {
    const abort = new AbortController();
    let stoppedBy: NodeJS.Signals | undefined;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.once(signal, () => {
            stoppedBy = signal;
            abort.abort();
        });
    }
    const drawing = drawEvents(process.stderr);
    try {
        const engine = await obtainEngine({ progress: drawing.listener, signal: abort.signal });
        drawing.end();
        console.log(`Pulumi engine v${engine.version} (${engine.source}): ${engine.root}`);
        return 0;
    } catch (error) {
        drawing.end();
        if (stoppedBy !== undefined) {
            console.error("stopped; no half-made engine was left");
            return 128 + constants.signals[stoppedBy];
        }
        if (error instanceof EngineError) {
            console.error(error.message);
            return 1;
        }
        throw error;
    }
}

void main().then((code) => {
    process.exitCode = code;
});
