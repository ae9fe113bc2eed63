import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import type { Problem } from "../configuration/problem";
import type { Settings } from "../configuration/settings";
import { UserError } from "../configuration/user-error";
import type { PlatformIds, PlatformReference } from "./platform-reference";

/** What a stack that owns the platform tells its cohort stacks, as its output `platform`. */
export interface PlatformOutput {
    ids: PlatformIds;
    /** Name of the organization and the network, so that a cohort cannot be attached to another's platform by mistake. */
    organization: string;
    accountId: string;
    region: string;
    network: Organization["network"];
}

/** The platform that another stack owns; undefined when this stack makes its own. Throws before the first resource. */
export async function readSharedPlatform({
    organization,
    platformStack,
}: Settings): Promise<PlatformReference | undefined> {
    if (platformStack === undefined) {
        return undefined;
    }
    const stack = new pulumi.StackReference("platform", { name: platformStack });
    const output = (await stack.getOutputDetails("platform")).value as PlatformOutput | undefined;
    const problems = cohortProblems(organization, output, platformStack);
    if (output === undefined || problems.length > 0) {
        throw UserError.ofProblems(problems);
    }
    return { ids: output.ids, iam: [], repositories: {} };
}

/** What a stack that owns the platform exports for its cohorts. */
export function platformOutput(platform: PlatformReference, organization: Organization): PlatformOutput {
    const { name, aws, network } = organization;
    return { ids: platform.ids, organization: name, accountId: aws.accountId, region: aws.region, network };
}

/** Everything that keeps a cohort from joining a platform. */
export function cohortProblems(
    cohort: Organization,
    platform: PlatformOutput | undefined,
    platformStack: string,
): Problem[] {
    if (platform === undefined) {
        return [
            {
                path: ["platformStack"],
                given: platformStack,
                wrong: 'has no output "platform"',
                allowed: "a stack with layer all or platform that is up",
                edit: "correct the name, or run pulumi up in that stack first",
            },
        ];
    }
    const { slots } = cohort.network;
    const { from, to } = platform.network.slots;
    const outside = slots.from < from || slots.to > to;
    return [
        ...differs(["name"], cohort.name, platform.organization, platformStack),
        ...differs(["aws", "accountId"], cohort.aws.accountId, platform.accountId, platformStack),
        ...differs(["aws", "region"], cohort.aws.region, platform.region, platformStack),
        ...differs(["network", "vpc"], cohort.network.vpc, platform.network.vpc, platformStack),
        ...differs(["network", "slots", "prefix"], slots.prefix, platform.network.slots.prefix, platformStack),
        ...(outside
            ? [
                  {
                      path: ["organization", "network", "slots"],
                      given: `${String(slots.from)} to ${String(slots.to)}`,
                      wrong: `leaves the slots of ${platformStack}`,
                      allowed: `slots within ${String(from)} to ${String(to)}`,
                      edit: "move from and to into that range",
                  },
              ]
            : []),
    ];
}

function differs(path: string[], mine: string | number, theirs: string | number, platformStack: string): Problem[] {
    if (mine === theirs) {
        return [];
    }
    return [
        {
            path: ["organization", ...path],
            given: JSON.stringify(mine),
            wrong: `differs from ${platformStack}`,
            allowed: JSON.stringify(theirs),
            edit: "write the platform's value, or name another platformStack",
        },
    ];
}
