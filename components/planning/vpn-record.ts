import type { Contractor } from "../configuration/entry";
import type { AccessDates } from "./access-window";

/** What the VPN's connect handler knows of one person: facts of the entry, so that it decides on its own on any day. */
export interface VpnRecord extends AccessDates {
    /** Okta login, as the assertion names the person. */
    login: string;
    /** Whom a refused person can ask. */
    sponsor: string;
}

/** The record of an entry. It changes with the entry only: neither the first nor the last day needs a run. */
export function vpnRecord({ startsOn, endsOn, suspended, sponsor }: Contractor, login: string): VpnRecord {
    return { login, startsOn, endsOn, suspended, sponsor };
}

/** The record in a parameter's text; undefined for everything that `vpnRecord` does not make. */
export function readVpnRecord(text: string): VpnRecord | undefined {
    const value = parse(text);
    return isRecord(value) ? value : undefined;
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

type Field = keyof VpnRecord;

const FORMS: Record<Field, (value: unknown) => boolean> = {
    login: isAddress,
    startsOn: isDay,
    endsOn: isDay,
    suspended: (value) => typeof value === "boolean",
    sponsor: isAddress,
};

/** A field too much is as wrong as one too few: it may be a restriction that this version does not know. */
function isRecord(value: unknown): value is VpnRecord {
    return (
        typeof value === "object" &&
        value !== null &&
        Object.keys(value).length === Object.keys(FORMS).length &&
        Object.entries(FORMS).every(
            ([field, holds]) => Object.hasOwn(value, field) && holds(value[field as keyof typeof value]),
        )
    );
}

/** Short enough for a message of Client VPN, and nothing in it that a screen would take for more than text. */
function isAddress(value: unknown): boolean {
    return typeof value === "string" && value.length <= 150 && /^[!-~]+@[!-~]+$/.test(value);
}

/** A day of the calendar: days are compared as text. */
function isDay(value: unknown): boolean {
    if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) {
        return false;
    }
    const time = Date.parse(`${value}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
