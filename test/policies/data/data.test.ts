import { dataCases } from ".";
import { proveRules } from "../support/prove-rules";

proveRules(dataCases);
