import { describe, expect, it } from "vitest";
import { grantsMissing, setHolders } from "../../../providers/sonarqube/client/permissions";
import { planConditions } from "../../../providers/sonarqube/resources/quality-gate";
import { canonical, decodeProperties, encodeProperties, UNKNOWN } from "../../../providers/sonarqube/values";
import { onFake } from "./a-provider";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

describe("a difference", () => {
    const driver = onFake();
    const inputs = {
        projectKey: "a",
        groups: { x: ["user", "scan"], y: ["admin", "user"] },
        users: {},
    };
    const kept = { type: "ProjectPermissions", id: "a", inputs, outputs: inputs };

    it("is none when only the order changed, or nothing is left out", async () => {
        const groups = { y: ["user", "admin"], x: ["scan", "user"] };
        expect(await driver.diff(kept, { ...inputs, groups })).toEqual([]);
        expect(await driver.diff(kept, { projectKey: "a", groups: inputs.groups })).toEqual([]);
    });

    it("is one when something is added, taken away or moved to somebody else", async () => {
        for (const groups of [
            { ...inputs.groups, z: ["user"] },
            { y: inputs.groups.y },
            { x: inputs.groups.y, y: inputs.groups.x },
        ]) {
            expect(await driver.diff(kept, { ...inputs, groups })).toEqual(["in place"]);
        }
    });

    it("is taken for one as long as a preview does not know the value", async () => {
        expect(await driver.diff(kept, { ...inputs, projectKey: unknownText })).toEqual(["projectKey*"]);
    });
});

describe("the canonical form", () => {
    it("is the same for the same content in any order, and for nothing in any form", () => {
        expect(canonical({ a: [2, 1], b: "x" })).toBe(canonical({ b: "x", a: [1, 2] }));
        for (const nothing of [undefined, null, [], {}, { a: [] }, { a: { b: undefined } }]) {
            expect(canonical(nothing)).toBe("");
        }
    });

    it.each([
        ["1", 1],
        [["a", "b"], ["a,b"]],
        [{ a: "b" }, { b: "a" }],
        [["a"], "a"],
        [[["a"], ["b"]], [["a", "b"]]],
        ["", undefined],
    ])("is not the same for %j and %j", (one, other) => {
        expect(canonical(one)).not.toBe(canonical(other));
    });
});

describe("the wire form", () => {
    it("is read without secret wrappers, without what is absent, and with unknowns marked", () => {
        const wire = { a: { ...signature, value: { b: unknownText } }, c: null, d: [unknownText] };
        expect(decodeProperties(wire)).toEqual({ a: { b: UNKNOWN }, d: [UNKNOWN] });
    });

    it("is written with the secrets wrapped", () => {
        expect(encodeProperties({ a: "x", b: "y", c: undefined }, ["b"])).toEqual({
            a: "x",
            b: { ...signature, value: "y" },
        });
    });
});

describe("the plan for a gate", () => {
    const old = [
        { id: "1", metric: "a", op: "GT" as const, error: "1" },
        { id: "2", metric: "b", op: "GT" as const, error: "1" },
        { id: "3", metric: "c", op: "GT" as const, error: "1" },
    ];

    it("creates, changes and removes, and leaves what is right alone", () => {
        const wanted = [
            { metric: "a", op: "GT" as const, error: "1" },
            { metric: "b", op: "LT" as const, error: "1" },
            { metric: "d", op: "GT" as const, error: "1" },
        ];
        expect(planConditions(old, wanted)).toEqual({
            create: [wanted[2]],
            update: [{ ...wanted[1], id: "2" }],
            remove: ["3"],
        });
    });
});

describe("permissions", () => {
    it("that are missing are found holder by holder", () => {
        expect(grantsMissing({ a: ["x", "y"], b: ["x"] }, { a: ["x"] })).toEqual([
            { holder: "a", permission: "y" },
            { holder: "b", permission: "x" },
        ]);
        expect(grantsMissing({ constructor: ["x"] }, {})).toEqual([{ holder: "constructor", permission: "x" }]);
    });

    it("are given before any is taken, browsing first and last", async () => {
        const sent: string[] = [];
        const http: Parameters<typeof setHolders>[0] = ({ path, form }, shape) => {
            sent.push(`${path.split("/").at(-1) ?? ""} ${String(form?.groupName)} ${String(form?.permission)}`);
            return Promise.resolve(shape.parse(undefined));
        };
        const actual = { old: ["user", "scan"] };
        const wanted = { new: ["admin", "user"] };
        await setHolders(http, "groups", { projectKey: "p" }, { actual, wanted });
        expect(sent).toEqual([
            "add_group new user",
            "add_group new admin",
            "remove_group old scan",
            "remove_group old user",
        ]);
    });

    it("are all found on a server with more groups than a page holds", async () => {
        const driver = onFake();
        const { state } = driver.fake;
        for (let i = 0; i < 250; i += 1) {
            state.groups[`id-${i}`] = { name: `group-${i}`, description: null };
        }
        state.server.groups["group-249"] = ["scan"];
        expect(await driver.import("GroupGlobalPermissions", "group-249")).toEqual({
            group: "group-249",
            permissions: ["scan"],
        });
    });
});
