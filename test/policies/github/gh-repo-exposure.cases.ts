import { ghRepoExposure } from "../../../policies/github/gh-repo-exposure";
import { add, both, type Edit, hide, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const REPOSITORY = "platform/repository";
const KEY = "platform/deploy-key";
const HOOK = "platform/webhook";
const on = { status: "enabled" };
const repository = add("github:index/repository:Repository", REPOSITORY, {
    name: "checkout-api",
    visibility: "private",
    securityAndAnalysis: { secretScanning: on, secretScanningPushProtection: on },
});
const key = add("github:index/repositoryDeployKey:RepositoryDeployKey", KEY, {
    repository: "checkout-api",
    title: "mirror",
    key: "ssh-ed25519 AAAA",
    readOnly: true,
});
const hookOf = (type: string) =>
    add(`github:index/${type}`, HOOK, {
        events: ["push"],
        configuration: { url: "https://hooks.acme.example/github", secret: "s3cret", contentType: "json" },
    });
const hook = hookOf("repositoryWebhook:RepositoryWebhook");
const PUSH_PROTECTION = "securityAndAnalysis.secretScanningPushProtection.status";

const repositoryBut = (edit: Edit) => both(repository, edit);
const hookBut = (edit: Edit) => both(hook, edit);

export const cases: RuleCases = {
    rule: ghRepoExposure,
    mutants: {
        "a public repository": repositoryBut(spoil(REPOSITORY, "visibility", "public")),
        "a repository that says nothing of who sees it": repositoryBut(without(REPOSITORY, "visibility")),
        "a public repository by the older word": both(
            repositoryBut(without(REPOSITORY, "visibility")),
            spoil(REPOSITORY, "private", false),
        ),
        "a private repository made public": both(
            repositoryBut(spoil(REPOSITORY, "private", true)),
            spoil(REPOSITORY, "visibility", "public"),
        ),
        "a repository that is forked": repositoryBut(spoil(REPOSITORY, "allowForking", true)),
        "push protection off": repositoryBut(spoil(REPOSITORY, PUSH_PROTECTION, "disabled")),
        "nothing said of secrets": repositoryBut(without(REPOSITORY, "securityAndAnalysis")),
        "no scan for secrets": repositoryBut(
            spoil(REPOSITORY, "securityAndAnalysis.secretScanning.status", "disabled"),
        ),
        "a deploy key that writes": both(key, spoil(KEY, "readOnly", false)),
        "a deploy key that does not say what it may": both(key, without(KEY, "readOnly")),
        "a webhook to a plain address": hookBut(spoil(HOOK, "configuration.url", "http://hooks.acme.example")),
        "a webhook without secret": hookBut(without(HOOK, "configuration.secret")),
        "a webhook with an empty secret": hookBut(spoil(HOOK, "configuration.secret", "")),
        "a webhook that trusts any certificate": hookBut(spoil(HOOK, "configuration.insecureSsl", true)),
        "an organization's webhook without secret": both(
            hookOf("organizationWebhook:OrganizationWebhook"),
            without(HOOK, "configuration.secret"),
        ),
        "a webhook without configuration": hookBut(without(HOOK, "configuration")),
    },
    variants: {
        "a private repository": repository,
        "an internal repository": repositoryBut(spoil(REPOSITORY, "visibility", "internal")),
        "a private repository by the older word": both(
            repositoryBut(without(REPOSITORY, "visibility")),
            spoil(REPOSITORY, "private", true),
        ),
        "a deploy key that reads": key,
        "a signed webhook": hook,
        "a webhook whose secret only the run knows": hookBut(hide(HOOK, "configuration.secret")),
    },
    says: {
        "a webhook to a plain address":
            "platform/webhook (github:index/repositoryWebhook:RepositoryWebhook): configuration.url is something else. Wanted: an address that begins with https://. Fix: Set visibility: private, allowForking: false and securityAndAnalysis.secretScanning and secretScanningPushProtection status: enabled; readOnly: true; configuration.url https, insecureSsl: false, and a secret.",
    },
    fixed: {
        "a public repository": spoil(REPOSITORY, "visibility", "private"),
        "push protection off": spoil(REPOSITORY, PUSH_PROTECTION, "enabled"),
        "a deploy key that writes": spoil(KEY, "readOnly", true),
        "a webhook that trusts any certificate": spoil(HOOK, "configuration.insecureSsl", false),
    },
};
