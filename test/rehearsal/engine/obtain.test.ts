import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { messageOf } from "../../../rehearsal/engine/errors";
import type { EngineEvent } from "../../../rehearsal/engine/events";
import { obtainEngine } from "../../../rehearsal/engine/obtain";
import { installing, machine, noInternet, reasons } from "./machine";
import { fakeEngine, fakeGo, script } from "./sandbox";

describe("the cache", () => {
    it("is used when its engine is the pinned one, and nothing is made", async () => {
        const { env, entry, bin, calls, goCalls, pinnedCli, pinned } = await machine();
        fakeGo(bin, calls, pinnedCli);
        fakeEngine(join(entry, "bin"), pinnedCli);
        expect(await obtainEngine({ env })).toEqual({ root: entry, version: pinned.version, source: "cache" });
        expect(goCalls()).toEqual([]);
    });

    it.each([
        [
            "of another version",
            (bin: string) => {
                fakeEngine(bin, "v3.1.0");
            },
            "it calls itself v3.1.0, not v",
        ],
        [
            "without a language host",
            (bin: string) => {
                script(join(bin, "pulumi"), "exit 1");
            },
            "pulumi-language-nodejs is missing",
        ],
        [
            "whose binary is cut off",
            (bin: string) => {
                fakeEngine(bin, "v3.1.0");
                writeFileSync(join(bin, "pulumi"), "\u007fELF");
            },
            "pulumi version` failed: ",
        ],
    ])("with an entry %s is refused and filled again", async (_, spoil, reason) => {
        const { env, entry, bin, calls, pinnedCli, cache } = await machine();
        fakeGo(bin, calls, pinnedCli);
        spoil(join(entry, "bin"));
        const events: EngineEvent[] = [];
        const first = await obtainEngine({ env, install: noInternet, progress: (event) => events.push(event) });
        expect(first.source).toBe("build");
        expect(reasons(events, "cache")).toEqual([expect.stringContaining(reason)]);
        expect((await obtainEngine({ env })).source).toBe("cache");
        expect(readdirSync(cache)).toEqual([basename(entry)]);
    });

    it("loses the folders of processes that were killed, and keeps those of living ones", async () => {
        const { env, entry, bin, calls, pinnedCli, cache } = await machine();
        fakeGo(bin, calls, pinnedCli);
        // No process id is as large as this: Linux ends at 2^22, macOS at 99998.
        mkdirSync(`${entry}.unfinished-99999999-abc`, { recursive: true });
        mkdirSync(`${entry}.unfinished-${process.pid}-abc`);
        await obtainEngine({ env, install: noInternet });
        expect(readdirSync(cache).sort()).toEqual([
            basename(entry),
            `${basename(entry)}.unfinished-${process.pid}-abc`,
        ]);
    });
});

describe("the download", () => {
    it("comes before the build and fills the cache", async () => {
        const { env, entry, bin, calls, goCalls, pinnedCli, pinned } = await machine();
        fakeGo(bin, calls, pinnedCli);
        expect(await obtainEngine({ env, install: installing(pinnedCli) })).toEqual({
            root: entry,
            version: pinned.version,
            source: "download",
        });
        expect(goCalls()).toEqual([]);
        expect((await obtainEngine({ env, install: noInternet })).source).toBe("cache");
    });

    it("of another version than asked for is refused and leaves nothing", async () => {
        const { env, cache, pinned } = await machine();
        const install = installing("v3.1.0");
        const search = obtainEngine({ env: { ...env, CONTRACTOR_ACCESS_ENGINE: "download" }, install });
        await expect(search).rejects.toThrow(`download  it calls itself v3.1.0, not v${pinned.version}`);
        expect(readdirSync(cache)).toEqual([]);
    });
});

describe("the build", () => {
    it("tells how far it is", async () => {
        const { env, pinned, bin, calls, goCalls, pinnedCli } = await machine();
        fakeGo(bin, calls, pinnedCli);
        const events: EngineEvent[] = [];
        await obtainEngine({
            env: { ...env, CONTRACTOR_ACCESS_ENGINE: "build" },
            progress: (event) => events.push(event),
        });
        const { version } = pinned;
        expect(goCalls()).toEqual(["list", "build"]);
        expect(events).toEqual([
            { kind: "preparing", version, modules: 0 },
            { kind: "compiling", version, done: 0, total: 2 },
            { kind: "preparing", version, modules: 1 },
            { kind: "compiling", version, done: 1, total: 2 },
            { kind: "linking", version },
        ]);
    });

    it("leaves nothing of its work in the cache", async () => {
        const { env, bin, calls, entry, pinnedCli } = await machine();
        fakeGo(bin, calls, pinnedCli);
        await obtainEngine({ env: { ...env, CONTRACTOR_ACCESS_ENGINE: "build" } });
        expect(readdirSync(entry)).toEqual(["bin"]);
    });

    it("happens again when the cache is left out", async () => {
        const { env, bin, calls, goCalls, entry, pinnedCli } = await machine();
        fakeGo(bin, calls, pinnedCli);
        fakeEngine(join(entry, "bin"), pinnedCli);
        const engine = await obtainEngine({ env: { ...env, CONTRACTOR_ACCESS_ENGINE: "build" } });
        expect([engine.source, goCalls()]).toEqual(["build", ["list", "build"]]);
    });
});

describe("no engine at all", () => {
    it("is one error with the reason of each way", async () => {
        const { env, entry, bin, pinned } = await machine();
        script(
            join(bin, "go"),
            "echo 'go: go.mod requires go >= 1.25.11 (running go 1.22.0; GOTOOLCHAIN=local)' >&2; exit 1",
        );
        const message = await obtainEngine({ env, install: noInternet }).then(() => "an engine", messageOf);
        expect(message.split("\n").slice(1, 6)).toEqual([
            "  path      there is no pulumi on PATH",
            `  cache     ${entry}/bin/pulumi is missing or cannot be run`,
            "  download  Failed to download: no route",
            `  build     \`go list\` failed (Go ${pinned.go} or newer is needed):`,
            "            go: go.mod requires go >= 1.25.11 (running go 1.22.0; GOTOOLCHAIN=local)",
        ]);
    });

    it("says which Go is needed when there is none", async () => {
        const { env, pinned } = await machine();
        await expect(obtainEngine({ env, install: noInternet })).rejects.toThrow(
            `build     there is no go on PATH; Go ${pinned.go} or newer is needed`,
        );
    });
});
