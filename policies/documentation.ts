import { type ControlId, CONTROLS, type Control, frameworkOf } from "./controls";
import type { Rule } from "./model/rule";
import { folderOf, SETTLED, TABLE } from "./table";

const NOTICE = "<!-- Made from the rules by `npm run rules`. Do not edit. -->";

/** RULES.md: one section a rule, in the order of the table. */
export function describeRules(rules: readonly Rule[]): string {
    const probes = TABLE.filter(({ applicability }) => applicability === "probe");
    return [
        NOTICE,
        "",
        "# Rules",
        "",
        `${rules.length} rules guard what the kit registers, and what somebody might add beside it.`,
        "",
        ...rules.flatMap(describeRule),
        "## Not decided from resources",
        "",
        ...probes.map(({ id, name }) => `- **${id} ${name}**: ${SETTLED[id] ?? ""}`),
        "",
    ].join("\n");
}

function describeRule(rule: Rule): string[] {
    const settled = SETTLED[rule.id];
    const types = rule.types === "any" ? "every type" : rule.types.map((each) => `\`${each}\``).join(", ");
    return [
        `## ${rule.id} ${rule.title}`,
        "",
        rule.compliant,
        "",
        `**Why:** ${rule.why}`,
        "",
        `- Rule: [\`${rule.name}\`](${folderOf(rule)}/${rule.name}.ts), ${rule.severity}, ${rule.applicability}, ${rule.waivable ? "waivable" : "not waivable"}`,
        `- Resources: ${types}`,
        ...(rule.plain.length === 0
            ? []
            : [`- Plain already in a preview: ${rule.plain.map((each) => `\`${each}\``).join(", ")}`]),
        ...(settled === undefined ? [] : [`- Settled: ${settled}`]),
        `- Controls: ${rule.controls.join(", ")}`,
        `- Fix: ${rule.fix}`,
        `- More: <${rule.url}>`,
        "",
    ];
}

/** CONTROLS.md: each control with the rules that evidence it, or marked as a process control. */
export function describeControls(rules: readonly Rule[]): string {
    const controls = Object.entries(CONTROLS) as [ControlId, Control][];
    const frameworks = [...new Set(controls.map(([id]) => frameworkOf(id)))];
    return [
        NOTICE,
        "",
        "# Controls",
        "",
        "What each control of an audit is evidenced by. *Process*: met by people and paper, not by resources.",
        "",
        ...frameworks.flatMap((framework) => [
            `## ${framework}`,
            "",
            "| Control | Meaning | Rules |",
            "| --- | --- | --- |",
            ...controls.filter(([id]) => frameworkOf(id) === framework).map((each) => describeControl(each, rules)),
            "",
        ]),
    ].join("\n");
}

function describeControl([id, control]: [ControlId, Control], rules: readonly Rule[]): string {
    const evidence = rules.filter(({ controls }) => controls.includes(id)).map((rule) => rule.id);
    const shown = evidence.length > 0 ? evidence.join(", ") : control.process === true ? "*process*" : "*no rule*";
    return `| ${id} | ${control.meaning} | ${shown} |`;
}
