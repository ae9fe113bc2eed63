import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import { gateConditions } from "../planning/gate-conditions";
import { platformNames } from "../planning/names";
import { GroupGlobalPermissions, QualityGate } from "../sonarqube";

/**
 * What all guarded repositories share in SonarQube: the quality gate, and a group of everybody that may do nothing on the
 * whole server. SonarQube puts whoever signs in, contractors too, into `sonar-users`, which may scan into every project
 * and create more; employees who need that get it by a group of their own.
 */
export class CodeQuality extends pulumi.ComponentResource {
    readonly qualityGate: QualityGate;

    constructor(name: string, { sonarqube }: Organization, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:CodeQuality", name, {}, opts);
        this.qualityGate = new QualityGate(
            `${name}/quality-gate`,
            { name: platformNames.qualityGate, conditions: gateConditions(sonarqube) },
            { parent: this },
        );
        new GroupGlobalPermissions(`${name}/everybody`, { group: "sonar-users", permissions: [] }, { parent: this });
        this.registerOutputs({});
    }
}
