import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../components/configuration/settings";
import { UserError } from "../components/configuration/user-error";
import { judgeRemovals } from "../components/planning/removal-brake";
import { type PreviousOutputs, readRoster, type Roster } from "../components/planning/roster";
import { describeRosterChange } from "../components/planning/roster-words";

/**
 * Compares the roster of this run with the one that the last run left as output, before the first resource: says in words
 * what changes for whom, and stops when too many would lose something. That roster is what was meant, not what is there:
 * a leaver whose deletion failed is not on it any more, and is found by the audit of the state.
 *
 * @throws UserError when the removal brake stops the run, or when nobody can say who was on the roster.
 */
export async function compareWithPreviousRun(after: Roster, settings: Settings): Promise<void> {
    const { today, allowRemovals, formerContractors, organization } = settings;
    const before = await readPreviousRoster();
    const stopped = judgeRemovals({ before, after, today, allowRemovals });
    if (stopped !== undefined) {
        throw new UserError(stopped);
    }
    const words = describeRosterChange({
        before,
        after,
        today,
        stack: pulumi.getStack(),
        formerHandles: formerContractors.map(({ handle }) => handle),
        keepsIdentities: organization.okta.formerIdentities === "keep",
    });
    // Under mocks there is nobody to tell. The SDK's hasEngine does not see the engine of a program that runs inline.
    if (words !== undefined && pulumi.runtime.getEngine() !== undefined) {
        await pulumi.log.info(words);
    }
}

/**
 * The stack's own output `contractors` from before this run. Asked of the engine by the function that a StackReference
 * rests on: as a resource it would keep a copy of all outputs in the state, which every refresh would find changed.
 */
async function readPreviousRoster(): Promise<Roster> {
    const name = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
    const { outputs } = (await pulumi.runtime.invoke("pulumi:pulumi:readStackOutputs", { name })) as {
        outputs: PreviousOutputs;
    };
    const { roster, unreadable } = readRoster(outputs);
    if (unreadable !== undefined) {
        throw new UserError(
            [
                "The roster that the last run left cannot be read, so nobody can say who would lose access. Nothing was changed.",
                ...unreadable.map((problem) => `  ${problem}`),
                "  Run `pulumi up` once with the version of the kit that ran last. If the state was edited, restore the output:",
                "  `pulumi stack export --file state.json`, correct `contractors` in the outputs of pulumi:pulumi:Stack, and",
                "  `pulumi stack import --file state.json`.",
            ].join("\n"),
        );
    }
    return roster;
}
