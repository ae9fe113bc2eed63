import type * as iam from "@pulumi/aws/iam";
import * as okta from "@pulumi/okta";
import * as pulumi from "@pulumi/pulumi";
import { accessPermissions, runServices } from "../documents/permissions";
import { toJson } from "../documents/policy-document";
import { accessTrust } from "../documents/trust";
import { logicalName } from "../planning/names";
import { AWS_ROLE_ATTRIBUTE } from "../platform/saml-apps";
import { createBoundedRole, createPermissions } from "./bounded-role";
import type { GrantArgs } from "./grant-args";

/**
 * Console and CLI: a role that trusts exactly this person's SAML subject until the last day, and the AWS app assigned to
 * the person's own group with that role in its profile.
 */
export class SandboxAccess extends pulumi.ComponentResource {
    readonly role: iam.Role;

    constructor({ plan, platform, identity, sandbox }: GrantArgs, opts: pulumi.ComponentResourceOptions) {
        const { handle } = plan.entry;
        super("contractor-access:index:SandboxAccess", logicalName(handle, "sandbox-access"), {}, opts);
        const after = [sandbox.budget, ...platform.iam];

        this.role = createBoundedRole(this, plan, "access", accessTrust(plan), after);
        createPermissions(this, plan, "access", "permissions", this.role, toJson(accessPermissions(plan)));
        // The subnet's id is known only to AWS, so running services is a policy of its own and all else stays plain.
        const mayRun = sandbox.subnetId.apply((subnetId) => toJson(runServices(plan, subnetId)));
        createPermissions(this, plan, "access", "run-services", this.role, mayRun);
        new okta.app.GroupAssignment(
            logicalName(handle, "aws-app-assignment"),
            {
                appId: platform.ids.awsAppId,
                groupId: identity.group.id,
                profile: JSON.stringify({
                    [AWS_ROLE_ATTRIBUTE]: `${plan.arns.role.access},${plan.platformArns.awsSamlProvider}`,
                }),
                retainAssignment: false,
            },
            { parent: this, dependsOn: [this.role] },
        );
        this.registerOutputs({});
    }
}
