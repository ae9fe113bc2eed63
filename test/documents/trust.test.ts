import { describe, expect, it } from "vitest";
import { toJson } from "../../components/documents/policy-document";
import { accessTrust, deployTrust, samlSignIn, taskTrust } from "../../components/documents/trust";
import { aContractor, anOrganization, aPlan, ORGANIZATION } from "../support/a-contractor";
import { WITHOUT_REPOSITORIES } from "./fixture";

describe("the trust of the access role", () => {
    it("names one person, one provider and the end, and asks for the person's name in everything", () => {
        const okta = { Federated: "arn:aws:iam::123456789012:saml-provider/contractors-aws" };
        const login = "ana-silva@contractors.acme.example";
        expect(accessTrust(aPlan())).toEqual({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "SignInThroughOkta",
                    Effect: "Allow",
                    Principal: okta,
                    Action: "sts:AssumeRoleWithSAML",
                    Condition: {
                        StringEquals: {
                            "SAML:aud": "https://signin.aws.amazon.com/saml",
                            "SAML:sub": login,
                            "sts:SourceIdentity": login,
                        },
                        DateLessThan: { "aws:CurrentTime": "2027-02-27T00:00:00Z" },
                    },
                },
                {
                    Sid: "BeNamedInEverything",
                    Effect: "Allow",
                    Principal: okta,
                    Action: "sts:SetSourceIdentity",
                    Condition: {
                        StringEquals: { "sts:SourceIdentity": login },
                        DateLessThan: { "aws:CurrentTime": "2027-02-27T00:00:00Z" },
                    },
                },
            ],
        });
    });

    it.each([
        ["aws", "https://signin.aws.amazon.com/saml", "urn:amazon:webservices"],
        ["aws-cn", "https://signin.amazonaws.cn/saml", "urn:amazon:webservices:cn-north-1"],
        ["aws-us-gov", "https://signin.amazonaws-us-gov.com/saml", "urn:amazon:webservices:govcloud"],
    ] as const)("knows where partition %s takes assertions", (partition, url, entityId) => {
        expect(samlSignIn(partition)).toEqual({ url, entityId });
    });
});

describe("the trust of the deploy role", () => {
    const conditions = (plan = aPlan()) => deployTrust(plan)?.Statement.map(({ Condition }) => Condition?.StringEquals);

    it("names the person's environment in each repository, by name and number, and the person's account", () => {
        expect(conditions()).toEqual([
            {
                "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                "token.actions.githubusercontent.com:sub": [
                    "repo:acme@9919/checkout-api@1296269:environment:contractor-ana-silva",
                    "repo:acme@9919/checkout-web@1296270:environment:contractor-ana-silva",
                ],
                "token.actions.githubusercontent.com:repository_id": ["1296269", "1296270"],
                "token.actions.githubusercontent.com:actor_id": "4815162",
            },
        ]);
    });

    it("has the older form of subject alone where the organization's tokens have it", () => {
        const organization = anOrganization({ github: { ...ORGANIZATION.github, subject: "legacy" } });
        expect(conditions(aPlan(aContractor(), organization))).toMatchObject([
            {
                "token.actions.githubusercontent.com:sub": [
                    "repo:acme/checkout-api:environment:contractor-ana-silva",
                    "repo:acme/checkout-web:environment:contractor-ana-silva",
                ],
            },
        ]);
    });

    it("is none without repositories", () => {
        expect(deployTrust(WITHOUT_REPOSITORIES.plan)).toBeUndefined();
    });

    it("refuses a repository that nobody guards", () => {
        const plan = { ...aPlan(), repositories: ["nowhere"] };
        expect(() => deployTrust(plan)).toThrow(
            new RangeError("ana-silva: the organization has no repository nowhere"),
        );
    });
});

describe("the trust of the task and execution roles", () => {
    it("is in ECS alone, for this account and region, until the end", () => {
        expect(toJson(taskTrust(aPlan()))).toBe(
            '{"Version":"2012-10-17","Statement":[{"Sid":"ActForThisAccount","Effect":"Allow",' +
                '"Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole","Condition":' +
                '{"StringEquals":{"aws:SourceAccount":"123456789012"},' +
                '"ArnLike":{"aws:SourceArn":"arn:aws:ecs:eu-west-1:123456789012:*"},' +
                '"DateLessThan":{"aws:CurrentTime":"2027-02-27T00:00:00Z"}}}]}',
        );
    });
});
