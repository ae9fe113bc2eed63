import { demand, is, oneOf } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Findings, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, listOf, type Properties, show, UNKNOWN } from "../model/values";

const GATE = "sonarqube:index:QualityGate";
const PROJECT = "sonarqube:index:Project";
/** Name of the kit's gate. */
const NAME = "contractor";
const SMALL_CHANGES = "sonar.qualitygate.ignoreSmallChanges";

/** Q1. What new code has to be like. */
export const sonarGateStrict: Rule = {
    id: "Q1",
    name: "sonar-gate-strict",
    title: "Projects are judged by the contractors' quality gate",
    compliant:
        "The gate demands rating A three times, all security hotspots reviewed, and the organization's thresholds for issues, coverage and duplication on new code; every project is private, has that gate, a definition of new code, and no waiver for small changes.",
    why: "SonarQube's default gate ignores coverage and duplication below 20 new lines, and a project without a gate of its own changes with the default.",
    severity: "high",
    applicability: "always",
    types: [GATE, PROJECT],
    plain: ["conditions", "visibility", "newCode", "settings"],
    controls: ["NIST SA-11", "ISO A.8.29", "SOC2 CC8.1"],
    fix: `Give the gate every condition with the organization's thresholds; set qualityGate: ${NAME} and ${SMALL_CHANGES}: "false" in the project.`,
    url: "https://docs.sonarsource.com/sonarqube-community-build/quality-standards-administration/managing-quality-gates/introduction-to-quality-gates",
    waivable: true,
    check: (resource, { facts }) => (resource.type === GATE ? judgeGate(resource, facts) : judgeProject(resource)),
};

interface Condition {
    metric: string;
    op: "GT" | "LT";
    /** The weakest threshold: nothing above it for GT, nothing below it for LT. */
    error: number;
}

function weakest({ sonarqube: { gate } }: Facts): Condition[] {
    return [
        { metric: "new_violations", op: "GT", error: gate.newIssues },
        { metric: "new_security_rating", op: "GT", error: 1 },
        { metric: "new_reliability_rating", op: "GT", error: 1 },
        { metric: "new_maintainability_rating", op: "GT", error: 1 },
        { metric: "new_security_hotspots_reviewed", op: "LT", error: 100 },
        { metric: "new_coverage", op: "LT", error: gate.newCoverage },
        { metric: "new_duplicated_lines_density", op: "GT", error: gate.newDuplication },
    ];
}

function judgeGate(gate: Resource, facts: Facts): Findings {
    const conditions = listOf(gate.properties.conditions).filter(isObject);
    return weakest(facts)
        .filter((wanted) => !conditions.some((each) => isAsStrict(each, wanted)))
        .map(({ metric, op, error }) => {
            const found = conditions.find((each) => each.metric === metric);
            const told = found === undefined ? "absent" : `${show(found.op)} ${show(found.error)}`;
            return findingInWords(gate, `conditions.${metric}`, told, `"${op}" "${error}"`);
        });
}

function isAsStrict({ metric, op, error }: Properties, wanted: Condition): boolean {
    const threshold = typeof error === "string" && error.trim() !== "" ? Number(error) : NaN;
    const strict = wanted.op === "GT" ? threshold <= wanted.error : threshold >= wanted.error;
    return metric === wanted.metric && op === wanted.op && strict;
}

function judgeProject(project: Resource): Findings {
    const { settings } = project.properties;
    const small = isObject(settings) ? settings[SMALL_CHANGES] : undefined;
    return [
        demand(project, "visibility", is("private"), "public"),
        demand(project, "qualityGate", is(NAME)),
        demand(project, "newCode.type", oneOf("PREVIOUS_VERSION", "NUMBER_OF_DAYS", "REFERENCE_BRANCH")),
        small === "false" || small === UNKNOWN
            ? []
            : [findingInWords(project, `settings.${SMALL_CHANGES}`, small === undefined ? "absent" : "on", '"false"')],
    ];
}
