import type { Rows, Rule } from "../row";
import { isRecord } from "../values";
import { alreadyExists, oktaId } from "./okta-common";

const group = "okta:group/group:Group";
const zone = "okta:network/zone:Zone";
const appPolicy = "okta:index/appSignonPolicy:AppSignonPolicy";

const rulesFit: Rule = ({ rules }) => {
    const list = (Array.isArray(rules) ? rules : []).filter(isRecord);
    return ["name", "priority"].flatMap((key) => {
        const values = list
            .map((item) => item[key])
            .filter((value) => typeof value === "string" || typeof value === "number");
        const twice = values.filter((value, i) => values.indexOf(value) !== i);
        return twice.map((value) => ({ property: "rules", reason: `Two rules have the ${key} ${String(value)}.` }));
    });
};

/** Okta: authentication policies of apps. Files named in sources are in okta/services/idaas of terraform-provider-okta. */
export const oktaAppPolicyRows: Rows = {
    [appPolicy]: {
        source: "[T] resource_okta_app_signon_policy.go: apps fall back to the default policy when it goes; catchAll counts at creation only",
        autoName: "name",
        framework: true,
        id: (call) => oktaId(call, "rst"),
        defaults: { catchAll: true, priority: 1 },
        unique: [{ properties: ["name"], message: alreadyExists("name") }],
        created: (call) => ({ defaultRuleId: oktaId(call, "rul") }),
        readFails: true,
        gone: "failed to delete access policy: 404 Not Found",
    },
    "okta:app/signonPolicyRules:SignonPolicyRules": {
        source: "[T] resource_okta_app_signon_policy_rules.go: the id is the policy's. What Okta fills into a rule (id, system) is not modelled.",
        framework: true,
        id: (call) => call.text("policyId"),
        replaces: ["policyId"],
        json: ["rules[].constraints[]"],
        allowed: {
            "rules[].status": ["ACTIVE", "INACTIVE"],
            "rules[].access": ["ALLOW", "DENY"],
            "rules[].factorMode": ["1FA", "2FA"],
            "rules[].networkConnection": ["ANYWHERE", "ZONE", "ON_NETWORK", "OFF_NETWORK"],
            "rules[].riskScore": ["ANY", "LOW", "MEDIUM", "HIGH"],
        },
        rules: [rulesFit],
        references: [
            { path: "policyId", to: appPolicy, onDelete: "goes" },
            { path: "rules[].groupsIncluded[]", to: group, onDelete: "holds" },
            { path: "rules[].groupsExcluded[]", to: group, onDelete: "holds" },
            { path: "rules[].networkIncludes[]", to: zone, onDelete: "holds" },
            { path: "rules[].networkExcludes[]", to: zone, onDelete: "holds" },
        ],
    },
};
