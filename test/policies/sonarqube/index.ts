import { cases as sonarGateStrict } from "./sonar-gate-strict.cases";
import { cases as sonarNoGateAdmin } from "./sonar-no-gate-admin.cases";
import { cases as sonarScopePinned } from "./sonar-scope-pinned.cases";
import type { RuleCases } from "../support/rule-cases";

export const sonarqubeCases: readonly RuleCases[] = [sonarGateStrict, sonarNoGateAdmin, sonarScopePinned];
