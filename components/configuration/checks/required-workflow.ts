import { showValue } from "../show-value";
import type { Check } from "./facts";

const path = ["organization", "github", "workflowRepository"];

/** Ensure that the plan can require workflows of another repository (GitHub Enterprise Cloud only, docs.github.com). */
export const ensurePlanHasRequiredWorkflows: Check = ({ organization: { github } }) =>
    github?.workflowRepository === undefined || github.plan === "enterprise"
        ? []
        : [
              {
                  path,
                  given: showValue(github.workflowRepository.name),
                  wrong: `can require nothing on the plan ${github.plan}`,
                  allowed: "a repository for required workflows on the plan enterprise, none on others",
                  edit: "delete workflowRepository, or correct organization.github.plan",
              },
          ];

/** Ensure that contractors cannot push to the repository that the required workflows come from. */
export const ensureWorkflowRepositoryIsNotGuarded: Check = ({ organization: { github, repositories = {} } }) => {
    const source = github?.workflowRepository;
    const guarded = Object.entries(repositories).find(
        ([name, { id }]) => id === source?.id || name.toLowerCase() === source?.name.toLowerCase(),
    );
    return source === undefined || guarded === undefined
        ? []
        : [
              {
                  path,
                  given: showValue(source.name),
                  wrong: "is a guarded repository, which contractors can push to",
                  allowed: "a repository of the core team alone",
                  edit: "make a repository for the workflows and name it here",
              },
          ];
};
