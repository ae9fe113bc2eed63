import type { RuleCases } from "../support/rule-cases";
import { cases as ecrTight } from "./ecr-tight.cases";
import { cases as evidenceLocked } from "./evidence-locked.cases";
import { cases as kmsTight } from "./kms-tight.cases";
import { cases as logsKept } from "./logs-kept.cases";
import { cases as s3NeverPublic } from "./s3-never-public.cases";
import { cases as s3PolicyTight } from "./s3-policy-tight.cases";

export const dataCases: readonly RuleCases[] = [
    s3NeverPublic,
    s3PolicyTight,
    evidenceLocked,
    kmsTight,
    ecrTight,
    logsKept,
];
