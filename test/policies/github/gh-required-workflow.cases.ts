import { ghRequiredWorkflow } from "../../../policies/github/gh-required-workflow";
import type { Properties } from "../../../policies/model/values";
import { add, both, type Edit, fact, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";
import { everywhere, ORGANIZATION_RULESET } from "./names";

const NAME = "platform/quality-gate";
const WORKFLOWS = "rules.requiredWorkflows";
const WORKFLOW = `${WORKFLOWS}.requiredWorkflows.0`;
const workflow = { repositoryId: 1320008, path: ".github/workflows/gate.yml", ref: "refs/heads/main" };
const named = both(
    fact("github.plan", "enterprise"),
    fact("github.workflowRepository", { name: "required-workflows", id: 1320008, defaultBranch: "main" }),
);
const ruleset = { ...everywhere, rules: { requiredWorkflows: { requiredWorkflows: [workflow] } } };
const required = both(named, add(ORGANIZATION_RULESET, NAME, ruleset));

const but = (...edits: Edit[]) => both(required, ...edits);
const access = (type: string, inputs: Properties) =>
    but(add(`github:index/${type}`, "ana-silva/workflows", { repository: "required-workflows", ...inputs }));

export const cases: RuleCases = {
    rule: ghRequiredWorkflow,
    mutants: {
        "a workflow repository and no ruleset": named,
        "a repository left out": but(spoil(NAME, "conditions.repositoryIds", [1296269, 1300192])),
        "a ruleset that only evaluates": but(spoil(NAME, "enforcement", "evaluate")),
        "no workflow": but(spoil(NAME, `${WORKFLOWS}.requiredWorkflows`, [])),
        "a workflow of a guarded repository": but(spoil(NAME, `${WORKFLOW}.repositoryId`, 1296269)),
        "a workflow without ref": but(without(NAME, `${WORKFLOW}.ref`)),
        "a workflow at a tag": but(spoil(NAME, `${WORKFLOW}.ref`, "refs/tags/v1")),
        "a workflow of a pull request": but(spoil(NAME, `${WORKFLOW}.ref`, "refs/pull/7/head")),
        "a workflow at an abbreviated commit": but(spoil(NAME, `${WORKFLOW}.ref`, "de0fac2")),
        "a workflow of a side branch": but(spoil(NAME, `${WORKFLOW}.ref`, "refs/heads/try")),
        "a file that is no workflow": but(spoil(NAME, `${WORKFLOW}.path`, "scripts/gate.yml")),
        "not on creation": but(spoil(NAME, `${WORKFLOWS}.doNotEnforceOnCreate`, true)),
        "a workflow without a repository for it": add(ORGANIZATION_RULESET, NAME, ruleset),
        "a contractor's team on the repository": access("teamRepository:TeamRepository", {
            teamId: "1",
            permission: "push",
        }),
        "a contractor on the repository": access("repositoryCollaborator:RepositoryCollaborator", {
            username: "anasilva",
        }),
        "contractors on the repository": access("repositoryCollaborators:RepositoryCollaborators", {
            users: [{ username: "anasilva", permission: "push" }],
        }),
    },
    variants: {
        "a required workflow": required,
        "a required workflow at a commit": but(
            spoil(NAME, `${WORKFLOW}.ref`, "de0fac2e4500dabe0009e67214ff5f5447ce83dd"),
        ),
        "the core team on the repository": access("teamRepository:TeamRepository", { teamId: "4711" }),
        "an organization's ruleset on something else": add(ORGANIZATION_RULESET, NAME, {
            ...everywhere,
            rules: { deletion: true },
        }),
    },
    says: {
        "a workflow at a tag":
            'platform/quality-gate (github:index/organizationRuleset:OrganizationRuleset): rules.requiredWorkflows.requiredWorkflows.0.ref is "refs/tags/v1". Wanted: refs/heads/<default branch> or a full commit. Fix: Give each guarded repository an OrganizationRuleset with rules.requiredWorkflows of the workflowRepository, ref: refs/heads/main and doNotEnforceOnCreate: false; give nobody but the core team that repository.',
    },
    fixed: {
        "a workflow repository and no ruleset": add(ORGANIZATION_RULESET, NAME, ruleset),
        "a workflow at a tag": spoil(NAME, `${WORKFLOW}.ref`, "refs/heads/main"),
        "not on creation": spoil(NAME, `${WORKFLOWS}.doNotEnforceOnCreate`, false),
    },
};
