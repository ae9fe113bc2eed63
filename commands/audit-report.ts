import pc from "picocolors";
import type { Judgement, Verdict } from "../policies/graph/judge-graph";
import { describeWaived } from "../policies/model/message";

/** What was judged. */
export interface Judged {
    file: string;
    today: string;
    resources: number;
    rules: number;
}

/** True when nothing is wrong: waived violations are fine, refused waivers are not. */
export function passes({ verdicts, refusedWaivers }: Judgement): boolean {
    return verdicts.every(({ waiver }) => waiver !== undefined) && refusedWaivers.length === 0;
}

/** The report for people: violations by rule, then waivers, then one line of verdict. */
export function reportAsText({ file, today, resources, rules }: Judged, judgement: Judgement): string {
    const open = judgement.verdicts.filter(({ waiver }) => waiver === undefined);
    const waived = judgement.verdicts.flatMap(({ rule, finding, waiver }) =>
        waiver === undefined ? [] : [`    ${rule.id}  ${describeWaived(rule, finding, waiver)}`],
    );
    const refused = judgement.refusedWaivers.map(
        ({ waiver, reason }) => `    The waiver of ${waiver.rule} for ${waiver.resource} is refused: ${reason}.`,
    );
    const judged = `${resources} resources by ${rules} rules on ${today}`;
    const verdict = passes(judgement) ? pc.green("nothing is wrong") : pc.red(count(open.length, "violation"));
    return [
        ...byRule(open),
        ...section("Waived", waived),
        ...section("Refused waivers", refused),
        `${file}: ${verdict} (${judged})`,
    ].join("\n");
}

function byRule(verdicts: readonly Verdict[]): string[] {
    const rules = [...new Set(verdicts.map(({ rule }) => rule))];
    return rules.flatMap((rule) => {
        const messages = verdicts.filter((each) => each.rule === rule).map(({ message }) => `    ${message}`);
        return [pc.bold(`${rule.id} ${rule.title} (${rule.severity})`), ...messages, ""];
    });
}

function section(title: string, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : [pc.bold(title), ...lines, ""];
}

function count(number: number, word: string): string {
    return number === 1 ? `1 ${word}` : `${number} ${word}s`;
}

/** The report for machines. */
export function reportAsJson(judged: Judged, judgement: Judgement): string {
    const verdicts = judgement.verdicts.map(({ rule, finding, message, waiver }) => ({
        rule: rule.id,
        name: rule.name,
        severity: rule.severity,
        controls: rule.controls,
        resource: finding.resource.urn,
        property: finding.path,
        found: finding.found,
        wanted: finding.wanted,
        message,
        ...(waiver && { waiver }),
    }));
    return JSON.stringify(
        { ...judged, passes: passes(judgement), verdicts, refusedWaivers: judgement.refusedWaivers },
        undefined,
        4,
    );
}
