import { type Demand, demand, is, matching, oneOf, something } from "../model/demand";
import type { Facts } from "../model/facts";
import { type Findings, finding, findingInWords } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { isObject, listOf, type Properties, UNKNOWN, type Value, valueAt } from "../model/values";

const GROUP = "okta:group/group:Group";
const GROUP_RULE = "okta:group/rule:Rule";
const ASSIGNMENT = "okta:app/groupAssignment:GroupAssignment";
const ASSIGNMENTS = "okta:index/appGroupAssignments:AppGroupAssignments";
const APP_USER = "okta:app/user:User";
const USER_MEMBERSHIPS = "okta:index/userGroupMemberships:UserGroupMemberships";
const GROUP_MEMBERSHIPS = "okta:index/groupMemberships:GroupMemberships";
const APP_PROPERTY = "okta:index/appUserSchemaProperty:AppUserSchemaProperty";
const APP_BASE_PROPERTY = "okta:index/appUserBaseSchemaProperty:AppUserBaseSchemaProperty";
const USER_BASE_PROPERTY = "okta:index/userBaseSchemaProperty:UserBaseSchemaProperty";
/** Attributes of a user that group rules may look at, because people cannot edit them. */
const FIXED = ["login", "userType"];

/** O10. How somebody comes to what a group gives. */
export const oktaGroupPlumbing: Rule = {
    id: "O10",
    name: "okta-group-plumbing",
    title: "Groups alone give access, to their own person, and take it away again",
    compliant:
        "Apps are assigned to groups and never to people; a person is in the group of all contractors and in the one named contractors-<handle>, which alone carries the person's AWS role; group rules look only at what people cannot edit, and what put somebody in takes them out when it is deleted.",
    why: "A group that people can edit themselves into, a role in the wrong group's profile, or an assignment that outlives its deletion is access that no entry shows.",
    severity: "critical",
    applicability: "always",
    types: [
        ...[GROUP, GROUP_RULE, ASSIGNMENT, ASSIGNMENTS, APP_USER, USER_MEMBERSHIPS, GROUP_MEMBERSHIPS],
        ...[APP_PROPERTY, APP_BASE_PROPERTY, USER_BASE_PROPERTY],
    ],
    plain: [
        "name",
        "expressionValue",
        "removeAssignedUsers",
        "retainAssignment",
        "profile",
        "permissions",
        "scope",
        "index",
    ],
    controls: ["NIST AC-2", "NIST PS-4(2)", "SOC2 CC6.3"],
    fix: "Replace a person's assignment by a GroupAssignment of the group contractors-<handle> with retainAssignment: false and that person's role in awsRole; set removeAssignedUsers: true and an expression of user.login in group rules, and permissions: READ_ONLY in schema properties.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/group/rule/",
    waivable: false,
    check: (resource, { facts }) => CHECKS[resource.type]?.(resource, facts) ?? [],
    checkStack: (stack) => [
        stack.ofType(USER_MEMBERSHIPS).map((each) => judgeMembers(stack, each, "groups", "userId")),
        stack.ofType(GROUP_MEMBERSHIPS).map((each) => judgeMembers(stack, each, "groupId", "users")),
        stack.ofType(ASSIGNMENT).map((each) => judgeMembers(stack, each, "groupId", "")),
    ],
};

const READ_ONLY = (property: Resource) => demand(property, "permissions", oneOf("READ_ONLY", "HIDE"), "READ_ONLY");

const CHECKS: Readonly<Record<string, (resource: Resource, facts: Facts) => Findings>> = {
    [GROUP]: judgeName,
    // Without the group of all contractors, Okta's default policies hold for somebody.
    [USER_MEMBERSHIPS]: (memberships) => demand(memberships, "groups", something("a group")),
    [GROUP_RULE]: (rule) => [
        demand(rule, "removeAssignedUsers", is(true), false),
        demand(rule, "expressionValue", UNEDITABLE),
    ],
    [ASSIGNMENT]: (assignment, facts) => [
        demand(assignment, "retainAssignment", is(false), false),
        judgeRole(assignment, "profile", contractorOf(assignment), facts),
    ],
    // It names groups by ids, so that nobody can see whose role a profile is.
    [ASSIGNMENTS]: (assignments, facts) =>
        listOf(assignments.properties.groups).map((_group, index) =>
            judgeRole(assignments, `groups.${index}.profile`, undefined, facts),
        ),
    [APP_USER]: (user) => [
        findingInWords(user, "", "an assignment of one person", "a GroupAssignment of the own group"),
    ],
    [APP_PROPERTY]: (property) => [READ_ONLY(property), demand(property, "scope", is("NONE"), "NONE")],
    [APP_BASE_PROPERTY]: READ_ONLY,
    [USER_BASE_PROPERTY]: (property) =>
        FIXED.some((each) => each === property.properties.index) ? READ_ONLY(property) : [],
};

/** The words that an expression may be made of, beside texts in quotes and `String.` functions. */
const OPERATORS = ["and", "or", "not", "AND", "OR", "NOT"];
const SUBJECTS = [...FIXED.map((each) => `user.${each}`), "isMemberOfGroup", "isMemberOfAnyGroup"];

/** Looks at something, and at nothing that people edit. Groups by id: another group can take a name. */
const UNEDITABLE: Demand = {
    wanted: `an expression of ${SUBJECTS.join(", ")} alone`,
    holds: (value) => {
        const text = typeof value === "string" ? value.replaceAll(/"[^"]*"|'[^']*'|\bString\.\w+/g, "") : "";
        const words = (text.match(/[A-Za-z_][\w.]*/g) ?? []).filter((each) => !OPERATORS.includes(each));
        return words.length > 0 && words.every((each) => SUBJECTS.includes(each));
    },
};

/** The VPN goes by names: a group that is named like a person's reaches that person's sandbox. */
function judgeName(group: Resource): Findings {
    const handle = contractorOf(group);
    const wanted =
        handle === undefined
            ? matching(/^(?!contractors-)/, "a name that is no person's")
            : is(`contractors-${handle}`);
    return demand(group, "name", wanted);
}

/** The AWS role in the profile that an assignment gives to everybody in its group. */
function judgeRole(resource: Resource, path: string, handle: string | undefined, { aws }: Facts): Findings {
    const role = valueAt(readProfile(valueAt(resource.properties, path)), "awsRole");
    if (role === undefined || role === UNKNOWN) {
        return [];
    }
    if (handle === undefined) {
        return [finding(resource, `${path}.awsRole`, role, "nothing outside of a person's own assignment")];
    }
    const own = `arn:${aws.partition}:iam::${aws.accountId}:role/contractors/${handle}/`;
    const isOwn = typeof role === "string" && role.startsWith(own);
    return isOwn ? [] : [finding(resource, `${path}.awsRole`, role, `${own}...`)];
}

/** The engine has it as JSON text. */
function readProfile(profile: Value | undefined): Properties {
    const read = typeof profile === "string" && profile !== "" ? (JSON.parse(profile) as Value) : profile;
    return isObject(read) ? read : {};
}

/** A person's group is for that person. Whose a member is that is not of this stack, the resource's name says. */
function judgeMembers(stack: Stack, resource: Resource, groups: string, users: string): Findings {
    const members = stack.targets(resource, users).filter(({ type }) => type === "okta:user/user:User");
    const owners = members.length > 0 ? members.map(contractorOf) : [contractorOf(resource)];
    return stack
        .targets(resource, groups)
        .filter(({ type }) => type === GROUP)
        .map((group) => {
            const owner = contractorOf(group);
            const strangers = owner === undefined ? [] : owners.filter((each) => each !== owner);
            return strangers.map((each) =>
                findingInWords(
                    resource,
                    groups,
                    `the group of ${String(owner)}`,
                    `a group of ${each ?? "the platform"}`,
                ),
            );
        });
}
