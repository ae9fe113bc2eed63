import { oktaRuleNoExemption } from "../../../policies/okta/okta-rule-no-exemption";
import { add, both, hide, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const RULE = "okta:index/appSignonPolicyRule:AppSignonPolicyRule";
const SESSION_RULE = "okta:policy/ruleSignon:RuleSignon";
const ZONE = "okta:network/zone:Zone";
const APP_RULES = "platform/app-rules";
const ALLOW = "platform/session-allow";
const DENY = "platform/session-deny";
const ANONYMISERS = "platform/anonymisers";
const policyId = "«platform/app.id»";

const office = add(ZONE, "platform/office", { type: "IP", gateways: ["192.0.2.0/24"] });
const fromOffice = (zone: string) =>
    add(RULE, "platform/office-rule", {
        policyId,
        networkConnection: "ZONE",
        networkIncludes: [`«${zone}.id»`],
    });

export const cases: RuleCases = {
    rule: oktaRuleNoExemption,
    mutants: {
        "one user excluded from a session rule": spoil(ALLOW, "usersExcluded", ["00u1"]),
        "a user excluded from the rule that denies": spoil(DENY, "usersExcluded", ["«ana-silva/user.id»"]),
        "a group excluded from an app's rule": spoil(APP_RULES, "rules.0.groupsExcluded", ["00g1"]),
        "a user type excluded from an app's rule": spoil(APP_RULES, "rules.0.userTypesExcluded", ["oty1"]),
        "a session from anywhere": spoil(ALLOW, "networkConnection", "ANYWHERE"),
        "a session from where nobody says": without(ALLOW, "networkConnection"),
        "an app from anywhere": spoil(APP_RULES, "rules.0.networkConnection", "ANYWHERE"),
        "off the network": spoil(ALLOW, "networkConnection", "OFF_NETWORK"),
        "a zone that is not named": spoil(APP_RULES, "rules.0.networkExcludes", []),
        "a second rule from anywhere": spoil(APP_RULES, "rules.1", { name: "travel", access: "ALLOW" }),
        "a rule of its own from anywhere": add(RULE, "platform/travel", { policyId }),
        "the catch-all rule adopted and opened": add(RULE, "platform/catch-all", {
            policyId,
            name: "Catch-all Rule",
            networkConnection: "ZONE",
            networkExcludes: ["«platform/anonymisers.id»"],
        }),
        "anonymisers let in instead of kept out": fromOffice(ANONYMISERS),
        "a zone of one country's anonymisers": spoil(ANONYMISERS, "dynamicLocations", ["AQ"]),
        "a zone that is switched off": spoil(ANONYMISERS, "status", "INACTIVE"),
        "a zone of Tor alone": spoil(ANONYMISERS, "ipServiceCategoriesIncludes", ["TOR"]),
        "a zone with a provider left out": spoil(ANONYMISERS, "ipServiceCategoriesExcludes", ["NORD_VPN"]),
        "nobody denied at the end": remove(DENY),
        "a denial that is switched off": spoil(DENY, "status", "INACTIVE"),
        "a denial of some networks": spoil(DENY, "networkConnection", "ZONE"),
        "a session policy that is switched off": spoil("platform/session", "status", "INACTIVE"),
        "a session policy for nobody": spoil("platform/session", "groupsIncluded", []),
        "a zone that lists addresses": spoil(ANONYMISERS, "type", "IP"),
        "exemptions that nobody knows yet": hide(APP_RULES, "rules.0.groupsExcluded"),
    },
    variants: {
        "a rule of its own that admits an office": both(office, fromOffice("platform/office")),
        "a zone of the older kind": both(
            spoil(ANONYMISERS, "type", "DYNAMIC"),
            without(ANONYMISERS, "ipServiceCategoriesIncludes"),
            spoil(ANONYMISERS, "dynamicProxyType", "Any"),
        ),
        "another zone, which no rule names": add(ZONE, "platform/other", { type: "DYNAMIC", asns: ["23457"] }),
        "a second denial": add(SESSION_RULE, "platform/deny-some", {
            policyId: "«platform/session.id»",
            access: "DENY",
        }),
        "a zone whose id is not known yet": hide(APP_RULES, "rules.0.networkExcludes"),
    },
    says: {
        "a session from where nobody says":
            'platform/session-allow (okta:policy/ruleSignon:RuleSignon): networkConnection is absent, which means "ANYWHERE". Wanted: "ZONE". Fix: Exclude nobody; set networkConnection: ZONE and networkExcludes: [an active DYNAMIC_V2 zone of ALL_ANONYMIZERS]; give the session policy status: ACTIVE, groupsIncluded: [the group of all contractors] and a last active rule of access: DENY and networkConnection: ANYWHERE.',
    },
    fixed: {
        "a session from anywhere": spoil(ALLOW, "networkConnection", "ZONE"),
        "one user excluded from a session rule": spoil(ALLOW, "usersExcluded", []),
        "a zone of Tor alone": spoil(ANONYMISERS, "ipServiceCategoriesIncludes", ["ALL_ANONYMIZERS"]),
        "nobody denied at the end": add(SESSION_RULE, DENY, {
            policyId: "«platform/session.id»",
            access: "DENY",
            networkConnection: "ANYWHERE",
            status: "ACTIVE",
        }),
    },
};
