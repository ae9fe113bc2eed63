import { lifeNoOrphan } from "../../../policies/life-cycle/life-no-orphan";
import { add, both, type Edit, fact, hide, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const BUCKET = "aws:s3/bucket:Bucket";
const USER = "okta:user/user:User";
const remembered = fact("formerContractors", { zoe: { github: { login: "zoe", id: 777 } } });
/** An organization that keeps identities, and something of zoe, who left. */
const keeping = (...edits: Edit[]) => both(fact("okta.formerIdentities", "keep"), ...edits);
const aUser = (name: string, status: string) => add(USER, name, { login: "zoe@contractors.acme.example", status });

export const cases: RuleCases = {
    rule: lifeNoOrphan,
    mutants: {
        "a person off the roster": remove("ana-silva"),
        "a resource of nobody": add(BUCKET, "scratch", { bucket: "scratch" }),
        "a resource of a stranger": add(BUCKET, "zoe/bucket", { bucket: "zoe" }),
        "a stranger's tag": add(BUCKET, "scratch", { tags: { Contractor: "zoe" } }),
        "another person's tag": spoil("ana-silva/bucket", "tags.Contractor", "ben-okafor"),
        "a kept user who can sign in": keeping(remembered, aUser("zoe/user", "ACTIVE")),
        "a kept user of nobody who left": keeping(aUser("zoe/user", "DEPROVISIONED")),
        "a kept user where none is kept": both(remembered, aUser("zoe/user", "DEPROVISIONED")),
        "a second kept user": keeping(remembered, aUser("zoe/user-2", "DEPROVISIONED")),
        "a group beside the kept user": keeping(remembered, add("okta:group/group:Group", "zoe/group", {})),
        "another end": spoil("ana-silva/access-role", "tags.EndsOn", "2029-01-01"),
        "no end": without("ana-silva/access-role", "tags.EndsOn"),
        "no tags": without("ana-silva/bucket", "tags"),
    },
    variants: {
        "a tag that only the run knows": hide("ana-silva/bucket", "tags.EndsOn"),
        "the kept user of somebody who left": keeping(remembered, aUser("zoe/user", "DEPROVISIONED")),
    },
    says: {
        "another end":
            'contractor ana-silva, ana-silva/access-role (aws:iam/role:Role): tags.EndsOn is "2029-01-01". Wanted: "2027-02-26". Fix: Delete the resource, or make it in Platform or ContractorAccess, which name and tag it after its owner.',
    },
    fixed: {
        "a resource of nobody": remove("scratch"),
        "no end": spoil("ana-silva/access-role", "tags.EndsOn", "2027-02-26"),
    },
};
