import { demand, is } from "../model/demand";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";

/** L4. What goes from the stack file goes from the service. */
export const lifeNoRetain: Rule = {
    id: "L4",
    name: "life-no-retain",
    title: "Nothing survives its deletion",
    compliant: "No resource is protected or retained, and no provider switch keeps access after a delete.",
    why: "A deleted entry whose resources stay is access that nobody knows about; three provider switches do that silently.",
    severity: "critical",
    applicability: "always",
    types: "any",
    plain: ["retainAssignment", "downgradeOnDestroy", "removeAssignedUsers", "skipDestroy"],
    controls: ["NIST PS-4(2)"],
    fix: "Drop protect and retainOnDelete; set retainAssignment: false, downgradeOnDestroy: false, removeAssignedUsers: true.",
    url: "https://www.pulumi.com/docs/iac/concepts/options/retainondelete/",
    waivable: false,
    check: (resource) => [
        option(resource, "protect", resource.protect),
        option(resource, "retainOnDelete", resource.retainOnDelete ?? false),
        (SWITCHES[resource.type] ?? []).map(({ property, wanted, absent }) =>
            demand(resource, property, is(wanted), absent),
        ),
        demand(resource, "skipDestroy", is(false), false),
    ],
};

function option(resource: Resource, name: string, set: boolean): Findings {
    return set ? [findingInWords(resource, `option ${name}`, "true", "false")] : [];
}

interface Switch {
    property: string;
    wanted: boolean;
    /** The provider's default. */
    absent: boolean;
}

const SWITCHES: Readonly<Record<string, readonly Switch[]>> = {
    "okta:app/groupAssignment:GroupAssignment": [{ property: "retainAssignment", wanted: false, absent: false }],
    "okta:app/user:User": [{ property: "retainAssignment", wanted: false, absent: false }],
    "okta:group/rule:Rule": [{ property: "removeAssignedUsers", wanted: true, absent: false }],
    "github:index/membership:Membership": [{ property: "downgradeOnDestroy", wanted: false, absent: false }],
};
