import { type Demand, demand, is, oneOf } from "../model/demand";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { UNKNOWN, type Value, valueAt } from "../model/values";

const REPOSITORY = "github:index/repository:Repository";
const DEPLOY_KEY = "github:index/repositoryDeployKey:RepositoryDeployKey";
const WEBHOOKS = [
    "github:index/repositoryWebhook:RepositoryWebhook",
    "github:index/organizationWebhook:OrganizationWebhook",
];

/** G10. What leaves a repository, and what gets in past its people. */
export const ghRepoExposure: Rule = {
    id: "G10",
    name: "gh-repo-exposure",
    title: "Repositories are private, and have no side doors",
    compliant:
        "Repositories are private or internal, are not forked, and refuse pushes that hold secrets; deploy keys only read; webhooks go to HTTPS addresses whose certificate is checked, and sign what they send.",
    why: "GitHub makes repositories public unless told otherwise; a deploy key that writes belongs to nobody and walks past reviews; an unsigned webhook can be forged by whoever knows its address.",
    severity: "high",
    applicability: "if registered",
    types: [REPOSITORY, DEPLOY_KEY, ...WEBHOOKS],
    plain: ["visibility", "private", "allowForking", "securityAndAnalysis", "readOnly"],
    controls: ["NIST AC-3", "NIST IA-5", "CIS-GitHub 1.4.4", "CIS-GitHub 1.5.1"],
    fix: "Set visibility: private, allowForking: false and securityAndAnalysis.secretScanning and secretScanningPushProtection status: enabled; readOnly: true; configuration.url https, insecureSsl: false, and a secret.",
    url: "https://docs.github.com/en/code-security/getting-started/quickstart-for-securing-your-repository",
    waivable: true,
    check: (resource) => {
        if (resource.type === REPOSITORY) {
            return judgeRepository(resource);
        }
        return resource.type === DEPLOY_KEY ? demand(resource, "readOnly", is(true)) : judgeWebhook(resource);
    },
};

/** `private` is the older word: it counts only where `visibility` is absent. */
function judgeRepository(repository: Resource): Findings {
    const { visibility, private: older } = repository.properties;
    return [
        visibility === undefined && older === true
            ? []
            : demand(repository, "visibility", oneOf("private", "internal"), "public"),
        demand(repository, "allowForking", is(false), false),
        ["secretScanning", "secretScanningPushProtection"].map((feature) =>
            demand(repository, `securityAndAnalysis.${feature}.status`, is("enabled"), "disabled"),
        ),
    ];
}

/** Addresses of webhooks may hold tokens: neither they nor the secret are shown. */
function judgeWebhook(webhook: Resource): Findings {
    return [
        hidden(webhook, "configuration.url", {
            wanted: "an address that begins with https://",
            holds: (url) => typeof url === "string" && url.startsWith("https://"),
        }),
        hidden(webhook, "configuration.secret", {
            wanted: "a secret that signs what is sent",
            holds: (secret) => typeof secret === "string" && secret !== "",
        }),
        demand(webhook, "configuration.insecureSsl", is(false), false),
    ];
}

function hidden(webhook: Resource, path: string, demanded: Demand): Findings {
    const value: Value | undefined = valueAt(webhook.properties, path);
    const found = value === undefined ? "absent" : "something else";
    return value === UNKNOWN || demanded.holds(value) ? [] : [findingInWords(webhook, path, found, demanded.wanted)];
}
