import { actionsSecretScope } from "../../../policies/actions/actions-secret-scope";
import type { Properties } from "../../../policies/model/values";
import { add, both, hide, option, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const SECRET = "platform/checkout-api/ci-token-secret";
const ROGUE = "platform/checkout-api/rogue";
const rogue = (kind: string, inputs: Properties) =>
    add(`github:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`, ROGUE, inputs);
const shared = rogue("ActionsOrganizationSecret", {
    secretName: "SONAR_TOKEN",
    value: "«platform/checkout-api/ci-token.token»",
    visibility: "selected",
    selectedRepositoryIds: [1296269],
});
const FIX =
    "Fix: Delete the secret and assume a role by OIDC; give visibility: selected with selectedRepositoryIds; wrap value in pulumi.secret().";
const NO_KEY = "Wanted: no key that lives on: a role by OIDC, or a token of one project that expires.";
/** Put together, so that no scanner takes it for a real one. */
const AWS_KEY = ["AKIA", "IOSFODNN7EXAMPLE"].join("");

export const cases: RuleCases = {
    rule: actionsSecretScope,
    mutants: {
        "a key of AWS": rogue("ActionsSecret", {
            repository: "billing",
            secretName: "AWS_SECRET_ACCESS_KEY",
            value: "x",
        }),
        "a key of AWS in small letters": spoil(SECRET, "secretName", "aws_access_key_id"),
        "credentials of Azure": rogue("ActionsOrganizationSecret", {
            secretName: "AZURE_CREDENTIALS",
            value: "x",
            visibility: "selected",
        }),
        "an account of Google": rogue("ActionsEnvironmentSecret", {
            repository: "billing",
            environment: "contractor-ana-silva",
            secretName: "DEPLOY_SERVICE_ACCOUNT_JSON",
            value: "x",
        }),
        "a key for SSH": rogue("DependabotSecret", { repository: "billing", secretName: "MIRROR_SSH_KEY", value: "x" }),
        "somebody's own token": rogue("ActionsSecret", {
            repository: "billing",
            secretName: "RELEASE_PAT",
            value: "x",
        }),
        "a password": rogue("CodespacesSecret", {
            repository: "billing",
            secretName: "DB_PASSWORD",
            plaintextValue: "x",
        }),
        "a key by its form": spoil(SECRET, "value", AWS_KEY),
        "a private key by its form": spoil(SECRET, "value", ["-----BEGIN RSA", "PRIVATE KEY-----\nMII"].join(" ")),
        "a token by its form in the older property": spoil(SECRET, "plaintextValue", ["ghp", "0".repeat(36)].join("_")),
        "a value in clear in the state": option(SECRET, { secrets: [] }),
        "an older value in clear in the state": both(
            spoil(SECRET, "plaintextValue", "x"),
            option(SECRET, { secrets: ["value"] }),
        ),
        "a secret for all repositories": both(shared, spoil(ROGUE, "visibility", "all")),
        "a secret for all private repositories": both(shared, spoil(ROGUE, "visibility", "private")),
        "a secret that does not say for whom": both(shared, without(ROGUE, "visibility")),
        "Dependabot's secret for all repositories": rogue("DependabotOrganizationSecret", {
            secretName: "SONAR_TOKEN",
            value: "x",
            visibility: "all",
        }),
    },
    variants: {
        "a value kept secret": option(SECRET, { secrets: ["value"] }),
        "a value that only the run knows": hide(SECRET, "value"),
        "an organization's secret for chosen repositories": shared,
        "a token of a service": spoil(SECRET, "secretName", "CHROMATIC_PROJECT_TOKEN"),
    },
    says: {
        "a key by its form": `platform/checkout-api/ci-token-secret (github:index/actionsSecret:ActionsSecret): value is a key that lives on, by its form. ${NO_KEY} ${FIX}`,
        "a key of AWS in small letters": `platform/checkout-api/ci-token-secret (github:index/actionsSecret:ActionsSecret): secretName is AWS_ACCESS_KEY_ID, a key of a cloud or one that lives on. ${NO_KEY} ${FIX}`,
    },
    fixed: {
        "a key of AWS": remove(ROGUE),
        "a value in clear in the state": option(SECRET, { secrets: ["value"] }),
        "a secret for all repositories": spoil(ROGUE, "visibility", "selected"),
    },
};
