import { demand, is, something } from "../model/demand";
import { type Findings, finding, findingInWords } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import { valueAt } from "../model/values";

const POLICY = "okta:policy/mfa:Mfa";
const POLICIES = [POLICY, "okta:index/policyMfaDefault:PolicyMfaDefault"];
const AUTHENTICATOR = "okta:index/authenticator:Authenticator";
const FACTOR = "okta:factor/factor:Factor";
const QUESTION = "okta:index/userFactorQuestion:UserFactorQuestion";
/** As an Identity Engine names them, and as a Classic organization does. */
const WEAK = ["oktaEmail", "phoneNumber", "securityQuestion"];
const WEAK_CLASSIC = ["oktaCall", "oktaEmail", "oktaQuestion", "oktaSms"];
const ALL_WEAK = [...new Set([...WEAK, ...WEAK_CLASSIC])];

/** O7. What people may enrol as a factor. */
export const oktaNoWeakAuthenticator: Rule = {
    id: "O7",
    name: "okta-no-weak-authenticator",
    title: "Nobody enrols phone, e-mail or a question as a factor",
    compliant:
        "Every enrolment policy is active, holds for a group, and says NOT_ALLOWED for text messages, calls, e-mail and security questions; none of them is switched on or set for anybody.",
    why: "Phone numbers are taken over, mailboxes are the contractor's employer's, and answers are guessed; the weakest factor that is enrolled decides.",
    severity: "high",
    applicability: "always",
    types: [...POLICIES, AUTHENTICATOR, FACTOR, QUESTION],
    plain: [...ALL_WEAK, "isOie", "status", "active"],
    controls: ["NIST IA-5", "AAL2", "ISO A.5.17"],
    fix: "Set phoneNumber, oktaEmail and securityQuestion (Classic: oktaSms, oktaCall, oktaEmail, oktaQuestion) to { enroll: NOT_ALLOWED } in a policy of status: ACTIVE and groupsIncluded: [the group of all contractors], and switch no such authenticator on.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/policy/mfa/",
    waivable: true,
    check: (resource) => {
        if (POLICIES.includes(resource.type)) {
            return judgePolicy(resource);
        }
        return resource.type === QUESTION
            ? [findingInWords(resource, "", "a security question as a factor", "a key or Okta Verify")]
            : judgeSwitch(resource);
    },
};

/** What a policy does not mention is as the organization has it, so it has to mention each. */
function judgePolicy(policy: Resource): Findings {
    const wanted = valueAt(policy.properties, "isOie") === true ? WEAK : WEAK_CLASSIC;
    return [
        demand(policy, "status", is("ACTIVE"), "ACTIVE"),
        // The default policy holds for everybody.
        policy.type === POLICY ? demand(policy, "groupsIncluded", something("the group of all contractors")) : [],
        ALL_WEAK.map((each) =>
            demand(policy, `${each}.enroll`, is("NOT_ALLOWED"), wanted.includes(each) ? undefined : "NOT_ALLOWED"),
        ),
    ];
}

/** Authenticators and factors of the whole organization; their keys are written `phone_number` or `phoneNumber`. */
function judgeSwitch(resource: Resource): Findings {
    const [property, off] = resource.type === FACTOR ? ["providerId", "active"] : ["key", "status"];
    const key = valueAt(resource.properties, property);
    if (typeof key !== "string") {
        return [finding(resource, property, key, "the plain name of an authenticator")];
    }
    const plain = (text: string) => text.replaceAll("_", "").toLowerCase();
    if (!ALL_WEAK.some((each) => plain(each) === plain(key))) {
        return [];
    }
    return resource.type === FACTOR
        ? demand(resource, off, is(false), true)
        : demand(resource, off, is("INACTIVE"), "ACTIVE");
}
