import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseDocument } from "yaml";
import { readState, writeState } from "../../rehearsal/cloud/file-store";
import type { CloudState, Fault } from "../../rehearsal/cloud/world";
import { readKept } from "../../rehearsal/sonarqube/kept";
import type { SonarqubeState } from "../../rehearsal/sonarqube/state";
import type { Update, Workspace } from "../../rehearsal/workspace";
import { aCohort } from "../engine/support/a-cohort";
import { succeeded } from "../engine/support/a-workspace";

const CONFIG = "contractor-access:";

/** An entry of the stack file, as plain data. */
export type Entry = Record<string, unknown>;

/** The n-th person: valid, and nobody else. */
export function entryOf(n: number, changes: Entry = {}): Entry {
    const account = `account${String(n)}`;
    return {
        name: `Person Number${String.fromCharCode(97 + n)}`,
        email: `${account}@northwind.example`,
        github: { login: account, id: 900_000 + n },
        vendor: "northwind",
        sponsor: "jo.lee@acme.example",
        contract: `SOW-${String(n)}`,
        reason: "Checkout rewrite",
        startsOn: "2026-12-01",
        endsOn: "2027-02-26",
        squad: "checkout",
        profile: "frontend",
        sandbox: { slot: n },
        ...changes,
    };
}

/** Handle of the n-th person. */
export const handleOf = (n: number): string => `person-${String.fromCharCode(97 + n)}`;

const placeOf = (people: object) => createHash("sha256").update(JSON.stringify(people)).digest("hex").slice(0, 16);

/** Tells whether a file has changed since it was asked last: reading it all the time would slow down what is to be killed. */
function watched(file: string): () => boolean {
    let before = 0n;
    return () => {
        const { mtimeNs } = statSync(file, { bigint: true });
        const hasChanged = mtimeNs !== before;
        before = mtimeNs;
        return hasChanged;
    };
}

/**
 * A stack with contractors only, on a platform that another stack made, and copies of everything (state, cloud, file) to
 * come back to: hundreds of runs begin at the same point.
 */
export class Cohort {
    readonly #saved = new Set<string>();

    private constructor(readonly workspace: Workspace) {}

    static async open(): Promise<Cohort> {
        return new Cohort(await aCohort());
    }

    /** Writes the roster. Who is not in it any more may go: the removal brake has tests of its own. */
    write(people: Readonly<Record<string, Entry>>, leavers: readonly string[] = []): void {
        const document = parseDocument(readFileSync(this.workspace.stackFile, "utf8"));
        document.setIn(["config", `${CONFIG}contractors`], people);
        document.deleteIn(["config", `${CONFIG}allowRemovals`]);
        if (leavers.length > 0) {
            document.setIn(["config", `${CONFIG}allowRemovals`], {
                handles: leavers,
                until: "2026-12-20",
                approvedBy: "jo.lee@acme.example",
                reason: "Faults are tried",
            });
        }
        writeFileSync(this.workspace.stackFile, document.toString());
    }

    /** `pulumi up` as the kit's own command runs it. */
    up(): Promise<Update> {
        return this.workspace.up("--continue-on-error");
    }

    /**
     * The same as `up`, killed with everything that it started as soon as `when` says so of what is in the cloud. The
     * state is saved at every step until then, as it is for a user, and a lock is left.
     */
    async killedUp(when: (cloud: CloudState) => boolean): Promise<void> {
        const flags = ["--yes", "--skip-preview", "--continue-on-error", "--non-interactive", "--color", "never"];
        const child = spawn("pulumi", ["up", ...flags], {
            cwd: this.workspace.folder,
            env: { ...this.workspace.commandEnvironment(), PULUMI_SKIP_CHECKPOINTS: "false" },
            detached: true,
            stdio: "ignore",
        });
        const closed = once(child, "close");
        const hasChanged = watched(this.workspace.cloudState);
        const signal = (name: NodeJS.Signals) => child.pid !== undefined && process.kill(-child.pid, name);
        // What is true while it runs may not be when the kill arrives, so it is looked at again while it stands still.
        const isTrueAtRest = async () => {
            signal("SIGSTOP");
            await pause(20);
            const holds = when(this.cloud());
            if (!holds) {
                signal("SIGCONT");
            }
            return holds;
        };
        while (!(hasChanged() && when(this.cloud()) && (await isTrueAtRest())) && child.exitCode === null) {
            await pause(5);
        }
        if (child.exitCode !== null || child.pid === undefined) {
            throw new Error(`pulumi up ended with ${String(child.exitCode)} before it could be killed`);
        }
        signal("SIGKILL");
        await closed;
    }

    async exportState(): Promise<string> {
        const { code, stdout, output } = await this.workspace.pulumi(["stack", "export"]);
        if (code !== 0) {
            throw new Error(`pulumi stack export failed:\n${output}`);
        }
        return stdout;
    }

    cloud(): CloudState {
        return readState(this.workspace.cloudState);
    }

    sonarqube(): SonarqubeState {
        return readKept(this.workspace.sonarqubeState);
    }

    /** Brings the stack to a roster; without a run to one that it has been on. */
    async reach(people: Readonly<Record<string, Entry>>): Promise<void> {
        const name = placeOf(people);
        if (this.#saved.has(name)) {
            this.#restore(name);
            return;
        }
        this.write(people);
        await succeeded(this.up());
        this.#save(name);
    }

    /** Notes that the stack has come to a roster. */
    arrived(people: Readonly<Record<string, Entry>>): void {
        const name = placeOf(people);
        if (!this.#saved.has(name)) {
            this.#save(name);
        }
    }

    /** Sets the faults, and begins a new record. */
    inject(faults: readonly Fault[]): void {
        writeState(this.workspace.cloudState, { ...this.cloud(), faults, log: [] });
    }

    #save(name: string): void {
        this.#saved.add(name);
        const copy = join(this.workspace.folder, `saved-${name}`);
        rmSync(copy, { recursive: true, force: true });
        for (const part of this.#parts()) {
            cpSync(join(this.workspace.folder, part), join(copy, part), { recursive: true });
        }
    }

    #restore(name: string): void {
        for (const part of this.#parts()) {
            rmSync(join(this.workspace.folder, part), { recursive: true, force: true });
            cpSync(join(this.workspace.folder, `saved-${name}`, part), join(this.workspace.folder, part), {
                recursive: true,
            });
        }
    }

    #parts(): string[] {
        return [".state", "cloud.json", "sonarqube.json", relative(this.workspace.folder, this.workspace.stackFile)];
    }
}
