import { hex, spell } from "../ids";
import type { Call, Rows } from "../row";
import { regional, regionalArn, roleArn, tagged } from "./aws";
import { arn, between, exactlyOneOf, length, matches } from "./rules";

const lambda = "aws:lambda/function:Function";
const permissionType = "aws:lambda/permission:Permission";

function functionArns(call: Call) {
    const own = regionalArn(call, "lambda", `function:${call.text("name")}`);
    const { partition, region } = call.settings;
    const invoke = (target: string) =>
        `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${target}/invocations`;
    return {
        arn: own,
        qualifiedArn: `${own}:$LATEST`,
        invokeArn: invoke(own),
        qualifiedInvokeArn: invoke(`${own}:$LATEST`),
        responseStreamingInvokeArn: invoke(own).replace("/invocations", "/response-streaming-invocations"),
    };
}

/** Lambda. Files named in sources are in internal/service/lambda of terraform-provider-aws. */
export const lambdaRows: Rows = {
    [lambda]: regional(
        tagged({
            source: "[T] function.go. The code itself is not looked at.",
            autoName: "name",
            id: (call) => call.text("name"),
            replaces: ["name", "packageType", "tenancyConfig"],
            defaults: {
                memorySize: 128,
                packageType: "Zip",
                publish: false,
                reservedConcurrentExecutions: -1,
                skipDestroy: false,
                timeout: 3,
            },
            computed: [
                "architectures",
                "codeSha256",
                "ephemeralStorage",
                "loggingConfig",
                "sourceCodeHash",
                "tracingConfig",
            ],
            allowed: {
                packageType: ["Zip", "Image"],
                "architectures[]": ["x86_64", "arm64"],
                "tracingConfig.mode": ["Active", "PassThrough"],
            },
            rules: [
                exactlyOneOf("code", "imageUri", "s3Bucket"),
                length("name", 1, 64),
                matches("name", /^[\w-]+$/, "letters, digits, hyphens and underscores"),
                between("memorySize", 128, 32768),
                between("timeout", 1, 900),
                arn("role"),
            ],
            references: [
                roleArn("role"),
                { path: "vpcConfig.subnetIds[]", to: "aws:ec2/subnet:Subnet", onDelete: "holds" },
                { path: "vpcConfig.securityGroupIds[]", to: "aws:ec2/securityGroup:SecurityGroup", onDelete: "holds" },
            ],
            unique: [
                {
                    properties: ["name"],
                    message: ({ text }) => `ResourceConflictException: Function already exist: ${text("name")}`,
                },
            ],
            created: (call) => ({
                architectures: ["x86_64"],
                ephemeralStorage: { size: 512 },
                loggingConfig: { logFormat: "Text", logGroup: `/aws/lambda/${call.text("name")}` },
                tracingConfig: { mode: "PassThrough" },
                lastModified: call.settings.now,
                signingJobArn: "",
                signingProfileVersionArn: "",
                version: "$LATEST",
            }),
            outputs: (call) => ({
                ...functionArns(call),
                codeSha256: spell(JSON.stringify(call.inputs.code ?? call.text("s3Key")), hex, 44),
                sourceCodeSize: 1024,
            }),
            keepsOnDelete: ({ inputs }) => inputs.skipDestroy === true,
        }),
    ),
    [permissionType]: regional({
        source: "[K] permission.go: everything replaces; the id is the statement id.",
        id: (call) => call.text("statementId"),
        identity: ["function"],
        replaces: [
            "action",
            "eventSourceToken",
            "function",
            "functionUrlAuthType",
            "invokedViaFunctionUrl",
            "principal",
            "principalOrgId",
            "qualifier",
            "sourceAccount",
            "sourceArn",
            "statementId",
            "statementIdPrefix",
        ],
        computed: ["statementId", "statementIdPrefix"],
        created: (call) => ({ statementId: `terraform-${spell(call.seed("statement"), "0123456789", 26)}` }),
        rules: [
            matches("action", /^(lambda:\w+|lambda:\*|\*)$/, "an action of Lambda"),
            matches("statementId", /^[\w-]{1,100}$/, "1 to 100 letters, digits, hyphens and underscores"),
        ],
        references: [{ path: "function", to: lambda, by: ["id", "arn"], onDelete: "goes" }],
        unique: [
            {
                properties: ["function", "qualifier", "statementId"],
                message: ({ text }) =>
                    `ResourceConflictException: The statement id (${text("statementId")}) provided already exists.`,
            },
        ],
    }),
};
