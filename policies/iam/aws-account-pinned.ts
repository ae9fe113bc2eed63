import { type Findings, finding, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, listOf, type Value } from "../model/values";

/** A9. Which accounts the AWS provider may ever touch. */
export const awsAccountPinned: Rule = {
    id: "A9",
    name: "aws-account-pinned",
    title: "The AWS provider is pinned to the staging account",
    compliant: "Every AWS provider is explicit, and its `allowedAccountIds` is the one staging account.",
    why: "With the wrong credentials in the shell, an unpinned provider gives contractors their sandboxes in production.",
    severity: "critical",
    applicability: "always",
    types: ["pulumi:providers:aws"],
    plain: ["allowedAccountIds"],
    controls: ["NIST SC-7(21)", "ISO A.8.31"],
    fix: "Make an explicit provider with allowedAccountIds: [<the staging account>], and give it to every resource.",
    url: "https://www.pulumi.com/registry/packages/aws/installation-configuration/#configuration-options",
    waivable: false,
    check: (provider, { facts }) => {
        const { accountId, productionAccountIds } = facts.aws;
        const accounts = accountsOf(provider.properties.allowedAccountIds);
        const pinned = accounts.length === 1 && accounts[0] === accountId && !productionAccountIds.includes(accountId);
        return [isDefault(provider), pinned ? [] : [finding(provider, "allowedAccountIds", accounts, accountId)]];
    },
};

/** The engine names providers that nobody made `default` or `default_<version>`. */
function isDefault(provider: Resource): Findings {
    return /^default(?:_|$)/.test(provider.name)
        ? [findingInWords(provider, "", "a default provider", "an explicit provider")]
        : [];
}

/** Providers get lists as JSON text; the recorded graph may have them as they are. */
function accountsOf(value: Value | undefined): Value[] {
    const parsed = typeof value === "string" ? (JSON.parse(value) as Value) : value;
    return isObject(parsed) ? [parsed] : listOf(parsed);
}
