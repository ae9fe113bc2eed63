import * as github from "@pulumi/github";
import * as pulumi from "@pulumi/pulumi";
import { descriptionOf, logicalName } from "../planning/names";
import { guardsOf } from "../platform/platform-reference";
import type { GrantArgs } from "./grant-args";

/**
 * Membership in the GitHub organization (unless the person is a member for other reasons), and the person's own team with
 * at most push on the guarded repositories.
 */
export class GithubAccess extends pulumi.ComponentResource {
    constructor({ plan, platform, sandbox }: GrantArgs, opts: pulumi.ComponentResourceOptions) {
        const { handle, github: account } = plan.entry;
        super("contractor-access:index:GithubAccess", logicalName(handle, "github-access"), {}, opts);
        const afterSandbox = { parent: this, dependsOn: [sandbox.budget] };

        // Two spellings of a login are one account: adding the new one and then removing the old would remove the person.
        const deleteBeforeReplace = { deleteBeforeReplace: true };
        const membership = account.existingMember
            ? []
            : [
                  new github.Membership(
                      logicalName(handle, "organization-membership"),
                      { username: account.login, role: "member", downgradeOnDestroy: false },
                      { ...afterSandbox, ...deleteBeforeReplace },
                  ),
              ];
        const team = new github.Team(
            logicalName(handle, "team"),
            {
                name: plan.names.shared,
                description: descriptionOf(handle),
                privacy: "secret",
            },
            afterSandbox,
        );
        new github.TeamMembership(
            logicalName(handle, "team-membership"),
            { teamId: team.id, username: account.login, role: "member" },
            // Removed from the organization first, GitHub answers 404 to the removal from the team (measured).
            { parent: this, dependsOn: [...membership, sandbox.budget], ...deleteBeforeReplace },
        );
        for (const repository of plan.repositories) {
            new github.TeamRepository(
                logicalName(handle, "repository", repository),
                { teamId: team.id, repository, permission: plan.permission },
                { parent: this, dependsOn: [sandbox.budget, ...guardsOf(platform, repository)] },
            );
        }
        this.registerOutputs({});
    }
}
