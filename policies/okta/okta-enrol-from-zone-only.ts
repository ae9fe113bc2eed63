import { demand, is, nothing } from "../model/demand";
import type { Rule } from "../model/rule";
import { valueAt } from "../model/values";
import { judgeNetwork, judgeZones, ZONE } from "./zones";

const ENROLMENT_RULE = "okta:policy/ruleMfa:RuleMfa";

/** O8. Where a factor may be enrolled from. */
export const oktaEnrolFromZoneOnly: Rule = {
    id: "O8",
    name: "okta-enrol-from-zone-only",
    title: "Nobody enrols a factor from an anonymiser",
    compliant:
        "Every rule that lets people enrol a factor is active, excludes nobody, and holds by a zone that keeps anonymisers out.",
    why: "The first factor is enrolled with a password alone: a thief who knows it enrols another key, and Okta's default allows that from anywhere.",
    severity: "high",
    applicability: "always",
    types: [ENROLMENT_RULE, ZONE],
    plain: ["enroll", "networkConnection", "usersExcluded", "status"],
    controls: ["NIST IA-5", "NIST IA-12", "SOC2 CC6.2"],
    fix: "Set status: ACTIVE, networkConnection: ZONE and networkExcludes: [an active DYNAMIC_V2 zone of ALL_ANONYMIZERS], or enroll: NEVER; exclude nobody.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/policy/rulemfa/",
    waivable: true,
    check: (resource) =>
        resource.type !== ENROLMENT_RULE
            ? []
            : [
                  demand(resource, "status", is("ACTIVE"), "ACTIVE"),
                  demand(resource, "usersExcluded", nothing("nobody")),
                  valueAt(resource.properties, "enroll") === "NEVER" ? [] : judgeNetwork(resource, ""),
              ],
    checkStack: (stack) => {
        const rules = stack
            .ofType(ENROLMENT_RULE)
            .filter(({ properties }) => valueAt(properties, "enroll") !== "NEVER");
        return judgeZones(
            stack,
            rules.map((resource) => ({ resource, rule: "" })),
        );
    },
};
