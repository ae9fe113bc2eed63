import { integer } from "../ids";
import { endGithubMembership } from "../live";
import type { Call, Row, Rows } from "../row";
import type { CloudObject } from "../world";
import { asText, isRecord, type Plain } from "../values";
import { etag, nodeId, notFound, repositoryId, times } from "./github-common";
import { between, exactlyOneOf, length, matches } from "./rules";

const team = "github:index/team:Team";
const teamMembership = "github:index/teamMembership:TeamMembership";
const environment = "github:index/repositoryEnvironment:RepositoryEnvironment";

const ofTeam = { path: "teamId", to: team, by: ["id", "slug"], onDelete: "goes" } as const;

function environmentOf(repository: Plain | undefined, name: Plain | undefined, call: Call): CloudObject | undefined {
    return call.world
        .all(environment)
        .find(({ outputs }) => outputs.repository === repository && outputs.environment === name);
}

/** Why something inside an environment cannot be made: the environment is not there. */
function environmentProblem(call: Call): string | undefined {
    const { inputs, text } = call;
    return environmentOf(inputs.repository, inputs.environment, call) === undefined
        ? `${notFound}: ${text("repository")} has no environment ${text("environment")}`
        : undefined;
}

const nameRule = (property: string) =>
    matches(
        property,
        /^(?!GITHUB_)[A-Za-z_]\w*$/i,
        "letters, digits and underscores, not starting with a digit or GITHUB_",
    );

/** What a secret or variable belongs to, and is replaced with. */
const inRepository = ["repository"];
const inEnvironment = ["repository", "environment"];

function idOf(call: Call, properties: readonly string[]): string {
    return properties.map((property) => call.text(property)).join(":");
}

function secret(scope: readonly string[], row: Partial<Row>): Row {
    return {
        source: "[M] secrets: a changed value is in place; GitHub never gives a value back",
        id: (call) => idOf(call, [...scope, "secretName"]),
        replaces: [...scope, "secretName"],
        rules: [exactlyOneOf("value", "valueEncrypted", "encryptedValue", "plaintextValue"), nameRule("secretName")],
        created: (call) => ({ ...times(call), ...repositoryId(call), remoteUpdatedAt: call.settings.now }),
        computed: ["keyId"],
        gone: notFound,
        ...row,
    };
}

function variable(scope: readonly string[], row: Partial<Row>): Row {
    return {
        source: "[M] variables; GitHub refuses to create one that exists",
        id: (call) => idOf(call, [...scope, "variableName"]),
        replaces: [...scope, "variableName"],
        rules: [nameRule("variableName")],
        created: (call) => ({ ...times(call), ...repositoryId(call) }),
        unique: [
            {
                properties: [...scope, "variableName"],
                message: () => "409 Already exists - Variable already exists",
            },
        ],
        gone: notFound,
        ...row,
    };
}

const organization = (call: Call) => call.settings.githubOrganization;

/** GitHub. [M] is research/github-measured.md: the upstream provider behind the bridge, against a fake of the REST API. */
export const githubRows: Rows = {
    [team]: {
        source: "[M] nothing replaces; [P] 3.2: the slug follows the name, children go along",
        autoName: "name",
        id: (call) => String(integer(call.seed("team"), 8)),
        defaults: { createDefaultMaintainer: false, privacy: "secret" },
        computed: ["notificationSetting", "parentTeamReadId", "parentTeamReadSlug"],
        allowed: {
            privacy: ["secret", "closed"],
            notificationSetting: ["notifications_enabled", "notifications_disabled"],
        },
        references: [{ path: "parentTeamId", to: team, by: ["id", "slug"], onDelete: "goes" }],
        unique: [
            {
                properties: ["name"],
                message: () => "422 Validation Failed [{Resource:Team Field:name Code:already_exists}]",
            },
        ],
        created: (call) => ({
            ...etag(call),
            ...nodeId(call, "T"),
            membersCount: 0,
            notificationSetting: "notifications_enabled",
        }),
        outputs: (call) => ({
            slug: call
                .text("name")
                .toLowerCase()
                .replace(/[^a-z0-9_]+/g, "-")
                .replace(/^-|-$/g, ""),
        }),
    },
    "github:index/membership:Membership": {
        source: "[M]; [P] 3.2. Removed from the organization, a person is in none of its teams.",
        id: (call) => `${organization(call)}:${call.text("username")}`,
        replaces: ["username"],
        defaults: { downgradeOnDestroy: false, role: "member" },
        allowed: { role: ["member", "admin"] },
        created: etag,
        cascade: ({ inputs, world }) =>
            world.all(teamMembership).filter(({ outputs }) => outputs.username === inputs.username),
        keepsOnDelete: ({ inputs }) => inputs.downgradeOnDestroy === true,
        after: (operation, { world, text }) => {
            if (operation === "delete") {
                endGithubMembership(world, text("username"));
            }
        },
    },
    [teamMembership]: {
        source: "[M] the delete of what is gone is an error",
        id: (call) => `${call.text("teamId")}:${call.text("username")}`,
        replaces: ["teamId", "username"],
        defaults: { role: "member" },
        allowed: { role: ["member", "maintainer"] },
        references: [ofTeam],
        created: etag,
        gone: notFound,
    },
    "github:index/teamRepository:TeamRepository": {
        source: "[M] push and pull; `write` and `read` give a permanent diff, so they are refused here",
        id: (call) => `${call.text("teamId")}:${call.text("repository")}`,
        replaces: ["repository", "teamId"],
        defaults: { permission: "pull" },
        rules: [
            matches(
                "permission",
                /^(?!(write|read)$).+$/,
                "pull, triage, push, maintain, admin or a custom role (write is push, read is pull)",
            ),
        ],
        references: [ofTeam],
        created: etag,
    },
    [environment]: {
        source: "[M]; [P] 3.4 for limits. What was removed from reviewers by hand is not seen by a refresh; that is not modelled.",
        id: (call) => `${call.text("repository")}:${call.text("environment")}`,
        replaces: ["environment", "repository"],
        defaults: { canAdminsBypass: true, preventSelfReview: false },
        rules: [
            between("waitTimer", 0, 43_200),
            length("reviewers", 0, 1),
            length("reviewers[].teams", 0, 6),
            length("reviewers[].users", 0, 6),
            ({ deploymentBranchPolicy: policy }) =>
                isRecord(policy) && policy.protectedBranches === policy.customBranchPolicies
                    ? [
                          {
                              property: "deploymentBranchPolicy",
                              reason: "deploymentBranchPolicy.protectedBranches and .customBranchPolicies cannot be the same.",
                          },
                      ]
                    : [],
        ],
        created: repositoryId,
        cascade: (call) =>
            ["repositoryEnvironmentDeploymentPolicy", "actionsEnvironmentVariable", "actionsEnvironmentSecret"]
                .flatMap((name) =>
                    call.world.all(`github:index/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`),
                )
                .filter(({ outputs }) =>
                    ["repository", "environment"].every((key) => outputs[key] === call.inputs[key]),
                ),
    },
    "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy": {
        source: "[M] a branch pattern cannot become a tag pattern",
        id: (call) => [call.text("repository"), call.text("environment"), asText(call.inputs.policyId)].join(":"),
        replaces: ["environment", "repository"],
        alsoReplaces: (_, changed) =>
            changed.includes("branchPattern") && changed.includes("tagPattern") ? changed : [],
        rules: [exactlyOneOf("branchPattern", "tagPattern")],
        created: (call) => ({ ...repositoryId(call), policyId: integer(call.seed("policy"), 8) }),
        refuseCreate: environmentProblem,
        gone: notFound,
    },
    "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable": variable(inEnvironment, {
        refuseCreate: environmentProblem,
    }),
    "github:index/actionsVariable:ActionsVariable": variable(inRepository, {}),
    "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret": secret(inEnvironment, {
        deleteBeforeReplace: true,
        refuseCreate: environmentProblem,
    }),
    "github:index/actionsSecret:ActionsSecret": secret(inRepository, { computed: ["destroyOnDrift", "keyId"] }),
    "github:index/dependabotSecret:DependabotSecret": secret(inRepository, {
        source: "[K] as ActionsSecret: the provider's code is the same for both",
    }),
};
