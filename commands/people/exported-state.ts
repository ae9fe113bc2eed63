import { z } from "zod";
import { type Organization, organizationSchema } from "../../components/configuration/organization";
import { type GraphResource, there } from "../../policies/graph/graph";
import { readState } from "../../policies/graph/read-state";
import {
    CONTRACTOR_ACCESS,
    contractorOf,
    isComponent,
    isProvider,
    ORGANIZATION,
    type Resource,
} from "../../policies/model/resource";
import { isObject } from "../../policies/model/values";
import { type RosterEntry, rosterEntry } from "./roster-file";

/** An operation that a killed update had begun; nobody knows how it ended. */
interface PendingOperation {
    /** `creating`, `updating`, `deleting` and the like. */
    kind: string;
    type: string;
    /** The resource's logical name. */
    name: string;
}

/** What an exported state tells of people. */
export interface ExportedState {
    graph: readonly GraphResource[];
    organization?: Organization;
    /** The entries as the last update saw them; after a failed deletion also those that stand in no file any more. */
    entries: ReadonlyMap<string, RosterEntry>;
    /** Whoever held a grant when the state was written. */
    granted: ReadonlySet<string>;
    oktaUserIds: ReadonlyMap<string, string>;
    vpnEndpointId?: string;
    /** What each person has in the services, as the engine knows it. */
    owned: ReadonlyMap<string, readonly Resource[]>;
    pending: readonly PendingOperation[];
}

const GRANTS = ["VpnAccess", "SandboxAccess", "GithubAccess", "QualityGatedCi", "SpendingLimit"].map(
    (part) => `contractor-access:index:${part}`,
);

/**
 * Reads what `pulumi stack export` wrote.
 *
 * @throws Error when the text is no such state.
 */
export function readExportedState(text: string, today: string): ExportedState {
    const graph = readState(text);
    const resources = graph.map(there);
    const ofType = (type: string) => resources.filter((each) => each.type === type);
    const organization = organizationOf(ofType(ORGANIZATION)[0]);
    const vpnEndpointId = vpnEndpointOf(resources);
    const users = byOwner(ofType("okta:user/user:User"));
    return {
        graph,
        ...(organization && { organization }),
        entries: new Map(
            ofType(CONTRACTOR_ACCESS).map(({ name, properties }) => [name, rosterEntry(properties.entry, today)]),
        ),
        granted: new Set(byOwner(resources.filter(({ type }) => GRANTS.includes(type))).keys()),
        oktaUserIds: new Map([...users].flatMap(([handle, [user]]) => (user?.id ? [[handle, user.id] as const] : []))),
        ...(vpnEndpointId !== undefined && { vpnEndpointId }),
        owned: byOwner(resources.filter((each) => !isComponent(each) && !isProvider(each))),
        pending: pendingOf(text),
    };
}

/** Beside the organization the component declares who left, which is no part of it. */
function organizationOf(declared: Resource | undefined): Organization | undefined {
    const own = Object.entries(declared?.properties ?? {}).filter(([key]) => key in organizationSchema.shape);
    return organizationSchema.safeParse(Object.fromEntries(own)).data;
}

function byOwner(resources: readonly Resource[]): Map<string, Resource[]> {
    const owned = new Map<string, Resource[]>();
    for (const resource of resources) {
        const handle = contractorOf(resource);
        if (handle !== undefined) {
            owned.set(handle, [...(owned.get(handle) ?? []), resource]);
        }
    }
    return owned;
}

/** A cohort's stack has no endpoint of its own, but its output `vpn` names the platform's. */
function vpnEndpointOf(resources: readonly Resource[]): string | undefined {
    const { vpn } = resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.properties ?? {};
    const endpoint = isObject(vpn) ? vpn.endpoint : undefined;
    return typeof endpoint === "string" ? endpoint : resources.find(({ name }) => name === "platform/vpn-endpoint")?.id;
}

const pendingSchema = z.object({
    deployment: z.object({
        pending_operations: z
            .array(z.object({ type: z.string(), resource: z.object({ urn: z.string(), type: z.string() }) }))
            .nullish(),
    }),
});

function pendingOf(text: string): PendingOperation[] {
    const { deployment } = pendingSchema.parse(JSON.parse(text));
    return (deployment.pending_operations ?? []).map(({ type: kind, resource: { urn, type } }) => ({
        kind,
        type,
        name: urn.slice(urn.lastIndexOf("::") + 2),
    }));
}
