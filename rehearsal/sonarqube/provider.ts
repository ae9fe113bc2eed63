import { SonarqubeProvider } from "../../providers/sonarqube/provider";
import { FAKE_ADMIN_TOKEN } from "./fake";

/** The real provider on a fake of the server. It takes no token from the environment and never waits. */
export function sonarqubeOn(fetch: typeof globalThis.fetch): SonarqubeProvider {
    return new SonarqubeProvider({ fetch, token: FAKE_ADMIN_TOKEN, sleep: () => Promise.resolve() });
}
