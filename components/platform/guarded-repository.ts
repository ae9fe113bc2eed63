import * as pulumi from "@pulumi/pulumi";
import type { RepositoryPlan } from "../planning/repository-plan";
import type { QualityGate } from "../sonarqube";
import { createAnalysis } from "./repository-analysis";
import { createRepositoryFiles } from "./repository-files";
import { createRulesets } from "./rulesets";

interface GuardedRepositoryArgs {
    plan: RepositoryPlan;
    qualityGate: QualityGate;
}

/**
 * One repository that contractors may work in: its project in SonarQube with CI's token, the files that carry the quality
 * gate and the way of working, and the rulesets that nobody walks around. All of it belongs to the repository and counts
 * for everybody, so adding or deleting a contractor never touches it.
 */
export class GuardedRepository extends pulumi.ComponentResource {
    constructor(name: string, { plan, qualityGate }: GuardedRepositoryArgs, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:GuardedRepository", name, {}, opts);
        const secrets = createAnalysis(this, plan, qualityGate);
        const files = createRepositoryFiles(this, plan, secrets);
        createRulesets(this, plan, files);
        this.registerOutputs({ gate: plan.gate });
    }
}
