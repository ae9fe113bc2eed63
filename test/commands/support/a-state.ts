import { AN_ENTRY, AN_ORGANIZATION } from "./records";

/** One resource of a state. */
export interface StateResource {
    name: string;
    type?: string;
    id?: string;
    outputs?: object;
}

/** What `pulumi stack export` would write, with the organization's component and these resources. */
export function aState(
    resources: readonly StateResource[],
    pending: readonly [kind: string, name: string][] = [],
): string {
    const urn = (type: string, name: string) => `urn:pulumi:acme::contractor-access::${type}::${name}`;
    const all = [
        {
            name: "organization",
            type: "contractor-access:index:Organization",
            outputs: { ...AN_ORGANIZATION, formerContractors: {} },
        },
        ...resources,
    ].map(({ name, type = "aws:iam/role:Role", id, outputs = {} }: StateResource) => ({
        urn: urn(type, name),
        type,
        ...(id !== undefined && { id }),
        inputs: {},
        outputs,
    }));
    const operations = pending.map(([type, name]) => ({
        type,
        resource: { urn: urn("aws:iam/role:Role", name), type: "aws:iam/role:Role" },
    }));
    return JSON.stringify({ version: 3, deployment: { resources: all, pending_operations: operations } });
}

/** A person's resources: the component with the entry, the grants if any, the user, and something of the sandbox. */
export function resourcesOf(handle: string, { granted = true, entry = AN_ENTRY } = {}): StateResource[] {
    const part = (name: string, type: string) => ({
        name: `${handle}/${name}`,
        type: `contractor-access:index:${type}`,
    });
    return [
        {
            name: handle,
            type: "contractor-access:index:ContractorAccess",
            outputs: { entry: { ...entry, handle }, state: "active" },
        },
        { name: `${handle}/user`, type: "okta:user/user:User", id: `00u-${handle}` },
        { name: `${handle}/bucket`, type: "aws:s3/bucket:Bucket", id: `acme-${handle}` },
        part("identity", "Identity"),
        ...(granted ? [part("vpn-access", "VpnAccess"), { name: `${handle}/access-role`, id: "a-role" }] : []),
    ];
}
