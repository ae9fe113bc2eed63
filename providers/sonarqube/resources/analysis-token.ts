import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Http } from "../client/http";
import { generateToken, type NewToken, revokeToken, type Token, tokensOf } from "../client/tokens";
import { day, login, name, projectKey, tokenType } from "./fields";
import { kind } from "./kind";

/** What a token needs beside the server. */
export interface Surroundings {
    /** How SonarQube is reached with another token than the administrator's. */
    asToken: (token: string) => Http;
    now: () => Date;
}

/** Days that the go-between token lives at most. One is the least that SonarQube takes, by its own clock and zone. */
const DETOUR_DAYS = 2;
const DAY = 24 * 60 * 60 * 1000;

function dayAfter(now: Date, days: number): string {
    return new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
}

/** The value that is being made. When it does not arrive it is lost and only blocks the name, so the token goes again. */
async function orRevoke(http: Http, token: { login: string; name: string }, making: Promise<string>): Promise<string> {
    try {
        return await making;
    } catch (error) {
        await revokeToken(http, token.login, token.name).catch(() => undefined);
        throw error;
    }
}

/**
 * A project analysis token cannot be made for another user. So the administrator makes a short-lived token of that user,
 * which makes the one that is wanted and is revoked whatever happens.
 */
async function generateByDetour(
    http: Http,
    { asToken, now }: Surroundings,
    wanted: NewToken & { login: string },
): Promise<string> {
    const { login: user, ...token } = wanted;
    const detour = { login: user, name: `detour-${randomBytes(6).toString("hex")}` };
    const expirationDate = dayAfter(now(), DETOUR_DAYS);
    const own = await orRevoke(http, detour, generateToken(http, { ...detour, type: "USER_TOKEN", expirationDate }));
    return generateToken(asToken(own), token).finally(() => revokeToken(http, user, detour.name));
}

async function find(http: Http, user: string, tokenName: string): Promise<Token | undefined> {
    return (await tokensOf(http, user)).find((token) => token.name === tokenName);
}

/** `<login>/<token name>`: no login holds a slash. */
function parseId(id: string): [login: string, name: string] {
    const at = id.indexOf("/");
    return [id.slice(0, at), id.slice(at + 1)];
}

async function refuseExisting(http: Http, user: string, tokenName: string): Promise<void> {
    const existing = await find(http, user, tokenName);
    if (existing?.isExpired === true) {
        // Nobody can use it any more, and it only blocks the name.
        await revokeToken(http, user, tokenName);
    } else if (existing !== undefined) {
        throw new Error(
            `name: the user ${user} has a token ${tokenName} already, and its value cannot be read again. Edit: choose another name, or revoke that token in SonarQube when nobody uses it.`,
        );
    }
}

/** A token of a technical user; its value is the secret output `token`. Every change makes a new one. */
export function analysisToken(surroundings: Surroundings) {
    return kind({
        inputs: z
            .strictObject({ login, name, type: tokenType, projectKey: projectKey.optional(), expiresOn: day })
            .refine((inputs) => (inputs.type === "PROJECT_ANALYSIS_TOKEN") === (inputs.projectKey !== undefined), {
                path: ["projectKey"],
                error: "the key of a project with the type PROJECT_ANALYSIS_TOKEN, and nothing with USER_TOKEN",
            }),
        recorded: z.looseObject({ expiresOn: z.string(), token: z.string() }),
        computed: z.object({ token: z.string() }),
        secrets: ["token"],
        replaceOn: ["login", "name", "type", "projectKey", "expiresOn"],
        refuseChange: (before, after) =>
            before.login === after.login &&
            before.name === after.name &&
            ["type", "projectKey", "expiresOn"].some((each) => before[each] !== after[each])
                ? `name: "${String(after.name)}" is the name of the token that is to be replaced, and both exist for a while. Allowed: a name that is new. Edit: let the name change with expiresOn, for example end with it.`
                : undefined,
        async create(http, inputs) {
            const { login: user, name: tokenName, type, expiresOn: expirationDate } = inputs;
            await refuseExisting(http, user, tokenName);
            const wanted = { login: user, name: tokenName, type, expirationDate };
            const making =
                inputs.projectKey === undefined
                    ? generateToken(http, wanted)
                    : generateByDetour(http, surroundings, { ...wanted, projectKey: inputs.projectKey });
            const token = await orRevoke(http, { login: user, name: tokenName }, making);
            return { id: `${user}/${tokenName}`, computed: { token } };
        },
        async read(http, id, recorded) {
            if (recorded === undefined) {
                throw new Error(
                    "An AnalysisToken cannot be imported, because SonarQube shows its value only once. Edit: declare a new one.",
                );
            }
            const [user, tokenName] = parseId(id);
            const found = await find(http, user, tokenName);
            if (found === undefined || found.isExpired) {
                return undefined;
            }
            const { token, ...inputs } = recorded;
            const expiresOn = found.expirationDate?.slice(0, 10) ?? inputs.expiresOn;
            return { id, inputs: { ...inputs, type: found.type, expiresOn }, computed: { token } };
        },
        delete: (http, id) => revokeToken(http, ...parseId(id)),
    });
}
