import { z } from "zod";
import { githubLogin } from "./entry";
import { githubId, wholeNumber } from "./numbers";
import { refusal } from "./refusal";

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
    })
    .describe("The GitHub organization.");

export const repository = z
    .strictObject({
        id: githubId.describe("Numeric id: https://api.github.com/repos/<organization>/<repository> shows it."),
        visibility: z
            .enum(["private", "internal", "public"])
            .default("private")
            .describe("Visibility on GitHub; with the plan it decides which protections exist."),
        defaultBranch: z
            .string()
            .regex(
                /^(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)|[/.]$))[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/,
                refusal(
                    "is no branch name",
                    "1 to 100 letters, digits and . _ / - in a form that git allows",
                    "write the branch's name, such as main",
                ),
            )
            .default("main")
            .describe("The protected branch."),
        requiredApprovals: wholeNumber(1, 10).default(2).describe("Approving reviews that a pull request needs."),
    })
    .describe("One repository that contractors may work in and that the kit guards.");
