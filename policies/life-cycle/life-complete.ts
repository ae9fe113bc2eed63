import { type Finding, type Findings, findingInWords } from "../model/finding";
import { isComponent, isProvider, ORGANIZATION, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Entry } from "../model/stack";
import type { Value } from "../model/values";
import { ownerOf, templateOf } from "./template";

/** L2. What a person has is what the entry says, no less and no more. */
export const lifeComplete: Rule = {
    id: "L2",
    name: "life-complete",
    title: "Everybody has exactly what the entry yields",
    compliant:
        "A person's resources are those of the kit's template: the environment as long as the entry is there, the grants only while the access is active, per repository of profile and entry; nothing is missing and nothing is beside it.",
    why: "What somebody added for one person is in no review of the template; what is missing may be the boundary or the budget that the rest relies on.",
    severity: "high",
    applicability: "always",
    types: "any",
    plain: [],
    controls: ["NIST AC-2", "SOC2 CC6.2"],
    fix: "Run `pulumi up` from the main branch, which makes what is missing, and delete the resource that the template has not; what everybody needs belongs into ContractorAccess.",
    url: "https://www.pulumi.com/docs/iac/concepts/components/",
    waivable: true,
    checkStack: (stack) => {
        const profiles = stack.ofType(ORGANIZATION)[0]?.properties.profiles ?? null;
        const byOwner = groupByOwner(stack.resources);
        return [...stack.entries.values()].map((entry) => judge(entry, byOwner.get(entry.handle) ?? [], profiles));
    },
};

function groupByOwner(resources: readonly Resource[]): Map<string, Resource[]> {
    const byOwner = new Map<string, Resource[]>();
    for (const each of resources.filter((one) => !isComponent(one) && !isProvider(one))) {
        const owner = ownerOf(each);
        if (owner !== undefined) {
            const known = byOwner.get(owner) ?? [];
            known.push(each);
            byOwner.set(owner, known);
        }
    }
    return byOwner;
}

function judge({ handle, entry, state, resource }: Entry, owned: readonly Resource[], profiles: Value): Findings {
    const granted = state === "active" && entry.suspended !== true;
    const template = templateOf(handle, entry, granted, profiles);
    const there = new Set(owned.map(({ type, name }) => `${name} ${type}`));
    const missing = [...template].filter(([name, type]) => !there.has(`${name} ${type}`));
    return [
        owned.flatMap((each): Finding[] => (template.get(each.name) === each.type ? [] : [beside(each, granted)])),
        missing.map(([name, type]) =>
            findingInWords(resource, "", `without ${name} (${type})`, "everything that an entry yields"),
        ),
    ];
}

const beside = (resource: Resource, granted: boolean) =>
    findingInWords(
        resource,
        "",
        granted ? "nothing that the entry yields" : "nothing that the entry yields while the access is not active",
        "the template of ContractorAccess alone",
    );
