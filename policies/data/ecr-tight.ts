import { readIamDocument } from "../documents/iam-document";
import { demand, is } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { listOf, type Value, valueAt } from "../model/values";
import { outsidersOf } from "../documents/own-account";

const REPOSITORY = "aws:ecr/repository:Repository";
const TEMPLATE = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";
const PUBLIC = ["aws:ecrpublic/repository:Repository", "aws:ecrpublic/repositoryPolicy:RepositoryPolicy"];
const REPOSITORY_POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const REGISTRY_POLICY = "aws:ecr/registryPolicy:RegistryPolicy";
const REPLICATION = "aws:ecr/replicationConfiguration:ReplicationConfiguration";

/** D5. Images are what was pushed, and stay here. */
export const ecrTight: Rule = {
    id: "D5",
    name: "ecr-tight",
    title: "Images do not change, are scanned and stay in the account",
    compliant:
        "Every image repository has immutable tags and scans what is pushed; no policy lets another account pull or push, and nothing is copied to another account or region.",
    why: "A tag that can be moved makes the scanned image another one than the one that runs; a repository policy hands images to other accounts without any role.",
    severity: "high",
    applicability: "always",
    types: [REPOSITORY, TEMPLATE, ...PUBLIC, REPOSITORY_POLICY, REGISTRY_POLICY, REPLICATION],
    plain: [
        "imageTagMutability",
        "imageScanningConfiguration",
        "policy",
        "repositoryPolicy",
        "replicationConfiguration",
    ],
    controls: ["NIST CM-5", "NIST SI-7", "SOC2 CC6.8"],
    fix: "Set imageTagMutability: IMMUTABLE and imageScanningConfiguration: { scanOnPush: true }, and drop principals and destinations of other accounts and regions.",
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    waivable: true,
    check: (resource, { facts }) => {
        switch (resource.type) {
            case REPOSITORY:
                return [
                    judgeTags(resource),
                    demand(resource, "imageScanningConfiguration.scanOnPush", is(true), false),
                ];
            case TEMPLATE:
                return [judgeTags(resource), judgePolicy(resource, "repositoryPolicy", facts)];
            case REPLICATION:
                return judgeReplication(resource, facts);
            case REPOSITORY_POLICY:
            case REGISTRY_POLICY:
                return judgePolicy(resource, "policy", facts);
            default:
                return [findingInWords(resource, "", "a public image repository", "no such resource")];
        }
    },
};

const judgeTags = (repository: Resource) => demand(repository, "imageTagMutability", is("IMMUTABLE"), "MUTABLE");

function judgePolicy(resource: Resource, path: string, { aws }: Facts): Findings {
    const policy = resource.properties[path];
    if (policy === undefined && resource.type === TEMPLATE) {
        return [];
    }
    return readIamDocument(policy).flatMap((statement) => {
        const outsiders = outsidersOf(statement, aws);
        const wanted = `principals of account ${aws.accountId}`;
        return outsiders.length === 0
            ? []
            : [findingInWords(resource, path, `open to ${outsiders.join(", ")}`, wanted)];
    });
}

function judgeReplication(replication: Resource, { aws }: Facts): Findings {
    const rules = "replicationConfiguration.rules";
    return entriesAt(replication, rules).flatMap((rule) =>
        entriesAt(replication, `${rule}.destinations`).map((destination) => [
            demand(replication, `${destination}.registryId`, is(aws.accountId)),
            demand(replication, `${destination}.region`, is(aws.region)),
        ]),
    );
}

/** The paths of what is in a list. */
function entriesAt({ properties }: Resource, path: string): string[] {
    const list: Value[] = listOf(valueAt(properties, path));
    return list.map((_, index) => `${path}.${index}`);
}
