"use strict";
/*
 * Runs a TypeScript file of this repository: `node scripts/run.cjs <file> [arguments]`. Plain JavaScript without any
 * dependency, because it is what makes `npm start` and `npm test` work as the first command after `git clone`: it
 * installs the dependencies when they are missing or older than package-lock.json.
 */
const { spawn, spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const root = path.join(__dirname, "..");
const MINIMUM_NODE = [20, 19];

function requireNode() {
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
        console.error(
            `Node.js ${process.versions.node} is too old: install ${MINIMUM_NODE.join(".")} or newer (22 or 24).`,
        );
        process.exit(1);
    }
}

/** Why the installed packages are not those of package-lock.json, or nothing when they are. */
function staleness() {
    const lock = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8"));
    let installed;
    try {
        installed = JSON.parse(fs.readFileSync(path.join(root, "node_modules", ".package-lock.json"), "utf8"));
    } catch {
        return "no dependencies are installed";
    }
    const wanted = Object.entries(lock.packages).filter(([name, entry]) => name !== "" && !entry.optional);
    const wrong = wanted.find(
        ([name, entry]) =>
            installed.packages[name]?.version !== entry.version ||
            !fs.existsSync(path.join(root, name, "package.json")),
    );
    return wrong && `${wrong[0].replace(/^.*node_modules\//, "")} is not installed in version ${wrong[1].version}`;
}

function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return error.code === "EPERM";
    }
}

/** Takes the clone's installation lock; two commands that start at once must not install into one folder. */
function takeLock(file) {
    for (;;) {
        try {
            fs.writeFileSync(file, String(process.pid), { flag: "wx" });
            return;
        } catch (error) {
            if (error.code !== "EEXIST") {
                throw error;
            }
        }
        const owner = Number(fs.readFileSync(file, { encoding: "utf8", flag: "a+" }));
        if (owner > 0 && !isRunning(owner)) {
            fs.rmSync(file, { force: true });
        } else {
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
        }
    }
}

function installWhenStale() {
    if (!staleness()) {
        return;
    }
    const name = `contractor-access-kit-install-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`;
    const lock = path.join(os.tmpdir(), name);
    takeLock(lock);
    try {
        const reason = staleness();
        if (!reason) {
            return;
        }
        console.error(`Installing dependencies (npm ci): ${reason}.`);
        const result = spawnSync("npm", ["ci", "--no-progress", "--loglevel=error"], {
            cwd: root,
            stdio: ["ignore", "ignore", "inherit"],
            shell: process.platform === "win32",
        });
        if (result.status !== 0) {
            console.error("npm ci failed: the lines above say why. Nothing else was done.");
            process.exitCode = 1;
            process.exit();
        }
    } finally {
        fs.rmSync(lock, { force: true });
    }
}

function run([file, ...args]) {
    const command = ["--require=contractor-access-kit/transpile", path.resolve(root, file), ...args];
    const child = spawn(process.execPath, command, { cwd: root, stdio: "inherit" });
    // A terminal sends Ctrl-C to both processes: the child tidies up, and this one waits for it.
    process.on("SIGINT", () => {});
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    // npm passes SIGTERM to the shell in between, which dies of it and tells nobody: the run would go on unseen.
    const parent = process.ppid;
    const watch = setInterval(() => {
        if (process.ppid !== parent) {
            clearInterval(watch);
            child.kill("SIGTERM");
        }
    }, 500);
    child.on("exit", (code, signal) => process.exit(signal ? 130 : code));
}

requireNode();
installWhenStale();
run(process.argv.slice(2));
