import { base62, spell } from "../ids";
import type { Call } from "../row";

/** Okta's ids have 20 characters, and the first three tell what it is. */
export function oktaId(call: Call, prefix: string): string {
    return prefix + spell(call.seed(prefix), base62, 17);
}

export function alreadyExists(field: string): (call: Call) => string {
    return () =>
        `the API returned an error: Api validation failed: ${field}. Causes: errorSummary: ${field}: An object with this field already exists in the current organization`;
}

export const notFound = "the API returned an error: Not found: Resource not found (404)";
