// `npm start`: the rehearsal. Onboards the contractors of the example on the real engine, and off-boards one again.
import { Command } from "commander";
import pc from "picocolors";
import { deleteEntry, handlesIn } from "./edit-stack-file";
import { drawEvents } from "./engine/draw";
import { EngineError } from "./engine/errors";
import { obtainEngine } from "./engine/obtain";
import { showPlan } from "./plan";
import {
    countByService,
    describeContractor,
    describeRemoval,
    grantsWentFirst,
    othersTouched,
    serviceOf,
    type ToldContractor,
} from "./story";
import { type Update, Workspace } from "./workspace";

/** The example's contracts are dated, so the rehearsal plays on a day on which they run. */
const TODAY = "2026-12-15";

interface Options {
    keep: boolean;
    verbose: boolean;
}

const say = (...lines: string[]) => {
    console.log(lines.join("\n"));
};

async function onboard(workspace: Workspace): Promise<string[]> {
    say("", pc.bold("1  pulumi up"), pc.dim("   the entries of stacks/Pulumi.example.yaml become access"), "");
    const update = succeeded(await workspace.up());
    const contractors = (await workspace.outputs()).contractors as Record<string, ToldContractor>;
    for (const [handle, contractor] of Object.entries(contractors)) {
        say(...describeContractor(handle, contractor), "");
    }
    say(`  ${pc.green("+")} ${countByService(update.steps.filter((step) => step.op === "create"))} resources created.`);
    return Object.keys(contractors);
}

async function offboard(workspace: Workspace, leaver: string): Promise<boolean> {
    say("", pc.bold(`2  the entry ${leaver} is deleted from the stack file; pulumi up`), "");
    deleteEntry(workspace.stackFile, leaver);
    const update = succeeded(await workspace.up("--continue-on-error"));
    say(...describeRemoval(leaver, update.steps), "");
    const touched = othersTouched(leaver, update.steps);
    if (touched.length > 0 || !grantsWentFirst(update.steps)) {
        say(
            pc.red("  This is not as it should be. Touched, although not the leaver's, or in a wrong order:"),
            ...touched.map((step) => `    ${step.op} ${step.urn}`),
        );
        return false;
    }
    const kept = update.steps.filter((step) => step.op === "same" && serviceOf(step.type) !== undefined).length;
    const gone = update.steps.filter((step) => step.op === "delete" && serviceOf(step.type) !== undefined);
    say(
        `  ${pc.red("-")} ${countByService(gone)} resources deleted, the grants before the sandbox.`,
        `  ${pc.green("=")} ${String(kept)} resources of the platform and of ${handlesIn(workspace.stackFile).join(" and ")} were not touched.`,
    );
    return true;
}

/** Ends the story with the engine's own words when it failed. */
function succeeded(update: Update): Update {
    if (update.code !== 0) {
        throw new Error(`pulumi up failed with exit code ${String(update.code)}:\n${update.output}`);
    }
    return update;
}

function farewell(): void {
    say(
        "",
        pc.dim("The engine, the program and the stack file are real; the services were in-memory stand-ins that are"),
        pc.dim("strict about types and known behaviour. README.md says what it does not prove."),
    );
}

/** Takes the stack away, or leaves it for a look, also when its update failed. Who stops the run wants neither. */
async function leave(workspace: Workspace, keep: boolean): Promise<void> {
    await workspace.close(keep);
    if (keep) {
        say("", "Kept for a look (delete the folder when done):", ...workspace.shellCommands());
    }
}

async function rehearse({ keep, verbose }: Options, signal: AbortSignal): Promise<number> {
    say(
        pc.bold("Rehearsal of the contractor access kit"),
        pc.dim("No account, no credential, nothing outside this machine."),
    );
    const drawing = drawEvents(process.stderr);
    const engine = await obtainEngine({ progress: drawing.listener, signal }).finally(drawing.end);
    say(pc.dim(`Pulumi engine v${engine.version} (${engine.source})`));

    const workspace = await Workspace.open({
        engine: engine.root,
        today: TODAY,
        signal,
        onOutput: verbose ? (text) => process.stdout.write(pc.dim(text)) : undefined,
    });
    try {
        const [, leaver = ""] = await onboard(workspace);
        const clean = await offboard(workspace, leaver);
        farewell();
        return clean ? 0 : 1;
    } finally {
        await leave(workspace, keep && !signal.aborted);
    }
}

async function main(): Promise<number> {
    const command = new Command("npm start --")
        .description(
            "Onboards the contractors of stacks/Pulumi.example.yaml on the real Pulumi engine, and off-boards one.",
        )
        .option("--keep", "leave the stack for a look, and say how to get there", false)
        .option("--verbose", "show the engine's own output", false)
        .parse();
    const stopping = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.once(signal, () => {
            stopping.abort();
        });
    }
    try {
        return await rehearse(command.opts<Options>(), stopping.signal);
    } catch (error) {
        if (stopping.signal.aborted) {
            say("", "Stopped; everything that was started has ended.");
            return 130;
        }
        if (error instanceof EngineError) {
            return showPlan(error.message, TODAY);
        }
        console.error(error instanceof Error ? error.message : error);
        return 1;
    }
}

void main().then((code) => {
    process.exitCode = code;
});
