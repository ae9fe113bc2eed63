import { awsApi } from "../../../rehearsal/apis/aws";
import { type ApiCall, callsOf, type ApiFault } from "../../../rehearsal/apis/faults";
import { listen } from "../../../rehearsal/apis/listen";
import { Cloud } from "../../../rehearsal/cloud/cloud";
import { changeLive, type Live, liveOf } from "../../../rehearsal/cloud/live";
import { MemoryStore } from "../../../rehearsal/cloud/store";
import { type CloudObject, type CloudState, World } from "../../../rehearsal/cloud/world";
import { aContractor, anOrganization } from "../../support/a-contractor";
import { graphOf } from "../../support/graph";
import { usedSandbox } from "../../support/used-sandbox";
import { lead, type Stage } from "./stage";

/** A stage on the in-memory cloud, with the means to look and to meddle behind the API's back. */
export interface FaceStage extends Stage {
    world: World;
    /** Objects and members that carry the handle, however they do, as comparable text. */
    of(handle: string): string[];
    /** Calls that asked for a change, in order. */
    changes(): readonly ApiCall[];
    fail(...faults: ApiFault[]): void;
    live(parts: Partial<Live>): void;
    plant(...objects: CloudObject[]): void;
}

const PEOPLE = [
    aContractor({ handle: "ana", github: { login: "ana", id: 11 }, sandbox: { slot: 3 } }),
    aContractor({ handle: "ana-silva", sandbox: { slot: 4 } }),
];

let built: Promise<{ state: CloudState; known: Stage["state"] }> | undefined;

/** What the program makes for both, with both sandboxes in use. */
async function build(): Promise<{ state: CloudState; known: Stage["state"] }> {
    const graph = await graphOf(PEOPLE, "2026-12-03");
    const state = graph.cloud.store.world().state();
    const ids = new Set(state.objects.map(({ id }) => id));
    // Where the program makes no record for the VPN, one is planted.
    const records = PEOPLE.map(({ handle }) => parameter(handle)).filter(({ id }) => !ids.has(id));
    const made: CloudState = { ...state, objects: [...state.objects, ...records] };
    const used = PEOPLE.reduce((before, { handle }) => usedSandbox(before, handle), made);
    return { state: used, known: [...graph.resources, ...records].map(({ type, id }) => ({ type, id })) };
}

function parameter(handle: string): CloudObject {
    const name = `/contractors-vpn/${handle}`;
    const arn = `arn:aws:ssm:eu-west-1:123456789012:parameter${name}`;
    const outputs = { name, arn, tags: { Contractor: handle, ManagedBy: "contractor-access-kit" } };
    return { type: "aws:ssm/parameter:Parameter", id: name, inputs: {}, outputs };
}

export async function openFace(): Promise<FaceStage> {
    built ??= build();
    const { state, known } = await built;
    const world = new World(structuredClone(state));
    const listening = await listen(awsApi(new Cloud(new MemoryStore(world))));
    lead(listening.url);
    return {
        organization: anOrganization(),
        url: listening.url,
        state: known,
        world,
        of: (handle) => carrying(world, handle),
        changes: () => callsOf(world),
        fail: (...faults) => (world.sections.apiFaults = faults),
        live: (parts) => changeLive(world, { ...liveOf(world), ...parts }),
        plant: (...objects) => objects.forEach((object) => world.put(object)),
        close: () => listening.stop(),
    };
}

/** A handle in a name: not followed by another part of a longer handle. */
function carrying(world: World, handle: string): string[] {
    const pattern = new RegExp(`(?<![a-z0-9-])(?:contractor-|acme-|eni-)?${handle}(?!-silva)(?![a-z0-9])`);
    const things = world.state().objects.filter(({ type }) => type.startsWith("aws:"));
    return things
        .flatMap((object) => [object, ...(object.members ?? []).map((member) => ({ in: object.id, member }))])
        .map((thing) => JSON.stringify(thing))
        .filter((text) => pattern.test(text))
        .sort();
}
