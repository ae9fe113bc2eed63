import { sonarNoGateAdmin } from "../../../policies/sonarqube/sonar-no-gate-admin";
import { add, both, fact, hide, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const PERMISSIONS = "platform/checkout-api/project-permissions";
const GRANT = "ana-silva/sonarqube-project/checkout-api";
const EVERYBODY = "platform/sonarqube/everybody";
const TEMPLATE = "platform/checkout-api/throw-away-template";
const USER = "platform/checkout-api/ci-user";
const GLOBAL = "sonarqube:index:GroupGlobalPermissions";
const FIX =
    "Fix: Give contractors' groups permissions: [user, codeviewer], sonar-users and Anyone none, CI users [user, scan] and globalPermissions: [provisioning] on community only; let projectKeyPattern begin with gate:.";

export const cases: RuleCases = {
    rule: sonarNoGateAdmin,
    mutants: {
        "a contractor who administers a project": spoil(GRANT, "permissions", ["user", "codeviewer", "admin"]),
        "a contractor who closes issues": spoil(GRANT, "permissions", ["user", "issueadmin"]),
        "a contractor who closes hotspots": spoil(GRANT, "permissions", ["user", "securityhotspotadmin"]),
        "a contractor who scans": spoil(GRANT, "permissions", ["user", "scan"]),
        "a person's grant under another group's name": both(
            spoil(GRANT, "group", "developers"),
            spoil(GRANT, "permissions", ["admin"]),
        ),
        "the same behind a name that only the run knows": both(
            hide(GRANT, "group"),
            spoil(GRANT, "permissions", ["user", "admin"]),
        ),
        "everybody on a project": spoil(PERMISSIONS, "groups.sonar-users", ["user"]),
        "Anyone on a project": spoil(PERMISSIONS, "groups.Anyone", ["user", "codeviewer"]),
        "contractors among those of a project": spoil(PERMISSIONS, "groups.contractors", ["issueadmin"]),
        "a person by name": spoil(PERMISSIONS, "users.ana-silva", ["user", "admin"]),
        "a CI user who administers": spoil(PERMISSIONS, "users.ci-acme.checkout-api", ["user", "scan", "admin"]),
        "a CI user of two projects": spoil(PERMISSIONS, "users.ci-acme.billing", ["user", "scan"]),
        "groups left alone that nobody declares": spoil(PERMISSIONS, "separatelyManagedPrefix", "s"),
        "a project that takes SonarQube's permissions": remove(PERMISSIONS),
        "everybody scans": spoil(EVERYBODY, "permissions", ["scan"]),
        "everybody keeps what SonarQube gives": remove(EVERYBODY),
        "contractors change gates": add(GLOBAL, "platform/contractors", {
            group: "contractors",
            permissions: ["gateadmin"],
        }),
        "a person changes profiles": add(GLOBAL, "ana-silva/global", {
            group: "contractors-ana-silva",
            permissions: ["profileadmin"],
        }),
        "Anyone makes projects": add(GLOBAL, "platform/anyone", { group: "Anyone", permissions: ["provisioning"] }),
        "a CI user who scans everything": spoil(USER, "globalPermissions", ["provisioning", "scan"]),
        "a CI user who changes gates": spoil(USER, "globalPermissions", ["gateadmin"]),
        "a CI user who makes projects needlessly": fact("sonarqube.edition", "developer"),
        "creators of any project": spoil(TEMPLATE, "projectKeyPattern", ".*"),
        "creators of the lasting projects": spoil(TEMPLATE, "projectKeyPattern", "acme:checkout-api.*"),
        "creators by an alternative": spoil(TEMPLATE, "projectKeyPattern", "gate:acme:checkout-api:.*|acme:.*"),
        "creators of any gate at all": spoil(TEMPLATE, "projectKeyPattern", "gate:|.*"),
        "a template for everybody": spoil(TEMPLATE, "groups.sonar-users", ["user", "issueadmin"]),
        "a template for a person": spoil(TEMPLATE, "users", { "ana-silva": ["admin"] }),
    },
    variants: {
        "a contractor who only looks": spoil(GRANT, "permissions", ["user"]),
        "a person by name who only looks": spoil(PERMISSIONS, "users.jo-lee", ["user", "codeviewer"]),
        "employees who close issues": spoil(PERMISSIONS, "groups.developers", ["user", "codeviewer", "issueadmin"]),
        "employees who scan": add(GLOBAL, "platform/employees", { group: "developers", permissions: ["scan"] }),
        "permissions without exception": without(PERMISSIONS, "separatelyManagedPrefix"),
        "a template whose creators only look": both(
            spoil(TEMPLATE, "projectKeyPattern", "acme:.*"),
            spoil(TEMPLATE, "creatorPermissions", ["user"]),
        ),
        "a template with a dot in its key": spoil(TEMPLATE, "projectKeyPattern", "gate:acme:checkout\\.api:.*"),
    },
    says: {
        "a contractor who closes issues": `contractor ana-silva, ana-silva/sonarqube-project/checkout-api (sonarqube:index:GroupPermission): permissions is "issueadmin". Wanted: at most user and codeviewer. ${FIX}`,
        "everybody scans": `platform/sonarqube/everybody (sonarqube:index:GroupGlobalPermissions): permissions is "scan". Wanted: nothing. ${FIX}`,
    },
    fixed: {
        "a contractor who administers a project": spoil(GRANT, "permissions", ["user", "codeviewer"]),
        "everybody scans": spoil(EVERYBODY, "permissions", []),
        "a CI user who scans everything": spoil(USER, "globalPermissions", ["provisioning"]),
        "creators of any project": spoil(TEMPLATE, "projectKeyPattern", "gate:acme:checkout-api:.*"),
    },
};
