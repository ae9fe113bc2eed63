import * as pulumi from "@pulumi/pulumi";
import pMap from "p-map";
import { ContractorAccess } from "../components/contractor-access/contractor-access";
import { FormerIdentity } from "../components/contractor-access/former-identity";
import { DeclaredOrganization } from "../components/declared-organization";
import { isolateFailures } from "../components/isolation";
import { planAccess } from "../components/planning/access-plan";
import { planFormerIdentities } from "../components/planning/former-identities";
import { planRepositories } from "../components/planning/repository-plan";
import { Platform } from "../components/platform/platform";
import { platformOutput, readSharedPlatform } from "../components/platform/shared-platform";
import { createProviders } from "../components/providers";
import { describeStack, summarise } from "../components/summary";
import { readCredentials, readSettings } from "./config";
import { compareWithPreviousRun } from "./previous-run";

/** With so many contractors under way at once, memory does not grow with their number. */
const IN_FLIGHT = 20;

/** The whole program: one Platform (or a reference to it), one ContractorAccess an entry, and what the stack tells. */
async function main() {
    const settings = readSettings();
    const { organization } = settings;
    const shared = await readSharedPlatform(settings);
    const plans = settings.contractors.map((entry) => planAccess(entry, organization, settings.today));
    const contractors = Object.fromEntries(plans.map((plan) => [plan.entry.handle, summarise(plan)]));
    await compareWithPreviousRun(contractors, settings);

    // First of all: policies judge even the providers by it.
    await registered(new DeclaredOrganization(organization, settings.formerContractors));
    const opts = {
        providers: createProviders(organization, readCredentials(organization)),
        transformations: [isolateFailures],
    };
    const repositories = planRepositories(organization, settings.today);
    const platform = shared ?? new Platform(organization, repositories, opts);

    await pMap(plans, (plan) => registered(new ContractorAccess(plan, platform, opts).last), {
        concurrency: IN_FLIGHT,
    });

    planFormerIdentities(settings).forEach((plan) => new FormerIdentity(plan, opts));

    return {
        contractors,
        gates: Object.fromEntries(repositories.map(({ repository, gate }) => [repository.name, gate])),
        vpn: {
            endpoint: platform.ids.vpnEndpointId,
            exportProfile: pulumi.interpolate`aws ec2 export-client-vpn-client-configuration --region ${organization.aws.region} --client-vpn-endpoint-id ${platform.ids.vpnEndpointId} --output text`,
        },
        platform: platformOutput(platform, organization),
        readme: describeStack(plans, repositories, pulumi.getStack()),
    };
}

/** Waits until the engine has answered for a resource; a URN is known even in a preview. */
function registered(resource: pulumi.Resource): Promise<void> {
    return new Promise((resolve) => resource.urn.apply(() => resolve()));
}

export = main;
