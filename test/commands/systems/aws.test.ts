import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { awsSystem } from "../../../commands/systems/aws";
import { usableSessions } from "../../../rehearsal/cloud/sessions";
import { anOrganization, ORGANIZATION } from "../../support/a-contractor";
import { type FaceStage, openFace } from "../support/face-stage";
import { contextOf, NOW, personOf, SESSION_TOKEN } from "../support/stage";
import { awsCases } from "./aws.cases";

awsCases(openFace);

describe("AWS on a bad day", () => {
    let stage: FaceStage;
    beforeEach(async () => {
        stage = await openFace();
    });
    afterEach(() => stage.close());

    const end = async (handle = "ana", now = NOW) => {
        const deeds: string[] = [];
        await awsSystem(contextOf(stage.organization, now)).end(personOf(handle, stage.organization), (deed) =>
            deeds.push(deed),
        );
        return deeds;
    };
    const failureOf = async (work: Promise<unknown>) => {
        const error: unknown = await work.then(
            () => undefined,
            (reason: unknown) => reason,
        );
        return error instanceof Error ? error : new Error("it did not fail");
    };
    const denied = (role: string) =>
        stage.world.get("aws:iam/rolePolicy:RolePolicy", `${role}:contractor-access-ended`)?.outputs.policy;

    it("leaves no session in which anybody can do anything, but the containers' new ones and the neighbour's", async () => {
        const session = (roleName: string, issuedAt: string) => ({
            roleName,
            sessionName: "somebody",
            issuedAt,
            expiresAt: "2026-12-03T12:00:00.000Z",
        });
        const roles = ["access", "deploy", "task", "execution"].map((kind) => `contractor-ana-${kind}`);
        const old = [...roles, "contractor-ana-silva-access"].map((role) => session(role, "2026-12-03T09:59:59.000Z"));
        const later = roles.map((role) => session(role, "2026-12-03T10:00:01.000Z"));
        stage.live({ roleSessions: [...old, ...later] });
        await end();
        expect(usableSessions(stage.world, NOW).map(({ roleName, issuedAt }) => `${roleName} ${issuedAt}`)).toEqual([
            "contractor-ana-silva-access 2026-12-03T09:59:59.000Z",
            "contractor-ana-task 2026-12-03T10:00:01.000Z",
            "contractor-ana-execution 2026-12-03T10:00:01.000Z",
        ]);
    });

    it("goes on after 429, 500 and an ended connection on the first tries of every call", async () => {
        const each = { api: "aws", each: true } as const;
        stage.fail(
            { ...each, answer: { status: 429 } },
            { ...each, answer: { status: 500 } },
            { ...each, answer: "reset" },
        );
        expect(await end()).toHaveLength(4);
    });

    it("waits as long as Retry-After asks", async () => {
        stage.fail({ api: "aws", call: "PutRolePolicy", answer: { status: 429, headers: { "retry-after": "2" } } });
        const before = performance.now();
        expect(await end()).toHaveLength(4);
        expect(performance.now() - before).toBeGreaterThanOrEqual(1990);
    });

    it("shuts the other roles when one cannot be asked about, and says which", async () => {
        const body = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";
        stage.fail({ api: "aws", call: "GetRole", times: 1, answer: { status: 403, body } });
        const error = await failureOf(end());
        expect(error).toBeInstanceOf(AggregateError);
        expect(error.message).toMatch(/^IAM role contractor-ana-(?:access|deploy|task|execution): AccessDenied: no$/);
        expect(stage.changes().filter(({ call }) => call === "PutRolePolicy")).toHaveLength(3);
    });

    it("refuses the credentials of another account before anything is looked at", async () => {
        const organization = anOrganization({ aws: { ...ORGANIZATION.aws, accountId: "444455556666" } });
        const system = awsSystem(contextOf(organization));
        const error = await failureOf(system.end(personOf("ana", organization), () => undefined));
        expect(error.message).toBe(
            "AWS: The AWS credentials are of account 123456789012 (arn:aws:iam::123456789012:user/operator). Allowed: organization.aws.accountId 444455556666. Edit: set AWS_PROFILE, or the AWS variables, for that account. Nothing was changed.",
        );
        expect(stage.changes()).toEqual([]);
    });

    it("shows nothing of what was signed", async () => {
        const message = `The request signature we calculated does not match.\n\nThe Canonical String\nx-amz-security-token:${SESSION_TOKEN}`;
        const body = `<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>${message}</Message></Error></ErrorResponse>`;
        stage.fail({ api: "aws", call: "GetCallerIdentity", times: "always", answer: { status: 403, body } });
        const { message: shown } = await failureOf(end());
        expect(shown).toBe("AWS: SignatureDoesNotMatch: The request signature we calculated does not match.");
        expect(shown).not.toContain(SESSION_TOKEN);
    });

    it("denies sessions of containers up to now when access was open again since", async () => {
        await end();
        // Resumed: the next up made the grant's role anew.
        const id = "contractor-ana-access:contractor-access-ended";
        const policy = stage.world.get("aws:iam/rolePolicy:RolePolicy", id);
        stage.world.remove(policy ?? expect.fail("there is no denial"));
        const later = new Date("2026-12-05T08:00:00.000Z");
        await end("ana", later);
        expect(denied("contractor-ana-task")).toContain(later.toISOString());
        expect(denied("contractor-ana-access")).not.toContain("TokenIssueTime");
    });

    it("tells users and access keys with the tag, which nobody should have", async () => {
        stage.plant({
            type: "aws:iam/user:User",
            id: "ci-bot",
            inputs: {},
            outputs: { path: "/", arn: "arn:aws:iam::123456789012:user/ci-bot", tags: { Contractor: "ana" } },
            members: [
                { kind: "access key", id: "AKIAEXAMPLE000000001", status: "Active" },
                { kind: "access key", id: "AKIAEXAMPLE000000002", status: "Inactive" },
            ],
        });
        const traces = await awsSystem(contextOf(stage.organization)).traces(personOf("ana", stage.organization));
        expect(
            traces
                .filter(({ kind }) => ["IAM user", "access key"].includes(kind))
                .map(({ id, access }) => [id, access]),
        ).toEqual([
            ["ci-bot", true],
            ["AKIAEXAMPLE000000001", true],
            ["AKIAEXAMPLE000000002", false],
        ]);
    });
});
