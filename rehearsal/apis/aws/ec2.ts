import type { CloudObject, World } from "../../cloud/world";
import { asText } from "../../cloud/values";
import { deletion, describe, filtered, paged, tagSet, tagValues } from "./ec2-calls";
import { textOf, textsOf } from "./form";
import { demand, dropMembers, membersOf, type Operation, type Operations, text, TYPES } from "./operation";
import { AwsError } from "./protocol";

/* EC2: networks. */

const INTERFACE_HOLDERS = [TYPES.subnet, TYPES.securityGroup];

function interfaces(world: World) {
    return world
        .all(TYPES.subnet)
        .flatMap((subnet) => membersOf(subnet, "network interface").map((member) => ({ subnet, member })));
}

function aclAssociations(acl: CloudObject) {
    const { subnetIds } = acl.outputs;
    return (Array.isArray(subnetIds) ? subnetIds : []).map((subnetId) => ({
        networkAclAssociationId: `aclassoc-${asText(subnetId).replace("subnet-", "")}`,
        networkAclId: acl.id,
        subnetId,
    }));
}

function ruleDeletion(type: string): Operation {
    return (input, { world }) => {
        for (const id of textsOf(input, "SecurityGroupRuleId")) {
            world.remove(
                demand(
                    world.get(type, id),
                    "InvalidSecurityGroupRuleId.NotFound",
                    `The security group rule ID '${id}' does not exist`,
                ),
            );
        }
        return { return: true };
    };
}

export const ec2: Operations = {
    DescribeSubnets: describe(TYPES.subnet, "subnetSet", (subnet) => ({
        subnetId: subnet.id,
        vpcId: text(subnet, "vpcId"),
        cidrBlock: text(subnet, "cidrBlock"),
    })),
    DeleteSubnet: deletion(TYPES.subnet, "SubnetId", "InvalidSubnetID.NotFound"),

    DescribeSecurityGroups: describe(
        TYPES.securityGroup,
        "securityGroupInfo",
        (group) => ({ groupId: group.id, groupName: text(group, "name"), vpcId: text(group, "vpcId") }),
        (group) => ({ "group-name": [text(group, "name")] }),
    ),
    DeleteSecurityGroup: deletion(TYPES.securityGroup, "GroupId", "InvalidGroup.NotFound"),
    DescribeSecurityGroupRules: (input, { world }) => {
        const rules = ([TYPES.ingress, TYPES.egress] as const).flatMap((type) => world.all(type));
        const found = filtered(input, rules, (rule) => ({
            ...tagValues(rule),
            "group-id": [text(rule, "securityGroupId")],
        }));
        const shown = found.map((rule) => ({
            securityGroupRuleId: rule.id,
            groupId: text(rule, "securityGroupId"),
            isEgress: rule.type === TYPES.egress,
            tagSet: tagSet(rule),
        }));
        return paged("securityGroupRuleSet", input, shown);
    },
    RevokeSecurityGroupIngress: ruleDeletion(TYPES.ingress),
    RevokeSecurityGroupEgress: ruleDeletion(TYPES.egress),

    DescribeNetworkAcls: (input, { world }) => {
        const adopted = world.all(TYPES.vpc).map((vpc) => ({ id: text(vpc, "defaultNetworkAclId"), vpcId: vpc.id }));
        const defaults = adopted.map(({ id, vpcId }) => ({
            networkAclId: id,
            vpcId,
            default: true,
            associationSet: [],
            tagSet: [],
        }));
        const own = world.all(TYPES.networkAcl).map((acl) => ({
            networkAclId: acl.id,
            vpcId: text(acl, "vpcId"),
            default: false,
            associationSet: aclAssociations(acl),
            tagSet: tagSet(acl),
        }));
        const ids = textsOf(input, "NetworkAclId");
        const named = [...defaults, ...own].filter((acl) => ids.length === 0 || ids.includes(acl.networkAclId));
        const found = filtered(input, named, ({ vpcId, default: isDefault, tagSet: tags }) => ({
            ...Object.fromEntries(tags.map(({ key, value }) => [`tag:${key}`, [value]])),
            "vpc-id": [vpcId],
            default: [String(isDefault)],
        }));
        return paged("networkAclSet", input, found);
    },
    ReplaceNetworkAclAssociation: (input, { world }) => {
        const id = textOf(input, "AssociationId");
        const acls = world.all(TYPES.networkAcl);
        const isIt = (acl: CloudObject) => aclAssociations(acl).some((each) => each.networkAclAssociationId === id);
        const acl = demand(
            acls.find(isIt),
            "InvalidAssociationID.NotFound",
            `The association ID '${id}' does not exist`,
        );
        const left = aclAssociations(acl).filter((each) => each.networkAclAssociationId !== id);
        world.put({ ...acl, outputs: { ...acl.outputs, subnetIds: left.map(({ subnetId }) => subnetId) } }, acl);
        return { newAssociationId: `${id}-2` };
    },
    DeleteNetworkAcl: (input, place) => {
        const acl = place.world.get(TYPES.networkAcl, textOf(input, "NetworkAclId"));
        if (acl !== undefined && aclAssociations(acl).length > 0) {
            throw new AwsError(
                "DependencyViolation",
                `The networkAcl '${acl.id}' has dependencies and cannot be deleted.`,
            );
        }
        return deletion(TYPES.networkAcl, "NetworkAclId", "InvalidNetworkAclID.NotFound")(input, place);
    },

    DescribeRouteTables: (input, { world }) => {
        const associations = world.all(TYPES.routeTableAssociation);
        const shown = world.all(TYPES.routeTable).map((table) => ({
            routeTableId: table.id,
            associationSet: associations
                .filter((each) => text(each, "routeTableId") === table.id)
                .map((each) => ({
                    routeTableAssociationId: each.id,
                    routeTableId: table.id,
                    subnetId: text(each, "subnetId"),
                    main: false,
                })),
        }));
        const found = filtered(input, shown, ({ associationSet }) => ({
            "association.subnet-id": associationSet.map(({ subnetId }) => subnetId),
        }));
        return paged("routeTableSet", input, found);
    },
    DisassociateRouteTable: deletion(TYPES.routeTableAssociation, "AssociationId", "InvalidAssociationID.NotFound"),

    DescribeNetworkInterfaces: (input, { world }) => {
        const found = filtered(input, interfaces(world), ({ subnet }) => ({ "subnet-id": [subnet.id] }));
        const shown = found.map(({ subnet, member }) => ({
            networkInterfaceId: member.id,
            subnetId: subnet.id,
            status: member.task === undefined ? "available" : "in-use",
            description: member.description,
            requesterManaged: member.task !== undefined,
        }));
        return paged("networkInterfaceSet", input, shown);
    },
    DeleteNetworkInterface: (input, { world }) => {
        const id = textOf(input, "NetworkInterfaceId");
        const found = interfaces(world).find(({ member }) => member.id === id);
        if (found === undefined) {
            throw new AwsError("InvalidNetworkInterfaceID.NotFound", `The networkInterface ID '${id}' does not exist`);
        }
        if (found.member.task !== undefined) {
            throw new AwsError("InvalidNetworkInterface.InUse", `Interface: ${id} in use.`);
        }
        dropMembers(world, INTERFACE_HOLDERS, "network interface", id);
        return { return: true };
    },
};
