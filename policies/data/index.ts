import type { Rule } from "../model/rule";
import { ecrTight } from "./ecr-tight";
import { evidenceLocked } from "./evidence-locked";
import { kmsTight } from "./kms-tight";
import { logsKept } from "./logs-kept";
import { s3NeverPublic } from "./s3-never-public";
import { s3PolicyTight } from "./s3-policy-tight";

export const dataRules: readonly Rule[] = [s3NeverPublic, s3PolicyTight, evidenceLocked, kmsTight, ecrTight, logsKept];
