import type { AccessPlan } from "../planning/access-plan";
import { type PolicyDocument, policyDocument } from "./policy-document";

/**
 * The policy of one contractor's bucket. It only denies: who may come in is said by the roles. Contents are read and
 * written by the person's access and task roles and by nobody else in the account, whatever their own policies say.
 * Deleting, listing and the bucket's settings stay open to whoever provisions and sweeps: a policy that shuts its own
 * author out can be removed by the root user only.
 */
export function bucketPolicy(plan: AccessPlan): PolicyDocument {
    const { bucket, objects, role } = plan.arns;
    return policyDocument(
        {
            Sid: "EncryptedConnectionsOnly",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [bucket, objects],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
            Sid: "OwnRolesOnly",
            Effect: "Deny",
            Principal: "*",
            Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
            Resource: objects,
            // The key holds the role of a session, and is absent for the anonymous, who are denied with it.
            Condition: { ArnNotEquals: { "aws:PrincipalArn": [role.access, role.task] } },
        },
    );
}
