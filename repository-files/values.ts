import type { RepositoryFacts } from "./facts";
import { PINNED_ACTIONS } from "./pinned-actions";
import { QUALITY_GATE_CHECK } from "./quality-gate-check";
import type { Values } from "./templates";
import { markdownText, oneLine, word, yamlBlock, yamlScalar } from "./words";

/** What the workflows of one repository show; all texts are quoted for YAML. */
export function workflowValues(facts: RepositoryFacts): Values {
    const { build } = facts.analysis;
    return {
        actions: PINNED_ACTIONS,
        check: QUALITY_GATE_CHECK,
        defaultBranch: yamlScalar(word(facts.defaultBranch)),
        hasBuild: build !== undefined,
        // Pull requests are analysed against their target, which takes the history of both; the two scans of the
        // Community Build take the merge commit and its parents.
        fetchDepth: facts.sonarqube.edition === "community" ? 2 : 0,
        region: yamlScalar(word(facts.aws.region)),
        accountId: yamlScalar(word(facts.aws.accountId)),
        registry: yamlScalar(registry(facts)),
    };
}

/** What the jobs show that make coverage reports and take them over. */
export function buildValues({
    container,
    command,
    outputs,
}: NonNullable<RepositoryFacts["analysis"]["build"]>): Values {
    return {
        actions: PINNED_ACTIONS,
        container: yamlScalar(word(container)),
        command: yamlScalar(command),
        outputs: yamlBlock(outputs, 12),
    };
}

/** What the pages, the forms and the template of pull requests show. */
export function pageValues(facts: RepositoryFacts): Values {
    const { build } = facts.analysis;
    const { url, edition, projectKey, qualityGate } = facts.sonarqube;
    const address = `https://github.com/${word(facts.organization)}/${word(facts.repository)}`;
    return {
        check: QUALITY_GATE_CHECK,
        organization: word(facts.organization),
        repository: word(facts.repository),
        defaultBranch: word(facts.defaultBranch),
        coreTeam: word(facts.coreTeam),
        approvals: facts.requiredApprovals,
        approvingReviews:
            facts.requiredApprovals === 1 ? "1 approving review" : `${facts.requiredApprovals} approving reviews`,
        docsUrl: word(`${address}/blob/${facts.defaultBranch}/docs`),
        hasBuild: build !== undefined,
        image: build === undefined ? "" : word(build.container),
        commandBlock: build === undefined ? "" : `  ${oneLine(build.command)}`,
        community: edition === "community",
        sonarqubeUrl: word(url),
        qualityGate: word(qualityGate),
        projectKey: word(projectKey),
        projectUrl: `${word(url)}/dashboard?id=${encodeURIComponent(projectKey)}`,
        enforced: facts.gate.enforced,
        strength: facts.gate.enforced ? "enforced" : "advisory",
        reason: markdownText(facts.gate.reason),
        region: word(facts.aws.region),
        accountId: word(facts.aws.accountId),
        registry: registry(facts),
        signInUrl: word(facts.signInUrl),
    };
}

/** The account's image registry. */
function registry({ aws: { accountId, partition, region } }: RepositoryFacts): string {
    const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
    return `${word(accountId)}.dkr.ecr.${word(region)}.${domain}`;
}
