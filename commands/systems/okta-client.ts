import { z } from "zod";
import { type Answer, type Call, type Exchange, send } from "../../http/exchange";
import { explainSilence, hideSecrets, parseJson } from "../../http/explain";
import { assertionOf, OKTA_SCOPES, type OktaAccess, type OktaServiceApp } from "./okta-access";

/** A call that Okta did not answer as wanted. The message is a sentence for the user and holds no secret. */
class OktaError extends Error {
    override readonly name = "OktaError";

    constructor(
        message: string,
        /** HTTP status of the answer; undefined when there was none. */
        readonly status?: number,
    ) {
        super(message);
    }
}

/** Okta's API, one method for each way of asking. */
export interface OktaHttp {
    /** Undefined where Okta says that there is no such thing. */
    get<T>(path: string, shape: z.ZodType<T>): Promise<T | undefined>;
    /** All pages of a list; nothing where Okta says that there is no such thing. */
    list<T>(path: string, query: Record<string, string>, shape: z.ZodType<T>): Promise<T[]>;
    /** A change; false where what is to be changed is gone already. */
    change(method: "POST" | "DELETE", path: string, query?: Record<string, string>): Promise<boolean>;
}

/** Waiting and asking, for tests. */
export type Tools = Pick<Exchange, "fetch" | "sleep">;

const refusal = z.object({ errorSummary: z.string(), errorCauses: z.array(z.object({ errorSummary: z.string() })) });
const oauthRefusal = z.object({ error: z.string(), error_description: z.string().default("") });
const oauthToken = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/** What Okta itself says about a refusal, in one line; "" for the page of a proxy. */
function reasonGiven(text: string): string {
    const body = parseJson(text);
    const api = refusal.safeParse(body);
    if (api.success) {
        return [api.data.errorSummary, ...api.data.errorCauses.map((cause) => cause.errorSummary)].join(" ");
    }
    const oauth = oauthRefusal.safeParse(body);
    return oauth.success ? `${oauth.data.error} ${oauth.data.error_description}`.trim() : "";
}

function explainRefusal(named: string, url: string, { status, text, location }: Answer): string {
    const reason = reasonGiven(text);
    const said = reason === "" ? "" : `: ${reason}`;
    if (status === 401) {
        return `Okta at ${url} does not accept the credentials${said}. Set OKTA_API_TOKEN, or OKTA_API_PRIVATE_KEY and the service app of the stack file.`;
    }
    if (status === 403) {
        return `The credentials may not ${named} at ${url}${said}. They need ${OKTA_SCOPES.join(" and ")}, and a role over contractors.`;
    }
    if (status >= 300 && status < 400) {
        return `${url} redirects ${named} to ${location ?? "another address"}: that is no Okta org.`;
    }
    if (/dpop/i.test(reason)) {
        return `Okta at ${url} wants a DPoP header${said}. Switch off "Require Demonstrating Proof of Possession" of the service app.`;
    }
    return `Okta at ${url} answers ${named} with ${status}${said}${/[.!?]$/.test(said) ? "" : "."}`;
}

/** The path of the next page. Okta names its own host in it; we stay with the address that we were given. */
function nextPage(link: string | undefined): { path: string; query: Record<string, string> } | undefined {
    const [, next] = /<([^>]+)>;\s*rel="next"/.exec(link ?? "") ?? [];
    if (next === undefined) {
        return undefined;
    }
    const { pathname, searchParams } = new URL(next);
    return { path: pathname.replace(/^\/+/, ""), query: Object.fromEntries(searchParams) };
}

/** What an answer holds, or why it is not of this shape. */
function parse<T>({ text }: Answer, shape: z.ZodType<T>): { data: T } | string {
    const { success, data, error } = shape.safeParse(parseJson(text));
    return success ? { data } : z.prettifyError(error).split("\n").join(" ");
}

/** The header of a service app, renewed a minute before its token ends. What proves the app joins the secrets. */
function tokenOf(
    app: OktaServiceApp,
    now: () => Date,
    ask: (call: Call) => Promise<Answer>,
    secrets: Record<string, string>,
): () => Promise<string> {
    let token: { header: string; until: number } | undefined;
    return async () => {
        if (token === undefined || token.until <= now().getTime()) {
            const assertion = await assertionOf(app, now());
            secrets["client assertion"] = assertion;
            const form = {
                grant_type: "client_credentials",
                scope: OKTA_SCOPES.join(" "),
                client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                client_assertion: assertion,
            };
            const answer = parse(await ask({ method: "POST", path: "oauth2/v1/token", form }), oauthToken);
            if (typeof answer === "string") {
                throw new OktaError(`Okta answers the request for a token in a shape that is not Okta's: ${answer}.`);
            }
            const { access_token, expires_in } = answer.data;
            secrets["access token"] = access_token;
            token = { header: `Bearer ${access_token}`, until: now().getTime() + (expires_in - 60) * 1000 };
        }
        return token.header;
    };
}

/** Opens nothing yet. An OAuth token is asked for by the first call that needs it. */
export function connectOkta({ url, login }: OktaAccess, now: () => Date, tools: Tools = {}): OktaHttp {
    const secrets: Record<string, string> = "apiToken" in login ? { OKTA_API_TOKEN: login.apiToken } : {};
    const exchange: Exchange = { url, alsoRetried: [500], ...tools };
    const fail = (message: string, status?: number): never => {
        throw new OktaError(hideSecrets(message, secrets), status);
    };
    const ask = async (call: Call, authorization?: string): Promise<Answer> => {
        const named = `${call.method} ${call.path}`;
        const answer = await send(call, { ...exchange, authorization });
        if (typeof answer === "string") {
            return fail(explainSilence("Okta", named, url, answer));
        }
        return answer.status >= 200 && answer.status <= 299
            ? answer
            : fail(explainRefusal(named, url, answer), answer.status);
    };
    const parsed = <T>(path: string, answer: Answer, shape: z.ZodType<T>): T => {
        const result = parse(answer, shape);
        return typeof result === "string"
            ? fail(`${url} answers ${path} in a shape that is not Okta's: ${result}.`)
            : result.data;
    };
    const authorization = "apiToken" in login ? () => `SSWS ${login.apiToken}` : tokenOf(login, now, ask, secrets);
    const askAsUs = async (call: Call) => ask(call, await authorization());
    return {
        get: (path, shape) => unlessGone(async () => parsed(path, await askAsUs({ method: "GET", path }), shape)),
        list: async (path, query, shape) => {
            const items: z.infer<typeof shape>[] = [];
            const pages = async () => {
                let page: ReturnType<typeof nextPage> = { path, query };
                while (page !== undefined) {
                    const answer = await askAsUs({ method: "GET", ...page });
                    items.push(...parsed(path, answer, z.array(shape)));
                    page = nextPage(answer.link);
                }
            };
            await unlessGone(pages);
            return items;
        },
        change: async (method, path, query = {}) =>
            (await unlessGone(() => askAsUs({ method, path, query }))) !== undefined,
    };
}

/** The answer, or undefined where Okta says that there is no such thing. */
async function unlessGone<T>(call: () => Promise<T>): Promise<T | undefined> {
    try {
        return await call();
    } catch (error) {
        if (error instanceof OktaError && error.status === 404) {
            return undefined;
        }
        throw error;
    }
}
