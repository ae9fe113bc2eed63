import type * as provider from "@pulumi/pulumi/provider";
import type { z } from "zod";
import { type Checked, type Difference, HalfMadeError, type Live, type Made } from "./answers";
import { checkProperties } from "./check";
import { checkReady } from "./client/edition";
import { SonarqubeError } from "./client/errors";
import { connectHttp, type Http } from "./client/http";
import {
    messageOf,
    openServer,
    parseSettings,
    refuseSettings,
    type Settings,
    type SonarqubeProviderOptions,
} from "./configuration";
import { version } from "./package.json";
import { kinds } from "./resources";
import type { Kind, Properties } from "./resources/kind";
import { canonical, decodeProperties, encodeProperties } from "./values";

function typeOf(urn: string): string {
    return urn.split("::")[2]?.split("$").pop() ?? "";
}

/**
 * Failures as the engine takes them. They have no property of their own: the reason names it, and the engine would print
 * the value once more.
 */
function failures(reasons: readonly string[]): Checked["failures"] {
    return reasons.map((reason) => ({ property: "", reason }));
}

/** Gives a property in the recorded form where it means the same, so that order alone is never a difference. */
function inRecordedForm(found: Properties, recorded: Properties): Properties {
    return Object.fromEntries(
        Object.entries(found).map(([name, value]) => [
            name,
            name in recorded && canonical(value) === canonical(recorded[name]) ? recorded[name] : value,
        ]),
    );
}

/**
 * The provider `sonarqube`: checks and compares properties in one way for all types of resources, and leaves the calls
 * to `resources/`. The configuration is `url` and `edition`; the administrator's token comes from SONAR_TOKEN only.
 *
 * Every error is one sentence for the user, without any secret.
 */
export class SonarqubeProvider implements provider.Provider {
    readonly version = version;
    readonly #kinds: Readonly<Record<string, Kind>>;
    #configuration: Settings | undefined;
    #server: Promise<Http> | undefined;

    constructor(private readonly options: SonarqubeProviderOptions = {}) {
        this.#kinds = kinds({
            asToken: (token) => connectHttp({ ...options, url: this.#settings().url, token }),
            now: options.now ?? (() => new Date()),
        });
    }

    getSchema(): Promise<string> {
        return Promise.resolve(JSON.stringify({ name: "sonarqube", version, resources: {} }));
    }

    async checkConfig(news: unknown): Promise<Checked> {
        return { inputs: news, failures: failures(await refuseSettings(news, this.options)) };
    }

    /** Takes the configuration; nothing is asked of the server before the first call that needs it. */
    configure(args: unknown): void {
        this.#configuration = parseSettings(args);
        this.#server = undefined;
    }

    check(urn: string, olds: unknown, news: unknown): Promise<Checked> {
        const kind = this.#kind(urn);
        const before = decodeProperties(olds);
        const after = decodeProperties(news);
        const reasons = checkProperties(kind.inputs, typeOf(urn).split(":").pop() ?? "", after);
        const refusal = Object.keys(before).length === 0 ? undefined : kind.refuseChange(before, after);
        return Promise.resolve({
            inputs: news,
            failures: failures(refusal === undefined ? reasons : [...reasons, refusal]),
        });
    }

    diff(_id: string, urn: string, olds: unknown, news: unknown): Promise<Difference> {
        const kind = this.#kind(urn);
        const before = decodeProperties(olds);
        const after = decodeProperties(news);
        const changed = Object.keys(kind.inputs.shape).filter(
            (name) => canonical(before[name]) !== canonical(after[name]),
        );
        return Promise.resolve({
            changes: changed.length > 0,
            replaces: changed.filter((name) => kind.replaceOn.includes(name)),
        });
    }

    async create(urn: string, inputs: unknown): Promise<Made> {
        const kind = this.#kind(urn);
        const given = decodeProperties(inputs);
        const http = await this.#connect();
        const { id, outputs } = await kind.create(http, given);
        const outs = encodeProperties(outputs, kind.secrets);
        try {
            await kind.update?.(http, id, given, outputs);
        } catch (error) {
            throw new HalfMadeError(messageOf(error), id, outs);
        }
        return { id, outs };
    }

    async read(id: string, urn: string, props?: unknown): Promise<Live> {
        const kind = this.#kind(urn);
        const recorded = decodeProperties(props);
        const found = await kind.read(await this.#connect(), id, recorded);
        if (found === undefined) {
            return { id: "", props: {}, inputs: {} };
        }
        return {
            id,
            inputs: encodeProperties(inRecordedForm(found.inputs, recorded), []),
            props: encodeProperties(inRecordedForm(found.outputs, recorded), kind.secrets),
        };
    }

    async update(id: string, urn: string, olds: unknown, news: unknown): Promise<Omit<Made, "id">> {
        const kind = this.#kind(urn);
        const given = decodeProperties(news);
        const outputs = await kind.update?.(await this.#connect(), id, given, decodeProperties(olds));
        return { outs: encodeProperties(outputs ?? given, kind.secrets) };
    }

    async delete(id: string, urn: string, props: unknown): Promise<void> {
        await this.#kind(urn).delete(await this.#connect(), id, decodeProperties(props));
    }

    #kind(urn: string): Kind {
        const type = typeOf(urn);
        const kind = Object.hasOwn(this.#kinds, type) ? this.#kinds[type] : undefined;
        if (kind === undefined) {
            throw new Error(`${type} is no resource of sonarqube. Allowed: ${Object.keys(this.#kinds).join(", ")}.`);
        }
        return kind;
    }

    #settings(): Settings {
        if (this.#configuration === undefined) {
            throw new SonarqubeError("The provider sonarqube is not configured: give it url and edition.");
        }
        return this.#configuration;
    }

    /** The server, after one look whether it is ready. A look that failed is not kept. */
    #connect(): Promise<Http> {
        this.#server ??= this.#look().catch((error: unknown) => {
            this.#server = undefined;
            throw error;
        });
        return this.#server;
    }

    async #look(): Promise<Http> {
        const settings = this.#settings();
        const http = openServer(settings, this.options);
        await checkReady(http, settings.url);
        return http;
    }
}

/** The schema of the inputs of every type of resource, by its token. */
export function inputSchemas(): Readonly<Record<string, z.ZodObject>> {
    const asToken = () => {
        throw new Error("Schemas call nobody.");
    };
    return Object.fromEntries(
        Object.entries(kinds({ asToken, now: () => new Date() })).map(([type, { inputs }]) => [type, inputs]),
    );
}
