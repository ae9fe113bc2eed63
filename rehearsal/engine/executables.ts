import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

export const cliName = "pulumi";

/** The engine starts Node.js programs through this one, which it looks for beside itself and on PATH. */
export const hostName = "pulumi-language-nodejs";

/** Whether this is a file that can be run. */
export async function isExecutable(file: string): Promise<boolean> {
    try {
        await access(file, constants.X_OK);
        const found = await stat(file);
        return found.isFile() && found.size > 0;
    } catch {
        return false;
    }
}

/** The first executable of this name on PATH. Relative entries are ignored: what they mean depends on the folder. */
export async function findOnPath(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
    const folders = (env.PATH ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
    for (const folder of folders) {
        const file = join(folder, name);
        if (await isExecutable(file)) {
            return file;
        }
    }
    return undefined;
}
