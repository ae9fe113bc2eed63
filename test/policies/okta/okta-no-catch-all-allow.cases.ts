import { oktaNoCatchAllAllow } from "../../../policies/okta/okta-no-catch-all-allow";
import { add, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const POLICY = "okta:index/appSignonPolicy:AppSignonPolicy";

export const cases: RuleCases = {
    rule: oktaNoCatchAllAllow,
    mutants: {
        "a catch-all that allows": spoil("platform/app", "catchAll", true),
        "a catch-all that nobody mentions": without("platform/app", "catchAll"),
        "a catch-all in words": spoil("platform/app", "catchAll", "false"),
        "a second policy beside the kit's": add(POLICY, "platform/other", { name: "other" }),
    },
    variants: {
        "a second policy that denies": add(POLICY, "platform/other", { name: "other", catchAll: false }),
    },
    says: {
        "a catch-all that nobody mentions":
            "platform/app (okta:index/appSignonPolicy:AppSignonPolicy): catchAll is absent, which means true. Wanted: false. Fix: Set catchAll: false, and replace the policy, because Okta reads it at creation only.",
    },
    fixed: { "a catch-all that allows": spoil("platform/app", "catchAll", false) },
};
