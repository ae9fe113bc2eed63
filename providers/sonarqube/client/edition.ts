import { z } from "zod";
import { SonarqubeError } from "./errors";
import type { Http } from "./http";

/** The editions that SonarQube calls itself. */
export const EDITIONS = ["community", "developer", "enterprise", "datacenter"] as const;

export type Edition = (typeof EDITIONS)[number];

const status = z.object({ status: z.string() });
const navigation = z.object({ edition: z.string() });

/** @throws SonarqubeError that says what to do when the server is not ready. */
export async function checkReady(http: Http, url: string): Promise<void> {
    const { status: state } = await http({ method: "GET", path: "api/system/status" }, status);
    if (state !== "UP") {
        throw new SonarqubeError(
            `SonarQube at ${url} is not ready (its status is ${state}): run it again when it is UP.`,
        );
    }
}

/**
 * Finds out whether the server takes the token, and whether it is of the edition that the configuration declares: what
 * can be promised about pull requests depends on it.
 *
 * @throws SonarqubeError with one sentence that says what to do.
 */
export async function checkEdition(http: Http, { url, edition }: { url: string; edition: Edition }): Promise<void> {
    const { edition: real } = await http({ method: "GET", path: "api/navigation/global" }, navigation);
    if (real !== edition) {
        throw new SonarqubeError(
            `edition: "${edition}" is declared, but SonarQube at ${url} is of the edition ${real}. Edit: declare ${real}, or correct url.`,
        );
    }
}
