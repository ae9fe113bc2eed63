import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Folder of the engine in a workspace. */
export const ENGINE_HOME = ".pulumi-home";

export function stackFileOf(folder: string, stack: string): string {
    return join(folder, "stacks", `Pulumi.${stack}.yaml`);
}

export function cloudStateOf(folder: string): string {
    return join(folder, "cloud.json");
}

export function sonarqubeStateOf(folder: string): string {
    return join(folder, "sonarqube.json");
}

/** Makes a folder like the clone at `root`: its files by link, the stack file as a copy that may be edited. */
export function layOut(root: string, folder: string, stackFile: string, stack: string): void {
    const hidden = new Set(["stacks", ".git", "test", "rehearsal"]);
    for (const name of readdirSync(root).filter((each) => !hidden.has(each))) {
        symlinkSync(join(root, name), join(folder, name));
    }
    mkdirSync(join(folder, "stacks"));
    for (const name of readdirSync(join(root, "stacks")).filter((each) => !each.endsWith(".yaml"))) {
        symlinkSync(join(root, "stacks", name), join(folder, "stacks", name));
    }
    cpSync(stackFile, stackFileOf(folder, stack));
    mkdirSync(join(folder, ".state"));
    mkdirSync(join(folder, ENGINE_HOME));
    // The engine logs every step to a folder of this name, encrypted, which is a third of its work (3.259). It has no
    // switch, and does without where there is no such folder.
    writeFileSync(join(folder, ENGINE_HOME, "logs"), "");
}
