import { iamCases } from ".";
import { proveRules } from "../support/prove-rules";

proveRules(iamCases);
