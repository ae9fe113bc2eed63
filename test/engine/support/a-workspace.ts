import { readFileSync, writeFileSync } from "node:fs";
import { type Document, parseDocument } from "yaml";
import { inject } from "vitest";
import type { CloudState } from "../../../rehearsal/cloud/world";
import { deleteEntry, handlesIn } from "../../../rehearsal/edit-stack-file";
import type { Step } from "../../../rehearsal/engine-events";
import { belongsTo } from "../../../rehearsal/story";
import { type Update, Workspace, type WorkspaceOptions } from "../../../rehearsal/workspace";
import { closeAtEnd } from "./close-at-end";

/** The day that tests play on: all contractors of the example are active. */
export const TODAY = "2026-12-15";

/** A workspace on the example's stack file, taken away after the tests of the file. */
export async function aWorkspace(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
    return closeAtEnd(await Workspace.open({ engine: inject("engine"), today: TODAY, ...options }));
}

/** Edits the stack file as a person would. */
export function edit(workspace: Workspace, change: (document: Document) => void): void {
    const document = parseDocument(readFileSync(workspace.stackFile, "utf8"));
    change(document);
    writeFileSync(workspace.stackFile, document.toString({ lineWidth: 0 }));
}

/** Deletes every entry but one from the stack file. */
export function keepOnly({ stackFile }: Workspace, handle: string): void {
    handlesIn(stackFile)
        .filter((each) => each !== handle)
        .forEach((each) => {
            deleteEntry(stackFile, each);
        });
}

/** Lifts the removal brake for some people, as an employee would. */
export function allowRemovals(workspace: Workspace, handles: readonly string[]): void {
    const allowance = {
        handles,
        until: workspace.today,
        approvedBy: "jo.lee@acme.example",
        reason: "End of the project",
    };
    edit(workspace, (document) => {
        document.setIn(["config", "contractor-access:allowRemovals"], document.createNode(allowance));
    });
}

/** Path of a contractor's field in the stack file. */
export function entryPath(handle: string, ...field: string[]): string[] {
    return ["config", "contractor-access:contractors", handle, ...field];
}

/** The update, or an error with the engine's own output when it failed. */
export async function succeeded(update: Promise<Update>): Promise<Update> {
    const result = await update;
    if (result.code !== 0) {
        throw new Error(`exit code ${String(result.code)}\n${result.output}`);
    }
    return result;
}

/** What an update did, other than leaving things as they were: `<operation> <logical name>`, sorted. */
export function changes(update: Update): string[] {
    return changed(update)
        .map((step) => `${step.op} ${step.name}`)
        .sort();
}

/** Steps that changed a resource. The stack itself updates whenever its outputs do. */
export function changed(update: Update): Step[] {
    return update.steps.filter(
        (step) => !["same", "refresh", "read"].includes(step.op) && step.type !== "pulumi:pulumi:Stack",
    );
}

/** The contractors whose resources an update changed; `platform` for what belongs to nobody. */
export function touched(update: Update, handles: readonly string[]): string[] {
    const owners = changed(update).map((step) => handles.find((handle) => belongsTo(handle, step.name)) ?? "platform");
    return [...new Set(owners)].sort();
}

/** What the in-memory cloud holds, which is what is really there, whatever the engine believes. */
export function readCloud(workspace: Workspace): CloudState {
    return JSON.parse(readFileSync(workspace.cloudState, "utf8")) as CloudState;
}

/** Changes the in-memory cloud behind the engine's back. */
export function changeCloud(workspace: Workspace, change: (state: CloudState) => CloudState): void {
    writeFileSync(workspace.cloudState, JSON.stringify(change(readCloud(workspace))));
}
