import type { Organization } from "../configuration/organization";
import type { QualityGateCondition } from "../sonarqube";

/** SonarQube's number for the rating A; B is 2. */
const RATING_A = "1";

/**
 * Every condition of the gate, all on new code: what a pull request adds is judged, not what it found. The issues already
 * fail what the ratings would; the ratings stay, because a threshold for issues may be raised and theirs may not.
 */
export function gateConditions({ gate }: Organization["sonarqube"]): QualityGateCondition[] {
    return [
        { metric: "new_violations", op: "GT", error: String(gate.newIssues) },
        { metric: "new_security_rating", op: "GT", error: RATING_A },
        { metric: "new_reliability_rating", op: "GT", error: RATING_A },
        { metric: "new_maintainability_rating", op: "GT", error: RATING_A },
        { metric: "new_security_hotspots_reviewed", op: "LT", error: "100" },
        { metric: "new_coverage", op: "LT", error: String(gate.newCoverage) },
        { metric: "new_duplicated_lines_density", op: "GT", error: String(gate.newDuplication) },
    ];
}
