import pc from "picocolors";
import type { Terminal } from "../cli/surroundings";
import { list } from "../cli/messages";
import type { Found } from "../people/find-people";
import type { AccessSystem } from "../systems/system";
import type { KillEvent } from "./end-access";

/** How often the status line says how long it has taken, in milliseconds. */
const TICK = 200;

/** Tells each deed as it is done, and on a terminal which systems are being waited for. */
export function drawKill(
    terminal: Terminal,
    systems: readonly AccessSystem[],
    people: readonly Found[],
): { hear: (event: KillEvent) => void; end: () => void } {
    const waiting = new Map(systems.map(({ name }) => [name, people.length]));
    const whose = (handle: string) => (people.length > 1 ? `${handle}  ` : "");
    const began = Date.now();
    const drawStatus = () => {
        const names = [...waiting].flatMap(([name, left]) => (left > 0 ? [name] : []));
        const seconds = Math.round((Date.now() - began) / 1000);
        terminal.status(names.length === 0 ? undefined : `waiting for ${list(names)} (${seconds} s)`);
    };
    const timer = setInterval(drawStatus, TICK);
    return {
        hear(event) {
            if (event.kind === "deed") {
                const { at, what } = event.deed;
                terminal.tell(`${pc.dim(at)}  ${whose(event.handle)}${event.system.padEnd(10)}  ${what}`);
            }
            if (event.kind === "ended") {
                const { system, handle, endedAt, outcome, errors } = event.outcome;
                waiting.set(system, (waiting.get(system) ?? 1) - 1);
                const verdict = outcome === "done" ? pc.green("done") : pc.red(`FAILED: ${errors.join("; ")}`);
                terminal.tell(`${pc.dim(endedAt)}  ${whose(handle)}${system.padEnd(10)}  ${verdict}`);
            }
            drawStatus();
        },
        end() {
            clearInterval(timer);
            terminal.status(undefined);
        },
    };
}
