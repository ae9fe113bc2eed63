import { accessState } from "../planning/access-window";
import { platformNames, vpnRecordName } from "../planning/names";
import { readVpnRecord, type VpnRecord } from "../planning/vpn-record";
import { type Answer, answer, type Question, readQuestion } from "./event";

/** What the decision needs from outside. */
export interface Surroundings {
    /** Values of the parameters that exist, by name. */
    parameters: (names: readonly string[]) => Promise<ReadonlyMap<string, string>>;
    now: () => Date;
    log: (line: Readonly<Record<string, string>>) => void;
}

/** Why somebody is refused: a word for the log, and what the person reads. */
interface Refusal {
    reason: string;
    message: string;
}

/**
 * Whether Client VPN may connect a person: only on a day of the person's own record, while it is not suspended. Whatever
 * is missing, malformed or cannot be looked up refuses. A person learns about the own access only, nothing about others.
 */
export async function answerTo(event: unknown, { parameters, now, log }: Surroundings): Promise<Answer> {
    try {
        const question = readQuestion(event);
        const refusal = question === undefined ? UNREADABLE : await refusalOf(question, parameters, now);
        log({ decision: refusal === undefined ? "allowed" : "refused", ...shorten(refusal, question) });
        return answer(refusal?.message);
    } catch (error) {
        const told = error instanceof Error ? `${error.name}: ${error.message}` : "no error";
        log({ decision: "refused", reason: "failed", error: told.slice(0, LONGEST) });
        return answer("Your access cannot be checked right now. Try again in a few minutes.");
    }
}

const LONGEST = 300;

function shorten(refusal: Refusal | undefined, question: Question | undefined): Record<string, string> {
    const told = { ...(refusal && { reason: refusal.reason }), ...question };
    return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, value.slice(0, LONGEST)]));
}

const UNREADABLE: Refusal = { reason: "malformed event", message: "This connection cannot be checked." };
const UNKNOWN = { message: "You have no access to this VPN. Ask your sponsor." };
const BROKEN = { message: "Your access cannot be checked. Ask your sponsor to have it repaired." };

/** Where the record is, and nothing that a parameter's name could take for more; the record says the login as a whole. */
const HANDLE = /^([a-z][a-z0-9-]{1,30})@/;

async function refusalOf(
    { username, endpoint }: Question,
    parameters: Surroundings["parameters"],
    now: Surroundings["now"],
): Promise<Refusal | undefined> {
    const handle = HANDLE.exec(username)?.[1];
    if (handle === undefined) {
        return { reason: "unknown login", ...UNKNOWN };
    }
    const name = vpnRecordName(handle);
    const known = await parameters([platformNames.vpnHandlerEndpoint, name]);
    if (known.get(platformNames.vpnHandlerEndpoint) !== endpoint) {
        return { reason: "another endpoint", ...UNKNOWN };
    }
    const text = known.get(name);
    if (text === undefined) {
        return { reason: "no record", ...UNKNOWN };
    }
    const record = readVpnRecord(text);
    if (record === undefined) {
        return { reason: "malformed record", ...BROKEN };
    }
    return record.login === username ? notToday(record, now()) : { reason: "unknown login", ...UNKNOWN };
}

function notToday(record: VpnRecord, now: Date): Refusal | undefined {
    const { startsOn, endsOn, sponsor } = record;
    switch (accessState(record, now.toISOString().slice(0, 10))) {
        case "active":
            return undefined;
        case "pending":
            return { reason: "not yet started", message: `Your access starts on ${startsOn}. Ask ${sponsor}.` };
        case "suspended":
            return { reason: "suspended", message: `Your access is suspended. Ask ${sponsor}.` };
        case "expired":
            return { reason: "ended", message: `Your access ended on ${endsOn}. Ask ${sponsor}.` };
    }
}
