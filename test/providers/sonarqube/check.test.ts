import { describe, expect, it } from "vitest";
import { inputSchemas } from "../../../providers/sonarqube/provider";
import { checkProperties } from "../../../providers/sonarqube/check";
import { onFake } from "./a-provider";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const gate = { name: "contractor", conditions: [{ metric: "new_coverage", op: "LT", error: "80" }] };
const project = {
    key: "checkout-api",
    name: "checkout-api",
    visibility: "private",
    mainBranch: "main",
    qualityGate: "contractor",
    newCode: { type: "PREVIOUS_VERSION" },
    settings: {},
};
const permissions = { projectKey: "checkout-api", groups: { admins: ["admin", "user"] }, users: {} };
const template = { name: "t", projectKeyPattern: "a:.*", creatorPermissions: ["admin"], groups: { admins: ["user"] } };
const user = { login: "gate-checkout", name: "Gate", globalPermissions: ["provisioning"] };
const token = { login: "gate-checkout", name: "gate-2027-01-05", type: "USER_TOKEN", expiresOn: "2027-01-05" };

/** One set of inputs a type that is all right. */
const right: Readonly<Record<string, Record<string, unknown>>> = {
    QualityGate: gate,
    Project: project,
    ProjectPermissions: permissions,
    GroupPermission: { projectKey: "checkout-api", group: "contractors-ana", permissions: ["user"] },
    GroupGlobalPermissions: { group: "sonar-users", permissions: [] },
    PermissionTemplate: template,
    TechnicalUser: user,
    Group: { name: "contractors-ana", description: "" },
    AnalysisToken: token,
};

describe("the check of inputs", () => {
    const driver = onFake();

    it.each(Object.entries(right))("lets right inputs of %s pass", async (type, inputs) => {
        expect(await driver.check(type, inputs)).toEqual([]);
    });

    it("knows a schema for every type", () => {
        expect(Object.keys(inputSchemas()).sort()).toEqual(
            Object.keys(right)
                .map((type) => `sonarqube:index:${type}`)
                .sort(),
        );
    });

    it.each(Object.entries(right))("says what is missing from %s, and what may be there", async (type, inputs) => {
        const told = await driver.check(type, {});
        for (const name of Object.keys(inputs)) {
            expect(told).toContainEqual(expect.stringMatching(new RegExp(`^${name}: is missing\\. Allowed: .+\\.$`)));
        }
    });

    it.each(Object.entries(right))(
        "takes every property of %s that a preview does not know for right",
        async (type, inputs) => {
            const unknown = Object.fromEntries(Object.keys(inputs).map((name) => [name, UNKNOWN]));
            expect(await driver.check(type, unknown)).toEqual([]);
            for (const name of Object.keys(inputs)) {
                expect(await driver.check(type, { ...inputs, [name]: UNKNOWN })).toEqual([]);
            }
        },
    );

    it("takes an unknown inside of a list or an object for right, and judges what is beside it", async () => {
        const conditions = [{ metric: UNKNOWN, op: "LT", error: "eighty" }];
        expect(await driver.check("QualityGate", { name: "g", conditions })).toEqual([
            'conditions.0.error: "eighty" is not allowed. Allowed: a number as text, such as "80".',
        ]);
        const groups = { admins: [UNKNOWN] };
        expect(await driver.check("ProjectPermissions", { ...permissions, groups })).toEqual([]);
    });

    it.each([
        [
            "QualityGate",
            { ...gate, name: " g" },
            'name: " g" is not allowed. Allowed: 1 to 100 characters, without space at either end.',
        ],
        [
            "QualityGate",
            { ...gate, conditions: [] },
            "conditions: [] is not allowed. Allowed: a list with at least one condition: a gate without any lets everything through.",
        ],
        [
            "QualityGate",
            { ...gate, conditions: [...gate.conditions, ...gate.conditions] },
            "Allowed: a list with one condition a metric.",
        ],
        [
            "QualityGate",
            { ...gate, conditions: [{ metric: "new_coverage", op: "EQ", error: "1" }] },
            'conditions.0.op: "EQ" is not allowed. Allowed: GT, LT.',
        ],
        [
            "QualityGate",
            { ...gate, condition: [] },
            "condition: QualityGate has no such property. Allowed: name, conditions. Edit: remove it, or correct its name.",
        ],
        [
            "QualityGate",
            { ...gate, conditions: [{ ...gate.conditions[0], warning: "1" }] },
            "conditions.0.warning: QualityGate has no such property. Edit: remove it, or correct its name.",
        ],
        [
            "Project",
            { ...project, key: "12" },
            'key: "12" is not allowed. Allowed: letters, digits, -, _, . and :, at least one of them no digit, at most 400 characters.',
        ],
        ["Project", { ...project, key: "a/b" }, 'key: "a/b" is not allowed.'],
        [
            "Project",
            { ...project, visibility: "secret" },
            'visibility: "secret" is not allowed. Allowed: private, public.',
        ],
        [
            "Project",
            { ...project, newCode: { type: "NUMBER_OF_DAYS", value: "91" } },
            'newCode.value: "91" is not allowed. Allowed: days from 1 to 90 as text, such as "30".',
        ],
        [
            "Project",
            { ...project, newCode: { type: "PREVIOUS_VERSION", value: "1" } },
            "newCode.value: Project has no such property.",
        ],
        [
            "Project",
            { ...project, newCode: { type: "LAST_WEEK" } },
            'newCode.type: "LAST_WEEK" is not allowed. Allowed: { type: PREVIOUS_VERSION }',
        ],
        [
            "Project",
            { ...project, settings: { "sonar.auth.secret.secured": "x" } },
            "settings.sonar.auth.secret.secured: a key that is not allowed. Allowed: the key of a setting",
        ],
        [
            "Project",
            { ...project, settings: { "sonar.exclusions": "" } },
            'settings.sonar.exclusions: "" is not allowed.',
        ],
        [
            "ProjectPermissions",
            { ...permissions, groups: { admins: ["admin"] } },
            "Allowed: at least one group with admin and user (or a user): else nobody could ever change the project again.",
        ],
        [
            "ProjectPermissions",
            { ...permissions, separatelyManagedPrefix: "adm" },
            "Allowed: no group whose name starts with separatelyManagedPrefix.",
        ],
        [
            "ProjectPermissions",
            { ...permissions, users: { ana: [] } },
            "users.ana: [] is not allowed. Allowed: a list with at least one permission.",
        ],
        [
            "ProjectPermissions",
            { ...permissions, users: { ana: ["browse"] } },
            'users.ana.0: "browse" is not allowed. Allowed: admin, codeviewer, issueadmin, scan, securityhotspotadmin, user.',
        ],
        [
            "GroupGlobalPermissions",
            { group: "g", permissions: ["scan", "scan"] },
            "Allowed: a list in which nothing is twice.",
        ],
        [
            "GroupGlobalPermissions",
            { group: "g", permissions: ["user"] },
            'permissions.0: "user" is not allowed. Allowed: admin, gateadmin, profileadmin, provisioning, scan.',
        ],
        [
            "PermissionTemplate",
            { ...template, projectKeyPattern: "gate-(:.*" },
            'projectKeyPattern: "gate-(:.*" is not allowed. Allowed: a regular expression that compiles.',
        ],
        ["TechnicalUser", { ...user, login: "a b" }, 'login: "a b" is not allowed.'],
        [
            "AnalysisToken",
            { ...token, expiresOn: "2027-02-30" },
            'expiresOn: "2027-02-30" is not allowed. Allowed: a day that exists, YYYY-MM-DD, as text.',
        ],
        ["AnalysisToken", { ...token, type: "GLOBAL_ANALYSIS_TOKEN" }, "Allowed: USER_TOKEN, PROJECT_ANALYSIS_TOKEN."],
        [
            "AnalysisToken",
            { ...token, type: "PROJECT_ANALYSIS_TOKEN" },
            "projectKey: is missing. Allowed: the key of a project with the type PROJECT_ANALYSIS_TOKEN, and nothing with USER_TOKEN.",
        ],
        ["AnalysisToken", { ...token, projectKey: "checkout-api" }, 'projectKey: "checkout-api" is not allowed.'],
    ])("refuses what %s cannot be: %#", async (type, inputs, sentence) => {
        const told = await driver.check(type, inputs);
        expect(told).toHaveLength(1);
        expect(told[0]).toContain(sentence);
    });

    it("tells everything that is wrong in one go", async () => {
        expect(await driver.check("Project", { ...project, key: "", visibility: "", mainBranch: "" })).toHaveLength(3);
    });

    it("cuts a long value", () => {
        const schema = inputSchemas()["sonarqube:index:Group"];
        const told = schema && checkProperties(schema, "Group", { name: "x".repeat(300), description: "" });
        expect(told?.[0]).toContain(`${"x".repeat(79)}... is not allowed`);
    });

    it("takes the name of a property of every object for no property of its own", async () => {
        expect(await driver.check("Group", { name: "g", description: "", constructor: "x" })).toHaveLength(1);
        await expect(driver.check("constructor", {})).rejects.toThrow("is no resource of sonarqube");
    });
});

describe("a change of inputs", () => {
    const driver = onFake();

    it("of a token needs a new name, because both exist for a while", async () => {
        const told = await driver.check("AnalysisToken", { ...token, expiresOn: "2027-04-05" }, token);
        expect(told).toEqual([
            expect.stringContaining('name: "gate-2027-01-05" is the name of the token that is to be replaced'),
        ]);
        expect(
            await driver.check("AnalysisToken", { ...token, name: "gate-2", expiresOn: "2027-04-05" }, token),
        ).toEqual([]);
        expect(await driver.check("AnalysisToken", token, token)).toEqual([]);
    });

    it("of a project's name is refused, because SonarQube cannot do it", async () => {
        const told = await driver.check("Project", { ...project, name: "Checkout" }, project);
        expect(told).toEqual([expect.stringContaining("name: SonarQube cannot rename a project")]);
        expect(await driver.check("Project", { ...project, key: "new", name: "Checkout" }, project)).toEqual([]);
    });
});
