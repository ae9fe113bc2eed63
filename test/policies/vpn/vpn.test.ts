import { vpnCases } from ".";
import { proveRules } from "../support/prove-rules";

proveRules(vpnCases);
