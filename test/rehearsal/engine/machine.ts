import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { InstallCli } from "../../../rehearsal/engine/download";
import { EngineError } from "../../../rehearsal/engine/errors";
import type { EngineEvent } from "../../../rehearsal/engine/events";
import { readPinned } from "../../../rehearsal/engine/pinned";
import type { EngineSource } from "../../../rehearsal/engine/sources";
import { emptyMachine, fakeEngine } from "./sandbox";

/** How long a test waits for what another process does, in milliseconds. */
export const patience = { timeout: 120_000, interval: 20 };

/** An installer without a network. */
export const noInternet: InstallCli = () => Promise.reject(new EngineError("Failed to download: no route"));

/** An installer that brings a CLI of this version. */
export function installing(cliVersion: string): InstallCli {
    return ({ root }) => {
        fakeEngine(join(root, "bin"), cliVersion);
        return Promise.resolve();
    };
}

/** Why a source was passed over. */
export function reasons(events: readonly EngineEvent[], source: EngineSource): string[] {
    return events.flatMap((event) => (event.kind === "refused" && event.source === source ? [event.reason] : []));
}

/** An empty machine, with the places at which the kit would keep its engine there. */
export async function machine() {
    const empty = emptyMachine();
    const pinned = await readPinned();
    const cache = join(empty.env.XDG_CACHE_HOME, "contractor-access-kit", "engine");
    const calls = join(empty.folder, "calls");
    const goCalls = () => (existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : []);
    const withoutDownload = { ...empty.env, CONTRACTOR_ACCESS_ENGINE: "path,cache,build" };
    const entry = join(cache, pinned.key);
    return { ...empty, withoutDownload, pinned, cache, entry, calls, goCalls, pinnedCli: `v${pinned.version}` };
}
