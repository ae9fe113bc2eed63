import type { TagKey } from "../../components/planning/tags";
import type { Facts } from "../model/facts";
import { finding, type Findings, findingInWords } from "../model/finding";
import { contractorOf, isComponent, isProvider, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Entry } from "../model/stack";
import { isObject, type Properties, show, UNKNOWN, type Value } from "../model/values";

/** L3. Everything belongs to the platform or to somebody who is on the roster. */
export const lifeNoOrphan: Rule = {
    id: "L3",
    name: "life-no-orphan",
    title: "Every resource has a living owner",
    compliant:
        "Every resource is the platform's or a person's whose entry is on the roster, but for the deactivated Okta user of somebody who left, where the organization keeps it; what carries tags carries the person's Contractor, Sponsor, Vendor and EndsOn.",
    why: "A resource without owner is found by no off-boarding, and nobody answers for it.",
    severity: "critical",
    applicability: "always",
    types: "any",
    plain: [],
    controls: ["NIST AC-2(3)", "NIST PS-4", "SOC2 CC6.3"],
    fix: "Delete the resource, or make it in Platform or ContractorAccess, which name and tag it after its owner.",
    url: "https://www.pulumi.com/docs/iac/concepts/components/",
    waivable: true,
    checkStack: ({ resources, entries }, { facts }) =>
        resources
            .filter((each) => !isComponent(each) && !isProvider(each) && each.type !== REFERENCE)
            .filter((each) => !isKeptIdentity(each, facts))
            .flatMap((each) => judge(each, entries)),
};

/** Reads another stack; nothing is made. */
const REFERENCE = "pulumi:pulumi:StackReference";

function judge(resource: Resource, entries: ReadonlyMap<string, Entry>): Findings[number][] {
    const handle = contractorOf(resource) ?? handleInTags(resource);
    if (handle === undefined) {
        return resource.name.startsWith("platform/") ? [] : [findingInWords(resource, "", "nobody's", OWNED)];
    }
    const entry = entries.get(handle);
    return entry === undefined
        ? [findingInWords(resource, "", `${handle}'s, who is not on the roster`, OWNED)]
        : [judgeTags(resource, entry)];
}

/** The one thing of somebody who left that an organization may keep: the user in Okta who can sign in to nothing. */
function isKeptIdentity({ type, name, properties }: Resource, { okta, formerContractors }: Facts): boolean {
    return (
        okta.formerIdentities === "keep" &&
        type === "okta:user/user:User" &&
        properties.status === "DEPROVISIONED" &&
        Object.keys(formerContractors).some((handle) => name === `${handle}/user`)
    );
}

const OWNED = "a resource of the platform or of an entry";

function handleInTags({ properties: { tags } }: Resource): string | undefined {
    const handle = isObject(tags) ? tags.Contractor : undefined;
    return typeof handle === "string" ? handle : undefined;
}

function judgeTags(resource: Resource, { handle, entry }: Entry): Findings {
    const { tags } = resource.properties;
    if (!isObject(tags)) {
        return TAGGED.has(resource.type) ? [findingInWords(resource, "tags", "absent", "the owner's tags")] : [];
    }
    const wanted: Partial<Record<TagKey, Value | undefined>> = {
        Contractor: handle,
        Sponsor: entry.sponsor,
        Vendor: entry.vendor,
        EndsOn: entry.endsOn,
    };
    return Object.entries(wanted).flatMap(([key, value]) => judgeTag(resource, tags, key, value));
}

function judgeTag(resource: Resource, tags: Properties, key: string, wanted: Value | undefined): Findings {
    const found = tags[key];
    return found === UNKNOWN || (found === wanted && found !== undefined)
        ? []
        : [finding(resource, `tags.${key}`, found, show(wanted))];
}

/** Types that the kit tags; AWS keeps the tags of what an entry leaves behind. */
const TAGGED = new Set([
    "aws:iam/role:Role",
    "aws:iam/policy:Policy",
    "aws:s3/bucket:Bucket",
    "aws:ecr/repository:Repository",
    "aws:ecs/cluster:Cluster",
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:ec2/subnet:Subnet",
    "aws:ec2/networkAcl:NetworkAcl",
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    "aws:ssm/parameter:Parameter",
    "aws:budgets/budget:Budget",
    "aws:budgets/budgetAction:BudgetAction",
]);
