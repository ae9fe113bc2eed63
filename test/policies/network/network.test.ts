import { networkCases } from ".";
import { proveRules } from "../support/prove-rules";

proveRules(networkCases);
