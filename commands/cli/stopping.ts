/** How a long command learns that it is to stop. */
export interface Stopping {
    /** Aborted by the first Ctrl-C, SIGTERM or SIGHUP. */
    readonly stop: AbortSignal;
    /**
     * Aborted with it when that was no Ctrl-C, of which a terminal tells every process: Pulumi must hear of the others from
     * us, and once only, for the second time it drops what is under way.
     */
    readonly untold: AbortSignal;
}

/** From now on a signal does not end this process: it is told to `hear`, once, and the command stops where it is safe. */
export function stopOnSignals(hear: () => void): Stopping {
    const stop = new AbortController();
    const untold = new AbortController();
    stop.signal.addEventListener("abort", hear);
    process.on("SIGINT", () => stop.abort());
    for (const signal of ["SIGTERM", "SIGHUP"] as const) {
        process.on(signal, () => {
            if (!stop.signal.aborted) {
                untold.abort();
            }
            stop.abort();
        });
    }
    return { stop: stop.signal, untold: untold.signal };
}
