import { describe, expect, it } from "vitest";
import { engineCache } from "../../../rehearsal/engine/cache";
import { describeEvent } from "../../../rehearsal/engine/events";
import { noEngine } from "../../../rehearsal/engine/explain";
import { firstFound, type Engine } from "../../../rehearsal/engine/first-found";
import { allowedSources } from "../../../rehearsal/engine/sources";
import { refuseForeignCli, refuseOwnCli } from "../../../rehearsal/engine/version";

describe("the sources that are allowed", () => {
    it.each([undefined, "", " , "])("are all four in their order when the variable is %j", (value) => {
        expect(allowedSources(value)).toEqual(["path", "cache", "download", "build"]);
    });

    it("are those of the list, in the order of the kit", () => {
        expect(allowedSources("build, cache,path,build")).toEqual(["path", "cache", "build"]);
    });

    it("are refused as a whole for one wrong word, with the words that are right", () => {
        expect(() => allowedSources("path,brew,Build")).toThrow(
            'CONTRACTOR_ACCESS_ENGINE=path,brew,Build: "brew", "Build" is no way to get the Pulumi engine. ' +
                "Give a comma list of path, cache, download, build, or unset the variable to allow all.",
        );
    });
});

describe("the first engine that is found", () => {
    const engine: Engine = { root: "/opt/pulumi", version: "3.259.0", source: "download" };

    it("ends the search", async () => {
        const asked: string[] = [];
        const outcome = await firstFound(["path", "cache", "download", "build"], (source) => {
            asked.push(source);
            return Promise.resolve(source === "download" ? { engine } : { refused: `no ${source}` });
        });
        expect(outcome).toEqual({ engine });
        expect(asked).toEqual(["path", "cache", "download"]);
    });

    it("is replaced by every reason when there is none", async () => {
        const outcome = await firstFound(["path", "build"], (source) => Promise.resolve({ refused: `no ${source}` }));
        expect(outcome).toEqual({ refusals: { path: "no path", build: "no build" } });
    });
});

describe("the version of a CLI on PATH", () => {
    it.each(["v3.249.0", "3.249.0", "v3.300.1", "v3.260.0-alpha.1"])("may be %s", (printed) => {
        expect(refuseForeignCli(printed)).toBeUndefined();
    });

    it.each([
        ["v3.248.9", "it is version 3.248.9; 3.249.0 or newer is needed"],
        ["v3.249.0-alpha.1", "it is version 3.249.0-alpha.1; 3.249.0 or newer is needed"],
        ["v4.0.0", "it is version 4.0.0; the kit is made for 3.x, 3.249.0 or newer"],
        ["hello", '`pulumi version` printed "hello", which is no version'],
    ])("may not be %s", (printed, reason) => {
        expect(refuseForeignCli(printed)).toBe(reason);
    });

    it("must be the pinned one in the cache", () => {
        expect(refuseOwnCli("v3.259.0", "3.259.0")).toBeUndefined();
        expect(refuseOwnCli("v3.260.0", "3.259.0")).toBe("it calls itself v3.260.0, not v3.259.0");
    });
});

describe("the folder of the cache", () => {
    const folderOf = (platform: NodeJS.Platform, xdg?: string) =>
        engineCache({ env: xdg === undefined ? {} : { XDG_CACHE_HOME: xdg }, platform, home: "/home/jo" });

    it("is where the XDG variable says", () => {
        expect(folderOf("linux", "/xdg")).toBe("/xdg/contractor-access-kit/engine");
    });

    it("ignores a relative XDG variable", () => {
        expect(folderOf("linux", "xdg")).toBe("/home/jo/.cache/contractor-access-kit/engine");
    });

    it("is the usual one of the platform", () => {
        expect(folderOf("linux")).toBe("/home/jo/.cache/contractor-access-kit/engine");
        expect(folderOf("darwin")).toBe("/home/jo/Library/Caches/contractor-access-kit/engine");
    });
});

describe("the error when there is no engine", () => {
    it("names all four ways, why none worked and what helps", () => {
        const error = noEngine(
            { path: "there is no pulumi on PATH", build: "`go build` failed:\nno space" },
            { version: "3.259.0", go: "1.25.11" },
        );
        expect(error.message).toBe(
            `The rehearsal needs a Pulumi engine, and no way to get one worked:
  path      there is no pulumi on PATH
  cache     not tried: CONTRACTOR_ACCESS_ENGINE leaves it out
  download  not tried: CONTRACTOR_ACCESS_ENGINE leaves it out
  build     \`go build\` failed:
            no space
Any one of these helps:
  - install the Pulumi CLI 3.249.0 or newer (https://www.pulumi.com/docs/install/), so that pulumi and pulumi-language-nodejs are on PATH
  - let this machine reach https://get.pulumi.com, from where v3.259.0 is downloaded
  - install Go 1.25.11 or newer (https://go.dev/dl/): the engine is then built from Go modules (GOPROXY names your mirror)`,
        );
    });
});

describe("an event", () => {
    const version = "3.259.0";

    it("of a long build says how far it is and that it happens once", () => {
        expect(describeEvent({ kind: "compiling", version, done: 812, total: 1640 })).toBe(
            "building the Pulumi engine v3.259.0 with Go (once, several minutes): 812 of 1,640 packages",
        );
    });

    it("of a short build promises no minutes", () => {
        expect(describeEvent({ kind: "compiling", version, done: 1, total: 9 })).toBe(
            "building the Pulumi engine v3.259.0 with Go (once): 1 of 9 packages",
        );
    });

    it.each([
        [{ kind: "refused", source: "path", reason: "no" } as const, "Pulumi engine, path: no"],
        [{ kind: "waiting", pid: 7 } as const, "another process (7) is getting the same Pulumi engine: waiting for it"],
        [
            { kind: "waiting", pid: undefined } as const,
            "another process is getting the same Pulumi engine: waiting for it",
        ],
        [{ kind: "downloading", version } as const, "downloading the Pulumi engine v3.259.0 (once)"],
        [{ kind: "linking", version } as const, "building the Pulumi engine v3.259.0 with Go (once): linking"],
        [
            { kind: "preparing", version, modules: 0 } as const,
            "building the Pulumi engine v3.259.0 with Go (once): looking at what Go has already",
        ],
        [
            { kind: "preparing", version, modules: 12 } as const,
            "building the Pulumi engine v3.259.0 with Go (once): 12 modules fetched",
        ],
    ])("is one line: %j", (event, text) => {
        expect(describeEvent(event)).toBe(text);
    });
});
