import { ecrTight } from "../../../policies/data/ecr-tight";
import { add, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const REPOSITORY = "ana-silva/image-repository";
const POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const REGISTRY = "aws:ecr/registryPolicy:RegistryPolicy";
const REPLICATION = "aws:ecr/replicationConfiguration:ReplicationConfiguration";
const TEMPLATE = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";
const allow = (Principal: unknown, Action = "ecr:BatchGetImage") =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action }] });
const copyTo = (...destinations: { region: string; registryId: string }[]) => ({
    replicationConfiguration: { rules: [{ destinations }] },
});

export const cases: RuleCases = {
    rule: ecrTight,
    mutants: {
        "tags that move": spoil(REPOSITORY, "imageTagMutability", "MUTABLE"),
        "tags left to the default": without(REPOSITORY, "imageTagMutability"),
        "some tags that move": spoil(REPOSITORY, "imageTagMutability", "IMMUTABLE_WITH_EXCLUSION"),
        "no scan": spoil(REPOSITORY, "imageScanningConfiguration.scanOnPush", false),
        "a scan left to the default": without(REPOSITORY, "imageScanningConfiguration"),
        "production pulls": add(POLICY, "ana-silva/policy", {
            policy: allow({ AWS: "arn:aws:iam::111122223333:root" }),
        }),
        "everybody pushes": add(POLICY, "ana-silva/policy", { policy: allow("*", "ecr:PutImage") }),
        "another account copies hither": add(REGISTRY, "platform/registry", {
            policy: allow({ AWS: "arn:aws:iam::111122223333:root" }, "ecr:ReplicateImage"),
        }),
        "a copy to production": add(
            REPLICATION,
            "platform/copies",
            copyTo({ region: "eu-west-1", registryId: "111122223333" }),
        ),
        "a copy to another region, second": add(
            REPLICATION,
            "platform/copies",
            copyTo(
                { region: "eu-west-1", registryId: "123456789012" },
                { region: "us-east-1", registryId: "123456789012" },
            ),
        ),
        "new repositories with tags that move": add(TEMPLATE, "platform/template", { prefix: "contractors" }),
        "new repositories for everybody": add(TEMPLATE, "platform/template", {
            prefix: "contractors",
            imageTagMutability: "IMMUTABLE",
            repositoryPolicy: allow("*"),
        }),
        "a public repository": add("aws:ecrpublic/repository:Repository", "ana-silva/public", { repositoryName: "x" }),
    },
    variants: {
        "an own role pulls": add(POLICY, "ana-silva/policy", {
            policy: allow({ AWS: "arn:aws:iam::123456789012:role/contractors/ana-silva/contractor-ana-silva-task" }),
        }),
        "no copies": add(REPLICATION, "platform/copies", { replicationConfiguration: { rules: [] } }),
        "new repositories like the kit's": add(TEMPLATE, "platform/template", { imageTagMutability: "IMMUTABLE" }),
    },
    says: {
        "tags left to the default":
            'contractor ana-silva, ana-silva/image-repository (aws:ecr/repository:Repository): imageTagMutability is absent, which means "MUTABLE". Wanted: "IMMUTABLE". Fix: Set imageTagMutability: IMMUTABLE and imageScanningConfiguration: { scanOnPush: true }, and drop principals and destinations of other accounts and regions.',
    },
    fixed: {
        "tags that move": spoil(REPOSITORY, "imageTagMutability", "IMMUTABLE"),
        "a scan left to the default": spoil(REPOSITORY, "imageScanningConfiguration", { scanOnPush: true }),
        "a copy to production": spoil("platform/copies", "replicationConfiguration.rules", []),
        "a public repository": remove("ana-silva/public"),
    },
};
