import { outsidersOf } from "../documents/own-account";
import { type IamStatement, readIamDocument } from "../documents/iam-document";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";

/** N6. Whom the ways to AWS's services serve. */
export const netEndpointPolicy: Rule = {
    id: "N6",
    name: "net-endpoint-policy",
    title: "Endpoints serve the staging account only",
    compliant:
        "Every VPC endpoint has a policy that admits principals of the staging account alone; the layers of images, in AWS's own bucket, are there for everybody.",
    why: "Without a policy AWS lets everybody through with whatever credentials they bring, so data leaves a closed VPC to an account of the thief.",
    severity: "high",
    applicability: "always",
    types: ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy"],
    plain: ["policy"],
    controls: ["NIST AC-4", "SOC2 CC6.7", "CIS-AWS 6.8"],
    fix: "Write a policy into the endpoint whose every Allow has the Condition StringEquals: { aws:PrincipalAccount: <the staging account> }.",
    url: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    waivable: true,
    check: (endpoint, { facts }) =>
        endpoint.properties.policy === undefined
            ? [findingInWords(endpoint, "policy", "absent, which means everybody may do everything", WANTED)]
            : readIamDocument(endpoint.properties.policy).map((each) => judge(endpoint, each, facts)),
};

const WANTED = "principals of the staging account only";

function judge(endpoint: Resource, statement: IamStatement, { aws }: Facts): Findings {
    const outsiders = outsidersOf(statement, aws);
    return outsiders.length === 0 || readsImageLayers(statement)
        ? []
        : [findingInWords(endpoint, "policy", `open to ${outsiders.join(", ")}`, WANTED)];
}

const LAYERS = /^arn:aws[a-z-]*:s3:::prod-[a-z0-9-]+-starport-layer-bucket\/\*$/;

/** ECR hands out layers from a bucket of AWS, by links that anybody with them may follow. */
function readsImageLayers({ actions, notAction, resources, notResource }: IamStatement): boolean {
    const layers = resources.length > 0 && resources.every((each) => typeof each === "string" && LAYERS.test(each));
    return !notAction && !notResource && layers && actions.every((each) => each === "s3:GetObject");
}
