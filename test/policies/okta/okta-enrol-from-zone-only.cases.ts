import { oktaEnrolFromZoneOnly } from "../../../policies/okta/okta-enrol-from-zone-only";
import { add, both, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const ENROLMENT_RULE = "okta:policy/ruleMfa:RuleMfa";
const CHALLENGE = "platform/enrolment-challenge";
const ANONYMISERS = "platform/anonymisers";

export const cases: RuleCases = {
    rule: oktaEnrolFromZoneOnly,
    mutants: {
        "from anywhere": spoil(CHALLENGE, "networkConnection", "ANYWHERE"),
        "from where nobody says": without(CHALLENGE, "networkConnection"),
        "a zone that is not named": without(CHALLENGE, "networkExcludes"),
        "a second rule with Okta's defaults": add(ENROLMENT_RULE, "platform/first-day", { enroll: "LOGIN" }),
        "anonymisers let in instead of kept out": add(ENROLMENT_RULE, "platform/tor", {
            networkConnection: "ZONE",
            networkIncludes: ["«platform/anonymisers.id»"],
        }),
        "one user excluded": spoil(CHALLENGE, "usersExcluded", ["00u1"]),
        "a rule that is switched off": spoil(CHALLENGE, "status", "INACTIVE"),
        "a zone that is switched off": spoil(ANONYMISERS, "status", "INACTIVE"),
        "a zone of nothing": spoil(ANONYMISERS, "ipServiceCategoriesIncludes", []),
    },
    variants: {
        "nobody enrols": both(
            spoil(CHALLENGE, "enroll", "NEVER"),
            spoil(CHALLENGE, "networkConnection", "ANYWHERE"),
            without(CHALLENGE, "networkExcludes"),
        ),
        "from an office alone": both(
            add("okta:network/zone:Zone", "platform/office", { type: "IP", gateways: ["192.0.2.0/24"] }),
            add(ENROLMENT_RULE, "platform/in-office", {
                networkConnection: "ZONE",
                networkIncludes: ["«platform/office.id»"],
            }),
        ),
    },
    says: {
        "from anywhere":
            'platform/enrolment-challenge (okta:policy/ruleMfa:RuleMfa): networkConnection is "ANYWHERE". Wanted: "ZONE". Fix: Set status: ACTIVE, networkConnection: ZONE and networkExcludes: [an active DYNAMIC_V2 zone of ALL_ANONYMIZERS], or enroll: NEVER; exclude nobody.',
    },
    fixed: {
        "from anywhere": spoil(CHALLENGE, "networkConnection", "ZONE"),
        "a second rule with Okta's defaults": spoil("platform/first-day", "enroll", "NEVER"),
        "a zone of nothing": spoil(ANONYMISERS, "ipServiceCategoriesIncludes", ["ALL_ANONYMIZERS"]),
    },
};
