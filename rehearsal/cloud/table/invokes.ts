import { CloudError } from "../errors";
import { hex, spell } from "../ids";
import { shown } from "../validate";
import type { CloudSettings } from "../settings";
import type { Props } from "../values";
import type { World } from "../world";

/** A function of a provider: arguments in, result out; throws a `CloudError` when the service would refuse. */
type Invoke = (inputs: Props, settings: CloudSettings, world: World) => Props;
export type Invokes = Readonly<Record<string, Invoke>>;

/** The id of AWS's own prefix list of a service with gateway endpoints. */
export function gatewayPrefixListId(serviceName: string): string {
    return `pl-${spell(serviceName, hex, 8)}`;
}

/** To add a function: its token, and what it answers. Unknown ones are refused. */
export const invokes: Invokes = {
    // [D] aws/ec2/getManagedPrefixList.d.ts. AWS owns one list for each service with a gateway endpoint.
    "aws:ec2/getManagedPrefixList:getManagedPrefixList": ({ name, region }, settings) => {
        const at = typeof region === "string" ? region : settings.region;
        const owned = ["s3", "dynamodb"].map((service) => `com.amazonaws.${at}.${service}`);
        if (typeof name !== "string" || !owned.includes(name)) {
            throw new CloudError(
                `no matching EC2 Managed Prefix List found: name is ${shown(name)}; there are ${owned.join(", ")}`,
            );
        }
        const id = gatewayPrefixListId(name);
        return {
            id,
            name,
            region: at,
            addressFamily: "IPv4",
            arn: `arn:${settings.partition}:ec2:${at}:aws:prefix-list/${id}`,
            entries: [{ cidr: "52.218.0.0/17", description: "" }],
            maxEntries: 0,
            ownerId: "AWS",
            version: 0,
            tags: {},
        };
    },
};
