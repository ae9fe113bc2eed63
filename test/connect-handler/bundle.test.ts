import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { BUNDLED_HANDLER } from "../../components/connect-handler/bundled";
import { EVENT, PARAMETERS } from "./an-event";

/** Parameter Store on a loopback port: `GetParameters` in AWS's JSON 1.1, the only call that the role may make. */
function parameterStore(parameters: ReadonlyMap<string, string>): Server {
    return createServer((request, response) => {
        let body = "";
        request.setEncoding("utf8").on("data", (text: string) => (body += text));
        request.on("end", () => {
            const isKnown = request.headers["x-amz-target"] === "AmazonSSM.GetParameters";
            const { Names } = JSON.parse(body) as { Names: string[] };
            response.writeHead(isKnown ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
            response.end(
                JSON.stringify({
                    Parameters: Names.filter((name) => parameters.has(name)).map((name) => ({
                        Name: name,
                        Type: "String",
                        Value: parameters.get(name),
                        Version: 1,
                    })),
                    InvalidParameters: Names.filter((name) => !parameters.has(name)),
                }),
            );
        });
    });
}

const parameters = new Map<string, string>(Object.entries(PARAMETERS));
const server = parameterStore(parameters);
let handler: (event: unknown) => Promise<unknown>;
const log = vi.spyOn(console, "log").mockImplementation(() => undefined);

beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    // What Lambda sets, and the way to a Parameter Store that is not AWS's.
    vi.stubEnv("AWS_REGION", "eu-west-1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "none");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "none");
    vi.stubEnv("AWS_ENDPOINT_URL_SSM", `http://127.0.0.1:${port}`);
    ({ handler } = createRequire(__filename)(BUNDLED_HANDLER) as { handler: typeof handler });
});

afterAll(() => {
    server.close();
    vi.unstubAllEnvs();
});

// Expiry is told apart by years, so that the test needs no clock of its own.
const record = (changes: object) =>
    JSON.stringify({ ...JSON.parse(PARAMETERS["/contractors-vpn/ana-silva"]), endsOn: "2999-12-31", ...changes });

describe("the file that Lambda loads", () => {
    it.each([
        ["lets in whoever has a record", { startsOn: "2020-01-01" }, true, ""],
        [
            "refuses after the last day",
            { startsOn: "2020-01-01", endsOn: "2020-02-01" },
            false,
            "Your access ended on 2020-02-01. Ask jo.lee@acme.example.",
        ],
        [
            "refuses before the first day",
            { startsOn: "2999-01-01" },
            false,
            "Your access starts on 2999-01-01. Ask jo.lee@acme.example.",
        ],
        [
            "refuses who is suspended",
            { startsOn: "2020-01-01", suspended: true },
            false,
            "Your access is suspended. Ask jo.lee@acme.example.",
        ],
    ])("%s", async (_what, changes, allow, message) => {
        parameters.set("/contractors-vpn/ana-silva", record(changes));
        expect(await handler(EVENT)).toEqual({
            allow,
            "error-msg-on-denied-connection": message,
            "posture-compliance-statuses": [],
            "schema-version": "v3",
        });
        expect(log).toHaveBeenLastCalledWith(
            expect.objectContaining({ decision: allow ? "allowed" : "refused", username: EVENT.username }),
        );
    });

    it("refuses who has no record", async () => {
        const event = { ...EVENT, username: "ben-okafor@contractors.acme.example" };
        expect(await handler(event)).toMatchObject({ allow: false });
        expect(log).toHaveBeenLastCalledWith(expect.objectContaining({ reason: "no record" }));
    });

    it("refuses when Parameter Store does not answer", async () => {
        await new Promise((resolve) => server.close(resolve));
        expect(await handler(EVENT)).toMatchObject({
            allow: false,
            "error-msg-on-denied-connection": "Your access cannot be checked right now. Try again in a few minutes.",
        });
    });
});
