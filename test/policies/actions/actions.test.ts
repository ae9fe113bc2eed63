import { actionsCases } from ".";
import { proveRules } from "../support/prove-rules";

proveRules(actionsCases);
