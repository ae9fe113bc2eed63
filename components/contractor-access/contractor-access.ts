import * as pulumi from "@pulumi/pulumi";
import type { AccessPlan } from "../planning/access-plan";
import type { PlatformReference } from "../platform/platform-reference";
import { GithubAccess } from "./github-access";
import type { GrantArgs } from "./grant-args";
import { Identity } from "./identity";
import { QualityGatedCi } from "./quality-gated-ci";
import { Sandbox } from "./sandbox";
import { SandboxAccess } from "./sandbox-access";
import { SpendingLimit } from "./spending-limit";
import { VpnAccess } from "./vpn-access";
import { VpnRecord } from "./vpn-record";

/**
 * Everything that one entry yields, in two layers.
 * - The environment, as long as the entry exists: `Identity`, `Sandbox` and `VpnRecord`.
 * - The grants, only while the access is active: `VpnAccess`, `SandboxAccess`, `GithubAccess`, `QualityGatedCi`, and the
 *   `SpendingLimit` of the roles that they made. Grants depend on the environment, so they are created last and deleted
 *   first: a clean-up that fails never keeps access alive.
 *
 * About $3 a month while nothing runs in the sandbox (the budget action), and what the sandbox uses, up to its budget.
 */
export class ContractorAccess extends pulumi.ComponentResource {
    /** Registered after almost everything else of this person: whoever streams many people waits for it. */
    readonly last: pulumi.Resource;

    constructor(plan: AccessPlan, platform: PlatformReference, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:ContractorAccess", plan.entry.handle, { entry: plan.entry }, opts);
        const parent = { parent: this };

        const identity = new Identity({ plan, platform }, parent);
        const sandbox = new Sandbox({ plan, platform }, parent);
        new VpnRecord({ plan, sandbox }, parent);
        this.last = plan.granted ? createGrants({ plan, platform, identity, sandbox }, parent) : sandbox.budget;

        this.registerOutputs({ entry: plan.entry, state: plan.state });
    }
}

function createGrants(grant: GrantArgs, parent: pulumi.ComponentResourceOptions): pulumi.Resource {
    new VpnAccess(grant, parent);
    const access = new SandboxAccess(grant, parent);
    new GithubAccess(grant, parent);
    const ci = new QualityGatedCi(grant, parent);
    return new SpendingLimit({ ...grant, roles: [access.role, ...ci.roles] }, parent).budgetAction;
}
