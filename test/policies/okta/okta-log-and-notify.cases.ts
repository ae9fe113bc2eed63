import { oktaLogAndNotify } from "../../../policies/okta/okta-log-and-notify";
import type { Properties } from "../../../policies/model/values";
import { add, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const stream = (inputs: Properties) =>
    add("okta:index/logStream:LogStream", "platform/log-stream", { type: "aws_eventbridge", ...inputs });
const notices = (inputs: Properties) =>
    add("okta:index/securityNotificationEmails:SecurityNotificationEmails", "platform/notices", inputs);
const threats = (inputs: Properties) =>
    add("okta:index/threatInsightSettings:ThreatInsightSettings", "platform/threats", inputs);

export const cases: RuleCases = {
    rule: oktaLogAndNotify,
    mutants: {
        "a stream that is switched off": stream({ status: "INACTIVE" }),
        "no notice of a new device": notices({ sendEmailForNewDeviceEnabled: false }),
        "no notice of a new factor": notices({ sendEmailForFactorEnrollmentEnabled: false }),
        "no notice of a reset factor": notices({ sendEmailForFactorResetEnabled: false }),
        "no notice of a new password": notices({ sendEmailForPasswordChangedEnabled: false }),
        "no way to report": notices({ reportSuspiciousActivityEnabled: false }),
        "threats written down only": threats({ action: "audit" }),
        "threats ignored": threats({ action: "none" }),
        "threats from one zone let through": threats({ action: "block", excludeZones: ["nzo1"] }),
    },
    variants: {
        "a stream that runs": stream({ status: "ACTIVE" }),
        "a stream of which nothing is said": stream({}),
        "all notices by default": notices({}),
        "threats blocked": threats({ action: "block", excludeZones: [] }),
    },
    says: {
        "threats written down only":
            'platform/threats (okta:index/threatInsightSettings:ThreatInsightSettings): action is "audit". Wanted: "block". Fix: Set status: ACTIVE in the log stream; reportSuspiciousActivityEnabled, sendEmailForFactorEnrollmentEnabled, sendEmailForFactorResetEnabled, sendEmailForNewDeviceEnabled, sendEmailForPasswordChangedEnabled: true in the notices; action: block and excludeZones: [] in ThreatInsight.',
    },
    fixed: {
        "a stream that is switched off": spoil("platform/log-stream", "status", "ACTIVE"),
        "no notice of a new factor": spoil("platform/notices", "sendEmailForFactorEnrollmentEnabled", true),
        "threats ignored": spoil("platform/threats", "action", "block"),
        "threats from one zone let through": spoil("platform/threats", "excludeZones", []),
    },
};
