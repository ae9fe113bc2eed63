import { type Demand, between, demand, is, oneOf, something } from "../model/demand";
import type { Facts } from "../model/facts";
import type { Findings } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isArnOf } from "../documents/own-account";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const TRAIL = "aws:cloudtrail/trail:Trail";
const EVENT_STORE = "aws:cloudtrail/eventDataStore:EventDataStore";

/** Days that evidence is kept: what most frameworks ask for. The longest that AWS offers is ten years. */
const YEAR = 365;
const LONGEST = 3653;

/** D6. Evidence is there when somebody asks. */
export const logsKept: Rule = {
    id: "D6",
    name: "logs-kept",
    title: "Logs are kept for a year, whole and for all regions",
    compliant:
        "The platform's log groups keep a year at least, those of people a stated time; keys are the staging account's. Trails cover all regions and global services, are validated, encrypted with KMS and never paused.",
    why: "An intrusion is found months later on average, and a log group without a stated time keeps data of people for ever.",
    severity: "high",
    applicability: "always",
    types: [LOG_GROUP, TRAIL, EVENT_STORE],
    plain: ["retentionInDays", "logGroupClass", "isMultiRegionTrail", "enableLogFileValidation", "enableLogging"],
    controls: ["NIST AU-11", "NIST AU-12", "CIS-AWS 4.1", "CIS-AWS 4.2", "CIS-AWS 4.5"],
    fix: "Set retentionInDays: 365; on a trail isMultiRegionTrail: true, enableLogFileValidation: true and kmsKeyId to a key of the own account.",
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    waivable: true,
    check: (resource, { facts }) => {
        switch (resource.type) {
            case TRAIL:
                return judgeTrail(resource, facts);
            case EVENT_STORE:
                return judgeEventStore(resource, facts);
            default:
                return judgeLogGroup(resource, facts);
        }
    },
};

/** Logs of a person's own containers are no evidence; they end with the sandbox anyway. */
function judgeLogGroup(group: Resource, facts: Facts): Findings {
    const least = contractorOf(group) === undefined ? YEAR : 1;
    return [
        demand(group, "retentionInDays", between(least, LONGEST)),
        // The third class passes logs on and keeps them for two days, whatever else is said.
        demand(group, "logGroupClass", oneOf("STANDARD", "INFREQUENT_ACCESS"), "STANDARD"),
        demand(group, "kmsKeyId", orNone(ownKey(facts))),
    ];
}

function judgeTrail(trail: Resource, facts: Facts): Findings {
    return [
        demand(trail, "isMultiRegionTrail", is(true), false),
        demand(trail, "includeGlobalServiceEvents", is(true), true),
        demand(trail, "enableLogFileValidation", is(true), false),
        demand(trail, "enableLogging", is(true), true),
        demand(trail, "kmsKeyId", ownKey(facts)),
        demand(trail, "s3BucketName", something("a bucket")),
    ];
}

function judgeEventStore(store: Resource, facts: Facts): Findings {
    return [
        demand(store, "retentionPeriod", between(YEAR, LONGEST), 2555),
        demand(store, "multiRegionEnabled", is(true), true),
        demand(store, "suspend", oneOf("", "false"), ""),
        demand(store, "kmsKeyId", ownKey(facts)),
    ];
}

const ownKey = ({ aws }: Facts): Demand => ({
    wanted: `a key of account ${aws.accountId}`,
    holds: (value) => typeof value === "string" && isArnOf(value, aws),
});

const orNone = (key: Demand): Demand => ({
    wanted: `${key.wanted}, or none`,
    holds: (value) => value === undefined || value === "" || key.holds(value),
});
