import type { Rule } from "../model/rule";
import { sonarGateStrict } from "./sonar-gate-strict";
import { sonarNoGateAdmin } from "./sonar-no-gate-admin";
import { sonarScopePinned } from "./sonar-scope-pinned";

export const sonarqubeRules: readonly Rule[] = [sonarGateStrict, sonarNoGateAdmin, sonarScopePinned];
