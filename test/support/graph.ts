import * as pulumi from "@pulumi/pulumi";
import type { Contractor } from "../../components/configuration/entry";
import type { Organization } from "../../components/configuration/organization";
import { ContractorAccess } from "../../components/contractor-access/contractor-access";
import { DeclaredOrganization } from "../../components/declared-organization";
import { planAccess } from "../../components/planning/access-plan";
import { planRepositories } from "../../components/planning/repository-plan";
import { Platform } from "../../components/platform/platform";
import { createProviders } from "../../components/providers";
import type { Cloud } from "../../rehearsal/cloud/cloud";
import { cloudMocks, type Recorded } from "../../rehearsal/cloud/mocks";
import { belongsTo } from "../../rehearsal/story";
import { anOrganization } from "./a-contractor";

// The SDK formats a stack for every promise; nobody reads them here, and they take half of the time.
Error.stackTraceLimit = 0;

/** Everything that a program registers for a roster, under mocks that are as strict as the in-memory cloud. */
export interface Graph {
    resources: readonly Recorded[];
    /** What belongs to one person. */
    of(handle: string): Recorded[];
    /** The cloud in which all of it is. */
    cloud: Cloud;
    /** What belongs to nobody: the platform and the providers. */
    platform(): Recorded[];
}

/** Builds platform and contractors as stacks/main.ts does, from plain data and without an engine. */
export async function graphOf(
    roster: readonly Contractor[],
    today: string,
    organization: Organization = anOrganization(),
): Promise<Graph> {
    const mocks = cloudMocks();
    await pulumi.runtime.setMocks(mocks, "contractor-access", "test", false, "test");
    new DeclaredOrganization(organization, []);
    const providers = createProviders(organization, {
        okta: { apiToken: pulumi.secret("an-okta-token") },
        githubAppPem: pulumi.secret("a-pem"),
    });
    const platform = new Platform(organization, planRepositories(organization, today), { providers });
    for (const entry of roster) {
        new ContractorAccess(planAccess(entry, organization, today), platform, { providers });
    }
    await pulumi.runtime.disconnect();
    const handles = roster.map((entry) => entry.handle);
    const resources = mocks.resources;
    return {
        resources,
        cloud: mocks.cloud,
        of: (handle) => resources.filter((each) => belongsTo(handle, each.name)),
        platform: () => resources.filter((each) => !handles.some((handle) => belongsTo(handle, each.name))),
    };
}

/** Resources in an order that does not depend on the order of registration, as comparable text. */
export function canonical(resources: readonly Recorded[]): string[] {
    return resources
        .map(({ urn, inputs }) => `${urn} ${JSON.stringify(inputs, sortedKeys)}`)
        .map((text) => text.replaceAll(SONARQUBE_TOKEN, "a token"))
        .sort();
}

/** SonarQube makes another token each time. */
const SONARQUBE_TOKEN = /squ_[0-9a-f]{40}/g;

function sortedKeys(_key: string, value: unknown): unknown {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
}
