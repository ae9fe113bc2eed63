import * as github from "@pulumi/github";
import type * as pulumi from "@pulumi/pulumi";
import { type RepositoryPlan, repositoryFacts } from "../planning/repository-plan";
import { QUALITY_GATE_WORKFLOW } from "../../repository-files/quality-gate-check";
import { renderRepositoryFiles } from "../../repository-files/render";

/** Where a file is kept. */
interface Place {
    repository: string;
    branch: string;
    file: string;
}

/**
 * The files that the kit keeps in a guarded repository, one commit each. A file that the repository has already is
 * refused, unless its entry says `adopt`.
 *
 * @param secrets What the gate's workflow reads: it would fail before they exist.
 */
export function createRepositoryFiles(
    parent: pulumi.Resource,
    plan: RepositoryPlan,
    secrets: pulumi.Resource[],
): pulumi.Resource[] {
    return Object.entries(renderRepositoryFiles(repositoryFacts(plan))).map(
        ([file, content]) =>
            new github.RepositoryFile(
                `platform/${plan.repository.name}/file/${file}`,
                {
                    ...placeOf(file, plan),
                    content,
                    commitMessage: `Keep ${file} as the contractor access kit has it`,
                    overwriteOnCreate: plan.repository.adopt,
                },
                { parent, dependsOn: secrets },
            ),
    );
}

/** A file is in the guarded repository itself; only a required workflow is in the repository of the core team. */
function placeOf(file: string, plan: RepositoryPlan): Place {
    const { name, defaultBranch } = plan.repository;
    return file === QUALITY_GATE_WORKFLOW && plan.requiredWorkflow !== undefined
        ? {
              repository: plan.requiredWorkflow.repository,
              branch: plan.requiredWorkflow.branch,
              file: plan.requiredWorkflow.path,
          }
        : { repository: name, branch: defaultBranch, file };
}
