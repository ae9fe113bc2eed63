import * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { logicalName } from "../planning/names";
import { vpnRecord } from "../planning/vpn-record";
import type { GrantArgs } from "./grant-args";

type VpnRecordArgs = Pick<GrantArgs, "plan" | "sandbox">;

/**
 * What the VPN's connect handler decides by: a parameter with login, dates, suspension and sponsor. By itself it opens
 * nothing; without it nobody connects.
 *
 * It belongs to the environment, because somebody suspended has one that says so: a suspension or an earlier last day is
 * an update, and the engine makes all updates before the first deletion, so the handler refuses before the first grant
 * goes. But it hangs on the sandbox as the grants do: the engine deletes what hangs on nothing last, and after a sandbox
 * that does not go it would still be there.
 */
export class VpnRecord extends pulumi.ComponentResource {
    constructor({ plan, sandbox }: VpnRecordArgs, opts: pulumi.ComponentResourceOptions) {
        const { entry, names, tags } = plan;
        super("contractor-access:index:VpnRecord", logicalName(entry.handle, "vpn-access-record"), {}, opts);
        new ssm.Parameter(
            logicalName(entry.handle, "vpn-record"),
            {
                name: names.vpnRecord,
                description: `When contractor ${entry.handle} may connect to the VPN`,
                type: "String",
                // No secret, and previews, policies and reviewers are meant to see it.
                insecureValue: JSON.stringify(vpnRecord(entry, names.login)),
                tags,
            },
            { parent: this, dependsOn: [sandbox.budget] },
        );
        this.registerOutputs({});
    }
}
