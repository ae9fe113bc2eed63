import { type Findings, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";

/** What may change outside without weakening anything: words for people. */
const WORDS = ["description", "displayName", "commitMessage"];

/** AWS moves subnets without ACL of their own into the default one and out of it by itself. */
const MOVED_BY_AWS: Readonly<Record<string, string>> = {
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": "subnetIds",
};

/** L5. The program sees everything that it made. */
export const lifeNoBlindSpot: Rule = {
    id: "L5",
    name: "life-no-blind-spot",
    title: "Nothing is hidden from the program, and nothing changes hands",
    compliant:
        "No resource ignores changes of a property that matters, and no alias makes one person's resource another's.",
    why: "A property with ignoreChanges stays as somebody left it in a console, whatever the program says; an alias hands a person's bucket or role over, with its contents.",
    severity: "high",
    applicability: "always",
    types: "any",
    plain: [],
    controls: ["NIST CM-6(1)"],
    fix: "Drop ignoreChanges (only description, displayName and commitMessage may be in it) and aliases that name another owner.",
    url: "https://www.pulumi.com/docs/iac/concepts/options/ignorechanges/",
    waivable: true,
    check: (resource) => [judgeIgnored(resource), judgeAliases(resource)],
};

function judgeIgnored(resource: Resource): Findings {
    const harmless = [...WORDS, MOVED_BY_AWS[resource.type]];
    return resource.ignoreChanges
        .filter((path) => !harmless.includes(path))
        .map((path) => findingInWords(resource, "option ignoreChanges", JSON.stringify([path]), "[]"));
}

function judgeAliases(resource: Resource): Findings {
    const owner = contractorOf(resource);
    return resource.aliases
        .filter((alias) => ownerOfUrn(alias) !== owner)
        .map((alias) =>
            findingInWords(resource, "option aliases", alias, `what was ${owner ?? "the platform"}'s before`),
        );
}

/** `urn:pulumi:<stack>::<project>::<type of the parents>$<type>::<name>` */
function ownerOfUrn(urn: string): string | undefined {
    const [, , types = "", ...names] = urn.split("::");
    return contractorOf({ type: types.slice(types.lastIndexOf("$") + 1), name: names.join("::") });
}
