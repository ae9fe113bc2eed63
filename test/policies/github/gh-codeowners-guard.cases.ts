import { ghCodeownersGuard } from "../../../policies/github/gh-codeowners-guard";
import { add, both, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";
import { everywhere, OLD_PROTECTION, ORGANIZATION_RULESET, PROTECTION, REVIEW } from "./names";
import { append, rewrite } from "../support/rewrite";

const FILE = "platform/checkout-api/file/.github/CODEOWNERS";
const FILES = "github:index/repositoryFile:RepositoryFile";
const MEMBERSHIP = "github:index/teamMembership:TeamMembership";
const FIX =
    "Fix: Set rules.pullRequest.requireCodeOwnerReview: true; begin CODEOWNERS with * and end it with /.github/, CODEOWNERS and sonar-project.properties for the core team; name no contractor.";

export const cases: RuleCases = {
    rule: ghCodeownersGuard,
    mutants: {
        "owners who need not review": spoil(REVIEW, "rules.pullRequest.requireCodeOwnerReview", false),
        "nothing said of owners": without(REVIEW, "rules.pullRequest.requireCodeOwnerReview"),
        "no reviews": remove(REVIEW),
        "a classic protection without owners": add(PROTECTION, "platform/classic", {
            requiredPullRequestReviews: [{ requiredApprovingReviewCount: 2 }],
        }),
        "an older protection without owners": add(OLD_PROTECTION, "platform/classic", {
            requiredPullRequestReviews: { requiredApprovingReviewCount: 2 },
        }),
        "no CODEOWNERS": remove(FILE),
        "CODEOWNERS on a side branch": spoil(FILE, "branch", "develop"),
        "an empty CODEOWNERS": spoil(FILE, "content", "# later\n"),
        "no owner of the rest": rewrite(FILE, "* @acme/core\n", ""),
        "no owner of the pipeline": both(
            rewrite(FILE, "/.github/ @acme/core\n", ""),
            rewrite(FILE, "* @acme/core\n", "* @acme/web\n"),
        ),
        "a pipeline owned by another team as well": rewrite(
            FILE,
            "/.github/ @acme/core",
            "/.github/ @acme/core @acme/web",
        ),
        "a later line for one workflow": append(FILE, "/.github/workflows/deploy-sandbox.yml @acme/web\n"),
        "a later line for all workflows": append(FILE, "*.yml @acme/web\n"),
        "a later line by a wildcard": append(FILE, "**/*deploy* @acme/web\n"),
        "a later line for a new action": append(FILE, "actions/ @acme/web\n"),
        "the pipeline's own files only": rewrite(
            FILE,
            "/.github/ @acme/core",
            "/.github/* @acme/core\n/.github/*/* @acme/web",
        ),
        "a later line for build files": append(FILE, "package.json @acme/web\n"),
        "build files of one folder": append(FILE, "/services/ @acme/web\n"),
        "SonarQube's settings": append(FILE, "/sonar-project.properties @acme/web\n"),
        "CODEOWNERS given away": append(FILE, "/CODEOWNERS @acme/web\n"),
        "a path left to nobody": append(FILE, "/docs/notes/\n"),
        "a contractor's team": rewrite(FILE, "/db/ @acme/data", "/db/ @acme/contractor-ana-silva"),
        "a contractor's login": rewrite(FILE, "/db/ @acme/data", "/db/ @AnaSilva"),
        "a contractor's address": rewrite(FILE, "/db/ @acme/data", "/db/ ana-silva@contractors.acme.example"),
        "a contractor's own address": rewrite(FILE, "/db/ @acme/data", "/db/ ana.silva@northwind.example"),
        "a contractor in the core team": add(MEMBERSHIP, "ana-silva/core", { teamId: "4711", username: "anasilva" }),
        "a contractor in another owning team": add(MEMBERSHIP, "platform/data", {
            teamId: "data",
            username: "AnaSilva",
        }),
        "contractors in an owning team at once": add("github:index/teamMembers:TeamMembers", "platform/core", {
            teamId: "core",
            members: [{ username: "anasilva", role: "member" }],
        }),
        "a pattern that GitHub does not read": append(FILE, "!/db/ @acme/core\n"),
        "a weak file where GitHub looks too": add(FILES, "platform/checkout-api/file/docs/CODEOWNERS", {
            repository: "checkout-api",
            file: "docs/CODEOWNERS",
            content: "* @acme/web\n",
        }),
    },
    variants: {
        "another owner for product code": rewrite(FILE, "/db/ @acme/data", "/src/ @acme/data @jo"),
        "one line for everything": spoil(FILE, "content", "* @acme/core # all\n"),
        "a file on the branch that GitHub takes by itself": without(FILE, "branch"),
        "files right in a folder": rewrite(FILE, "/db/ @acme/data", "/db/* @acme/data"),
        "owners demanded by the organization": both(
            remove(REVIEW),
            add(ORGANIZATION_RULESET, "platform/all", {
                ...everywhere,
                rules: { pullRequest: { requireCodeOwnerReview: true } },
            }),
        ),
        "an employee in the core team": add(MEMBERSHIP, "platform/core", { teamId: "4711", username: "jo" }),
    },
    says: {
        "a later line for one workflow": `platform/checkout-api/file/.github/CODEOWNERS (github:index/repositoryFile:RepositoryFile): content is giving .github/workflows/deploy-sandbox.yml to @acme/web in line 118. Wanted: @acme/core. ${FIX}`,
        "a contractor's login": `platform/checkout-api/file/.github/CODEOWNERS (github:index/repositoryFile:RepositoryFile): content is giving /db/ to @AnaSilva. Wanted: no contractor. ${FIX}`,
    },
    fixed: {
        "owners who need not review": spoil(REVIEW, "rules.pullRequest.requireCodeOwnerReview", true),
        "an empty CODEOWNERS": append(
            FILE,
            "* @acme/core\nsonar-project.properties @acme/core\n/CODEOWNERS @acme/core\n/.github/ @acme/core\n",
        ),
        "a later line for all workflows": append(FILE, "/.github/ @acme/core\n"),
    },
};
