import { readFileSync } from "node:fs";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import { BUNDLED_HANDLER } from "../connect-handler/bundled";
import { vpnHandlerPermissions, vpnHandlerTrust } from "../documents/platform-documents";
import { toJson } from "../documents/policy-document";
import { platformArns } from "../planning/arns";
import { platformNames } from "../planning/names";

interface ConnectHandlerArgs {
    organization: Organization;
    tags: Record<string, string>;
}

/**
 * Who is asked before somebody connects to the VPN: a function that looks up the person's record and refuses whoever has
 * none, is suspended, or is not between first and last day. An error, a time-out or no answer at all refuses too. AWS
 * lets Client VPN call it by a service-linked role of its own (ClientVPNServiceConnectionsRolePolicy, any function named
 * `AWSClientVPN-*`), so it needs no resource policy. It holds no concurrency in reserve: a young account has none to give
 * away, and a refused call refuses the connection.
 * Costs practically nothing: one call a connection, and standard parameters are free.
 */
export class ConnectHandler extends pulumi.ComponentResource {
    /** Known by its plain ARN; what names that depends on this. */
    readonly function: lambda.Function;

    constructor(name: string, args: ConnectHandlerArgs, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:ConnectHandler", name, {}, opts);
        const logGroup = createLog(this, args);
        const permissions = createRole(this, args);
        this.function = createFunction(this, args, [logGroup, permissions]);
        this.registerOutputs({});
    }
}

function createLog(parent: pulumi.Resource, { tags }: ConnectHandlerArgs): cloudwatch.LogGroup {
    return new cloudwatch.LogGroup(
        "platform/vpn-handler-log-group",
        { name: platformNames.vpnHandlerLogGroup, retentionInDays: 365, tags },
        { parent },
    );
}

function createRole(parent: pulumi.Resource, { organization, tags }: ConnectHandlerArgs): iam.RolePolicy {
    const role = new iam.Role(
        "platform/vpn-handler-role",
        { name: platformNames.vpnHandlerRole, assumeRolePolicy: toJson(vpnHandlerTrust(organization.aws)), tags },
        { parent },
    );
    return new iam.RolePolicy(
        "platform/vpn-handler-permissions",
        { name: "read-records", role: role.name, policy: toJson(vpnHandlerPermissions(organization.aws)) },
        { parent },
    );
}

function createFunction(
    parent: pulumi.Resource,
    { organization, tags }: ConnectHandlerArgs,
    dependsOn: pulumi.Resource[],
): lambda.Function {
    // As text, so that the state holds no path of the machine that ran.
    const program = new pulumi.asset.StringAsset(readFileSync(BUNDLED_HANDLER, "utf8"));
    return new lambda.Function(
        "platform/vpn-handler",
        {
            name: platformNames.vpnHandler,
            description: "Decides whether a contractor may connect to the VPN",
            role: platformArns(organization.aws).vpnHandlerRole,
            runtime: lambda.Runtime.NodeJS24dX,
            handler: "index.handler",
            code: new pulumi.asset.AssetArchive({ "index.js": program }),
            // Client VPN waits 30 seconds.
            timeout: 20,
            memorySize: 256,
            loggingConfig: { logFormat: "JSON", logGroup: platformNames.vpnHandlerLogGroup },
            tags,
        },
        { parent, dependsOn },
    );
}
