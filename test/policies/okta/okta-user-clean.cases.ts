import { oktaUserClean } from "../../../policies/okta/okta-user-clean";
import { add, hide, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const USER = "okta:user/user:User";
const ANA = "ana-silva/user";

export const cases: RuleCases = {
    rule: oktaUserClean,
    mutants: {
        "a first password": spoil(ANA, "password", "Welcome-2026!"),
        "an old password": spoil(ANA, "oldPassword", "Welcome-2025!"),
        "a hash of another system": spoil(ANA, "passwordHash", { algorithm: "MD5", value: "x" }),
        "a hook that takes passwords over": spoil(ANA, "passwordInlineHook", "default"),
        "a recovery answer": spoil(ANA, "recoveryAnswer", "Lisbon"),
        "an employee's login": spoil(ANA, "login", "ana.silva@acme.example"),
        "the login of another contractor": spoil(ANA, "login", "ben-okafor@contractors.acme.example"),
        "a domain that only ends alike": spoil(ANA, "login", "ana-silva@evil-contractors.acme.example"),
        "a domain that only looks alike": add(USER, "platform/bot", { login: "bot@contractorsxacme.example" }),
        "no login": without(ANA, "login"),
        "a login that nobody knows yet": hide(ANA, "login"),
        "a password for one app": add("okta:app/user:User", "ana-silva/app-user", { password: "Welcome-2026!" }),
        "the answer of a security question": add(
            "okta:index/userFactorQuestion:UserFactorQuestion",
            "ana-silva/question",
            { key: "disliked_food", answer: "olives" },
        ),
    },
    variants: {
        "a user of the platform in the contractors' domain": add(USER, "platform/canary", {
            login: "canary@contractors.acme.example",
        }),
        "an e-mail address elsewhere": spoil(ANA, "email", "ana@elsewhere.example"),
    },
    says: {
        "a first password":
            "contractor ana-silva, ana-silva/user (okta:user/user:User): password is set. Wanted: nothing: the person chooses it. Fix: Remove password, oldPassword, passwordHash, passwordInlineHook, recoveryQuestion, recoveryAnswer and answer; set login: <handle>@<okta.loginDomain>.",
    },
    fixed: {
        "a first password": without(ANA, "password"),
        "an employee's login": spoil(ANA, "login", "ana-silva@contractors.acme.example"),
    },
};
