import { mkdirSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { EngineError } from "../../../rehearsal/engine/errors";
import type { EngineEvent } from "../../../rehearsal/engine/events";
import { obtainEngine } from "../../../rehearsal/engine/obtain";
import { machine, noInternet, reasons } from "./machine";
import { fakeEngine, fakeGo, script } from "./sandbox";

describe("an engine on PATH", () => {
    it("is used where it lies when its folder is called bin", async () => {
        const { folder, bin, env } = await machine();
        fakeEngine(bin, "v3.300.0");
        expect(await obtainEngine({ env })).toEqual({ root: folder, version: "3.300.0", source: "path" });
    });

    it("is given the shape of a root by links when its folder has another name", async () => {
        const { folder, env, cache } = await machine();
        const shims = join(folder, "shims");
        fakeEngine(shims, "v3.300.0");
        const engine = await obtainEngine({ env: { ...env, PATH: shims } });
        expect({ ...engine, root: dirname(engine.root) }).toEqual({ root: cache, version: "3.300.0", source: "path" });
        expect(
            readdirSync(join(engine.root, "bin")).map((name) => readlinkSync(join(engine.root, "bin", name))),
        ).toEqual([join(shims, "pulumi"), join(shims, "pulumi-language-nodejs")]);
    });

    it("may have its language host elsewhere on PATH", async () => {
        const { folder, bin, env } = await machine();
        script(join(bin, "pulumi"), "echo v3.300.0");
        const other = join(folder, "other");
        script(join(other, "pulumi-language-nodejs"), "exit 1");
        const engine = await obtainEngine({ env: { ...env, PATH: `${bin}:${other}` } });
        expect(engine.source).toBe("path");
        expect(readlinkSync(join(engine.root, "bin", "pulumi-language-nodejs"))).toBe(
            join(other, "pulumi-language-nodejs"),
        );
    });

    it.each([
        [
            "without a language host",
            "echo v3.300.0",
            /has no pulumi-language-nodejs beside it, and there is none on PATH$/,
        ],
        ["that fails", "echo broken >&2; exit 3", /pulumi version` failed: broken$/],
    ])("%s is passed over", async (_, body, reason) => {
        const { bin, env } = await machine();
        if (body.includes("exit 3")) {
            fakeEngine(bin, "v3.300.0");
        }
        script(join(bin, "pulumi"), body);
        const events: EngineEvent[] = [];
        const search = obtainEngine({
            env: { ...env, CONTRACTOR_ACCESS_ENGINE: "path" },
            progress: (e) => events.push(e),
        });
        await expect(search).rejects.toThrow(EngineError);
        expect(events).toMatchObject([{ kind: "refused", source: "path" }]);
        expect(reasons(events, "path")[0]).toMatch(reason);
    });

    it("is not a folder of that name, and its language host is no empty file", async () => {
        const { folder, bin, env } = await machine();
        const [folders, empty] = [join(folder, "folders"), join(folder, "empty")];
        mkdirSync(join(folders, "pulumi"), { recursive: true });
        fakeEngine(bin, "v3.300.0");
        fakeEngine(empty, "v3.300.0");
        writeFileSync(join(empty, "pulumi-language-nodejs"), "");
        const withPath = (...folders: string[]) => ({
            ...env,
            PATH: folders.join(":"),
            CONTRACTOR_ACCESS_ENGINE: "path",
        });
        await expect(obtainEngine({ env: withPath(folders) })).rejects.toThrow("there is no pulumi on PATH");
        await expect(obtainEngine({ env: withPath(empty) })).rejects.toThrow("has no pulumi-language-nodejs beside it");
        expect((await obtainEngine({ env: withPath(folders, bin) })).root).toBe(folder);
    });

    it("in a relative folder is not used", async () => {
        const { env, bin } = await machine();
        fakeEngine(bin, "v3.300.0");
        const seen = { ...env, PATH: relative(process.cwd(), bin), CONTRACTOR_ACCESS_ENGINE: "path" };
        await expect(obtainEngine({ env: seen })).rejects.toThrow("there is no pulumi on PATH");
    });

    it("that is too old is passed over for the next source", async () => {
        const { bin, env, calls, entry, pinnedCli, pinned } = await machine();
        fakeEngine(bin, "v3.200.0");
        fakeGo(bin, calls, pinnedCli);
        const engine = await obtainEngine({ env, install: noInternet });
        expect(engine).toEqual({ root: entry, version: pinned.version, source: "build" });
    });
});
