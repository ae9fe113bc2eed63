import type { RoleKind } from "../../components/planning/names";
import { type Check, type Person, check } from "./world";

/** One line of a list: who takes on which of the person's roles, with what in hand. */
export interface SignIn {
    what: string;
    role: RoleKind;
    /** ARN of an identity provider or a principal, or the name of a service. */
    by: string;
    action: string;
    inHand: Readonly<Record<string, string>>;
}

/** What the person's assertion from Okta says. */
export function assertion({ plan }: Person): Record<string, string> {
    const url = {
        aws: "signin.aws.amazon.com",
        "aws-cn": "signin.amazonaws.cn",
        "aws-us-gov": "signin.amazonaws-us-gov.com",
    };
    return {
        "SAML:aud": `https://${url[plan.organization.aws.partition]}/saml`,
        "SAML:sub": plan.names.login,
        "SAML:sub_type": "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
        "sts:RoleSessionName": plan.names.login,
        "sts:SourceIdentity": plan.names.login,
    };
}

export const GITHUB = "token.actions.githubusercontent.com";

/** What the token of a workflow run of the person says, in the person's environment of a repository. */
export function token({ plan }: Person, repository: string): Record<string, string> {
    const { github, repositories } = plan.organization;
    const id = repositories[repository]?.id;
    const path =
        github.subject === "immutable"
            ? `${github.organization}@${github.id}/${repository}@${id}`
            : `${github.organization}/${repository}`;
    return {
        [`${GITHUB}:aud`]: "sts.amazonaws.com",
        [`${GITHUB}:sub`]: `repo:${path}:environment:contractor-${plan.entry.handle}`,
        [`${GITHUB}:repository_id`]: String(id),
        [`${GITHUB}:actor_id`]: String(plan.entry.github.id),
    };
}

/** What ECS says when it takes on the role of a task. */
export function ecsTask({ plan }: Person): Record<string, string> {
    const { partition, region, accountId } = plan.organization.aws;
    return {
        "aws:SourceAccount": accountId,
        "aws:SourceArn": `arn:${partition}:ecs:${region}:${accountId}:task/${plan.names.shared}/0123456789abcdef`,
    };
}

/** The role's trust, as STS judges it. */
export function asks({ plan }: Person, signIn: SignIn, at: string, expected: boolean): Check {
    const { what, role, by, action, inHand } = signIn;
    const { accountId, region } = plan.organization.aws;
    const trust = role === "execution" ? "trust of task" : `trust of ${role}`;
    const details = Object.entries(inHand).map(([key, value]) => `${key} ${value}`);
    return check(
        `${plan.entry.handle}, ${role} role, ${at}: ${what} (${[action, `by ${by}`, ...details].join(", ")})`,
        expected,
        {
            principal: by,
            action,
            resource: plan.arns.role[role],
            account: accountId,
            context: { "aws:CurrentTime": at, "aws:RequestedRegion": region, ...inHand },
        },
        { resource: trust },
    );
}
