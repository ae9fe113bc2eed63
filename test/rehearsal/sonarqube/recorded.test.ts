import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { FileStore, readState, writeState } from "../../../rehearsal/cloud/file-store";
import type { Fault, FaultKind } from "../../../rehearsal/cloud/world";
import { createFakeSonarqube } from "../../../rehearsal/sonarqube/fake";
import { RecordedSonarqube } from "../../../rehearsal/sonarqube/recorded";

const URN = "urn:pulumi:north::contractor-access::sonarqube:index:Group::ana-silva/sonarqube-group";
const INPUTS = { name: "contractors-ana-silva", description: "" };

/** A provider on an empty server, with a state file that holds these faults. */
function aSonarqube(...faults: Fault[]) {
    const folder = mkdtempSync(join(tmpdir(), "recorded-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, "cloud.json");
    writeState(path, { version: 1, objects: [], faults });
    const fake = createFakeSonarqube();
    const provider = new RecordedSonarqube(fake.fetch, new FileStore(path));
    provider.configure({ url: "https://sonarqube.acme.example", edition: "community" });
    return {
        provider,
        log: () => (readState(path).log ?? []).map(({ operation, name, error }) => [operation, name, error]),
        isThere: () => Object.values(fake.state.groups).some(({ name }) => name === INPUTS.name),
        seen: () => readState(path).faults?.map((fault) => fault.seen),
    };
}

const NAME = "ana-silva/sonarqube-group";
const fault = (kind: FaultKind): Fault => ({
    operation: "create",
    name: NAME,
    kind,
    message: "503",
    milliseconds: 200,
});

describe("the real provider on the fake of SonarQube", () => {
    it("writes every change to the log of the in-memory cloud", async () => {
        const { provider, log, isThere } = aSonarqube();
        const { id, outs } = await provider.create(URN, INPUTS);
        await provider.update(id, URN, outs, { ...INPUTS, description: "own" });
        await provider.delete(id, URN, outs);
        expect(isThere()).toBe(false);
        expect(log()).toEqual(["create", "update", "delete"].map((operation) => [operation, NAME, undefined]));
    });

    it("writes a refusal of the server to the log", async () => {
        const { provider, log } = aSonarqube();
        await provider.create(URN, INPUTS);
        await expect(provider.create(URN, INPUTS)).rejects.toThrow("exists in SonarQube already");
        expect(log()[1]).toEqual(["create", NAME, expect.stringContaining("exists in SonarQube already")]);
    });

    it.each<[FaultKind, boolean]>([
        ["refused", false],
        ["lost", true],
    ])("fails once by the fault %s", async (kind, happens) => {
        const { provider, log, isThere, seen } = aSonarqube(fault(kind));
        await expect(provider.create(URN, INPUTS)).rejects.toThrow("503");
        expect([isThere(), log(), seen()]).toEqual([happens, [["create", NAME, "503"]], [1]]);
    });

    it.each<[FaultKind, boolean]>([
        ["hung", false],
        ["unanswered", true],
    ])("never answers by the fault %s, which the state file tells", async (kind, happens) => {
        const { provider, isThere, seen } = aSonarqube(fault(kind));
        const answer = provider.create(URN, INPUTS).then(() => "answered");
        expect(await Promise.race([answer, pause(300, "silent")])).toBe("silent");
        expect([isThere(), seen()]).toEqual([happens, [1]]);
    });

    it("answers late by the fault slow", async () => {
        const { provider, isThere } = aSonarqube(fault("slow"));
        const answer = provider.create(URN, INPUTS).then(() => "answered");
        expect(await Promise.race([answer, pause(100, "silent")])).toBe("silent");
        expect(await answer).toBe("answered");
        expect(isThere()).toBe(true);
    });
});
