// @ts-check
import { execFile, spawn } from "node:child_process";
import { access, copyFile, lstat, mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { GateError, messageOf } from "./errors.mjs";

const exec = promisify(execFile);

/** @import { Scope } from "./types.js" */

/** Read by the scanner from the root of what it analyses; whatever it says would count. */
const sonarFile = "sonar-project.properties";

/**
 * Puts what is analysed into `target`: the committed files of a checkout, the outputs of the build and, where a commit
 * lacks them, the folders of the scope, without which the scanner fails.
 *
 * @param {string} checkout
 * @param {string} target
 * @param {{ scope: Scope, outputsFrom: string, alter: (content: Buffer) => Buffer }} options `alter` is applied to
 *     every committed file.
 */
export async function stage(checkout, target, { scope, outputsFrom, alter }) {
    await stageCommit(checkout, target, alter);
    await stageOutputs(outputsFrom, target, scope.outputs);
    for (const folder of [...scope.sources, ...scope.tests]) {
        await access(join(target, folder)).catch(() => mkdir(join(target, folder), { recursive: true }));
    }
}

/**
 * The committed files of a checkout's HEAD: the very bytes of the commit, so that neither build
 * outputs that lie over sources nor .gitattributes (filters, encodings, export-ignore) change what is analysed. The sonar
 * file is left out, and symbolic links are, whose targets are analysed where they lie.
 *
 * @param {string} checkout
 * @param {string} target
 * @param {(content: Buffer) => Buffer} alter
 */
async function stageCommit(checkout, target, alter) {
    const files = [...(await committedFiles(checkout))].filter(([path]) => path.toLowerCase() !== sonarFile);
    const ids = files.map(([, id]) => id);
    let next = 0;
    for await (const content of blobs(checkout, ids)) {
        const file = inside(target, files[next++]?.[0] ?? "");
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, alter(content));
    }
}

/**
 * The files of a checkout's HEAD with the ids of their contents; without symbolic links and submodules.
 *
 * @param {string} checkout
 */
export async function committedFiles(checkout) {
    const listed = (await git(checkout, ["ls-tree", "-r", "-z", "--full-tree", "HEAD"])).split("\0");
    return new Map(listed.flatMap(readEntry));
}

/**
 * Copies the build's outputs beside staged files, never over one: only files that are not committed are taken.
 *
 * @param {string} checkout
 * @param {string} target
 * @param {string[]} outputs
 */
async function stageOutputs(checkout, target, outputs) {
    if (outputs.length === 0) {
        return;
    }
    const globs = outputs.map((glob) => `:(top,glob)${glob}`);
    const listed = await git(checkout, ["ls-files", "--others", "-z", "--full-name", "--", ...globs]);
    for (const path of listed.split("\0").filter((name) => name !== "" && name.toLowerCase() !== sonarFile)) {
        const source = join(checkout, path);
        if ((await lstat(source)).isFile()) {
            const file = inside(target, path);
            await mkdir(dirname(file), { recursive: true });
            await copyFile(source, file);
        }
    }
}

// In UTF-8 and UTF-16. The long s counts, since analysers compare in capitals.
const marks = [
    /n(?=\0?o\0?(?:s|\xc5\xbf|\x7f\x01|\x01\x7f)\0?o\0?n\0?a\0?r)/gi,
    /e(?=\0?s\0?l\0?i\0?n\0?t\0?-\0?d\0?i\0?s\0?a\0?b\0?l\0?e)/gi,
];

/**
 * Takes the power from comments that hide issues from analysers: NOSONAR and eslint-disable. A mark keeps its length, and
 * since base and merge commit are treated alike, what an old mark hides does not become new.
 *
 * @param {Buffer} content
 */
export function disarm(content) {
    const text = content.toString("latin1");
    const disarmed = marks.reduce((altered, mark) => altered.replace(mark, "_"), text);
    return disarmed === text ? content : Buffer.from(disarmed, "latin1");
}

/**
 * @param {string} checkout
 * @param {string} revision
 */
export async function commitOf(checkout, revision) {
    return (await git(checkout, ["rev-parse", "--verify", `${revision}^{commit}`])).trim();
}

/**
 * @param {string} checkout
 * @param {string[]} args
 */
export async function git(checkout, args) {
    try {
        return (await exec("git", ["-C", checkout, ...args], { maxBuffer: 2 ** 30 })).stdout;
    } catch (error) {
        throw new GateError(
            `git ${args[0] ?? ""} failed in ${checkout}: ${messageOf(error)}. It must be a checkout with the commits ` +
                "that are compared: actions/checkout with fetch-depth 2.",
        );
    }
}

/**
 * @param {string} line Of `git ls-tree`: mode, type and id, a tab, the path.
 * @returns {[path: string, id: string][]}
 */
function readEntry(line) {
    const [, id, path] = /^100\d+ blob (\S+)\t(.+)$/s.exec(line) ?? [];
    return id === undefined || path === undefined ? [] : [[path, id]];
}

/**
 * @param {string} folder
 * @param {string} path
 */
function inside(folder, path) {
    const file = resolve(folder, path);
    if (!file.startsWith(resolve(folder) + sep)) {
        throw new GateError(
            `The commit holds a file named ${JSON.stringify(path)}, which leads out of the repository.`,
        );
    }
    return file;
}

/**
 * The contents of blobs, in order, from one process.
 * @param {string} checkout
 * @param {string[]} ids
 */
async function* blobs(checkout, ids) {
    const child = spawn("git", ["-C", checkout, "cat-file", "--batch"], { stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.on("error", () => undefined);
    child.stdin.end(ids.map((id) => `${id}\n`).join(""));
    const chunks = child.stdout[Symbol.asyncIterator]();
    /** @type {Buffer} */
    let rest = Buffer.alloc(0);
    const more = async () => {
        const { done, value } = await chunks.next();
        if (done) {
            throw new GateError(`git cat-file ended early in ${checkout}: the checkout lacks objects of its commit.`);
        }
        return /** @type {Buffer} */ (value);
    };
    for (const id of ids) {
        let end;
        while ((end = rest.indexOf(10)) < 0) {
            rest = Buffer.concat([rest, await more()]);
        }
        const size = Number(/^\S+ blob (\d+)$/.exec(rest.toString("latin1", 0, end))?.[1] ?? NaN);
        if (Number.isNaN(size)) {
            throw new GateError(`${checkout} lacks the object ${id} of its commit.`);
        }
        const parts = [rest.subarray(end + 1)];
        for (let length = rest.length - end - 1; length <= size;) {
            const chunk = await more();
            parts.push(chunk);
            length += chunk.length;
        }
        rest = Buffer.concat(parts);
        yield rest.subarray(0, size);
        // Each content is followed by a line feed.
        rest = rest.subarray(size + 1);
    }
}
