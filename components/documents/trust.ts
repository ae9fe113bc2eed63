import type { Organization } from "../configuration/organization";
import type { AccessPlan } from "../planning/access-plan";
import { type PolicyDocument, policyDocument } from "./policy-document";

type Account = Organization["aws"];

/** Where an AWS partition takes SAML assertions, and what it calls itself in them. */
export interface SamlSignIn {
    /** The assertion's recipient, and the value of the condition key `SAML:aud`. */
    url: string;
    /** The assertion's audience. */
    entityId: string;
}

const SIGN_IN: Record<Account["partition"], SamlSignIn> = {
    aws: { url: "https://signin.aws.amazon.com/saml", entityId: "urn:amazon:webservices" },
    "aws-cn": { url: "https://signin.amazonaws.cn/saml", entityId: "urn:amazon:webservices:cn-north-1" },
    "aws-us-gov": { url: "https://signin.amazonaws-us-gov.com/saml", entityId: "urn:amazon:webservices:govcloud" },
};

/** AWS's sign-in for SAML, by partition. Source: AWS's guides to SAML federation of the three partitions. */
export function samlSignIn(partition: Account["partition"]): SamlSignIn {
    return SIGN_IN[partition];
}

/**
 * The last instant is in the trust too, so that nobody signs in after it, even where a boundary was taken off. Roles of
 * running sessions are stopped by the boundary's Deny, which begins at the same instant.
 */
const beforeTheEnd = (plan: AccessPlan) => ({ DateLessThan: { "aws:CurrentTime": plan.endsAt } });

/**
 * Who may take on the access role: this person alone, signed in through Okta's AWS app, with the login as source
 * identity, until the last day. The source identity stays with everything that the session does and cannot be changed.
 *
 * Two statements, because STS judges each action with its own keys only: `SetSourceIdentity` is asked beside
 * `AssumeRoleWithSAML` when the assertion carries a source identity, and knows no `SAML:` key; one statement with all
 * conditions would refuse everybody. Without a source identity the first statement refuses. `SAML:sub_type` is left
 * out: it names the form of the subject, which the exact subject of an exact provider leaves no choice of.
 */
export function accessTrust(plan: AccessPlan): PolicyDocument {
    const { login } = plan.names;
    const okta = { Federated: plan.platformArns.awsSamlProvider };
    return policyDocument(
        {
            Sid: "SignInThroughOkta",
            Effect: "Allow",
            Principal: okta,
            Action: "sts:AssumeRoleWithSAML",
            Condition: {
                StringEquals: {
                    "SAML:aud": samlSignIn(plan.organization.aws.partition).url,
                    "SAML:sub": login,
                    "sts:SourceIdentity": login,
                },
                ...beforeTheEnd(plan),
            },
        },
        {
            Sid: "BeNamedInEverything",
            Effect: "Allow",
            Principal: okta,
            Action: "sts:SetSourceIdentity",
            Condition: { StringEquals: { "sts:SourceIdentity": login }, ...beforeTheEnd(plan) },
        },
    );
}

/**
 * Who may take on the deploy role: workflow runs of the person's own environment in a guarded repository, started by
 * the person's own GitHub account, until the last day. `sub` and `repository_id` name the repository, so that a
 * re-created one of the same name is a stranger; `actor_id` names the person, because every pusher of a shared
 * repository can name its environments. Undefined when the person has no repository: then there is no deploy role.
 *
 * Throws RangeError when the plan names a repository that the organization does not guard.
 */
export function deployTrust(plan: AccessPlan): PolicyDocument | undefined {
    if (plan.repositories.length === 0) {
        return undefined;
    }
    const repositories = plan.repositories.map((name) => ({ name, id: repositoryId(plan, name) }));
    return policyDocument({
        Sid: "DeployFromOwnEnvironment",
        Effect: "Allow",
        Principal: { Federated: plan.platformArns.githubOidcProvider },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
            StringEquals: {
                "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                "token.actions.githubusercontent.com:sub": repositories.map((repository) => subject(plan, repository)),
                "token.actions.githubusercontent.com:repository_id": repositories.map(({ id }) => String(id)),
                "token.actions.githubusercontent.com:actor_id": String(plan.entry.github.id),
            },
            ...beforeTheEnd(plan),
        },
    });
}

function repositoryId(plan: AccessPlan, name: string): number {
    const repository = plan.organization.repositories[name];
    if (repository === undefined) {
        throw new RangeError(`${plan.entry.handle}: the organization has no repository ${name}`);
    }
    return repository.id;
}

/** GitHub's subject of a run in the person's environment, in the one form that the organization's tokens carry. */
function subject(plan: AccessPlan, repository: { name: string; id: number }): string {
    const { github } = plan.organization;
    const path =
        github.subject === "immutable"
            ? `${github.organization}@${github.id}/${repository.name}@${repository.id}`
            : `${github.organization}/${repository.name}`;
    return `repo:${path}:environment:${plan.names.shared}`;
}

/**
 * Who may take on the task and the execution role: ECS tasks of this account and region, until the last day. ECS says
 * which account and region it acts for, not which cluster; that only the own services get these roles is decided by
 * who may pass them.
 */
export function taskTrust(plan: AccessPlan): PolicyDocument {
    const { partition, region, accountId } = plan.organization.aws;
    const sourceArn = `arn:${partition}:ecs:${region}:${accountId}:*`;
    return serviceTrust("ecs-tasks.amazonaws.com", accountId, sourceArn, beforeTheEnd(plan));
}

/**
 * Trust in one AWS service, while it acts for resources of the own account: a service serves other customers too, and
 * must not be led to act for them (confused deputy). With `sourceArn`, for those resources only.
 */
export function serviceTrust(
    service: string,
    accountId: string,
    sourceArn?: string,
    until: ReturnType<typeof beforeTheEnd> | Record<string, never> = {},
): PolicyDocument {
    return policyDocument({
        Sid: "ActForThisAccount",
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: {
            StringEquals: { "aws:SourceAccount": accountId },
            ...(sourceArn !== undefined && { ArnLike: { "aws:SourceArn": sourceArn } }),
            ...until,
        },
    });
}
