import { DeleteBudgetActionCommand, DeleteBudgetCommand } from "@aws-sdk/client-budgets";
import {
    DeleteNetworkAclCommand,
    DeleteSecurityGroupCommand,
    DeleteSubnetCommand,
    type DescribeNetworkAclsCommandInput,
    DisassociateRouteTableCommand,
    type EC2Client,
    type Filter,
    type NetworkAcl,
    paginateDescribeNetworkAcls,
    ReplaceNetworkAclAssociationCommand,
    RevokeClientVpnIngressCommand,
    RevokeSecurityGroupEgressCommand,
    RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { DeleteRepositoryCommand } from "@aws-sdk/client-ecr";
import { DeleteClusterCommand } from "@aws-sdk/client-ecs";
import {
    DeletePolicyCommand,
    DeleteRoleCommand,
    DeleteRolePolicyCommand,
    DetachRolePolicyCommand,
    paginateListAttachedRolePolicies,
    paginateListRolePolicies,
} from "@aws-sdk/client-iam";
import { DeleteBucketCommand } from "@aws-sdk/client-s3";
import { DeleteParameterCommand } from "@aws-sdk/client-ssm";
import { unlessMissing } from "../../aws/failures";
import { allOf } from "../../aws/found";
import { oneByOne } from "./deed";

/* What an entry makes, taken away so that the next `up` can make it anew. Ids are the engine's. */

export const authorizationRules = oneByOne(({ ec2 }, { id }) => {
    const [ClientVpnEndpointId, TargetNetworkCidr, AccessGroupId] = id.split(",");
    return ec2.send(new RevokeClientVpnIngressCommand({ ClientVpnEndpointId, TargetNetworkCidr, AccessGroupId }));
});

export const budgetActions = oneByOne(({ budgets }, { id }) => {
    const [AccountId, ActionId, BudgetName] = id.split(":");
    return budgets.send(new DeleteBudgetActionCommand({ AccountId, ActionId, BudgetName }));
});

export const budgets = oneByOne((clients, { id }) => {
    const [AccountId, BudgetName] = id.split(":");
    return clients.budgets.send(new DeleteBudgetCommand({ AccountId, BudgetName }));
});

/** A role can be deleted when it has no policy left. */
export const roles = oneByOne(async ({ iam: client }, { id: RoleName }) => {
    const [inline, attached] = await Promise.all([
        allOf(paginateListRolePolicies({ client }, { RoleName }), (page) => page.PolicyNames),
        allOf(paginateListAttachedRolePolicies({ client }, { RoleName }), (page) => page.AttachedPolicies),
    ]);
    for (const PolicyName of inline) {
        await unlessMissing(client.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })));
    }
    for (const { PolicyArn } of attached) {
        await unlessMissing(client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })));
    }
    await client.send(new DeleteRoleCommand({ RoleName }));
});

export const policies = oneByOne(({ iam }, { id: PolicyArn }) => iam.send(new DeletePolicyCommand({ PolicyArn })));

export const securityGroupRules = oneByOne(({ ec2 }, { id, within: GroupId, detail }) => {
    const request = { GroupId, SecurityGroupRuleIds: [id] };
    return detail === "egress"
        ? ec2.send(new RevokeSecurityGroupEgressCommand(request))
        : ec2.send(new RevokeSecurityGroupIngressCommand(request));
});

export const routeTableAssociations = oneByOne(({ ec2 }, { id: AssociationId }) =>
    ec2.send(new DisassociateRouteTableCommand({ AssociationId })),
);

export const subnets = oneByOne(({ ec2 }, { id: SubnetId }) => ec2.send(new DeleteSubnetCommand({ SubnetId })));

/** Subnets that it is associated with fall back to the VPC's default, as the provider does it. */
export const networkAcls = oneByOne(async ({ ec2 }, { id: NetworkAclId }) => {
    const [acl] = await aclsBy(ec2, { NetworkAclIds: [NetworkAclId] });
    const { Associations = [], VpcId = "" } = acl ?? {};
    const [standard] = Associations.length === 0 ? [] : await aclsBy(ec2, { Filters: defaultOf(VpcId) });
    for (const { NetworkAclAssociationId: AssociationId } of Associations) {
        const request = { AssociationId, NetworkAclId: standard?.NetworkAclId };
        await ec2.send(new ReplaceNetworkAclAssociationCommand(request));
    }
    await ec2.send(new DeleteNetworkAclCommand({ NetworkAclId }));
});

function defaultOf(vpcId: string): Filter[] {
    return [
        { Name: "vpc-id", Values: [vpcId] },
        { Name: "default", Values: ["true"] },
    ];
}

async function aclsBy(client: EC2Client, request: DescribeNetworkAclsCommandInput): Promise<NetworkAcl[]> {
    return allOf(paginateDescribeNetworkAcls({ client }, request), (page) => page.NetworkAcls);
}

export const securityGroups = oneByOne(({ ec2 }, { id: GroupId }) =>
    ec2.send(new DeleteSecurityGroupCommand({ GroupId })),
);

export const repositories = oneByOne(({ ecr }, { id: repositoryName }) =>
    ecr.send(new DeleteRepositoryCommand({ repositoryName, force: true })),
);

/** What was in it went before it. */
export const buckets = oneByOne(({ s3 }, { id: Bucket }) => s3.send(new DeleteBucketCommand({ Bucket })));

export const clusters = oneByOne(({ ecs }, { id: cluster }) => ecs.send(new DeleteClusterCommand({ cluster })));

export const parameters = oneByOne(({ ssm }, { id: Name }) => ssm.send(new DeleteParameterCommand({ Name })));
