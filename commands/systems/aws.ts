import { GetRoleCommand, GetRolePolicyCommand, type IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { RoleKind } from "../../components/planning/names";
import { awsAccount } from "../aws/clients";
import { type Deny, DENY_POLICY, denyDocument, readDeny } from "../aws/deny";
import { about, everyOne, unlessMissing } from "../aws/failures";
import { findEverything } from "../aws/find/everything";
import type { Found } from "../aws/found";
import { denials, type RoleNow } from "./aws/denials";
import type { AccessSystem, OwnedTrace, Person, SystemContext } from "./system";

const ROLES: readonly { kind: RoleKind; isGrant: boolean }[] = [
    { kind: "access", isGrant: true },
    { kind: "deploy", isGrant: true },
    { kind: "task", isGrant: false },
    { kind: "execution", isGrant: false },
];

/** The AWS account: sessions of the person's roles, and everything that carries the handle. */
export function awsSystem({ organization, now }: SystemContext): AccessSystem {
    const account = awsAccount(organization);
    const open = () => about("AWS", account);
    return {
        name: "AWS",
        async end(person, tell) {
            const { iam } = await open();
            const seen = await Promise.allSettled(ROLES.map((role) => lookAt(iam, person, role)));
            const roles = seen.flatMap((each) => (each.status === "fulfilled" && each.value ? [each.value] : []));
            const unseen = seen.flatMap((each) => (each.status === "rejected" ? [each.reason as Error] : []));
            const steps = denials(roles, now()).map(
                ({ name, deny }) =>
                    () =>
                        put(iam, name, deny, tell),
            );
            // Grants come first in the list, but a role is shut whatever happens to another.
            await everyOne([...steps, ...unseen.map((error) => () => Promise.reject(error))]);
        },
        async traces({ handle }) {
            const clients = await open();
            const found = await about("AWS", () => findEverything({ clients, organization, handle }));
            return found.map(traceOf);
        },
        async everybody() {
            const clients = await open();
            return (await about("AWS", () => findEverything({ clients, organization }))).map(traceOf);
        },
    };
}

function traceOf({ handle, kind, id, access, within, detail }: Found): OwnedTrace {
    const more = [within === undefined ? "" : `in ${within}`, detail ?? ""].filter((text) => text !== "").join(", ");
    return { system: "AWS", handle, kind, id, access, ...(more !== "" && { detail: more }) };
}

/** A role and what is denied to it; undefined when it is not there, or when its path says that it is somebody else's. */
async function lookAt(
    iam: IAMClient,
    { names, arns }: Person,
    { kind, isGrant }: (typeof ROLES)[number],
): Promise<RoleNow | undefined> {
    const name = names.role[kind];
    return about(`IAM role ${name}`, async () => {
        const answer = await unlessMissing(iam.send(new GetRoleCommand({ RoleName: name })));
        if (answer?.Role?.Arn !== arns.role[kind]) {
            return undefined;
        }
        const request = new GetRolePolicyCommand({ RoleName: name, PolicyName: DENY_POLICY });
        const document = (await unlessMissing(iam.send(request)))?.PolicyDocument;
        return {
            name,
            isGrant,
            inPlace: document === undefined ? undefined : readDeny(decodeURIComponent(document)),
            lastUsed: answer.Role.RoleLastUsed?.LastUsedDate,
        };
    });
}

async function put(iam: IAMClient, role: string, deny: Deny, tell: (deed: string) => void): Promise<void> {
    await about(`IAM role ${role}`, async () => {
        const PolicyDocument = denyDocument(deny);
        await unlessMissing(
            iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName: DENY_POLICY, PolicyDocument })),
        );
    });
    tell(
        deny === "everything"
            ? `denied everything to the role ${role}`
            : `denied the role ${role} to sessions issued before ${deny.toISOString()}`,
    );
}
