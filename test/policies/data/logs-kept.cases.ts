import { logsKept } from "../../../policies/data/logs-kept";
import { add, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const TRAIL = "aws:cloudtrail/trail:Trail";
const STORE = "aws:cloudtrail/eventDataStore:EventDataStore";
const FLOW = "platform/flow-log-group";
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1";
const unencrypted = { s3BucketName: "acme-evidence", isMultiRegionTrail: true, enableLogFileValidation: true };
const trail = { ...unencrypted, kmsKeyId: KEY };
const oneRegion = { s3BucketName: "acme-evidence", enableLogFileValidation: true, kmsKeyId: KEY };
const unvalidated = { s3BucketName: "acme-evidence", isMultiRegionTrail: true, kmsKeyId: KEY };

export const cases: RuleCases = {
    rule: logsKept,
    mutants: {
        "flow logs for a month": spoil(FLOW, "retentionInDays", 30),
        "flow logs for ever": spoil(FLOW, "retentionInDays", 0),
        "VPN logs without a stated time": without("platform/vpn-log-group", "retentionInDays"),
        "VPN logs that are passed on": spoil("platform/vpn-log-group", "logGroupClass", "DELIVERY"),
        "a person's logs without a stated time": without("ana-silva/log-group", "retentionInDays"),
        "a person's logs for ever": spoil("ana-silva/log-group", "retentionInDays", 0),
        "nobody's log group for a week": add(LOG_GROUP, "audit", { retentionInDays: 7 }),
        "production's key": spoil(FLOW, "kmsKeyId", "arn:aws:kms:eu-west-1:111122223333:key/1"),
        "a trail of one region": add(TRAIL, "platform/trail", oneRegion),
        "a trail without validation": add(TRAIL, "platform/trail", unvalidated),
        "a trail without key": add(TRAIL, "platform/trail", unencrypted),
        "a trail without global services": add(TRAIL, "platform/trail", {
            ...trail,
            includeGlobalServiceEvents: false,
        }),
        "a paused trail": add(TRAIL, "platform/trail", { ...trail, enableLogging: false }),
        "a store for a month": add(STORE, "platform/store", { retentionPeriod: 30, kmsKeyId: KEY }),
        "a paused store": add(STORE, "platform/store", { suspend: "true", kmsKeyId: KEY }),
    },
    variants: {
        "flow logs for ten years": spoil(FLOW, "retentionInDays", 3653),
        "flow logs under an own key": spoil(FLOW, "kmsKeyId", KEY),
        "a person's logs for a day": spoil("ana-silva/log-group", "retentionInDays", 1),
        "a good trail": add(TRAIL, "platform/trail", trail),
        "a good store": add(STORE, "platform/store", { kmsKeyId: KEY }),
    },
    says: {
        "flow logs for a month":
            "platform/flow-log-group (aws:cloudwatch/logGroup:LogGroup): retentionInDays is 30. Wanted: 365 to 3653. Fix: Set retentionInDays: 365; on a trail isMultiRegionTrail: true, enableLogFileValidation: true and kmsKeyId to a key of the own account.",
    },
    fixed: {
        "flow logs for a month": spoil(FLOW, "retentionInDays", 365),
        "a person's logs for ever": spoil("ana-silva/log-group", "retentionInDays", 365),
        "a trail of one region": spoil("platform/trail", "isMultiRegionTrail", true),
        "a trail without validation": spoil("platform/trail", "enableLogFileValidation", true),
        "a trail without key": spoil("platform/trail", "kmsKeyId", KEY),
    },
};
