import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Cloud } from "../../../rehearsal/cloud/cloud";
import { PartialError } from "../../../rehearsal/cloud/errors";
import { FileStore, readState, writeState } from "../../../rehearsal/cloud/file-store";
import { cloudProvider } from "../../../rehearsal/cloud/serve";
import type { CloudObject, CloudState, Fault } from "../../../rehearsal/cloud/world";
import { Driver, types, urn } from "./make";

let folder: string;
let path: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cloud-"));
    path = join(folder, "cloud.json");
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

/** A state file as a test may write it. */
function state(rest: Partial<CloudState>): CloudState {
    return { version: 1, objects: [], ...rest };
}

function edit(change: (object: CloudObject) => CloudObject | undefined): void {
    const now = readState(path);
    writeState(path, { ...now, objects: now.objects.flatMap((object) => change(object) ?? []) });
}

describe("the state file", () => {
    it("is made when there is none, and holds everything once a call has answered", async () => {
        const provider = cloudProvider(new Cloud(new FileStore(path)));
        expect(readState(path)).toEqual({ version: 1, faults: [], generations: {}, objects: [], log: [] });
        const made = await provider.create(urn(types.group), { name: "own" });
        expect(readState(path)).toEqual({
            version: 1,
            faults: [],
            generations: { [`${types.group}|${urn(types.group)}`]: 1 },
            objects: [
                {
                    type: types.group,
                    id: made.id,
                    urn: urn(types.group),
                    inputs: { name: "own" },
                    outputs: { customProfileAttributes: "{}", skipUsers: false, name: "own" },
                },
            ],
            log: [{ order: 1, operation: "create", type: types.group, name: "it", id: made.id, urn: urn(types.group) }],
        });
        expect(readdirSync(folder)).toEqual(["cloud.json"]);
    });

    it("has one object a line", async () => {
        const provider = cloudProvider(new Cloud(new FileStore(path)));
        await Promise.all(["a", "b", "c"].map((name) => provider.create(urn(types.group, name), { name })));
        const lines = readFileSync(path, "utf8").split("\n");
        expect(lines.filter((line) => line.startsWith(`{"type":"${types.group}"`))).toHaveLength(3);
    });

    it("holds every answer of many calls at once", async () => {
        const provider = cloudProvider(new Cloud(new FileStore(path)));
        const names = Array.from({ length: 200 }, (_, i) => `group-${i}`);
        await Promise.all(
            names.map(async (name) => {
                const made = await provider.create(urn(types.group, name), { name });
                expect(readState(path).objects.some(({ id }) => id === made.id)).toBe(true);
            }),
        );
        expect(readState(path).log?.map(({ order }) => order)).toEqual(names.map((_, i) => i + 1));
    });

    it("is taken up by the next process, and gives the same ids to the same resources", async () => {
        const first = await cloudProvider(new Cloud(new FileStore(path))).create(urn(types.group), { name: "own" });
        const next = cloudProvider(new Cloud(new FileStore(path)));
        expect(await next.read(first.id, urn(types.group), {})).toMatchObject({ id: first.id });
        expect(new Driver().make(types.group, { name: "own" }).id).toBe(first.id);
    });

    it("shows what was changed or removed by hand to the next refresh", async () => {
        const provider = cloudProvider(new Cloud(new FileStore(path)));
        const kept = await provider.create(urn(types.group, "kept"), { name: "kept", description: "a" });
        const gone = await provider.create(urn(types.group, "gone"), { name: "gone", description: "a" });
        edit((object) =>
            object.id === gone.id ? undefined : { ...object, outputs: { ...object.outputs, description: "by hand" } },
        );
        expect(await provider.read(kept.id, urn(types.group, "kept"), kept.outs)).toMatchObject({
            props: { description: "by hand" },
            inputs: { name: "kept", description: "by hand" },
        });
        expect(await provider.read(gone.id, urn(types.group, "gone"), gone.outs)).toEqual({
            id: "",
            props: {},
        });
    });

    it("may hold what nobody's program made", async () => {
        const vpc = { type: types.vpc, id: "vpc-1", inputs: {}, outputs: { cidrBlock: "10.0.0.0/16" } };
        writeState(path, state({ objects: [vpc] }));
        const provider = cloudProvider(new Cloud(new FileStore(path)));
        const made = await provider.create(urn(types.subnet), { vpcId: "vpc-1", cidrBlock: "10.0.1.0/24" });
        edit((object) => (object.id === made.id ? { ...object, members: ["eni-1"] } : object));
        await expect(provider.delete(made.id, urn(types.subnet), made.outs)).rejects.toThrow("In use by: eni-1");
    });

    it("keeps sections that belong to others", async () => {
        writeState(path, state({ sessions: [{ user: "ana" }] }));
        await cloudProvider(new Cloud(new FileStore(path))).create(urn(types.group), { name: "own" });
        expect(readState(path).sessions).toEqual([{ user: "ana" }]);
    });

    it("is refused when it is something else", () => {
        writeFileSync(path, '{"resources": []}');
        expect(() => new FileStore(path)).toThrow(
            `${path} is not a state file of the in-memory cloud: it needs "version": 1 and "objects": [].`,
        );
    });
});

describe("the provider", () => {
    it("takes the type of a resource inside components from its URN", async () => {
        const provider = cloudProvider(new Cloud());
        const inside = `urn:pulumi:test::kit::kit:index:Access$kit:index:Identity$${types.group}::ana/group`;
        expect(await provider.check(inside, {}, { name: 5 })).toEqual({
            inputs: { name: 5 },
            failures: [{ property: "", reason: "name must be a string; value given: 5." }],
        });
        const made = await provider.create(inside, { name: "own" });
        expect(await provider.diff(made.id, inside, made.outs, { name: "other" })).toMatchObject({ changes: true });
        const updated = await provider.update(made.id, inside, made.outs, { name: "other" });
        expect(updated.outs).toMatchObject({ name: "other" });
        const list = await provider.invoke("aws:ec2/getManagedPrefixList:getManagedPrefixList", {
            name: "com.amazonaws.eu-west-1.s3",
        });
        expect(list.outputs).toMatchObject({ ownerId: "AWS" });
    });
});

describe("faults", () => {
    function withFault(fault: Fault): Driver {
        writeState(path, state({ faults: [fault] }));
        return new Driver(new Cloud(new FileStore(path)));
    }

    it("make the nth call fail, and none after it", () => {
        const driver = withFault({ operation: "create", call: 2, message: "503 Service Unavailable" });
        driver.make(types.group, { name: "a" }, "a");
        expect(() => driver.make(types.group, { name: "b" }, "b")).toThrow("503 Service Unavailable");
        driver.make(types.group, { name: "b" }, "b");
        expect(driver.cloud.store.world().all(types.group)).toHaveLength(2);
    });

    it("count only calls that they are meant for", () => {
        const driver = withFault({ operation: "delete", type: types.group, name: "b", times: 2, message: "no" });
        const [a, b] = ["a", "b"].map((name) => driver.make(types.group, { name }, name));
        if (a !== undefined && b !== undefined) {
            driver.remove(a);
            expect(() => driver.remove(b)).toThrow("no");
            expect(() => driver.remove(b)).toThrow("no");
            driver.remove(b);
        }
        expect(driver.cloud.store.world().log.map(({ operation, name, error }) => [operation, name, error])).toEqual([
            ["create", "a", undefined],
            ["create", "b", undefined],
            ["delete", "a", undefined],
            ["delete", "b", "no"],
            ["delete", "b", "no"],
            ["delete", "b", undefined],
        ]);
    });

    it("may lose the answer after the deed", () => {
        const driver = withFault({ operation: "create", kind: "lost", message: "connection reset" });
        expect(() => driver.make(types.group, { name: "a" })).toThrow("connection reset");
        expect(driver.cloud.store.world().all(types.group)).toHaveLength(1);
        expect(() => driver.make(types.group, { name: "a" }, "again")).toThrow("already exists");
    });

    it("may leave a resource made, but not ready", () => {
        const driver = withFault({ operation: "create", kind: "partial", message: "timed out" });
        try {
            driver.make(types.group, { name: "a" });
            expect.unreachable();
        } catch (error) {
            expect(error).toBeInstanceOf(PartialError);
            expect(error).toMatchObject({ message: "timed out", reasons: ["timed out"], properties: { name: "a" } });
            expect((error as PartialError).id).toBe(driver.cloud.store.world().all(types.group)[0]?.id);
        }
    });

    it("hit check, diff, read and functions too", () => {
        const driver = withFault({ times: 4, message: "down" });
        expect(() => driver.failures(types.group, {})).toThrow("down");
        expect(() => driver.cloud.diff(types.group, urn(types.group), {}, {})).toThrow("down");
        expect(() => driver.cloud.read(types.group, "00g1")).toThrow("down");
        expect(() => driver.cloud.invoke("aws:ec2/getManagedPrefixList:getManagedPrefixList", {})).toThrow("down");
    });

    it("remember in the file how often they were met", async () => {
        writeState(path, state({ faults: [{ operation: "create", call: 3, message: "no" }] }));
        const provider = cloudProvider(new Cloud(new FileStore(path)));
        await provider.create(urn(types.group), { name: "a" });
        expect(readState(path).faults).toEqual([{ operation: "create", call: 3, message: "no", seen: 1 }]);
    });
});
