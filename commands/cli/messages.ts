/** The messages of an error: of everything in it, each once, without its stack. */
export function messagesOf(error: unknown): string[] {
    const messages =
        error instanceof AggregateError && error.errors.length > 0
            ? error.errors.flatMap(messagesOf)
            : [error instanceof Error && error.message !== "" ? error.message : String(error)];
    return [...new Set(messages)];
}

/** Names of variables that hold a credential, whatever the service. */
const CREDENTIAL = /TOKEN|SECRET|KEY|PEM|PASS/;

/**
 * A guard that takes the values of all credentials in the environment out of a text. Adapters show none; services
 * sometimes repeat what they were sent.
 */
export function withoutCredentials(env: NodeJS.ProcessEnv): (text: string) => string {
    const values = Object.entries(env)
        .filter(([name]) => CREDENTIAL.test(name))
        .map(([, value]) => value?.trim() ?? "")
        // A shorter one guards nothing, and would tear words apart.
        .filter((value) => value.length >= 8);
    return (text) => values.reduce((shown, value) => shown.replaceAll(value, "[credential]"), text);
}

/** `1 person`, `3 people`: the word by its number. */
export function count(number: number, one: string, many = `${one}s`): string {
    return `${number} ${number === 1 ? one : many}`;
}

/** `a, b and c`. */
export function list(words: readonly string[]): string {
    const last = words.at(-1) ?? "";
    return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
