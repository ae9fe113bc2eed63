import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createFakeSonarqube, FAKE_ADMIN_TOKEN } from "./fake";
import { freshServer, type SonarqubeState } from "./state";

/** The day on which the server believes itself to be, whenever the rehearsal takes place. */
const TODAY = new Date("2026-01-01T00:00:00Z");

/** Everything that a kept server holds. */
export function readKept(file: string): SonarqubeState {
    return existsSync(file)
        ? (JSON.parse(readFileSync(file, "utf8")) as SonarqubeState)
        : freshServer(FAKE_ADMIN_TOKEN);
}

/** Changes by hand what a kept server holds, as somebody in SonarQube would. */
export function writeKept(file: string, state: SonarqubeState): void {
    writeFileSync(`${file}.next`, JSON.stringify(state, undefined, 1));
    renameSync(`${file}.next`, file);
}

/** A fake in a JSON file that may be read and changed between two calls. Calls are answered one after the other. */
export function keptSonarqube(file: string): typeof fetch {
    let last: Promise<unknown> = Promise.resolve();
    return (input, init) => {
        const answer = last.then(async () => {
            const fake = createFakeSonarqube(readKept(file), { now: () => TODAY });
            try {
                return await fake.fetch(input, init);
            } finally {
                writeKept(file, fake.state);
            }
        });
        last = answer.catch(() => undefined);
        return answer;
    };
}
