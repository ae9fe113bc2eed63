import type { Demand } from "../model/demand";
import { type Findings, finding } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { isObject, type Properties, type Value, valueAt } from "../model/values";
import { APP_RULE, APP_RULES, demandPlain, pathsOfAdmitting } from "./sign-on-rules";

/** O3. What kind of factor an app asks for, and how often. */
export const oktaAppPhishingResistant: Rule = {
    id: "O3",
    name: "okta-app-phishing-resistant",
    title: "Apps ask for a phishing-resistant factor, and again after 12 hours at most",
    compliant:
        "Every rule that lets somebody into an app demands, in each of its alternatives, a device that resists phishing and that the person touches; people authenticate again after 12 hours at most.",
    why: "A fake sign-in page relays passwords, codes and pushes while the person types them; a phishing-resistant key answers the real page only.",
    severity: "high",
    applicability: "always",
    types: [APP_RULE, APP_RULES],
    plain: ["access", "constraints", "reAuthenticationFrequency"],
    controls: ["NIST IA-2(8)", "NIST IA-11", "AAL2", "AAL3", "OKTA-APP-000180"],
    fix: 'Give every constraint possession: { required: true, phishingResistant: "REQUIRED", userPresence: "REQUIRED" }, and set reAuthenticationFrequency: PT2H.',
    url: "https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Policy/",
    waivable: true,
    check: (resource) =>
        pathsOfAdmitting(resource).map((rule) => [
            judgeConstraints(resource, `${rule}constraints`),
            demandPlain(resource, `${rule}reAuthenticationFrequency`, TWELVE_HOURS, "PT2H"),
        ]),
};

const DURATION = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** ISO 8601, in days and less: `PT2H`. `PT43800H` is Okta's way to say "once a session". */
const TWELVE_HOURS: Demand = {
    wanted: "PT12H at most",
    holds: (value) => {
        const parts = typeof value === "string" ? DURATION.exec(value) : null;
        const [days = 0, hours = 0, minutes = 0, seconds = 0] = (parts ?? [])
            .slice(1)
            .map((each: string | undefined) => Number(each ?? 0));
        return parts !== null && days * 24 + hours + minutes / 60 + seconds / 3600 <= 12;
    },
};

/** Constraints are alternatives: one that asks for less is the one that an attacker takes. */
function judgeConstraints(resource: Resource, path: string): Findings {
    const constraints = valueAt(resource.properties, path);
    if (!Array.isArray(constraints) || constraints.length === 0) {
        return [finding(resource, path, constraints, "a constraint that demands a phishing-resistant device")];
    }
    return constraints.map((each, index) => judgeConstraint(resource, `${path}.${index}`, readConstraint(each, path)));
}

function judgeConstraint(resource: Resource, path: string, constraint: Properties): Findings {
    const judge = (property: string, wanted: string, holds: (value: Value | undefined) => boolean) => {
        const value = valueAt(constraint, property);
        return holds(value) ? [] : [finding(resource, `${path}.${property}`, value, wanted)];
    };
    const isRequired = (value: Value | undefined) => value === "REQUIRED";
    const isSoonEnough = (value: Value | undefined) => value === undefined || TWELVE_HOURS.holds(value);
    return [
        judge("possession.phishingResistant", '"REQUIRED"', isRequired),
        judge("possession.userPresence", '"REQUIRED"', isRequired),
        judge("possession.required", "true", (value) => value === undefined || value === true),
        // They override the rule's own frequency.
        judge("possession.reauthenticateIn", TWELVE_HOURS.wanted, isSoonEnough),
        judge("knowledge.reauthenticateIn", TWELVE_HOURS.wanted, isSoonEnough),
    ];
}

/** The provider takes a constraint as JSON text. */
function readConstraint(constraint: Value, path: string): Properties {
    const read = typeof constraint === "string" ? (JSON.parse(constraint) as Value) : constraint;
    if (!isObject(read)) {
        throw new Error(`${path} holds something that is no constraint`);
    }
    return read;
}
