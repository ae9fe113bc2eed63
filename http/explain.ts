/** JSON as data; undefined for anything else. */
export function parseJson(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}

/** Why a call got no answer at all. `call` is method and path. */
export function explainSilence(service: string, call: string, url: string, code: string): string {
    switch (code) {
        case "ECONNREFUSED":
            return `No ${service} listens at ${url} (${call}: connection refused): start it, or correct url.`;
        case "ENOTFOUND":
        case "EAI_AGAIN":
            return `The host of ${url} has no address (${call}): correct url, or the name resolution of this machine.`;
        case "TIMEOUT":
            return `${service} at ${url} did not answer ${call} in time.`;
        default:
            return `The connection to ${service} at ${url} failed during ${call} (${code}).`;
    }
}

/** A text without secrets, each replaced by its name: a proxy may echo what it was sent. */
export function hideSecrets(text: string, secrets: Readonly<Record<string, string>>): string {
    return Object.entries(secrets)
        .filter(([, secret]) => secret !== "")
        .reduce((shown, [name, secret]) => shown.replaceAll(secret, `[${name}]`), text);
}
