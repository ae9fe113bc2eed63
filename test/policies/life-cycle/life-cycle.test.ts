import { lifeCycleCases } from ".";
import { proveRules } from "../support/prove-rules";

proveRules(lifeCycleCases);
