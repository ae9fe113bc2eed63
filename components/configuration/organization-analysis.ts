import { z } from "zod";
import { refusal } from "./refusal";

/*
 * What SonarQube analyses. Every list ends up as one scanner argument, in which commas separate, so no value holds one.
 */

const folder = z
    .string()
    .regex(
        /^(?:\.|(?!\.{1,2}(?:\/|$))[A-Za-z0-9._@-]+(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._@-]+)*)$/,
        refusal(
            "is no folder of the repository",
            "a relative path of letters, digits and . _ @ -, or . for everything",
            "write a path such as src or packages/api/src",
        ),
    )
    .describe("A folder, relative to the repository's root.");

const glob = z
    .string()
    .regex(
        /^(?!.*\.\.)(?!\/)[A-Za-z0-9._*?@/-]{1,200}$/,
        refusal(
            "is no pattern of files",
            "letters, digits and . _ * ? @ - /, relative to the repository's root",
            "write a pattern such as **/generated/**",
        ),
    );

const narrowGlob = glob
    .refine((pattern) => /[A-Za-z0-9]/.test(pattern), {
        error: refusal(
            "leaves nothing to analyse",
            "patterns that name a folder, a file or an extension",
            "write what is generated or foreign, such as **/generated/**",
        ),
    })
    .describe("A pattern of files, relative to the repository's root.");

/** At most 50 of something. */
const few = <T extends z.ZodType>(item: T) =>
    z.array(item).max(50, refusal("is too long", "at most 50", "name folders instead of single files"));

const build = z
    .strictObject({
        container: z
            .string()
            .regex(
                /^[a-z0-9][a-z0-9./_-]{0,150}(?::[A-Za-z0-9_][A-Za-z0-9._-]{0,100})?(?:@sha256:[0-9a-f]{64})?$/,
                refusal(
                    "is no container image",
                    "name:tag, best with @sha256:<digest>",
                    "write an image such as node:24",
                ),
            )
            .describe("Image that the command runs in; with its digest nobody can change it under you."),
        command: z
            .string()
            .regex(
                /^(?!.*\$\{\{)[\x20-\x7e]{1,500}$/,
                refusal(
                    "is no command of one line",
                    "1 to 500 printable ASCII characters without ${{",
                    "put longer steps into a script of the repository and call that",
                ),
            )
            .describe("Builds and tests the code, such as npm ci && npm test. It runs without any secret."),
        outputs: few(narrowGlob)
            .min(1, refusal("is empty", "at least one file", "name the coverage report, such as coverage/lcov.info"))
            .describe("Files that the analysis reads: coverage reports, compiled classes."),
    })
    .describe("How coverage reports and compiled classes are made. Without it new code counts as not covered.");

/** Parameters that tell the analysers where to look; none of them narrows what is judged. */
const PARAMETER =
    /^sonar\.(?:[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*\.(?:reportPaths?|xmlReportPaths|binaries|libraries|source|version|tsconfigPaths?)|coverageReportPaths|testExecutionReportPaths|externalIssuesReportPaths|sarifReportPaths|sourceEncoding)$/;

const parameterName = z.string().regex(PARAMETER, {
    error: refusal(
        "is no analysis parameter that a repository may set",
        "parameters named sonar.*.reportPaths, .binaries, .libraries, .source, .version or .tsconfigPaths, and report paths",
        "delete it; scope, exclusions and everything about the gate are the kit's",
    ),
    abort: true,
});

const parameterValue = z
    .string()
    .regex(
        /^[A-Za-z0-9._*?@/,+-]{1,500}$/,
        refusal(
            "is no value of an analysis parameter",
            "1 to 500 letters, digits and . _ * ? @ / , + -",
            "write paths relative to the repository's root, with commas between them",
        ),
    )
    .describe("The parameter's value, such as coverage/lcov.info.");

/** Where tests usually lie: beside the code, or in folders of their own. */
const TEST_FILES = ["**/*.test.*", "**/*.spec.*", "**/*_test.*", "**/test/**", "**/tests/**", "**/__tests__/**"];

export const analysis = z
    .strictObject({
        sources: few(folder)
            .min(1, refusal("is empty", "at least one folder", "write . for everything"))
            .default(["."])
            .describe("Folders with product code. New code outside them is not judged."),
        tests: few(folder).default(["."]).describe("Folders that hold tests."),
        testInclusions: few(narrowGlob)
            .default(TEST_FILES)
            .describe("Which files in those folders are tests. Tests count neither for coverage nor for duplication."),
        exclusions: few(narrowGlob).default([]).describe("Files that are not judged, such as generated code."),
        build: build.optional(),
        properties: z
            .record(parameterName, parameterValue)
            .default({})
            .describe("Further analysis parameters, such as sonar.javascript.lcov.reportPaths."),
    })
    .describe("What SonarQube analyses in this repository. Nothing in a pull request can change it.");
