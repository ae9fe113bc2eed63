import { existsSync, readFileSync } from "node:fs";

/** One resource operation of an update, as the engine's event log tells it. */
export interface Step {
    /** `create`, `update`, `delete`, `replace`, `create-replacement`, `delete-replaced`, `same`, `refresh`, `read`. */
    op: string;
    urn: string;
    type: string;
    /** The logical name. */
    name: string;
    /** Position among the starts and the ends of all operations: who began before whom ended. */
    startedAt: number;
    /** Not set when the operation did not end well. */
    endedAt?: number;
}

interface Metadata {
    op: string;
    urn: string;
    type: string;
}

interface EngineEvent {
    resourcePreEvent?: { metadata: Metadata };
    resOutputsEvent?: { metadata: Metadata };
    diagnosticEvent?: { message: string; severity: string };
}

/** What an update did, from the engine's event log. */
export interface EventLog {
    steps: Step[];
    /** Messages of severity `error`, without colour codes. */
    errors: string[];
}

/**
 * Reads an event log: one JSON object a line. A line cut short by a killed engine ends it, and there is no file of an
 * engine that failed before its first event: the engine's output tells why.
 */
export function readEventLog(file: string): EventLog {
    const steps = new Map<string, Step>();
    const errors: string[] = [];
    let position = 0;
    for (const event of parseLines(existsSync(file) ? readFileSync(file, "utf8") : "")) {
        position += 1;
        const started = event.resourcePreEvent?.metadata;
        const ended = event.resOutputsEvent?.metadata;
        if (started !== undefined) {
            steps.set(key(started), { ...started, name: nameOf(started.urn), startedAt: position });
        }
        if (ended !== undefined) {
            const step = steps.get(key(ended)) ?? { ...ended, name: nameOf(ended.urn), startedAt: position };
            steps.set(key(ended), { ...step, endedAt: position });
        }
        if (event.diagnosticEvent?.severity === "error") {
            errors.push(event.diagnosticEvent.message.replace(/<\{%.*?%\}>/g, "").trim());
        }
    }
    const plain = [...steps.values()].map(({ op, urn, type, name, startedAt, endedAt }) => ({
        op,
        urn,
        type,
        name,
        startedAt,
        ...(endedAt === undefined ? {} : { endedAt }),
    }));
    return { steps: plain, errors };
}

function key({ op, urn }: Metadata): string {
    return `${op} ${urn}`;
}

/** The logical name: what follows the last `::` of a URN. */
function nameOf(urn: string): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}

function* parseLines(text: string): Generator<EngineEvent> {
    for (const line of text.split("\n").filter((each) => each !== "")) {
        try {
            yield JSON.parse(line) as EngineEvent;
        } catch {
            return;
        }
    }
}
