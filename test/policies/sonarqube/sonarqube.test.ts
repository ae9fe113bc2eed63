import { sonarqubeCases } from ".";
import { proveRules } from "../support/prove-rules";

proveRules(sonarqubeCases);
