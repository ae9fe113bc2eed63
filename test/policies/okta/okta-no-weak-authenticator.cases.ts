import { oktaNoWeakAuthenticator } from "../../../policies/okta/okta-no-weak-authenticator";
import { add, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const POLICY = "platform/enrolment";
const DEFAULT = "okta:index/policyMfaDefault:PolicyMfaDefault";
const AUTHENTICATOR = "okta:index/authenticator:Authenticator";
const FACTOR = "okta:factor/factor:Factor";
const no = { enroll: "NOT_ALLOWED" };

export const cases: RuleCases = {
    rule: oktaNoWeakAuthenticator,
    mutants: {
        "a phone number": spoil(POLICY, "phoneNumber.enroll", "OPTIONAL"),
        "a phone number that must be": spoil(POLICY, "phoneNumber.enroll", "REQUIRED"),
        "a phone number that nobody mentions": without(POLICY, "phoneNumber"),
        "e-mail": spoil(POLICY, "oktaEmail.enroll", "OPTIONAL"),
        "e-mail that nobody mentions": without(POLICY, "oktaEmail"),
        "a security question": spoil(POLICY, "securityQuestion.enroll", "OPTIONAL"),
        "text messages by their Classic name": spoil(POLICY, "oktaSms", { enroll: "OPTIONAL" }),
        "calls by their Classic name": spoil(POLICY, "oktaCall", { enroll: "OPTIONAL" }),
        "a policy that is switched off": spoil(POLICY, "status", "INACTIVE"),
        "a policy for nobody": without(POLICY, "groupsIncluded"),
        "a Classic policy that speaks of an Identity Engine": without(POLICY, "isOie"),
        "the default policy opened": add(DEFAULT, "platform/default-enrolment", {
            isOie: true,
            phoneNumber: { enroll: "OPTIONAL" },
            oktaEmail: no,
            securityQuestion: no,
        }),
        "the phone switched on for everybody": add(AUTHENTICATOR, "platform/phone", { key: "phone_number" }),
        "the question switched on by its other name": add(AUTHENTICATOR, "platform/question", {
            key: "securityQuestion",
            status: "ACTIVE",
        }),
        "text messages switched on as a factor": add(FACTOR, "platform/sms", { providerId: "okta_sms" }),
        "a question for one person": add("okta:index/userFactorQuestion:UserFactorQuestion", "ana-silva/question", {
            key: "disliked_food",
        }),
    },
    variants: {
        "a key alone": spoil(POLICY, "oktaVerify.enroll", "NOT_ALLOWED"),
        "a Classic default policy": add(DEFAULT, "platform/default-enrolment", {
            oktaSms: no,
            oktaCall: no,
            oktaEmail: no,
            oktaQuestion: no,
        }),
        "the phone switched off": add(AUTHENTICATOR, "platform/phone", { key: "phone_number", status: "INACTIVE" }),
        "keys switched on": add(AUTHENTICATOR, "platform/keys", { key: "webauthn" }),
        "text messages switched off": add(FACTOR, "platform/sms", { providerId: "okta_sms", active: false }),
    },
    says: {
        "a phone number":
            'platform/enrolment (okta:policy/mfa:Mfa): phoneNumber.enroll is "OPTIONAL". Wanted: "NOT_ALLOWED". Fix: Set phoneNumber, oktaEmail and securityQuestion (Classic: oktaSms, oktaCall, oktaEmail, oktaQuestion) to { enroll: NOT_ALLOWED } in a policy of status: ACTIVE and groupsIncluded: [the group of all contractors], and switch no such authenticator on.',
    },
    fixed: {
        "a phone number": spoil(POLICY, "phoneNumber", no),
        "e-mail that nobody mentions": spoil(POLICY, "oktaEmail", no),
        "the phone switched on for everybody": spoil("platform/phone", "status", "INACTIVE"),
    },
};
