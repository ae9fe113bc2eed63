import { describe, expect, it, onTestFinished } from "vitest";
import { type ApiFault, callsOf } from "../../../rehearsal/apis/faults";
import { githubApi } from "../../../rehearsal/apis/github";
import { listen } from "../../../rehearsal/apis/listen";
import { oktaApi } from "../../../rehearsal/apis/okta";
import { Cloud } from "../../../rehearsal/cloud/cloud";
import { types } from "../cloud/make";

const SUSPEND = "/api/v1/users/00uana/lifecycle/suspend";

/** Okta with one user. `ask` gives the status, or "reset" when there was no answer. */
async function anApi(faults: readonly ApiFault[] = []) {
    const cloud = new Cloud();
    const world = cloud.store.world();
    world.put({ type: types.user, id: "00uana", inputs: {}, outputs: { status: "ACTIVE", login: "ana" } });
    world.sections.apiFaults = faults;
    const { url, stop } = await listen(oktaApi(cloud));
    onTestFinished(stop);
    const ask = async (method: string, path: string, authorization = "SSWS token") => {
        try {
            return (await fetch(url + path, { method, headers: { authorization } })).status;
        } catch {
            return "reset";
        }
    };
    const status = () => world.get(types.user, "00uana")?.outputs.status;
    return { world, ask, status };
}

const failing = (more: Partial<ApiFault>): ApiFault => ({ api: "okta", answer: { status: 503 }, ...more });

describe("a fault of an API", () => {
    it.each<[string, ApiFault[], (number | string)[]]>([
        ["once, as it is usual", [failing({})], [503, 200, 200]],
        ["so many times", [failing({ times: 2 })], [503, 503, 200]],
        ["one after the other", [failing({}), failing({ answer: { status: 429 } })], [503, 429, 200]],
        ["always", [failing({ times: "always" })], [503, 503, 503]],
        ["without an answer", [failing({ answer: "reset" })], ["reset", 200, 200]],
        ["not for another API", [failing({ api: "github" })], [200, 200, 200]],
        ["not for a call of another name", [failing({ call: "DELETE" })], [200, 200, 200]],
    ])("hits calls: %s", async (_, faults, expected) => {
        const { ask } = await anApi(faults);
        for (const answer of expected) {
            expect(await ask("GET", "/api/v1/users/00uana")).toBe(answer);
        }
    });

    it("counts each call by itself when it is to", async () => {
        const { ask } = await anApi([failing({ each: true })]);
        expect(await ask("GET", "/api/v1/users/00uana")).toBe(503);
        expect(await ask("GET", "/api/v1/users/00uana/groups")).toBe(503);
        expect(await ask("GET", "/api/v1/users/00uana")).toBe(200);
    });

    it("keeps a call from happening, unless only its answer is lost", async () => {
        const { ask, status, world } = await anApi([
            failing({ answer: "reset" }),
            failing({ answer: "reset", lost: true }),
        ]);
        expect(await ask("POST", SUSPEND)).toBe("reset");
        expect(status()).toBe("ACTIVE");
        expect(await ask("POST", SUSPEND)).toBe("reset");
        expect(status()).toBe("SUSPENDED");
        expect(callsOf(world).map(({ api, call, status: answered }) => [api, call, answered])).toEqual([
            ["okta", `POST ${SUSPEND}`, "reset"],
            ["okta", `POST ${SUSPEND}`, 200],
        ]);
    });
});

describe("an API", () => {
    it("answers nobody without a credential, and nothing that it does not know", async () => {
        const { ask } = await anApi();
        expect(await ask("GET", "/api/v1/users/00uana", "")).toBe(401);
        expect(await ask("GET", "/api/v1/logs")).toBe(405);
        expect(await ask("GET", "/api/v1/users/00unobody")).toBe(404);
        const { url, stop } = await listen(githubApi(new Cloud()));
        onTestFinished(stop);
        expect((await fetch(`${url}/orgs/acme/teams`)).status).toBe(401);
        const headers = { authorization: "token x" };
        expect((await fetch(`${url}/orgs/acme/teams`, { headers })).status).toBe(200);
        expect((await fetch(`${url}/orgs/other/teams`, { headers })).status).toBe(404);
    });

    it("keeps refused attempts in its record", async () => {
        const { ask, world } = await anApi();
        await ask("POST", SUSPEND);
        expect(await ask("POST", SUSPEND)).toBe(400);
        expect(callsOf(world).map(({ status }) => status)).toEqual([200, 400]);
    });
});
