import type { Waiver } from "./facts";
import type { Finding } from "./finding";
import type { Rule } from "./rule";

/** A waiver that waives nothing, and why. */
export interface RefusedWaiver {
    waiver: Waiver;
    /** Completes "The waiver of <rule> for <resource> is refused: ...". */
    reason: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Why a waiver holds for nothing, whatever the resources are; undefined when it may hold. */
export function refusalOf(waiver: Waiver, rules: readonly Rule[], today: string): string | undefined {
    const rule = rules.find(({ id }) => id === waiver.rule);
    if (rule === undefined) {
        return `there is no rule ${waiver.rule}`;
    }
    if (!rule.waivable) {
        return `${rule.id} ${rule.name} cannot be waived`;
    }
    if (waiver.reason.trim() === "" || waiver.approvedBy.trim() === "") {
        return "it names no reason or nobody who approved it";
    }
    if (!isDay(waiver.until)) {
        return `its end, ${JSON.stringify(waiver.until)}, is no date YYYY-MM-DD`;
    }
    return waiver.until < today ? `it ended on ${waiver.until}` : undefined;
}

function isDay(text: string): boolean {
    const time = Date.parse(`${text}T00:00:00Z`);
    return DAY.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The waiver that holds for a finding. The resource is named exactly; there are no patterns. */
export function waiverOf(rule: Rule, finding: Finding, holding: readonly Waiver[]): Waiver | undefined {
    return holding.find((each) => each.rule === rule.id && each.resource === finding.resource.name);
}
