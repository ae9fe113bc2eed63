import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Value } from "../model/values";
import { secretTexts } from "./secret-text";

const OF_GITHUB = ["plaintextValue", "value", "encryptedValue", "valueEncrypted"];

/** Properties that hold secrets, by type. The engine shows them in clear, so only a state tells whether they are kept. */
const SECRETS: Readonly<Record<string, readonly string[]>> = {
    "github:index/actionsSecret:ActionsSecret": OF_GITHUB,
    "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret": OF_GITHUB,
    "github:index/actionsOrganizationSecret:ActionsOrganizationSecret": OF_GITHUB,
    "github:index/dependabotSecret:DependabotSecret": OF_GITHUB,
    "github:index/dependabotOrganizationSecret:DependabotOrganizationSecret": OF_GITHUB,
    "github:index/codespacesSecret:CodespacesSecret": OF_GITHUB,
    "github:index/codespacesOrganizationSecret:CodespacesOrganizationSecret": OF_GITHUB,
    "github:index/codespacesUserSecret:CodespacesUserSecret": OF_GITHUB,
    "okta:user/user:User": ["password", "oldPassword", "passwordHash", "recoveryAnswer"],
    "okta:app/oAuth:OAuth": ["clientSecret"],
    "aws:secretsmanager/secretVersion:SecretVersion": ["secretString", "secretBinary"],
    "aws:rds/instance:Instance": ["password"],
    "aws:rds/cluster:Cluster": ["masterPassword"],
    "sonarqube:index:AnalysisToken": ["token"],
    "pulumi:providers:okta": ["apiToken", "privateKey", "accessToken"],
    "pulumi:providers:github": ["token", "appAuth"],
    "pulumi:providers:aws": ["accessKey", "secretKey", "token"],
    "pulumi:providers:sonarqube": ["token"],
};

/** L8. A state and a log hold no credential that anybody can read. */
export const lifeNoSecretLeak: Rule = {
    id: "L8",
    name: "life-no-secret-leak",
    title: "No credential is readable in state, outputs or logs",
    compliant:
        "What holds a secret is marked as one, so that the state keeps it encrypted; no other property, tag, file or output has a text in the form of a credential.",
    why: "Everybody who may read the stack reads its state and its outputs, and a service shows what is in its descriptions, variables and files.",
    severity: "critical",
    applicability: "always",
    types: "any",
    plain: [],
    controls: ["NIST IA-5", "NIST SC-28"],
    fix: "Withdraw the credential where it was made, then give the new one as pulumi.secret(<value>), never as text in another property.",
    url: "https://www.pulumi.com/docs/iac/concepts/secrets/",
    waivable: false,
    check: (resource) => [judgeMarks(resource), judgeTexts(resource)],
    checkStack: ({ resources }) => resources.map(judgeTexts),
};

/** Only a state says which properties are kept secret. */
function judgeMarks(resource: Resource): Findings {
    const { type, properties, secrets } = resource;
    if (secrets === undefined) {
        return [];
    }
    return (SECRETS[type] ?? [])
        .filter((property) => !secrets.includes(property) && !isEmpty(properties[property]))
        .map((property) => findingInWords(resource, property, "readable in the state", "a secret"));
}

const isEmpty = (value: Value | undefined) => value === undefined || value === null || value === "";

function judgeTexts(resource: Resource): Findings {
    const { type, properties, secrets = [] } = resource;
    const kept = [...(SECRETS[type] ?? []), ...secrets];
    return Object.entries(properties)
        .filter(([property]) => !kept.includes(property))
        .flatMap(([property, value]) => secretTexts(value, property))
        .map(({ path, kind }) => findingInWords(resource, path, `text in the form of ${kind}`, "no credential"));
}
