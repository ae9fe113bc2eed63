import { describe, expect, it } from "vitest";
import { isWorthRetrying, pauseBefore, send } from "../../http/exchange";
import { hideSecrets } from "../../http/explain";

describe("a call that is tried again", () => {
    it.each([
        [{ repeatable: true }, 429, true],
        [{ repeatable: true }, 503, true],
        [{ repeatable: true }, 500, false],
        [{ repeatable: true }, 400, false],
        [{ repeatable: true }, "ECONNRESET", true],
        [{ repeatable: true }, "ENOTFOUND", false],
        [{ repeatable: false }, 429, true],
        [{ repeatable: false }, 503, false],
        [{ repeatable: false }, "ECONNREFUSED", true],
        [{ repeatable: false }, "ECONNRESET", false],
    ])("is one that does no harm twice: %j after %s is %s", (options, outcome, expected) => {
        const call = { method: "POST", path: "x", ...options } as const;
        expect(isWorthRetrying(call, typeof outcome === "number" ? { status: outcome } : outcome)).toBe(expected);
    });

    it("waits as long as the server asks, twice as long each time otherwise, and never more than a minute", () => {
        expect([1, 2, 3, 4].map((made) => pauseBefore(made, null))).toEqual([500, 1000, 2000, 4000]);
        expect(pauseBefore(1, "7")).toBe(7000);
        expect(pauseBefore(1, "3600")).toBe(60_000);
        expect(pauseBefore(1, "Wed, 25 Nov 2026 00:00:00 GMT")).toBe(500);
    });

    it("is also one after statuses that are named, if doing it twice is doing it once", () => {
        const call = { method: "DELETE", path: "x" } as const;
        expect(isWorthRetrying(call, { status: 500 }, [500])).toBe(true);
        expect(isWorthRetrying({ ...call, repeatable: false }, { status: 500 }, [500])).toBe(false);
    });

    it("comes when the server's limit is renewed, by the server's own clock", async () => {
        const date = "Wed, 25 Nov 2026 00:00:00 GMT";
        const reset = String(Date.parse(date) / 1000 + 9);
        const answers = [
            new Response("", { status: 429, headers: { date, "x-rate-limit-reset": reset } }),
            new Response("", { status: 429, headers: { date, "x-rate-limit-reset": reset, "retry-after": "2" } }),
            new Response("", { status: 429, headers: { "x-rate-limit-reset": reset } }),
            new Response("{}"),
        ];
        const pauses: number[] = [];
        const sleep = (milliseconds: number) => Promise.resolve(pauses.push(milliseconds));
        const fetch = () => Promise.resolve(answers.shift() ?? Response.error());
        const answer = await send({ method: "GET", path: "x" }, { url: "https://a.example", fetch, sleep });
        expect(answer).toMatchObject({ status: 200 });
        expect(pauses).toEqual([9000, 2000, 2000]);
    });
});

describe("a text for a reader", () => {
    it("has names in the place of secrets, and is left alone by a secret that is empty", () => {
        expect(hideSecrets("Bearer s3cret, s3cret", { TOKEN: "s3cret", NONE: "" })).toBe("Bearer [TOKEN], [TOKEN]");
    });
});
