import { z } from "zod";
import { analysis } from "./organization-analysis";
import { githubId, wholeNumber } from "./numbers";
import { branchName } from "./organization-github";
import { refusal } from "./refusal";

/** The characters of a CODEOWNERS pattern that mean the same in every tool; no comment, negation, class or escape. */
const PATTERN = "\\/?(?!\\/)[A-Za-z0-9._*@+][A-Za-z0-9._*@+/-]{0,199}";
const OWNER = "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\\/[a-z0-9][a-z0-9-]{0,99})?";

const atMost = (count: number, what: string) =>
    refusal("is too long", `at most ${count} ${what}`, "join some of them with a folder or *");

const codeOwners = z
    .strictObject({
        core: z
            .array(
                z
                    .string()
                    .regex(
                        new RegExp(`^${PATTERN}$`),
                        refusal(
                            "is no path of CODEOWNERS",
                            "letters, digits and . _ * @ + - /, up to 200 of them",
                            "write a path such as /openapi/ or *.proto",
                        ),
                    )
                    .describe("A path as CODEOWNERS writes it."),
            )
            .max(50, atMost(50, "paths"))
            .default([])
            .describe("Paths that the core team owns beside the kit's own list, such as /openapi/."),
        extra: z
            .array(
                z
                    .string()
                    .regex(
                        new RegExp(`^${PATTERN}(?: ${OWNER}){1,5}$`),
                        refusal(
                            "is no line of CODEOWNERS",
                            "a path and one to five owners (@organization/team or @login), joined by single spaces",
                            "write a line such as /db/ @acme/data",
                        ),
                    )
                    .describe("A path and its owners, as CODEOWNERS writes them."),
            )
            .max(50, atMost(50, "lines"))
            .default([])
            .describe("Further lines, such as /db/ @acme/data. They come first, and the last match of a path wins."),
    })
    .describe("Who must review what. Contractors never own anything.");

export const repository = z
    .strictObject({
        id: githubId.describe("Numeric id: https://api.github.com/repos/<organization>/<repository> shows it."),
        visibility: z
            .enum(["private", "internal", "public"])
            .default("private")
            .describe("Visibility on GitHub; with the plan it decides which protections exist."),
        defaultBranch: branchName.default("main").describe("The protected branch."),
        requiredApprovals: wholeNumber(1, 10).default(2).describe("Approving reviews that a pull request needs."),
        adopt: z
            .boolean()
            .default(false)
            .describe(
                "Overwrites files that the repository has already where the kit keeps one of its own; without it they are refused.",
            ),
        codeOwners: codeOwners.prefault({}),
        analysis: analysis.prefault({}),
    })
    .describe("One repository that contractors may work in and that the kit guards.");
