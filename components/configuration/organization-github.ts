import { z } from "zod";
import { githubLogin, repositoryName } from "./entry";
import { githubId } from "./numbers";
import { refusal } from "./refusal";

export const branchName = z
    .string()
    .regex(
        /^(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)|[/.]$))[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/,
        refusal(
            "is no branch name",
            "1 to 100 letters, digits and . _ / - in a form that git allows",
            "write the branch's name, such as main",
        ),
    );

export const github = z
    .strictObject({
        organization: githubLogin.describe("The organization that owns the guarded repositories."),
        id: githubId.describe("Numeric id of the organization: https://api.github.com/orgs/<organization> shows it."),
        plan: z
            .enum(["free", "team", "enterprise"])
            .describe("GitHub plan. It decides which protections exist; the kit never claims more."),
        subject: z
            .enum(["immutable", "legacy"])
            .describe("Form of the OIDC subject: `immutable` carries numeric ids (repositories since 2026-07-15)."),
        app: z
            .strictObject({
                id: githubId.describe("App id of the GitHub App that provisions."),
                installationId: githubId.describe("Installation id of that App in the organization."),
            })
            .describe("The GitHub App that this program acts as."),
        coreTeam: z
            .strictObject({
                slug: z
                    .string()
                    .regex(
                        /^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,99}$/,
                        refusal(
                            "is no slug of a GitHub team",
                            "1 to 100 lower-case letters, digits and single hyphens",
                            "copy it from the team's address",
                        ),
                    )
                    .describe("Slug of the team, for CODEOWNERS."),
                id: githubId.describe("Numeric id: https://api.github.com/orgs/<organization>/teams/<slug> shows it."),
            })
            .describe("The team whose review every change needs. Contractors are never in it."),
        workflowRepository: z
            .strictObject({
                name: repositoryName.describe("Its name, without the organization."),
                id: githubId.describe("Its numeric id."),
                defaultBranch: branchName.default("main").describe("The branch that holds the workflows."),
            })
            .optional()
            .describe(
                "A repository that only the core team can push to, for the gate as required workflow. GitHub Enterprise only.",
            ),
    })
    .describe("The GitHub organization.");
