import { z } from "zod";
import type { Answer } from "../../../http/exchange";
import { parseJson } from "../../../http/explain";

const v1Errors = z.object({ errors: z.array(z.object({ msg: z.string() })).min(1) });
const v2Error = z.object({ message: z.string() });

/** What SonarQube itself says about a refusal, in one line; "" for the page of a proxy. */
function reasonGiven(text: string): string {
    const body = parseJson(text);
    const v1 = v1Errors.safeParse(body);
    if (v1.success) {
        return v1.data.errors.map(({ msg }) => msg).join(" ");
    }
    const v2 = v2Error.safeParse(body);
    return v2.success ? v2.data.message : "";
}

/** Why an answer is no success, in one sentence. `call` is method and path, `url` the server's. */
export function explainRefusal(call: string, url: string, answer: Answer): string {
    const reason = reasonGiven(answer.text);
    const said = reason === "" ? "" : `: ${reason}`;
    if (answer.status === 401) {
        return `SonarQube at ${url} does not accept the token in SONAR_TOKEN: set it to a valid token of an administrator.`;
    }
    if (answer.status === 403) {
        return `The token in SONAR_TOKEN may not ${call} at ${url}${said}. It needs Administer System, and Browse and Administer on a project that it is about.`;
    }
    if (answer.status === 429) {
        return `SonarQube at ${url} still answers ${call} with 429 (too many requests) after several tries: run it again later.`;
    }
    if (answer.status >= 300 && answer.status < 400) {
        return `${url} redirects ${call} to ${answer.location ?? "another address"}: write the address that answers itself as url.`;
    }
    if (answer.status === 404 && reason === "" && !answer.contentType.includes("json")) {
        return `${url} knows no ${call} (404, no answer of SonarQube): url must be SonarQube's base URL, with its path if it has one.`;
    }
    return `SonarQube at ${url} answers ${call} with ${answer.status}${said}${/[.!?]$/.test(said) ? "" : "."}`;
}
