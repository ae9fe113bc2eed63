import { onTestFinished } from "vitest";
import type { Organization } from "../../../../components/configuration/organization";
import { judgeStackFile } from "../../../../components/configuration/judge-stack-file";
import { contractorArns } from "../../../../components/planning/arns";
import { contractorNames } from "../../../../components/planning/names";
import type { AccessSystem, Person, SystemContext } from "../../../../commands/systems/system";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ApiFault, callsOf } from "../../../../rehearsal/apis/faults";
import { listen } from "../../../../rehearsal/apis/listen";
import { Cloud } from "../../../../rehearsal/cloud/cloud";
import { changeLive, type Live, liveOf } from "../../../../rehearsal/cloud/live";
import type { World } from "../../../../rehearsal/cloud/world";
import type { RequestListener } from "node:http";
import { Driver } from "../../../rehearsal/cloud/make";

const STACK_FILE = join(__dirname, "..", "..", "..", "..", "stacks", "Pulumi.example.yaml");

/** The example's organization. */
export function anOrganization(): Organization {
    const { settings } = judgeStackFile(readFileSync(STACK_FILE), "stacks/Pulumi.example.yaml", "2026-12-15");
    if (settings === undefined) {
        throw new Error("The example is not valid.");
    }
    return settings.organization;
}

export const NOW = new Date("2026-12-15T12:00:00Z");

export function aContext(organization = anOrganization()): SystemContext {
    return { organization, now: () => NOW };
}

/** Ana Silva of the example, or another handle. */
export function aPerson(handle = "ana-silva", more: Partial<Person> = {}): Person {
    const organization = anOrganization();
    const names = contractorNames(handle, organization);
    return { handle, names, arns: contractorArns(names, organization.aws), ...more };
}

/** An in-memory cloud with one API that listens, until the test is over. */
export class Service extends Driver {
    readonly world: World;

    private constructor(
        cloud: Cloud,
        readonly url: string,
    ) {
        super(cloud);
        this.world = cloud.store.world();
    }

    static async open(api: (cloud: Cloud) => RequestListener): Promise<Service> {
        const cloud = new Cloud();
        const { url, stop } = await listen(api(cloud));
        onTestFinished(stop);
        return new Service(cloud, url);
    }

    get live(): Live {
        return liveOf(this.world);
    }

    plant(parts: Partial<Live>): void {
        changeLive(this.world, parts);
    }

    fail(...faults: ApiFault[]): void {
        this.world.sections.apiFaults = faults;
    }

    /** What was asked to change, by name and answer. */
    writes(): string[] {
        return callsOf(this.world).map(({ call, status }) => `${call} ${status}`);
    }
}

/** Ends access; gives what was done and what failed. */
export async function ended(system: AccessSystem, person: Person): Promise<{ deeds: string[]; failures: string[] }> {
    const deeds: string[] = [];
    try {
        await system.end(person, (deed) => deeds.push(deed));
        return { deeds, failures: [] };
    } catch (error) {
        if (!(error instanceof AggregateError)) {
            throw error;
        }
        return { deeds, failures: error.errors.map((each: unknown) => (each instanceof Error ? each.message : "")) };
    }
}

/** Waits for nothing, and remembers how long it should have. */
export function noWaiting(): { pauses: number[]; sleep: (milliseconds: number) => Promise<unknown> } {
    const pauses: number[] = [];
    return { pauses, sleep: (milliseconds) => Promise.resolve(pauses.push(milliseconds)) };
}

/** Two bad first answers to every call. */
export function badFirstTries(api: ApiFault["api"]): ApiFault[] {
    return [
        { api, each: true, answer: { status: 429, headers: { "retry-after": "1" }, body: "slow down" } },
        { api, each: true, answer: { status: 500, body: "<html>broken</html>" } },
    ];
}
