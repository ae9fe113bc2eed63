import { randomBytes } from "node:crypto";
import { type Call, done, type Handler, needOn, needServer, ok, oneOf, Refusal, required } from "./call";
import { digest, type Token, type User } from "./state";

const DAY = 24 * 60 * 60 * 1000;
/** The value of a token starts with what it is for. */
const PREFIXES: Readonly<Record<string, string>> = { USER_TOKEN: "squ_", PROJECT_ANALYSIS_TOKEN: "sqp_" };

function tokenOwner(call: Call): [string, User] {
    const login = call.parameters.get("login") ?? call.caller;
    if (login !== call.caller) {
        needServer(call, "admin");
    }
    const user = call.state.users[login];
    if (user === undefined) {
        throw new Refusal(404, `User with login '${login}' doesn't exist`);
    }
    return [login, user];
}

function expirationOf({ parameters, now }: Call): { expirationDate?: string } {
    const date = parameters.get("expirationDate");
    if (date === null) {
        return {};
    }
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) {
        throw new Refusal(
            400,
            "Supplied date format for parameter expirationDate is wrong. Please supply date in the ISO 8601 date format (YYYY-MM-DD)",
        );
    }
    const least = new Date(now.getTime() + DAY).toISOString().slice(0, 10);
    if (date < least) {
        throw new Refusal(400, `The minimum value for parameter expirationDate is ${least}.`);
    }
    return { expirationDate: date };
}

/** A project's token is made by its own user only, who must be allowed to scan that project. */
function projectOfToken(call: Call, login: string): { projectKey?: string } {
    if (call.parameters.get("type") !== "PROJECT_ANALYSIS_TOKEN") {
        return {};
    }
    if (login !== call.caller) {
        throw new Refusal(400, "A Project Analysis Token cannot be generated for another user.");
    }
    const projectKey = required(call, "projectKey");
    const project = call.state.projects[projectKey];
    if (project === undefined) {
        throw new Refusal(404, `Component key '${projectKey}' not found`);
    }
    needOn(call, project, "scan");
    return { projectKey };
}

/** True when a token works no more: it dies when the day of its expiry begins, UTC. */
export function isExpired({ expirationDate }: Token, now: Date): boolean {
    return expirationDate !== undefined && now.toISOString().slice(0, 10) >= expirationDate;
}

export const tokenHandlers: Readonly<Record<string, Handler>> = {
    "POST api/user_tokens/generate": (call) => {
        const type = oneOf(call, "type", Object.keys(PREFIXES));
        const [login, user] = tokenOwner(call);
        const name = required(call, "name");
        if (user.tokens.some((token) => token.name === name)) {
            throw new Refusal(400, `A user token for login '${login}' and name '${name}' already exists`);
        }
        const kept = { name, type, ...projectOfToken(call, login), ...expirationOf(call) };
        const token = `${PREFIXES[type] ?? ""}${randomBytes(20).toString("hex")}`;
        user.tokens.push({ ...kept, sha256: digest(token) });
        return ok({ login, name, token, type });
    },
    "GET api/user_tokens/search": (call) => {
        const [login, user] = tokenOwner(call);
        return ok({
            login,
            userTokens: user.tokens.map((token) => ({
                name: token.name,
                type: token.type,
                ...(token.projectKey !== undefined && { project: { key: token.projectKey } }),
                ...(token.expirationDate !== undefined && {
                    expirationDate: `${token.expirationDate}T00:00:00+0000`,
                    isExpired: isExpired(token, call.now),
                }),
            })),
        });
    },
    "POST api/user_tokens/revoke": (call) => {
        const [, user] = tokenOwner(call);
        const name = required(call, "name");
        user.tokens = user.tokens.filter((token) => token.name !== name);
        return done;
    },
};
