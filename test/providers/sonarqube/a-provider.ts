import type { Parameters } from "../../../http/exchange";
import { connectHttp, type Http, nothing } from "../../../providers/sonarqube/client/http";
import { SonarqubeProvider } from "../../../providers/sonarqube/provider";
import { decodeProperties } from "../../../providers/sonarqube/values";
import { createFakeSonarqube, type FakeOptions, type FakeSonarqube } from "../../../rehearsal/sonarqube/fake";
import type { SonarqubeState } from "../../../rehearsal/sonarqube/state";

/** A SonarQube to test against, real or not. */
export interface TestServer {
    url: string;
    adminToken: string;
    fetch?: typeof fetch;
    now?: (() => Date) | undefined;
}

type Properties = Record<string, unknown>;

/** Inputs and outputs of a resource as the engine would keep them. */
export interface Kept {
    type: string;
    id: string;
    inputs: Properties;
    outputs: Properties;
}

const urnOf = (type: string) => `urn:pulumi:test::kit::sonarqube:index:${type}::one`;

/** The provider as the engine uses it, with the wire form taken off. */
export class Driver {
    readonly provider: SonarqubeProvider;
    readonly http: Http;

    constructor(private readonly server: TestServer) {
        const { url, adminToken: token, fetch, now } = server;
        this.provider = new SonarqubeProvider({ token, fetch, now, sleep: () => Promise.resolve() });
        this.provider.configure({ url, edition: "community" });
        this.http = connectHttp({ url, token, fetch });
    }

    /** Reasons why inputs are refused. */
    async check(type: string, news: Properties, olds: Properties = {}): Promise<string[]> {
        const { failures } = await this.provider.check(urnOf(type), olds, news);
        return failures.map(({ reason }) => reason);
    }

    async create(type: string, inputs: Properties): Promise<Kept> {
        const refused = await this.check(type, inputs);
        if (refused.length > 0) {
            throw new Error(refused.join("\n"));
        }
        const { id, outs } = await this.provider.create(urnOf(type), inputs);
        return { type, id, inputs, outputs: decodeProperties(outs) };
    }

    /** What is there now; undefined when it is gone. */
    async read({ type, id, outputs }: Kept): Promise<Properties | undefined> {
        const { id: found, inputs } = await this.provider.read(id, urnOf(type), outputs);
        return found === "" ? undefined : decodeProperties(inputs);
    }

    /** What an import without anything recorded would find. */
    import(type: string, id: string): Promise<Properties | undefined> {
        return this.read({ type, id, inputs: {}, outputs: {} });
    }

    /** Names of the inputs that an update to these would change, those that replace marked with a star. */
    async diff(kept: Kept, news: Properties): Promise<string[]> {
        const { changes, replaces } = await this.provider.diff(kept.id, urnOf(kept.type), kept.outputs, news);
        return changes ? (replaces.length > 0 ? replaces.map((name) => `${name}*`) : ["in place"]) : [];
    }

    async update(kept: Kept, news: Properties): Promise<Kept> {
        const { outs } = await this.provider.update(kept.id, urnOf(kept.type), kept.outputs, news);
        return { ...kept, inputs: news, outputs: decodeProperties(outs) };
    }

    async delete({ type, id, outputs }: Kept): Promise<void> {
        await this.provider.delete(id, urnOf(type), outputs);
    }

    /** A change by hand, as somebody in SonarQube would make it. */
    async byHand(path: string, form: Parameters): Promise<void> {
        await this.http({ method: "POST", path, form }, nothing);
    }

    /** The same server for somebody with another token. */
    as(adminToken: string): Driver {
        return new Driver({ ...this.server, adminToken });
    }
}

/** The address of fakes, which nobody answers. */
export const FAKE_URL = "https://sonarqube.example";

/** A provider on a fake of its own. */
export function onFake(options: FakeOptions = {}, state?: SonarqubeState): Driver & { fake: FakeSonarqube } {
    const adminToken = options.adminToken ?? "squ_administrator_of_the_fake";
    const fake = createFakeSonarqube(state, { ...options, adminToken });
    return Object.assign(new Driver({ url: FAKE_URL, adminToken, fetch: fake.fetch, now: options.now }), { fake });
}
