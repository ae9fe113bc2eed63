import { paginateGetResources } from "@aws-sdk/client-resource-groups-tagging-api";
import { allOf, type Found, isWanted, type Search } from "../found";

/**
 * Everything else that carries the tag, whatever service it is of. ECS's things are left to ECS, whose own lists say
 * which of them are still there.
 */
export async function findTagged(search: Search, found: readonly Found[]): Promise<Found[]> {
    const TagFilters = [{ Key: "Contractor", ...(search.handle !== undefined && { Values: [search.handle] }) }];
    const pages = paginateGetResources({ client: search.clients.tagging }, { TagFilters });
    const mappings = await allOf(pages, (page) => page.ResourceTagMappingList);
    const known = new Set(found.map(({ handle, id }) => `${handle} ${lastPart(id)}`));
    return mappings.flatMap(({ ResourceARN: arn = "", Tags = [] }) => {
        const handle = Tags.find(({ Key }) => Key === "Contractor")?.Value;
        const service = arn.split(":")[2] ?? "";
        return isWanted(search, handle) && service !== "ecs" && !known.has(`${handle} ${lastPart(arn)}`)
            ? [{ handle, kind: kindOf(arn, service), id: arn, access: false }]
            : [];
    });
}

/** What an id and the ARN of the same thing have in common: `subnet-1` of `arn:...:subnet/subnet-1`. */
function lastPart(idOrArn: string): string {
    return /[^:/]*$/.exec(idOrArn)?.[0] ?? "";
}

function kindOf(arn: string, service: string): `tagged ${string}` {
    const [type = ""] = arn.split(":").slice(5).join(":").split(/[/:]/);
    return service === "s3" ? "tagged S3 bucket" : `tagged ${service} ${type}`;
}
