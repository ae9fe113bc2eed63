import { z } from "zod";
import { type Call, type Exchange, send } from "../../../http/exchange";
import { explainSilence, hideSecrets, parseJson } from "../../../http/explain";
import { SonarqubeError } from "./errors";
import { explainRefusal } from "./explain";

/** How to reach a server. Everything but `url` and `token` is optional. */
export interface Connection extends Omit<Exchange, "authorization"> {
    token: string;
}

/** Sends a call and gives its answer in the shape that is asked for. */
export type Http = <T>(call: Call, shape: z.ZodType<T>) => Promise<T>;

/** For calls whose answer says nothing that we need. */
export const nothing: z.ZodType = z.unknown();

/** Opens nothing yet: every call is a request of its own. Version 1 of the API takes forms, version 2 JSON. */
export function connectHttp({ token, ...connection }: Connection): Http {
    const { url } = connection;
    const fail = (message: string, status?: number): never => {
        throw new SonarqubeError(hideSecrets(message, { SONAR_TOKEN: token }), status);
    };
    return async (call, shape) => {
        const named = `${call.method} ${call.path}`;
        const outcome = await send(call, { ...connection, authorization: `Bearer ${token}` });
        if (typeof outcome === "string") {
            return fail(explainSilence("SonarQube", named, url, outcome));
        }
        if (outcome.status < 200 || outcome.status > 299) {
            return fail(explainRefusal(named, url, outcome), outcome.status);
        }
        if (shape === nothing) {
            return shape.parse(undefined);
        }
        const body = parseJson(outcome.text);
        if (body === undefined) {
            return fail(
                `${url} answers ${named} with ${outcome.contentType || "something"} instead of JSON: url must be SonarQube's base URL, and no proxy may ask for a login in front of it.`,
            );
        }
        const parsed = shape.safeParse(body);
        return parsed.success
            ? parsed.data
            : fail(
                  `${url} answers ${named} in a shape that this provider does not know: ${z.prettifyError(parsed.error).split("\n").join(" ")}.`,
              );
    };
}
