import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { awsSystem } from "../../../commands/systems/aws";
import { clientVpnSystem } from "../../../commands/systems/client-vpn";
import type { PolicyDocument } from "../../../components/documents/policy-document";
import { listen } from "../../../rehearsal/apis/listen";
import { allowed, type Question } from "../../documents/simulate";
import { type AwsCall, awsFront } from "../../support/aws-front";
import { openFace } from "../support/face-stage";
import { contextOf, lead, personOf } from "../support/stage";
import { sweep } from "../sweep/sweep.cases";

const POLICY = JSON.parse(
    readFileSync(join(__dirname, "..", "..", "..", "docs", "kill-permissions.json"), "utf8"),
) as PolicyDocument;

/** Calls whose permission has another name (Service Authorization Reference). */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
    "budgets:DeleteBudget": ["budgets:ModifyBudget"],
    "budgets:DescribeBudgets": ["budgets:ViewBudget"],
    "s3:DeleteObjects": ["s3:DeleteObject", "s3:DeleteObjectVersion"],
    "s3:ListBuckets": ["s3:ListAllMyBuckets"],
    "s3:ListObjectVersions": ["s3:ListBucketVersions"],
};

function actionsOf({ service, operation }: AwsCall): readonly string[] {
    const action = `${service === "tagging" ? "tag" : service}:${operation}`;
    return OTHER_NAMES[action] ?? [action];
}

/** Every call of kill, verify, orphans and sweep, on an account in which there is something of everything. */
async function everyCall(): Promise<AwsCall[]> {
    const stage = await openFace();
    const calls: AwsCall[] = [];
    const front = await listen(
        awsFront((call) => {
            calls.push(call);
            return stage.url;
        }),
    );
    lead(front.url);
    const endpoint = stage.world.all("aws:ec2clientvpn/endpoint:Endpoint")[0]?.id ?? "";
    stage.live({
        vpnConnections: [
            {
                connectionId: "cvpn-connection-1",
                endpointId: endpoint,
                username: "ana@contractors.acme.example",
                status: "active",
                establishedAt: "2026-12-03 08:00:00",
            },
        ],
    });
    stage.plant({
        type: "aws:iam/user:User",
        id: "left",
        inputs: {},
        outputs: { path: "/contractors/ana/", arn: "arn:aws:iam::123456789012:user/contractors/ana/left" },
    });
    const arn = "arn:aws:iam::123456789012:policy/contractors-spending-stop";
    const attached = { role: "contractor-ana-access", policyArn: arn };
    stage.plant({ type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", id: "a", inputs: {}, outputs: attached });
    const ana = personOf("ana", stage.organization);
    for (const system of [clientVpnSystem(contextOf(stage.organization)), awsSystem(contextOf(stage.organization))]) {
        await system.end(ana, () => undefined);
        await system.traces(ana);
        await system.everybody();
    }
    expect((await sweep(stage, "ana", [])).errors).toEqual([]);
    // A network ACL is taken from its subnet only where the subnet stays.
    await sweep(
        stage,
        "ana-silva",
        stage.state.filter(({ type }) => type !== "aws:ec2/networkAcl:NetworkAcl"),
    );
    await front.stop();
    await stage.close();
    return calls;
}

describe("the permissions of who runs kill, verify, orphans and sweep", () => {
    it("are those of the calls that they make, no fewer and no more", async () => {
        const made = new Set((await everyCall()).flatMap(actionsOf));
        const permitted = POLICY.Statement.flatMap((statement) => [statement.Action ?? []].flat());
        expect([...made].sort()).toEqual(permitted.toSorted());
    });

    const account = "123456789012";
    const may = (action: string, resource: string, context: Question["context"] = {}) =>
        allowed(
            { principal: `arn:aws:iam::${account}:user/operator`, action, resource, account, context },
            { identity: [POLICY] },
        );
    const role = (path: string) => `arn:aws:iam::${account}:role${path}`;
    const boundary = (path: string) => ({ "iam:PermissionsBoundary": `arn:aws:iam::${account}:policy${path}` });

    it("reach contractors' roles while their boundary holds them, and no other role", async () => {
        const own = boundary("/contractors/ana/contractor-ana-boundary");
        expect(await may("iam:PutRolePolicy", role("/contractors/ana/contractor-ana-access"), own)).toBe(true);
        expect(await may("iam:PutRolePolicy", role("/contractors/ana/contractor-ana-access"), boundary("/admin"))).toBe(
            false,
        );
        expect(await may("iam:PutRolePolicy", role("/contractors/ana/contractor-ana-access"))).toBe(false);
        expect(await may("iam:PutRolePolicy", role("/admin"), own)).toBe(false);
        expect(await may("iam:DeleteRole", role("/contractors-budget-actions"))).toBe(false);
        expect(await may("iam:CreateUser", `arn:aws:iam::${account}:user/contractors/ana/x`)).toBe(false);
    });

    it("reach the kit's own endpoint and contractors' networks only", async () => {
        const endpoint = `arn:aws:ec2:eu-west-1:${account}:client-vpn-endpoint/cvpn-endpoint-0123456789abcdef0`;
        const tag = (key: string, value: string) => ({ [`aws:ResourceTag/${key}`]: value });
        const kit = tag("ManagedBy", "contractor-access-kit");
        expect(await may("ec2:TerminateClientVpnConnections", endpoint, kit)).toBe(true);
        expect(await may("ec2:TerminateClientVpnConnections", endpoint, tag("ManagedBy", "somebody"))).toBe(false);
        const subnet = `arn:aws:ec2:eu-west-1:${account}:subnet/subnet-0123456789abcdef0`;
        expect(await may("ec2:DeleteSubnet", subnet, tag("Contractor", "ana"))).toBe(true);
        expect(await may("ec2:DeleteSubnet", subnet, kit)).toBe(false);
    });

    it("reach contractors' stores and clusters only", async () => {
        expect(await may("s3:DeleteBucket", "arn:aws:s3:::acme-ana-123456789012")).toBe(true);
        expect(await may("s3:DeleteBucket", "arn:aws:s3:::zenith-audit")).toBe(false);
        expect(await may("ecs:StopTask", `arn:aws:ecs:eu-west-1:${account}:task/contractor-ana/0123456789abcdef`)).toBe(
            true,
        );
        expect(await may("ecs:StopTask", `arn:aws:ecs:eu-west-1:${account}:task/production/0123456789abcdef`)).toBe(
            false,
        );
        expect(await may("ssm:DeleteParameter", `arn:aws:ssm:eu-west-1:${account}:parameter/contractors-vpn/ana`)).toBe(
            true,
        );
        expect(await may("ssm:DeleteParameter", `arn:aws:ssm:eu-west-1:${account}:parameter/database/password`)).toBe(
            false,
        );
    });
});
