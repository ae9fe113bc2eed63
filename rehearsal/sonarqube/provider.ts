import type { SonarqubeProviderOptions } from "../../providers/sonarqube/configuration";
import { FAKE_ADMIN_TOKEN } from "./fake";

/** The real provider on a fake of the server takes no token from the environment and never waits. */
export function onFake(fetch: typeof globalThis.fetch): SonarqubeProviderOptions {
    return { fetch, token: FAKE_ADMIN_TOKEN, sleep: () => Promise.resolve() };
}
