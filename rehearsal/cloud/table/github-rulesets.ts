import { hex, integer, spell } from "../ids";
import { valuesAt } from "../paths";
import type { Call, Row, Rows, Rule } from "../row";
import { asText, isRecord, type Plain } from "../values";
import { etag, nodeId, notFound, repositoryId } from "./github-common";
import { between, length } from "./rules";

const repositoryRuleset = "github:index/repositoryRuleset:RepositoryRuleset";

/** `OrganizationAdmin` has no id: GitHub drops the one that is given, which shows as a change for ever (measured). */
function bypassActors(actors: Plain | undefined): Plain {
    const list = Array.isArray(actors) ? actors : [];
    const withoutId = ["OrganizationAdmin", "EnterpriseOwner", "DeployKey"];
    return list.map((actor) =>
        isRecord(actor) && withoutId.includes(asText(actor.actorType))
            ? Object.fromEntries(Object.entries(actor).filter(([key]) => key !== "actorId"))
            : actor,
    );
}

const conditionsFit: Rule = ({ target, conditions }) => {
    if (target === "push") {
        const isGiven = isRecord(conditions) && conditions.refName !== undefined;
        return isGiven
            ? [{ property: "conditions.refName", reason: "conditions.refName cannot be given when target is push." }]
            : [];
    }
    return conditions === undefined && (target === "branch" || target === "tag")
        ? [{ property: "conditions", reason: `conditions.refName is needed when target is ${target}.` }]
        : [];
};

const branchRulesOnly: Rule = ({ target, rules }) => {
    const pushRules = ["fileExtensionRestriction", "filePathRestriction", "maxFilePathLength", "maxFileSize"];
    if (!isRecord(rules) || typeof target !== "string") {
        return [];
    }
    return Object.keys(rules)
        .filter((name) => pushRules.includes(name) !== (target === "push"))
        .map((name) => ({
            property: `rules.${name}`,
            reason: `rules.${name} does not exist for the target ${target}; push rulesets take ${pushRules.join(", ")}, all others the rest.`,
        }));
};

const patterns = [
    "branchNamePattern",
    "commitAuthorEmailPattern",
    "commitMessagePattern",
    "committerEmailPattern",
    "tagNamePattern",
];

function ruleset(row: Partial<Row>): Row {
    return {
        source: "[M] rulesets: nothing replaces, a changed repository is written to the new one with the old id; [D] for values",
        autoName: "name",
        id: (call) => String(integer(call.seed("ruleset"), 8)),
        created: (call) => ({
            ...etag(call),
            ...nodeId(call, "RRS"),
            rulesetId: integer(call.seed("ruleset"), 8),
        }),
        outputs: ({ inputs }) =>
            inputs.bypassActors === undefined ? {} : { bypassActors: bypassActors(inputs.bypassActors) },
        allowed: {
            enforcement: ["active", "disabled", "evaluate"],
            target: ["branch", "tag", "push"],
            "bypassActors[].actorType": [
                "RepositoryRole",
                "Team",
                "Integration",
                "OrganizationAdmin",
                "DeployKey",
                "EnterpriseOwner",
                "User",
            ],
            "bypassActors[].bypassMode": ["always", "pull_request", "exempt"],
            "rules.pullRequest.allowedMergeMethods[]": ["merge", "squash", "rebase"],
            ...Object.fromEntries(
                patterns.map((name) => [`rules.${name}.operator`, ["starts_with", "ends_with", "contains", "regex"]]),
            ),
        },
        rules: [
            conditionsFit,
            branchRulesOnly,
            between("rules.pullRequest.requiredApprovingReviewCount", 0, 10),
            length("name", 1, 100),
        ],
        gone: notFound,
        ...row,
    };
}

/** Rulesets that let nobody past them close the contents API, to their own provider too (measured: 409). */
function closedRepository(call: Call): string | undefined {
    const { inputs, previous, world } = call;
    const repository = inputs.repository ?? previous?.outputs.repository;
    const closing = world.all(repositoryRuleset).find(({ outputs }) => {
        const needsReview = ["rules.pullRequest", "rules.requiredStatusChecks"].some(
            (path) => valuesAt(outputs, path).length > 0,
        );
        const isPassable = valuesAt(outputs, "bypassActors[].bypassMode").some(({ value }) => value === "always");
        const isActive = outputs.enforcement === "active" && outputs.target === "branch";
        return outputs.repository === repository && isActive && needsReview && !isPassable;
    });
    return (
        closing &&
        `409 Repository rule violations found: Changes must be made through a pull request (ruleset ${asText(closing.outputs.name)})`
    );
}

/** GitHub: rulesets, and the files that they close. [M] as in github.ts. */
export const githubRulesetRows: Rows = {
    [repositoryRuleset]: ruleset({
        unique: [{ properties: ["repository", "name"], message: () => "422 Validation Failed: Name must be unique" }],
    }),
    "github:index/organizationRuleset:OrganizationRuleset": ruleset({
        unique: [{ properties: ["name"], message: () => "422 Validation Failed: Name must be unique" }],
    }),
    "github:index/repositoryFile:RepositoryFile": {
        source: "[M]; [P] 3.4. A file that is there already is an object of this type without a URN.",
        id: (call) => `${call.text("repository")}/${call.text("file")}`,
        replaces: ["branch", "file", "repository"],
        defaults: { overwriteOnCreate: false },
        computed: ["branch", "commitAuthor", "commitEmail", "commitMessage"],
        created: (call) => ({ ...repositoryId(call), ref: "main" }),
        outputs: (call) => ({
            sha: spell(call.text("content"), hex, 40),
            commitSha: spell(`${call.seed("commit")}|${call.text("content")}`, hex, 40),
            commitMessage: call.text("commitMessage") || `${call.previous ? "Update" : "Add"} ${call.text("file")}`,
        }),
        refuseCreate: (call) => {
            const { inputs, world, type, text } = call;
            const existing = world.get(type, `${text("repository")}/${text("file")}`);
            return existing !== undefined && inputs.overwriteOnCreate !== true
                ? `[ERROR] refusing to overwrite existing file: ${text("file")}. Configure \`overwriteOnCreate\` to \`true\` to override.`
                : closedRepository(call);
        },
        after: (operation, { type, world, text }) => {
            const here = world.all(type).filter(({ id }) => id === `${text("repository")}/${text("file")}`);
            if (operation === "create" && here[0] !== undefined && here.length > 1) {
                world.remove(here[0]);
            }
        },
        refuseUpdate: closedRepository,
        refuseDelete: closedRepository,
        gone: notFound,
    },
};
