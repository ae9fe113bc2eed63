import type { GraphResource } from "../policies/graph/graph";
import { contractorOf, CONTRACTOR_ACCESS } from "../policies/model/resource";
import { EXAMPLE } from "../test/policies/support/example-graph";

const PLATFORM = EXAMPLE.filter((each) => contractorOf(each) === undefined);
const ANA = EXAMPLE.filter((each) => contractorOf(each) === "ana-silva");

/** The example's platform with so many people like its first one, each with an identity and a sandbox of their own. */
export function stackOfPeople(resources: number): GraphResource[] {
    const people = Math.max(1, Math.round((resources - PLATFORM.length) / ANA.length));
    return [...PLATFORM, ...Array.from({ length: people }, (_, index) => personLikeAna(index + 1)).flat()];
}

/** Slot 0 is the platform's; one VPC has room for 255 people. */
function personLikeAna(slot: number): GraphResource[] {
    const handle = `person-${slot}`;
    const text = JSON.stringify(ANA)
        .replaceAll("ana-silva", handle)
        .replaceAll("anasilva", `person${slot}`)
        .replaceAll("ana.silva", `person.${slot}`)
        .replaceAll("10.64.1.0/24", `10.64.${slot}.0/24`)
        .replaceAll("4815162", String(1_000_000 + slot));
    return (JSON.parse(text) as GraphResource[]).map((each) => withSlot(each, slot));
}

function withSlot(resource: GraphResource, slot: number): GraphResource {
    if (resource.type !== CONTRACTOR_ACCESS) {
        return resource;
    }
    const entry = { ...(resource.inputs.entry as object), sandbox: { slot } };
    return { ...resource, inputs: { ...resource.inputs, entry }, outputs: { ...resource.outputs, entry } };
}
