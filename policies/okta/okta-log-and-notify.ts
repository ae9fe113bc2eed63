import { demand, is, nothing } from "../model/demand";
import type { Rule } from "../model/rule";

const STREAM = "okta:index/logStream:LogStream";
const NOTICES = "okta:index/securityNotificationEmails:SecurityNotificationEmails";
const THREATS = "okta:index/threatInsightSettings:ThreatInsightSettings";
const MAILS = [
    "reportSuspiciousActivityEnabled",
    "sendEmailForFactorEnrollmentEnabled",
    "sendEmailForFactorResetEnabled",
    "sendEmailForNewDeviceEnabled",
    "sendEmailForPasswordChangedEnabled",
];

/** O13. Who hears of what happens. */
export const oktaLogAndNotify: Rule = {
    id: "O13",
    name: "okta-log-and-notify",
    title: "Okta sends its log off, tells people of changes and blocks suspicious addresses",
    compliant:
        "Every log stream is active, every security notice to users is on, and ThreatInsight blocks, with no zone left out.",
    why: "Okta keeps its log for 90 days; the person whose factor was changed is the first to know that it was somebody else.",
    severity: "medium",
    applicability: "if registered",
    types: [STREAM, NOTICES, THREATS],
    plain: ["status", ...MAILS, "action"],
    controls: ["NIST AU-6", "NIST AU-9(2)", "NIST SI-4", "OKTA-APP-001430"],
    fix: `Set status: ACTIVE in the log stream; ${MAILS.join(", ")}: true in the notices; action: block and excludeZones: [] in ThreatInsight.`,
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/logstream/",
    waivable: true,
    check: (resource) => {
        switch (resource.type) {
            case STREAM:
                return demand(resource, "status", is("ACTIVE"), "ACTIVE");
            case NOTICES:
                return MAILS.map((each) => demand(resource, each, is(true), true));
            default:
                return [
                    demand(resource, "action", is("block"), "none"),
                    demand(resource, "excludeZones", nothing("no zone")),
                ];
        }
    },
};
