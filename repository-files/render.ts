import { codeOwnersLines } from "./code-owners";
import type { RepositoryFacts } from "./facts";
import { qualityGateFiles } from "./quality-gate-files";
import { renderTemplate, type Values } from "./templates";
import { buildValues, pageValues, workflowValues } from "./values";

/*
 * The files that the kit keeps in a guarded repository. What they say is in `templates`, under the paths that they get;
 * what is decided for one repository is in `values.ts` and `code-owners.ts`.
 */

const WORKFLOWS = [
    ".github/workflows/quality-gate.yml",
    ".github/workflows/branch-analysis.yml",
    ".github/workflows/deploy-sandbox.yml",
];

const PAGES = [
    ".github/ISSUE_TEMPLATE/bug.yml",
    ".github/ISSUE_TEMPLATE/task.yml",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/PULL_REQUEST_TEMPLATE.md",
    "docs/BRANCHING.md",
    "docs/DEFINITION_OF_DONE.md",
    "docs/ENVIRONMENT.md",
];

/**
 * Every file that the kit keeps in a repository: path to content. The same facts give the same files.
 *
 * Throws RangeError when a fact would break out of its place in a file, which the configuration lets none do.
 */
export function renderRepositoryFiles(facts: RepositoryFacts): Record<string, string> {
    return {
        ".github/CODEOWNERS": renderTemplate(".github/CODEOWNERS", codeOwnersLines(facts)),
        ...renderAll(WORKFLOWS, { ...workflowValues(facts), ...buildParts(facts) }),
        ...renderAll(PAGES, pageValues(facts)),
        ...qualityGateFiles(facts),
    };
}

function renderAll(paths: readonly string[], values: Values): Record<string, string> {
    return Object.fromEntries(paths.map((path) => [path, renderTemplate(path, values)]));
}

/** The job that builds, and the steps that take its outputs over: the same in two workflows. */
function buildParts({ analysis: { build } }: RepositoryFacts): Values {
    if (build === undefined) {
        return {};
    }
    const values = buildValues(build);
    return {
        buildJob: renderTemplate("partials/build-job.yml", values),
        takeOutputs: renderTemplate("partials/take-outputs.yml", values).trimEnd(),
    };
}
