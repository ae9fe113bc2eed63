import { iamNoPublicTrust } from "../../../policies/iam/iam-no-public-trust";
import type { Properties } from "../../../policies/model/values";
import { add, type Edit, spoil, statement } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const TASK = "ana-silva/task-role";
const trust = (role: string, ...statements: Properties[]): Edit =>
    spoil(role, "assumeRolePolicy", JSON.stringify({ Version: "2012-10-17", Statement: statements }));
const to = (principal: Properties | string, condition: Properties = {}): Properties => ({
    Effect: "Allow",
    Principal: principal,
    Action: "sts:AssumeRole",
    Condition: condition,
});
const OURS = { StringEquals: { "aws:SourceAccount": "123456789012" } };
const TASKS = { Service: "ecs-tasks.amazonaws.com" };

export const cases: RuleCases = {
    rule: iamNoPublicTrust,
    mutants: {
        everybody: trust(TASK, to("*")),
        "everybody in AWS": trust(TASK, to({ AWS: "*" })),
        "everybody, with a condition": trust(TASK, to("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } })),
        "another account": trust(TASK, to({ AWS: "arn:aws:iam::999999999999:root" })),
        "another account, by its number": trust(TASK, to({ AWS: "999999999999" })),
        "another account's role, without external id": trust(
            TASK,
            to({ AWS: "arn:aws:iam::999999999999:role/vendor" }),
        ),
        "the whole own account": trust(TASK, to({ AWS: "arn:aws:iam::123456789012:root" })),
        "any role of the own account": trust(TASK, to({ AWS: "arn:aws:iam::123456789012:role/*" })),
        "a user": trust(TASK, to({ AWS: "arn:aws:iam::123456789012:user/ana" })),
        "everybody but one": trust(TASK, {
            Effect: "Allow",
            NotPrincipal: { AWS: "arn:aws:iam::999999999999:root" },
            Action: "sts:AssumeRole",
        }),
        "a service that others may lead": trust(TASK, to(TASKS)),
        "a service, if it says for whom": trust(
            TASK,
            to(TASKS, { StringEqualsIfExists: { "aws:SourceAccount": "123456789012" } }),
        ),
        "a service for all accounts but ours": trust(
            TASK,
            to(TASKS, { StringNotEquals: { "aws:SourceAccount": "123456789012" } }),
        ),
        "a service for two accounts": trust(
            TASK,
            to(TASKS, { StringEquals: { "aws:SourceAccount": ["123456789012", "999999999999"] } }),
        ),
        "a service for anybody's ARN": trust(TASK, to(TASKS, { ArnLike: { "aws:SourceArn": "arn:aws:ecs:*:*:*" } })),
        "Google's sign-in": trust(TASK, to({ Federated: "accounts.google.com" }, OURS)),
        "Cognito's sign-in": trust(TASK, to({ Federated: "cognito-identity.amazonaws.com" }, OURS)),
        "another account's provider": statement("ana-silva/access-role", "assumeRolePolicy", 0, {
            Principal: { Federated: "arn:aws:iam::999999999999:saml-provider/contractors-aws" },
        }),
        "a benign statement first": trust(TASK, to(TASKS, OURS), to({ AWS: "999999999999" })),
        "a rogue role": add("aws:iam/role:Role", "platform/backdoor", {
            assumeRolePolicy: { Version: "2012-10-17", Statement: to({ AWS: ["999999999999"] }) },
        }),
        "no document": spoil(TASK, "assumeRolePolicy", "everybody"),
    },
    variants: {
        "a service for the account's own ARNs": trust(
            TASK,
            to(TASKS, { ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:123456789012:*" } }),
        ),
        "one role of the account": trust(TASK, to({ AWS: "arn:aws:iam::123456789012:role/audit" })),
        "a Deny for everybody": trust(TASK, to(TASKS, OURS), { ...to("*"), Effect: "Deny" }),
    },
    says: {
        "another account":
            "contractor ana-silva, ana-silva/task-role (aws:iam/role:Role): assumeRolePolicy is open to arn:aws:iam::999999999999:root. Wanted: an identity provider, a single role, or a service that acts for this account. Fix: Name one identity provider or role of the account by ARN, or one service together with StringEquals aws:SourceAccount: <the account>.",
    },
    fixed: {
        everybody: trust(TASK, to(TASKS, OURS)),
        "a service that others may lead": statement(TASK, "assumeRolePolicy", 0, { Condition: OURS }),
    },
};
