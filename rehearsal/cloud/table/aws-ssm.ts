import type { Rows } from "../row";
import { regional, regionalArn, tagged } from "./aws";
import { exactlyOneOf, length, matches } from "./rules";

/** Systems Manager's Parameter Store. Files named in sources are in internal/service/ssm of terraform-provider-aws. */
export const ssmRows: Rows = {
    "aws:ssm/parameter:Parameter": regional(
        tagged({
            source: "[T] parameter.go for ids, what replaces and the three kinds of value; [D] PutParameter for names and sizes of standard parameters.",
            id: (call) => call.text("name"),
            autoName: "name",
            replaces: ["dataType", "name"],
            // Advanced parameters cannot become standard ones again.
            alsoReplaces: (before, changed) => (before.tier === "Advanced" && changed.includes("tier") ? ["tier"] : []),
            computed: ["arn", "dataType", "insecureValue", "keyId", "tier", "value"],
            allowed: {
                dataType: ["aws:ec2:image", "aws:ssm:integration", "text"],
                tier: ["Standard", "Advanced", "Intelligent-Tiering"],
                type: ["String", "StringList", "SecureString"],
            },
            rules: [
                exactlyOneOf("value", "insecureValue", "valueWo"),
                length("description", 0, 1024),
                length("insecureValue", 1, 4096),
                length("value", 1, 4096),
                matches(
                    "name",
                    /^(?!\/?(?:aws|ssm))(?:(?:\/[\w.-]+){1,15}|[\w.-]+)$/i,
                    "letters, digits, ._- and at most 15 levels, each after a slash, not beginning with aws or ssm",
                ),
            ],
            unique: [
                {
                    properties: ["name"],
                    message: () =>
                        "ParameterAlreadyExists: The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
                },
            ],
            created: () => ({ dataType: "text", tier: "Standard", hasValueWo: false }),
            outputs: (call) => ({
                arn: regionalArn(call, "ssm", `parameter/${call.text("name").replace(/^\//, "")}`),
                version: ((call.previous?.outputs.version as number | undefined) ?? 0) + 1,
            }),
            refuseCreate: ({ inputs }) =>
                inputs.type === "SecureString" && inputs.insecureValue !== undefined
                    ? "invalid configuration, cannot set type = SecureString and insecure_value"
                    : undefined,
        }),
    ),
};
