import { lifeNoSecretLeak } from "../../../policies/life-cycle/life-no-secret-leak";
import { add, both, option, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

/** Texts in the form of credentials, made here so that no scanner takes this file for a leak. */
const of = (prefix: string, length: number) => prefix + "0123456789abcdef".repeat(4).slice(0, length);
const AWS_KEY = ["AKIA", "ABCDEFGH23456789"].join("");
const PRIVATE_KEY = ["-----BEGIN RSA", "PRIVATE KEY-----\nMIIE"].join(" ");
const SECRET = "platform/checkout-api/ci-token-secret";
const STACK = "pulumi:pulumi:Stack";

export const cases: RuleCases = {
    rule: lifeNoSecretLeak,
    mutants: {
        "a secret that the state shows": option(SECRET, { secrets: [] }),
        "a password that the state shows": both(
            spoil("ana-silva/user", "password", "Winter2026!"),
            option("ana-silva/user", { secrets: [] }),
        ),
        "a provider's token that the state shows": both(
            add("pulumi:providers:okta", "okta", { apiToken: of("00", 40) }),
            option("okta", { secrets: ["privateKey"] }),
        ),
        "an access key in a variable": spoil("ana-silva/environment-variable/billing", "value.key", AWS_KEY),
        "a token in a tag": spoil("ana-silva/bucket", "tags.Token", of("ghp_", 36)),
        "a token in a description": spoil("ana-silva/team", "description", `Use ${of("github_pat_", 30)} for now`),
        "a token in a file": spoil(
            "platform/checkout-api/file/docs/ENVIRONMENT.md",
            "content",
            `export SONAR_TOKEN=${of("squ_", 40)}\n`,
        ),
        "a token of Okta in a policy": spoil("platform/session", "description", of("00", 40)),
        "a key in the stack's outputs": add(STACK, "contractor-access-example", { deployKey: PRIVATE_KEY }),
        "a signed token in a list": add(STACK, "contractor-access-example", {
            tokens: ["none", `${of("eyJ", 20)}.${of("eyJ", 20)}.${of("", 20)}`],
        }),
        "what Pulumi itself is let in by": add(STACK, "contractor-access-example", { token: of("pul-", 40) }),
    },
    variants: {
        "a secret that is kept": option(SECRET, { secrets: ["value"] }),
        "a token in its own place": spoil(SECRET, "value", of("squ_", 40)),
        "a commit and a digest": spoil("ana-silva/team", "description", `${of("", 40)} sha256:${of("", 64)}`),
        "a public certificate": spoil("ana-silva/team", "description", "-----BEGIN CERTIFICATE-----"),
    },
    says: {
        "a token in a tag":
            "contractor ana-silva, ana-silva/bucket (aws:s3/bucket:Bucket): tags.Token is text in the form of a token of GitHub. Wanted: no credential. Fix: Withdraw the credential where it was made, then give the new one as pulumi.secret(<value>), never as text in another property.",
        "a secret that the state shows":
            "platform/checkout-api/ci-token-secret (github:index/actionsSecret:ActionsSecret): value is readable in the state. Wanted: a secret. Fix: Withdraw the credential where it was made, then give the new one as pulumi.secret(<value>), never as text in another property.",
    },
    fixed: {
        "a secret that the state shows": option(SECRET, { secrets: ["value"] }),
        "a token in a tag": spoil("ana-silva/bucket", "tags.Token", "none"),
    },
};
