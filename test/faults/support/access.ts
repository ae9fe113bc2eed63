import type { CloudObject, CloudState, LogEntry } from "../../../rehearsal/cloud/world";

/*
 * What people can get into, from the cloud's own record of what was made and deleted: never from the engine's state or
 * from what the kit says.
 */

const GRANT = /contractor-access:index:(?:VpnAccess|SandboxAccess|GithubAccess|QualityGatedCi)\$/;

/** True for what lets somebody in, by its URN. */
function isGrant({ urn = "" }: { urn?: string }): boolean {
    return GRANT.test(urn);
}

const nameOf = ({ urn = "" }: { urn?: string }): string => urn.slice(urn.lastIndexOf("::") + 2);

/** What somebody can get in with at one instant: the grants by their part, each with how far it reaches. */
export interface Access {
    /** Names of parts, such as `vpn-authorization`. */
    grants: ReadonlySet<string>;
    /** The same with what decides how far they reach, and whether the identity can sign in. */
    reach: ReadonlySet<string>;
}

/** A person's access as the cloud has it. */
export function accessOf({ objects }: CloudState, handle: string): Access {
    const mine = objects.filter((each) => nameOf(each).startsWith(`${handle}/`));
    const grants = mine.filter(isGrant);
    const status = mine.find(({ type }) => type === "okta:user/user:User")?.outputs.status;
    const signIn = status === "ACTIVE" || status === "PROVISIONED" ? ["sign-in"] : [];
    return {
        grants: new Set(grants.map((each) => partOf(nameOf(each)))),
        reach: new Set([...grants.map(reachOf), ...signIn]),
    };
}

const partOf = (name: string): string => name.slice(name.indexOf("/") + 1);

function reachOf(object: CloudObject): string {
    const { permission } = object.outputs;
    return [partOf(nameOf(object)), ...(typeof permission === "string" ? [permission] : [])].join(" ");
}

/** Parts of every grant that was there at some instant of a record. */
export function everGranted(log: readonly LogEntry[], handle: string, before: Access): Set<string> {
    const made = log.filter(({ operation, name }) => operation === "create" && name.startsWith(`${handle}/`));
    return new Set([...before.grants, ...made.filter(isGrant).map(({ name }) => partOf(name))]);
}

/** Deletions of a person's sandbox that came while a grant was still there, by the record. */
export function sandboxGoneBeforeGrants(log: readonly LogEntry[], handle: string, before: Access): string[] {
    const alive = new Set(before.grants);
    const wrong: string[] = [];
    for (const entry of log.filter(({ name, error }) => name.startsWith(`${handle}/`) && error === undefined)) {
        const part = partOf(entry.name);
        if (entry.operation === "create" && isGrant(entry)) {
            alive.add(part);
        } else if (entry.operation === "delete" && isGrant(entry)) {
            alive.delete(part);
        } else if (entry.operation === "delete" && entry.urn.includes("index:Sandbox$") && alive.size > 0) {
            wrong.push(`${part} went before ${[...alive].join(", ")}`);
        }
    }
    return wrong;
}
