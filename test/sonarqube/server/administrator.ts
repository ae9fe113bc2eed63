import { randomBytes } from "node:crypto";

/** Takes the default password from a new server's administrator and makes a token for the tests. */
export async function makeAdminToken(url: string): Promise<string> {
    const password = `Aa0!${randomBytes(18).toString("base64url")}`;
    await post(url, "users/change_password", "admin", { login: "admin", previousPassword: "admin", password });
    const answer = await post(url, "user_tokens/generate", password, { login: "admin", name: "tests" });
    const { token } = (await answer.json()) as { token: string };
    return token;
}

async function post(url: string, call: string, password: string, form: Record<string, string>): Promise<Response> {
    const answer = await fetch(`${url}/api/${call}`, {
        method: "POST",
        headers: { authorization: `Basic ${Buffer.from(`admin:${password}`).toString("base64")}` },
        body: new URLSearchParams(form),
    });
    if (!answer.ok) {
        throw new Error(`POST api/${call}: ${answer.status}`);
    }
    return answer;
}
