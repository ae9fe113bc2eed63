import { stringify } from "yaml";
import { judgeStackFile } from "../../../components/configuration/judge-stack-file";
import { describeProblem } from "../../../components/configuration/problem";
import type { Settings } from "../../../components/configuration/settings";
import { planAccess } from "../../../components/planning/access-plan";
import { judgeRemovals } from "../../../components/planning/removal-brake";
import type { Roster, RosterPerson } from "../../../components/planning/roster";
import { summarise } from "../../../components/summary";
import { ENTRY } from "../../configuration/support/an-entry";
import { type ContractorInput, ORGANIZATION } from "../../support/a-contractor";

/** The day that the tests play on. */
export const TODAY = "2026-12-15";

/** One person of a roster; has access until 2027-02-26. */
export function aPerson(changes: Partial<RosterPerson> = {}): RosterPerson {
    return {
        name: "Ana Silva",
        state: "active",
        from: "2026-12-01",
        until: "2027-02-26",
        sponsor: "jo.lee@acme.example",
        sandbox: "10.64.3.0/24",
        repositories: ["checkout-api"],
        permission: "push",
        squad: "checkout",
        email: "ana.silva@northwind.example",
        github: { login: "anasilva", id: 4815162 },
        ...changes,
    };
}

/** As many people as asked for, with a state each; `p1`, `p2` ... */
export function people(count: number, state: RosterPerson["state"] = "active", prefix = "p"): Roster {
    return Object.fromEntries(
        Array.from({ length: count }, (_, index): [string, RosterPerson] => [
            `${prefix}${String(index + 1)}`,
            aPerson({ state, sandbox: `10.64.${String(index + 1)}.0/24` }),
        ]),
    );
}

/** A roster without some of its people. */
export function without(roster: Roster, ...handles: string[]): Roster {
    return Object.fromEntries(Object.entries(roster).filter(([handle]) => !handles.includes(handle)));
}

type Entry = Omit<ContractorInput, "handle">;

/** What stands under `config` in a stack file, to be changed by a test. */
export interface Config {
    "contractor-access:organization": Omit<typeof ORGANIZATION, "network"> & {
        network: { vpc: string; vpnClients: string; slots: { from: number; to: number; prefix: number } };
    };
    "contractor-access:contractors": Record<string, Entry>;
    "contractor-access:allowRemovals"?: unknown;
}

const HANDLES = ["ana", "ben", "chiara", "dana", "eva", "finn", "gil", "hana"] as const;

/** A stack file with eight people: seven have access on the day of the tests, hana is to have it. */
export function aConfig(handles: readonly string[] = HANDLES): Config {
    const entries = handles.map((handle, index): [string, Entry] => [
        handle,
        {
            ...(ENTRY as Entry),
            email: `${handle}@northwind.example`,
            github: { login: handle, id: 1000 + index },
            sandbox: { slot: index + 1 },
            ...(handle === "hana" ? { startsOn: "2027-01-04" } : {}),
        },
    ]);
    return structuredClone({
        "contractor-access:organization": ORGANIZATION,
        "contractor-access:contractors": Object.fromEntries(entries),
    });
}

/** The settings of a stack file's text, or every line that its author is told. */
export function settingsOf(text: string, today = TODAY): { settings: Settings } | { problems: string[] } {
    const { settings, problems } = judgeStackFile(new TextEncoder().encode(text), "stacks/Pulumi.acme.yaml", today);
    return settings === undefined ? { problems: problems.map(describeProblem) } : { settings };
}

export const textOf = (config: object) => stringify({ config }, { lineWidth: 0, aliasDuplicateObjects: false });

/** The roster of settings, as the stack's output tells it. */
export function rosterOf({ contractors, organization, today }: Settings): Roster {
    const plans = contractors.map((entry) => planAccess(entry, organization, today));
    return Object.fromEntries(plans.map((plan) => [plan.entry.handle, summarise(plan)]));
}

/** What becomes of a run: it goes on, or the stack file is refused, or the brake stops it and names people. */
export function runOf(text: string, before: Roster, today = TODAY): "goes on" | { refused: string[] } | Stopped {
    const judged = settingsOf(text, today);
    if ("problems" in judged) {
        return { refused: judged.problems };
    }
    const { allowRemovals } = judged.settings;
    const message = judgeRemovals({ before, after: rosterOf(judged.settings), today, allowRemovals });
    return message === undefined ? "goes on" : { names: namesIn(message), message };
}

/** A run that the brake stopped. */
export interface Stopped {
    names: string[];
    message: string;
}

/** The people whom the brake shows, in its order. */
function namesIn(message: string): string[] {
    return [...message.matchAll(/^ {4}([a-z][a-z0-9-]*) \(/gm)].map(([, handle = ""]) => handle);
}
