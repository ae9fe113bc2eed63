import { ghOrgBaseNone } from "../../../policies/github/gh-org-base-none";
import { add, both, type Edit, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const NAME = "platform/settings";
const registered = add("github:index/organizationSettings:OrganizationSettings", NAME, {
    billingEmail: "billing@acme.example",
    defaultRepositoryPermission: "none",
    membersCanCreateRepositories: false,
    membersCanCreatePublicRepositories: false,
    membersCanCreatePrivateRepositories: false,
    membersCanCreateInternalRepositories: false,
    membersCanForkPrivateRepositories: false,
});
const but = (edit: Edit) => both(registered, edit);

export const cases: RuleCases = {
    rule: ghOrgBaseNone,
    mutants: {
        "members read everything": but(spoil(NAME, "defaultRepositoryPermission", "read")),
        "members write everything": but(spoil(NAME, "defaultRepositoryPermission", "write")),
        "nothing said of the base": but(without(NAME, "defaultRepositoryPermission")),
        "members create repositories": but(spoil(NAME, "membersCanCreateRepositories", true)),
        "nothing said of creation": but(without(NAME, "membersCanCreateRepositories")),
        "members create public repositories": but(spoil(NAME, "membersCanCreatePublicRepositories", true)),
        "nothing said of private repositories": but(without(NAME, "membersCanCreatePrivateRepositories")),
        "members create internal repositories": but(spoil(NAME, "membersCanCreateInternalRepositories", true)),
        "members fork private repositories": but(spoil(NAME, "membersCanForkPrivateRepositories", true)),
        "only an address": add("github:index/organizationSettings:OrganizationSettings", NAME, {
            billingEmail: "billing@acme.example",
        }),
    },
    variants: {
        "strict settings": registered,
        "nothing said of forks": but(without(NAME, "membersCanForkPrivateRepositories")),
    },
    says: {
        "nothing said of the base":
            'platform/settings (github:index/organizationSettings:OrganizationSettings): defaultRepositoryPermission is absent, which means "read". Wanted: "none". Fix: Set defaultRepositoryPermission: none, membersCanForkPrivateRepositories: false and every membersCanCreate...Repositories: false.',
    },
    fixed: {
        "members read everything": spoil(NAME, "defaultRepositoryPermission", "none"),
        "members fork private repositories": spoil(NAME, "membersCanForkPrivateRepositories", false),
        "nothing said of creation": spoil(NAME, "membersCanCreateRepositories", false),
    },
};
