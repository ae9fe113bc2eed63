import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../../repository-files/quality-gate/server.mjs";

const token = "squ_canary";

async function answering(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const client = (url: string, signal = new AbortController().signal) => connect(url, token, signal, [1, 1]);

test("a call carries the token and its parameters, with or without a slash after the URL", async () => {
    const seen: string[] = [];
    const url = await answering((request, response) => {
        request.on("data", (body: Buffer) => seen.push(body.toString()));
        seen.push(`${request.method ?? ""} ${request.url ?? ""} ${request.headers.authorization ?? ""}`);
        request.on("end", () => response.end("{}"));
    });
    await client(`${url}/`).get("a/b", { key: "x & y" });
    await client(url).post("a/c", { key: "x & y" });
    expect(seen).toEqual([`GET /api/a/b?key=x+%26+y Bearer ${token}`, `POST /api/a/c Bearer ${token}`, "key=x+%26+y"]);
});

test.each([429, 502, 503, 504])("a server that says %i is asked again", async (status) => {
    let calls = 0;
    const url = await answering((_, response) => {
        response.statusCode = ++calls < 3 ? status : 200;
        response.end('{"ok":true}');
    });
    expect(await client(url).get("a", {})).toEqual({ ok: true });
    expect(calls).toBe(3);
});

test.each([
    [
        400,
        '{"errors":[{"msg":"Wrong key."},{"msg":"Wrong name."}]}',
        'GET api/a was refused by the SonarQube server: 400, "Wrong key. Wrong name.".',
    ],
    [403, '{"message":"No."}', 'refused by the SonarQube server: 403, "No.". Tell the platform team.'],
    [500, "<html>", "GET api/a was refused by the SonarQube server: 500. Tell the platform team."],
    [503, "", "GET api/a was refused by the SonarQube server: 503. Tell the platform team."],
    [401, "", "does not accept SONAR_TOKEN. Tell the platform team: it has expired or was revoked."],
    [302, "", "redirects to https://other.example/. Tell the platform team:"],
    [200, "<html>", "answer to GET api/a is no JSON object. Tell the platform team:"],
    [200, "null", "answer to GET api/a is no JSON object. Tell the platform team:"],
])("%i %s is one clear error without the token", async (status, body, said) => {
    const url = await answering((_, response) => {
        response.writeHead(status, { location: "https://other.example/" });
        response.end(body);
    });
    const error = await client(url)
        .get("a", {})
        .then(
            () => undefined,
            (thrown: unknown) => thrown as Error,
        );
    expect(error?.message).toContain(said);
    expect(error?.message).not.toContain(token);
});

test("a server that is not there is named", async () => {
    await expect(client("http://127.0.0.1:1").get("a", {})).rejects.toThrow(
        "The SonarQube server http://127.0.0.1:1 does not answer (",
    );
});

test("a cancelled run ends its calls with the reason, and still tidies up", async () => {
    const seen: string[] = [];
    const url = await answering((request, response) => {
        seen.push(request.url ?? "");
        response.end("{}");
    });
    const cancelled = AbortSignal.abort(new Error("cancelled"));
    await expect(client(url, cancelled).post("a", {})).rejects.toThrow("cancelled");
    await expect(connect(url, token, cancelled, []).post("a", {})).rejects.toThrow("cancelled");
    await client(url, cancelled).postLast("b", {});
    expect(seen).toEqual(["/api/b"]);
});
