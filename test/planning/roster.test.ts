import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRoster } from "../../components/planning/roster";
import { summarise } from "../../components/summary";
import { aPlan } from "../support/a-contractor";

const ana = summarise(aPlan());
const read = (contractors: unknown, readme: unknown = "# Contractors") => readRoster({ contractors, readme });

describe("the roster that the last run left", () => {
    it("is empty when no run came to its end", () => {
        expect(readRoster({ contractors: undefined, readme: undefined })).toEqual({ roster: {} });
    });

    it("is what this version tells, and what the next one may add", () => {
        const { roster } = read({ "ana-silva": { ...ana, shoeSize: 38 } });
        expect(roster?.["ana-silva"]).toMatchObject({
            state: "active",
            until: "2027-02-26",
            github: { login: "anasilva", id: 4815162 },
        });
        expect(read({})).toEqual({ roster: {} });
    });

    it("is what 0.1.0 told", () => {
        const file = join(__dirname, "..", "engine", "snapshots", "0.1.0", "state.json");
        const { deployment } = JSON.parse(readFileSync(file, "utf8")) as {
            deployment: { resources: { type: string; outputs: Record<string, unknown> }[] };
        };
        const stack = deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
        const { roster } = readRoster({ contractors: stack?.outputs.contractors, readme: stack?.outputs.readme });
        expect(roster?.["ana-silva"]).toMatchObject({ state: "active", until: "2027-02-26", sandbox: "10.64.1.0/24" });
    });

    it.each([
        ["missing, where the last run left other outputs", undefined, /^contractors: /],
        ["no map", "ana-silva", /^contractors: /],
        ["empty by mistake", null, /^contractors: /],
        ["a list", [ana], /^contractors: /],
        ["without a person's state", { "ana-silva": { ...ana, state: undefined } }, /^contractors\.ana-silva\.state: /],
        ["with an unknown state", { "ana-silva": { ...ana, state: "on leave" } }, /^contractors\.ana-silva\.state: /],
        [
            "with a last day that is none",
            { "ana-silva": { ...ana, until: "soon" } },
            /^contractors\.ana-silva\.until: /,
        ],
        ["without a sandbox", { "ana-silva": { ...ana, sandbox: "" } }, /^contractors\.ana-silva\.sandbox: /],
        ["with somebody who is null", { "ana-silva": null }, /^contractors\.ana-silva: /],
    ])("is not read as nobody when it is %s", (_, contractors, problem) => {
        const { roster, unreadable } = read(contractors);
        expect(roster).toBeUndefined();
        expect(unreadable).toEqual([expect.stringMatching(problem)]);
    });
});
