import { lifeComplete } from "../../../policies/life-cycle/life-complete";
import { contractorOf } from "../../../policies/model/resource";
import { add, both, type Edit, fact, remove, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

/** Grants, by the beginnings of their names; the environment has none of these. */
const GRANT =
    /\/(own-membership|vpn-a|access-|aws-app|organization-membership|team|deploy-|sonarqube-|budget-action|repository\/|environment)/;

const withoutGrants: Edit = (graph) =>
    graph.filter((each) => contractorOf(each) !== "ana-silva" || !GRANT.test(each.name));

export const cases: RuleCases = {
    rule: lifeComplete,
    mutants: {
        "no boundary": remove("ana-silva/boundary"),
        "no budget": remove("ana-silva/budget"),
        "no network ACL": remove("ana-silva/network-acl"),
        "no record for the VPN": remove("ana-silva/vpn-record"),
        "no permission on one repository": remove("ana-silva/repository/billing"),
        "one more role": add("aws:iam/role:Role", "ana-silva/admin-role", { name: "contractor-ana-silva-admin" }),
        "one more repository": add("github:index/teamRepository:TeamRepository", "ana-silva/repository/payroll", {
            repository: "payroll",
        }),
        "one more of a name that is known": add("aws:s3/bucketV2:BucketV2", "ana-silva/bucket", { bucket: "more" }),
        "something of a person by its tag": add("aws:s3/bucket:Bucket", "platform/scratch", {
            tags: { Contractor: "ana-silva" },
        }),
        "grants before the first day": spoil("ana-silva", "state", "pending"),
        "grants of somebody suspended": spoil("ana-silva", "state", "suspended"),
        "grants that the entry has suspended": spoil("ana-silva", "entry.suspended", true),
        "grants in a state that nobody said": spoil("ana-silva", "state", ""),
        "no grants in an active access": withoutGrants,
        "a profile with fewer repositories": fact("profiles.backend.repositories", ["billing"]),
        "a profile that is gone": spoil("ana-silva", "entry.profile", "director"),
    },
    variants: {
        "somebody suspended without grants": both(
            spoil("ana-silva", "entry.suspended", true),
            spoil("ana-silva", "state", "suspended"),
            withoutGrants,
        ),
        "somebody new": both(spoil("ana-silva", "state", "pending"), withoutGrants),
        "nobody at all": (graph) =>
            graph.filter(({ type, name }) => (contractorOf({ type, name }) ?? "platform") === "platform"),
    },
    says: {
        "no boundary":
            "contractor ana-silva, ana-silva (contractor-access:index:ContractorAccess): it is without ana-silva/boundary (aws:iam/policy:Policy). Wanted: everything that an entry yields. Fix: Run `pulumi up` from the main branch, which makes what is missing, and delete the resource that the template has not; what everybody needs belongs into ContractorAccess.",
        "one more repository":
            "contractor ana-silva, ana-silva/repository/payroll (github:index/teamRepository:TeamRepository): it is nothing that the entry yields. Wanted: the template of ContractorAccess alone. Fix: Run `pulumi up` from the main branch, which makes what is missing, and delete the resource that the template has not; what everybody needs belongs into ContractorAccess.",
    },
    fixed: {
        "one more role": remove("ana-silva/admin-role"),
        "grants of somebody suspended": withoutGrants,
        "no permission on one repository": add(
            "github:index/teamRepository:TeamRepository",
            "ana-silva/repository/billing",
            { repository: "billing", permission: "push" },
        ),
    },
};
