import { z } from "zod";
import { checkProperties } from "./check";
import { checkEdition, checkReady, EDITIONS } from "./client/edition";
import { SonarqubeError } from "./client/errors";
import { type Connection, connectHttp, type Http } from "./client/http";
import type { Properties } from "./resources/kind";
import { decodeProperties, holdsUnknown } from "./values";

/** What tests and rehearsals put in the place of the real thing. */
export interface SonarqubeProviderOptions extends Pick<Connection, "fetch" | "sleep"> {
    /** Default: the environment variable SONAR_TOKEN. */
    token?: string;
    /** Default: the clock of this machine. */
    now?: (() => Date) | undefined;
}

const configuration = z.strictObject({
    url: z
        .url({ protocol: /^https?$/, error: "the base URL of SonarQube, https://... or http://..." })
        .refine((url) => !/^\w+:\/\/[^/]*@/.test(url), "a URL without user or password: the token is in SONAR_TOKEN"),
    edition: z.enum(EDITIONS, EDITIONS.join(", ")),
});

/** The configuration of the provider. */
export type Settings = z.infer<typeof configuration>;

/** What the engine itself adds to the configuration of a provider. */
const ENGINE_KEYS = ["version", "pluginDownloadURL", "__internal", "__defaults"];

function ownProperties(wire: unknown): Properties {
    const entries = Object.entries(decodeProperties(wire));
    return Object.fromEntries(entries.filter(([key]) => !ENGINE_KEYS.includes(key)));
}

/** The settings, or undefined as long as a preview does not know them. */
export function parseSettings(wire: unknown): Settings | undefined {
    const properties = ownProperties(wire);
    return holdsUnknown(properties) ? undefined : configuration.parse(properties);
}

/**
 * Why a configuration does not do, in sentences; empty when it does. Asks the server too: the engine keeps a
 * configuration that passes and refreshes with it from then on, so a wrong address or edition in the state would make
 * every later run fail before the corrected one is looked at.
 */
export async function refuseSettings(wire: unknown, options: SonarqubeProviderOptions): Promise<string[]> {
    const properties = ownProperties(wire);
    const reasons = checkProperties(configuration, "sonarqube", properties);
    if (reasons.length > 0 || holdsUnknown(properties)) {
        return reasons;
    }
    const settings = configuration.parse(properties);
    try {
        const http = openServer(settings, options);
        await checkReady(http, settings.url);
        await checkEdition(http, settings);
        return [];
    } catch (error) {
        return [messageOf(error)];
    }
}

/** The web API as the administrator uses it. */
export function openServer({ url }: Settings, options: SonarqubeProviderOptions): Http {
    const token = options.token ?? process.env.SONAR_TOKEN ?? "";
    if (!/^[\x21-\x7e]+$/.test(token)) {
        const problem = token === "" ? "is not set" : "holds something that is no token";
        throw new SonarqubeError(
            `The environment variable SONAR_TOKEN ${problem}: set it to a token of an administrator of ${url}.`,
        );
    }
    return connectHttp({ ...options, url, token });
}

/** The sentence of an error. */
export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
