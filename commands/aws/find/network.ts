import {
    type Filter,
    paginateDescribeNetworkAcls,
    paginateDescribeNetworkInterfaces,
    paginateDescribeSecurityGroups,
    paginateDescribeSubnets,
    type Tag,
} from "@aws-sdk/client-ec2";
import { allOf, type Finder, type Found, handleIn, inEach, isWanted, type Search } from "../found";

/** Names of security groups, clusters and budgets of all contractors; the handle follows. */
export const SHARED_PREFIX = "contractor-";

/** EC2's filters take `*`. */
function tagFilter({ handle = "*" }: Search): Filter[] {
    return [{ Name: "tag:Contractor", Values: [handle] }];
}

/** A thing with the tag, when the tag is a handle that is looked for. */
function tagged(search: Search, tags: Tag[] | undefined, found: Omit<Found, "handle" | "access">): Found[] {
    const handle = tags?.find(({ Key }) => Key === "Contractor")?.Value;
    return isWanted(search, handle) ? [{ ...found, handle, access: false }] : [];
}

/** Subnets and network ACLs by their tag, which they are made with; security groups by their name. */
export const findNetwork: Finder = async (search) => {
    const { ec2: client } = search.clients;
    const Filters = tagFilter(search);
    const [subnets, acls, groups] = await Promise.all([
        allOf(paginateDescribeSubnets({ client }, { Filters }), (page) => page.Subnets),
        allOf(paginateDescribeNetworkAcls({ client }, { Filters }), (page) => page.NetworkAcls),
        allOf(
            paginateDescribeSecurityGroups(
                { client },
                { Filters: [{ Name: "group-name", Values: [`${SHARED_PREFIX}${search.handle ?? "*"}`] }] },
            ),
            (page) => page.SecurityGroups,
        ),
    ]);
    return [
        ...subnets.flatMap(({ SubnetId = "", CidrBlock = "", Tags }) =>
            tagged(search, Tags, { kind: "subnet", id: SubnetId, detail: CidrBlock }),
        ),
        ...acls.flatMap(({ NetworkAclId = "", Tags }) =>
            tagged(search, Tags, { kind: "network ACL", id: NetworkAclId }),
        ),
        ...groups.flatMap(({ GroupId = "", GroupName = "" }) => {
            const handle = handleIn(search, GroupName, SHARED_PREFIX);
            return handle === undefined
                ? []
                : [{ handle, kind: "security group", id: GroupId, access: false, detail: GroupName } as const];
        }),
    ];
};

/** What is attached in the subnets that were found. */
export async function findInterfaces(search: Search, network: readonly Found[]): Promise<Found[]> {
    const subnets = network.filter(({ kind }) => kind === "subnet");
    return inEach(subnets, async ({ handle, id: subnet }) => {
        const Filters = [{ Name: "subnet-id", Values: [subnet] }];
        const pages = paginateDescribeNetworkInterfaces({ client: search.clients.ec2 }, { Filters });
        const found = await allOf(pages, (page) => page.NetworkInterfaces);
        return found.map(({ NetworkInterfaceId = "", Status = "" }) => ({
            handle,
            kind: "network interface" as const,
            id: NetworkInterfaceId,
            within: subnet,
            access: false,
            detail: Status,
        }));
    });
}
