import { demand, oneOf } from "../model/demand";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { UNKNOWN } from "../model/values";

const type = (kind: string) => `github:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;

const OF_ORGANIZATION = [
    "ActionsOrganizationSecret",
    "DependabotOrganizationSecret",
    "CodespacesOrganizationSecret",
].map(type);
const OTHERS = [
    "ActionsSecret",
    "ActionsEnvironmentSecret",
    "DependabotSecret",
    "CodespacesSecret",
    "CodespacesUserSecret",
].map(type);
/** Properties that carry the secret in clear; `encryptedValue` and `valueEncrypted` are encrypted for GitHub. */
const CLEAR = ["value", "plaintextValue"];

/** W2. Which secrets workflows hold. */
export const actionsSecretScope: Rule = {
    id: "W2",
    name: "actions-secret-scope",
    title: "Workflows hold no keys of a cloud",
    compliant:
        "Secrets of workflows are no keys of a cloud and no keys of people or programs that live on; they are secrets in the state too; an organization's secrets are for chosen repositories.",
    why: "Who can push a workflow can read every secret of its repository; deployments need none, since AWS takes the run's own token.",
    severity: "high",
    applicability: "always",
    types: [...OTHERS, ...OF_ORGANIZATION],
    plain: ["secretName", "visibility"],
    controls: ["NIST IA-5", "SOC2 CC6.1"],
    fix: "Delete the secret and assume a role by OIDC; give visibility: selected with selectedRepositoryIds; wrap value in pulumi.secret().",
    url: "https://docs.github.com/en/actions/concepts/security/openid-connect",
    waivable: true,
    check: (secret) => [
        judgeName(secret),
        CLEAR.map((property) => judgeValue(secret, property)),
        OF_ORGANIZATION.includes(secret.type) ? demand(secret, "visibility", oneOf("selected"), "all") : [],
    ],
};

const WANTED = "no key that lives on: a role by OIDC, or a token of one project that expires";

/** Names that clouds, package registries and GitHub's own tools read without being told. */
const CLOUD =
    /^(?:TF_VAR_)?(?:AWS|AZURE|ARM|GCP|GCLOUD|GOOGLE|GKE|DIGITALOCEAN|ALICLOUD|OKTA|PULUMI|KUBE)(?:_|CONFIG|$)/;
const KEYS =
    /(?:^|_)(?:ACCESS_?KEY(?:_ID)?|SECRET_?KEY|PRIVATE_?KEY|SSH_?KEY|DEPLOY_?KEY|API_?KEY|SERVICE_ACCOUNT(?:_KEY|_JSON)?|CREDENTIALS?|PASSWORD|PASSWD|PASSPHRASE|PEM(?:_FILE)?|P12|KUBECONFIG|PAT|PERSONAL_ACCESS_TOKEN|(?:GH|GITHUB|NPM|BOT|ADMIN|ROOT)_TOKEN)(?:_|$)/;

function judgeName(secret: Resource): Findings {
    const { secretName } = secret.properties;
    const name = typeof secretName === "string" ? secretName.toUpperCase().replaceAll("-", "_") : "";
    const bad = CLOUD.test(name) || KEYS.test(name);
    return bad ? [findingInWords(secret, "secretName", `${name}, a key of a cloud or one that lives on`, WANTED)] : [];
}

/** AWS, GitHub, GitLab, Slack, Google, Okta, and keys of any kind. */
const SHAPES =
    /\b(?:AKIA|ASIA|ABIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{20,}|\bxox[abprs]-[\w-]{10,}|\bAIza[\w-]{30,}|\bnpm_[A-Za-z0-9]{30,}|"private_key"\s*:|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Only a state tells what is kept secret. The value itself is never shown. */
function judgeValue(secret: Resource, property: string): Findings {
    const value = secret.properties[property];
    if (value === undefined || value === null || value === UNKNOWN) {
        return [];
    }
    const open = secret.secrets !== undefined && !secret.secrets.includes(property);
    return [
        open ? [findingInWords(secret, property, "kept in clear in the state", "a secret of Pulumi")] : [],
        typeof value === "string" && SHAPES.test(value)
            ? [findingInWords(secret, property, "a key that lives on, by its form", WANTED)]
            : [],
    ];
}
