import { lifeNoOrphan } from "../../../policies/life-cycle/life-no-orphan";
import { add, hide, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const BUCKET = "aws:s3/bucket:Bucket";

export const cases: RuleCases = {
    rule: lifeNoOrphan,
    mutants: {
        "a person off the roster": remove("ana-silva"),
        "a resource of nobody": add(BUCKET, "scratch", { bucket: "scratch" }),
        "a resource of a stranger": add(BUCKET, "zoe/bucket", { bucket: "zoe" }),
        "a stranger's tag": add(BUCKET, "scratch", { tags: { Contractor: "zoe" } }),
        "another person's tag": spoil("ana-silva/bucket", "tags.Contractor", "ben-okafor"),
        "another end": spoil("ana-silva/access-role", "tags.EndsOn", "2029-01-01"),
        "no end": without("ana-silva/access-role", "tags.EndsOn"),
        "no tags": without("ana-silva/bucket", "tags"),
    },
    variants: { "a tag that only the run knows": hide("ana-silva/bucket", "tags.EndsOn") },
    says: {
        "another end":
            'contractor ana-silva, ana-silva/access-role (aws:iam/role:Role): tags.EndsOn is "2029-01-01". Wanted: "2027-02-26". Fix: Delete the resource, or make it in Platform or ContractorAccess, which name and tag it after its owner.',
    },
    fixed: {
        "a resource of nobody": remove("scratch"),
        "no end": spoil("ana-silva/access-role", "tags.EndsOn", "2027-02-26"),
    },
};
