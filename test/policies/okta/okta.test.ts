import { oktaCases } from ".";
import { proveRules } from "../support/prove-rules";

proveRules(oktaCases);
