import { sonarGateStrict } from "../../../policies/sonarqube/sonar-gate-strict";
import { add, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const GATE = "platform/sonarqube/quality-gate";
const PROJECT = "platform/checkout-api/project";
const SETTINGS = { "sonar.qualitygate.ignoreSmallChanges": "true" };

export const cases: RuleCases = {
    rule: sonarGateStrict,
    mutants: {
        "no conditions": without(GATE, "conditions"),
        "one condition alone": spoil(GATE, "conditions", [{ metric: "new_violations", op: "GT", error: "0" }]),
        "a weaker rating": spoil(GATE, "conditions.1.error", "2"),
        "less coverage": spoil(GATE, "conditions.5.error", "10"),
        "more duplication": spoil(GATE, "conditions.6.error", "30"),
        "a condition turned round": spoil(GATE, "conditions.5.op", "GT"),
        "an empty threshold": spoil(GATE, "conditions.0.error", ""),
        "another gate": spoil(PROJECT, "qualityGate", "Sonar way"),
        "no gate": without(PROJECT, "qualityGate"),
        "small changes waived": spoil(PROJECT, "settings", SETTINGS),
        "small changes not mentioned": without(PROJECT, "settings"),
        "no definition of new code": without(PROJECT, "newCode"),
        "a public project": spoil(PROJECT, "visibility", "public"),
        "a project beside the kit's": add("sonarqube:index:Project", "platform/rogue", {
            key: "rogue",
            visibility: "private",
        }),
    },
    variants: { "more coverage": spoil(GATE, "conditions.5.error", "95") },
    says: {
        "less coverage":
            'platform/sonarqube/quality-gate (sonarqube:index:QualityGate): conditions.new_coverage is "LT" "10". Wanted: "LT" "80". Fix: Give the gate every condition with the organization\'s thresholds; set qualityGate: contractor and sonar.qualitygate.ignoreSmallChanges: "false" in the project.',
    },
    fixed: { "another gate": spoil(PROJECT, "qualityGate", "contractor") },
};
