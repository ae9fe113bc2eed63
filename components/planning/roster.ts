import { z } from "zod";
import type { AccessState } from "./access-window";

/*
 * The roster as the stack's output `contractors` tells it: what a run compares itself with, and what the run before it
 * left. Outputs of earlier versions count: what 0.1.0 did not tell may be absent.
 */

const STATES = ["pending", "active", "suspended", "expired"] as const satisfies readonly AccessState[];

const rosterPersonSchema = z.object({
    name: z.string(),
    state: z.enum(STATES),
    /** First and last day, `YYYY-MM-DD`, UTC, both included. */
    from: z.iso.date(),
    until: z.iso.date(),
    sponsor: z.string(),
    /** Range of the sandbox in CIDR notation; another one is another sandbox. */
    sandbox: z.string().min(1),
    repositories: z.array(z.string()),
    permission: z.string().optional(),
    squad: z.string().optional(),
    vendor: z.string().optional(),
    email: z.string().optional(),
    github: z.object({ login: z.string(), id: z.number() }).optional(),
});

/** One person of a roster, as far as a comparison needs to know. */
export type RosterPerson = z.infer<typeof rosterPersonSchema>;

/** People by handle. */
export type Roster = Readonly<Record<string, RosterPerson>>;

/** What the run before left of the outputs that a roster is read from; undefined for an output that is not there. */
export interface PreviousOutputs {
    contractors?: unknown;
    /** Every run that comes to its end leaves this one. */
    readme?: unknown;
}

/** A roster, or why none can be read. */
export type ReadRoster = { roster: Roster; unreadable?: never } | { roster?: never; unreadable: string[] };

/** Reads the roster of the run before. Nobody is on it when no run came to its end yet. */
export function readRoster({ contractors, readme }: PreviousOutputs): ReadRoster {
    if (contractors === undefined && readme === undefined) {
        return { roster: {} };
    }
    const read = z.record(z.string(), rosterPersonSchema).safeParse(contractors);
    return read.success
        ? { roster: read.data }
        : {
              unreadable: read.error.issues.map(
                  ({ path, message }) => `${["contractors", ...path].map(String).join(".")}: ${message}`,
              ),
          };
}
