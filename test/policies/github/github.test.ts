import { githubCases } from ".";
import { proveRules } from "../support/prove-rules";

proveRules(githubCases);
