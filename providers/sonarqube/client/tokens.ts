import { z } from "zod";
import { unlessGone } from "./errors";
import { type Http, nothing } from "./http";

const token = z.object({
    name: z.string(),
    type: z.string(),
    expirationDate: z.string().optional(),
    isExpired: z.boolean().default(false),
    project: z.object({ key: z.string() }).optional(),
});
const tokens = z.object({ userTokens: z.array(token) });
const made = z.object({ token: z.string().min(1) });

export type Token = z.infer<typeof token>;

/** What a new token is to be. Without a login it is for the one who asks. */
export interface NewToken {
    login?: string;
    name: string;
    type: "USER_TOKEN" | "PROJECT_ANALYSIS_TOKEN";
    projectKey?: string;
    /** Last day it can be used before, `YYYY-MM-DD`: it dies when that day begins, UTC. */
    expirationDate: string;
}

/** The tokens of a user; none when there is no such user. */
export async function tokensOf(http: Http, login: string): Promise<Token[]> {
    const call = { method: "GET", path: "api/user_tokens/search", query: { login } } as const;
    return (await unlessGone(http(call, tokens)))?.userTokens ?? [];
}

/** Makes a token and gives its value, which SonarQube shows only this once. */
export async function generateToken(http: Http, { ...form }: NewToken): Promise<string> {
    return (await http({ method: "POST", path: "api/user_tokens/generate", form, repeatable: false }, made)).token;
}

/** Done as well when token or user are gone already. */
export async function revokeToken(http: Http, login: string, name: string): Promise<void> {
    await unlessGone(http({ method: "POST", path: "api/user_tokens/revoke", form: { login, name } }, nothing));
}
