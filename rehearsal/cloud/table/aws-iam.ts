import { base32, spell, uuid } from "../ids";
import type { Call, Rows, Rule } from "../row";
import { globalArn, policyArn, tagged } from "./aws";
import { shown } from "../validate";
import { isRecord } from "../values";
import { arn, between, length, matches } from "./rules";

const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** IAM does not count white space. */
function size(document: unknown): number {
    return typeof document === "string" ? document.replace(/\s/g, "").length : 0;
}

/** Default quotas of IAM, in characters without white space (providers.md 2.5; IAM and STS quotas). */
const limits = { trust: 2048, managedPolicy: 6144, inlineOfRole: 10240 };

function tooLong(quota: string, limit: number, document: unknown): string | undefined {
    return size(document) > limit
        ? `LimitExceeded: Cannot exceed quota for ${quota}: ${limit} (the document has ${size(document)} characters without white space)`
        : undefined;
}

function inlineTooLong({ inputs, previous, world, text }: Call): string | undefined {
    const others = world.all(rolePolicy).filter((o) => o !== previous && o.outputs.role === inputs.role);
    const total = others.reduce((sum, { outputs }) => sum + size(outputs.policy), size(inputs.policy));
    return total > limits.inlineOfRole
        ? `LimitExceeded: Maximum policy size of ${limits.inlineOfRole} bytes exceeded for role ${text("role")} (${total})`
        : undefined;
}

/** A document is an object with statements; the provider looks no deeper. */
function isPolicy(property: string): Rule {
    return (inputs) => {
        const text = inputs[property];
        const document = typeof text === "string" ? parsed(text) : undefined;
        return document === undefined || (isRecord(document) && document.Statement !== undefined)
            ? []
            : [{ property, reason: `${property} must be an object with "Statement"; value given: ${shown(text)}.` }];
    };
}

/** JSON as data; undefined for what is no JSON, which is reported elsewhere. */
function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

const name = (longest: number) => [
    length("name", 1, longest),
    matches("name", /^[\w+=,.@-]+$/, "letters, digits and +=,.@-_"),
];
const inPath = (call: Call, kind: string) =>
    globalArn(call, "iam", `${kind}${call.text("path") || "/"}${call.text("name")}`);

/** IAM. Files named in sources are in internal/service/iam of terraform-provider-aws. */
export const iamRows: Rows = {
    [role]: tagged({
        source: "[T] role.go; [P] 2.5 for limits and forceDetachPolicies",
        autoName: "name",
        id: (call) => call.text("name"),
        replaces: ["name", "namePrefix", "path"],
        defaults: { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
        computed: ["inlinePolicies", "managedPolicyArns", "namePrefix"],
        unordered: ["inlinePolicies", "managedPolicyArns"],
        rules: [
            ...name(64),
            between("maxSessionDuration", 3600, 43200),
            length("description", 0, 1000),
            matches("path", /^\/([\w+=,.@-]+\/)*$/, "a path that starts and ends with /"),
            arn("permissionsBoundary"),
            isPolicy("assumeRolePolicy"),
        ],
        references: [policyArn("permissionsBoundary", "holds"), policyArn("managedPolicyArns[]", "holds")],
        unique: [
            {
                properties: ["name"],
                message: ({ text }) => `EntityAlreadyExists: Role with name ${text("name")} already exists.`,
            },
        ],
        created: (call) => ({ createDate: call.settings.now, uniqueId: `AROA${spell(call.seed("id"), base32, 17)}` }),
        outputs: (call) => ({ arn: inPath(call, "role") }),
        refuseCreate: ({ inputs }) => tooLong("ACLSizePerRole", limits.trust, inputs.assumeRolePolicy),
        refuseUpdate: ({ inputs }) => tooLong("ACLSizePerRole", limits.trust, inputs.assumeRolePolicy),
        inUse: {
            releasedBy: "forceDetachPolicies",
            message: () => "DeleteConflict: Cannot delete entity, must detach all policies first",
        },
    }),
    "aws:iam/policy:Policy": tagged({
        source: "[T] policy.go; [P] design page for the limit",
        autoName: "name",
        id: (call) => inPath(call, "policy"),
        replaces: ["description", "name", "namePrefix", "path"],
        defaults: { path: "/" },
        computed: ["namePrefix"],
        rules: [
            ...name(128),
            isPolicy("policy"),
            matches("path", /^\/([\w+=,.@-]+\/)*$/, "a path that starts and ends with /"),
        ],
        unique: [
            {
                properties: ["name"],
                message: ({ text }) =>
                    `EntityAlreadyExists: A policy called ${text("name")} already exists. Duplicate names are not allowed.`,
            },
        ],
        created: (call) => ({ policyId: `ANPA${spell(call.seed("id"), base32, 17)}`, attachmentCount: 0 }),
        outputs: (call) => ({ arn: inPath(call, "policy") }),
        refuseCreate: ({ inputs }) => tooLong("PolicySize", limits.managedPolicy, inputs.policy),
        refuseUpdate: ({ inputs }) => tooLong("PolicySize", limits.managedPolicy, inputs.policy),
        inUse: { message: () => "DeleteConflict: Cannot delete a policy attached to entities." },
    }),
    [rolePolicy]: {
        source: "[K] role_policy.go: id `role:name`; AWS overwrites a policy of the same name without asking.",
        autoName: "name",
        id: (call) => `${call.text("role")}:${call.text("name")}`,
        replaces: ["name", "namePrefix", "role"],
        computed: ["namePrefix"],
        rules: [...name(128), isPolicy("policy")],
        references: [{ path: "role", to: role, onDelete: "holds" }],
        refuseCreate: inlineTooLong,
        refuseUpdate: inlineTooLong,
    },
    [attachment]: {
        source: "[T] role_policy_attachment.go; the id of v7 is `role/policyArn` [K]",
        id: (call) => `${call.text("role")}/${call.text("policyArn")}`,
        replaces: ["policyArn", "role"],
        rules: [arn("policyArn")],
        references: [{ path: "role", to: role, onDelete: "holds" }, policyArn("policyArn", "holds")],
    },
    "aws:iam/samlProvider:SamlProvider": tagged({
        source: "[P] 2.4; [K] saml_provider.go: the metadata document has 1,000 to 10,000,000 characters",
        autoName: "name",
        id: (call) => globalArn(call, "iam", `saml-provider/${call.text("name")}`),
        replaces: ["name"],
        rules: [
            ...name(128),
            length("samlMetadataDocument", 1000, 10_000_000),
            matches("samlMetadataDocument", /EntityDescriptor[\s>]/, "SAML metadata in XML"),
        ],
        unique: [
            {
                properties: ["name"],
                message: (call) =>
                    `EntityAlreadyExists: ${globalArn(call, "iam", `saml-provider/${call.text("name")}`)} already exists.`,
            },
        ],
        created: (call) => ({ samlProviderUuid: uuid(call.seed("uuid")), validUntil: "2036-01-01T00:00:00Z" }),
        outputs: (call) => ({ arn: globalArn(call, "iam", `saml-provider/${call.text("name")}`) }),
    }),
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": tagged({
        source: "[T] openid_connect_provider.go; [P] 2.6: one for each URL in an account",
        id: (call) => globalArn(call, "iam", `oidc-provider/${call.text("url").replace(/^https:\/\//, "")}`),
        replaces: ["url"],
        computed: ["thumbprintLists"],
        unordered: ["clientIdLists"],
        same: {
            url: (before, after) =>
                String(before).replace(/^https:\/\//, "") === String(after).replace(/^https:\/\//, ""),
        },
        rules: [matches("url", /^https:\/\//, "a URL that starts with https://"), length("thumbprintLists[]", 40, 40)],
        unique: [
            {
                properties: ["url"],
                message: ({ text }) => `EntityAlreadyExists: Provider with url ${text("url")} already exists.`,
            },
        ],
        outputs: (call) => ({
            arn: globalArn(call, "iam", `oidc-provider/${call.text("url").replace(/^https:\/\//, "")}`),
        }),
    }),
};
