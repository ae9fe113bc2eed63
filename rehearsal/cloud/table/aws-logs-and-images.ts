import type { Call, Rows } from "../row";
import { regional, regionalArn, tagged } from "./aws";
import { length, matches } from "./rules";

const logGroup = "aws:cloudwatch/logGroup:LogGroup";
const repository = "aws:ecr/repository:Repository";

/** CloudWatch Logs takes only these, in days; 0 keeps for ever (PutRetentionPolicy). */
const retention = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const ofRepository = { path: "repository", to: repository, onDelete: "goes" } as const;
const registry = (call: Call) => ({ registryId: call.settings.accountId });

/** CloudWatch Logs and ECR. Files named in sources are in internal/service of terraform-provider-aws. */
export const logsAndImagesRows: Rows = {
    [logGroup]: regional(
        tagged({
            source: "[P] 2.9; [K] logs/group.go; deletionProtectionEnabled [D]",
            autoName: "name",
            id: (call) => call.text("name"),
            replaces: ["logGroupClass", "name", "namePrefix"],
            defaults: { retentionInDays: 0, skipDestroy: false },
            computed: ["deletionProtectionEnabled", "logGroupClass", "namePrefix"],
            allowed: { retentionInDays: retention, logGroupClass: ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"] },
            rules: [length("name", 1, 512), matches("name", /^[\w./#-]+$/, "letters, digits and ./_-#")],
            unique: [
                {
                    properties: ["name"],
                    message: () => "ResourceAlreadyExistsException: The specified log group already exists",
                },
            ],
            created: () => ({ logGroupClass: "STANDARD", deletionProtectionEnabled: false }),
            outputs: (call) => ({ arn: regionalArn(call, "logs", `log-group:${call.text("name")}`) }),
            refuseDelete: ({ inputs }) =>
                inputs.deletionProtectionEnabled === true
                    ? "ValidationException: deletion protection is enabled"
                    : undefined,
            keepsOnDelete: ({ inputs }) => inputs.skipDestroy === true,
        }),
    ),
    "aws:cloudwatch/logStream:LogStream": regional({
        source: "[K] logs/stream.go: the id is the name.",
        autoName: "name",
        id: (call) => call.text("name"),
        identity: ["logGroupName"],
        replaces: ["logGroupName", "name"],
        rules: [matches("name", /^[^:*]+$/, "a name without : and *")],
        references: [{ path: "logGroupName", to: logGroup, onDelete: "goes" }],
        unique: [
            {
                properties: ["logGroupName", "name"],
                message: () => "ResourceAlreadyExistsException: The specified log stream already exists",
            },
        ],
        outputs: (call) => ({
            arn: regionalArn(call, "logs", `log-group:${call.text("logGroupName")}:log-stream:${call.text("name")}`),
        }),
    }),
    [repository]: regional(
        tagged({
            source: "[P] 2.9; [K] ecr/repository.go",
            autoName: "name",
            id: (call) => call.text("name"),
            replaces: ["encryptionConfigurations", "name"],
            defaults: { forceDelete: false, imageTagMutability: "MUTABLE" },
            computed: ["encryptionConfigurations", "imageScanningConfiguration"],
            allowed: {
                imageTagMutability: ["MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"],
                "encryptionConfigurations[].encryptionType": ["AES256", "KMS", "KMS_DSSE"],
            },
            rules: [
                length("name", 2, 256),
                matches("name", /^[a-z0-9]+([._/-][a-z0-9]+)*$/, "lower-case letters, digits and ._-/ between them"),
            ],
            unique: [
                {
                    properties: ["name"],
                    message: ({ text, settings }) =>
                        `RepositoryAlreadyExistsException: The repository with name '${text("name")}' already exists in the registry with id '${settings.accountId}'`,
                },
            ],
            created: (call) => ({ ...registry(call), encryptionConfigurations: [{ encryptionType: "AES256" }] }),
            outputs: (call) => ({
                arn: regionalArn(call, "ecr", `repository/${call.text("name")}`),
                repositoryUrl: `${call.settings.accountId}.dkr.ecr.${call.settings.region}.${call.settings.awsDomain}/${call.text("name")}`,
            }),
            inUse: {
                releasedBy: "forceDelete",
                message: ({ id }) =>
                    `RepositoryNotEmptyException: The repository with name '${id}' cannot be deleted because it still contains images`,
            },
        }),
    ),
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": regional({
        source: "[T] ecr/lifecycle_policy.go; deletes first: pulumi-terraform-bridge #1631",
        id: (call) => call.text("repository"),
        created: registry,
        replaces: ["policy", "repository"],
        deleteBeforeReplace: true,
        json: ["policy"],
        references: [ofRepository],
    }),
    "aws:ecr/repositoryPolicy:RepositoryPolicy": regional({
        source: "[K] ecr/repository_policy.go",
        id: (call) => call.text("repository"),
        created: registry,
        replaces: ["repository"],
        references: [ofRepository],
    }),
};
