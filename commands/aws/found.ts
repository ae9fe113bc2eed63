import pMap from "p-map";
import { handleSchema } from "../../components/configuration/entry";
import type { Organization } from "../../components/configuration/organization";
import type { AwsClients } from "./clients";

/** What there can be of a contractor in AWS, in AWS's words. */
export type Kind =
    // What the person's CI makes.
    | "ECS service"
    | "ECS task"
    | "task definition"
    | "network interface"
    | "image"
    | "object"
    | "extra log group"
    // What an entry makes; see the sweep's template.ts for what each is to the engine.
    | "VPN authorization rule"
    | "budget action"
    | "budget"
    | "IAM role"
    | "IAM policy"
    | "security group rule"
    | "route table association"
    | "subnet"
    | "network ACL"
    | "security group"
    | "ECR repository"
    | "S3 bucket"
    | "log group"
    | "ECS cluster"
    | "SSM parameter"
    // What nobody should have made.
    | "IAM user"
    | "access key"
    | `tagged ${string}`;

/** Something that carries a contractor's handle in its name, path, place or tag. */
export interface Found {
    handle: string;
    kind: Kind;
    /** As AWS's API takes it, and as the engine's state has it where an entry makes such things. */
    id: string;
    /** True when somebody can get in with it. */
    access: boolean;
    /** What it is in: a cluster, a bucket, a repository, a subnet, a group. */
    within?: string;
    /** Of an object. */
    version?: string;
    detail?: string;
}

/** Where to look, and for whom: for everybody when no handle is given. */
export interface Search {
    clients: AwsClients;
    organization: Organization;
    handle?: string;
}

export type Finder = (search: Search) => Promise<Found[]>;

/** Calls to one service at once. */
export const AT_ONCE = 5;

/** Everything on all pages. */
export async function allOf<Page, T>(pages: AsyncIterable<Page>, pick: (page: Page) => T[] | undefined): Promise<T[]> {
    const all: T[] = [];
    for await (const one of pages) {
        all.push(...(pick(one) ?? []));
    }
    return all;
}

/** What is in each of several things, some at a time. */
export async function inEach<T, R>(things: readonly T[], look: (thing: T) => Promise<R[]>): Promise<R[]> {
    return (await pMap(things, look, { concurrency: AT_ONCE })).flat();
}

/** A list in parts of at most so many. */
export function chunks<T>(things: readonly T[], size: number): T[][] {
    return things.flatMap((_, index) => (index % size === 0 ? [things.slice(index, index + size)] : []));
}

/**
 * The handle that a text carries between `prefix` and `end`, when it is one that is looked for. Handles are compared
 * whole: `ana` is never found in what `ana-silva` has.
 */
export function handleIn(search: Pick<Search, "handle">, text: string, prefix: string, end = ""): string | undefined {
    const rest = text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
    const stop = rest === undefined || end === "" ? -1 : rest.indexOf(end);
    const handle = end !== "" && stop < 0 ? undefined : rest?.slice(0, stop < 0 ? undefined : stop);
    return isWanted(search, handle) ? handle : undefined;
}

/** True for a handle, and for the one that is looked for. */
export function isWanted({ handle }: Pick<Search, "handle">, found: string | undefined): found is string {
    return handle === undefined ? handleSchema.safeParse(found).success : found === handle;
}
