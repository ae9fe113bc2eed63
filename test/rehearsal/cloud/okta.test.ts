import { beforeEach, describe, expect, it } from "vitest";
import { Driver, type Made, types } from "./make";

let driver: Driver;
const person = {
    login: "ana@contractors.acme.example",
    email: "ana@northwind.example",
    firstName: "Ana",
    lastName: "Silva",
};

beforeEach(() => {
    driver = new Driver();
});

/** What happens in Okta without any provider: people activate their accounts, administrators suspend them. */
function set(made: Made, outputs: Record<string, string>): Made {
    const world = driver.cloud.store.world();
    const object = world.get(made.type, made.id);
    if (object !== undefined) {
        world.put({ ...object, outputs: { ...object.outputs, ...outputs } }, object);
    }
    return { ...made, outputs: { ...made.outputs, ...outputs } };
}

describe("an Okta user", () => {
    it("is PROVISIONED until the activation mail is read, which is no change from ACTIVE", () => {
        const user = driver.make(types.user, person);
        expect(user.id).toMatch(/^00u[0-9A-Za-z]{17}$/);
        expect(user.outputs).toMatchObject({ status: "PROVISIONED", rawStatus: "PROVISIONED" });
        expect(driver.diff(user, { ...person, status: "ACTIVE" }).changes).toBe(false);
        expect(driver.diff(user, { ...person, status: "SUSPENDED" })).toEqual({
            changes: true,
            replaces: [],
            deleteBeforeReplace: false,
        });
    });

    it("is STAGED at creation only, and gets its mail when it becomes ACTIVE", () => {
        const staged = driver.make(types.user, { ...person, status: "STAGED" });
        expect(staged.outputs.status).toBe("STAGED");
        expect(driver.diff(staged, person).changes).toBe(true);
        const active = driver.update(staged, person);
        expect(active.outputs.status).toBe("PROVISIONED");
        expect(() => driver.update(active, { ...person, status: "STAGED" })).toThrow(
            "Okta will not allow a user to be updated to STAGED. Can set to STAGED on user creation only",
        );
    });

    it("can be suspended only while it is ACTIVE", () => {
        const user = driver.make(types.user, person);
        expect(() => driver.update(user, { ...person, status: "SUSPENDED" })).toThrow(
            "Cannot suspend a user that is not active (status is PROVISIONED)",
        );
        const active = set(user, { status: "ACTIVE", rawStatus: "ACTIVE" });
        const suspended = driver.update(active, { ...person, status: "SUSPENDED" });
        expect(suspended.outputs.status).toBe("SUSPENDED");
        expect(driver.update(suspended, person).outputs.status).toBe("ACTIVE");
        expect(() =>
            driver.make(types.user, { ...person, login: "bob@acme.example", status: "SUSPENDED" }, "b"),
        ).toThrow("Cannot suspend a user that is not active");
    });

    it("takes nothing else in the update that deprovisions it, nor afterwards", () => {
        const user = driver.make(types.user, person);
        const off = { ...person, status: "DEPROVISIONED" };
        expect(() => driver.update(user, { ...off, title: "Leaver" })).toThrow(
            "Only the status of a DEPROVISIONED user can be updated, we detected other change (title)",
        );
        const gone = driver.update(user, off);
        expect(gone.outputs.status).toBe("DEPROVISIONED");
        expect(() => driver.update(gone, { ...off, lastName: "Souza" })).toThrow("we detected other change (lastName)");
        expect(driver.update(gone, person).outputs.status).toBe("PROVISIONED");
    });

    it("has a login of its own, and cannot be deleted twice", () => {
        const user = driver.make(types.user, person);
        expect(() => driver.make(types.user, { ...person, email: "b@acme.example" }, "b")).toThrow(
            "login: An object with this field already exists in the current organization",
        );
        driver.remove(user);
        expect(() => driver.remove(user)).toThrow("failed to deprovision or delete user from Okta");
    });
});

describe("memberships and assignments", () => {
    it("refuse users and groups that do not exist", () => {
        const user = driver.make(types.user, person);
        expect(() => driver.make(types.memberships, { userId: user.id, groups: ["00g1"] })).toThrow(
            'groups[0] is "00g1"',
        );
        expect(() => driver.make(types.memberships, { userId: "00u1", groups: [] })).toThrow('userId is "00u1"');
    });

    it("tell two memberships of one user apart, though Okta gives them one id", () => {
        const user = driver.make(types.user, person);
        const [own, all] = ["own", "all"].map((name) => driver.make(types.group, { name }, name));
        const ownMembership = driver.make(types.memberships, { userId: user.id, groups: [own?.id] }, "own");
        const allMembership = driver.make(types.memberships, { userId: user.id, groups: [all?.id] }, "all");
        expect(ownMembership.id).toBe(allMembership.id);
        driver.remove(ownMembership);
        expect(driver.read(ownMembership)).toBeUndefined();
        expect(driver.read(allMembership)).toMatchObject({ groups: [all?.id] });
    });

    it("disappear with the user or the group, and are gone quietly (memberships) or loudly (assignments)", () => {
        const user = driver.make(types.user, person);
        const group = driver.make(types.group, { name: "own" });
        const membership = driver.make(types.memberships, { userId: user.id, groups: [group.id] });
        const app = driver.make(types.saml, { label: "VPN", preconfiguredApp: "aws_clientvpn" });
        const assignment = driver.make(types.assignment, { appId: app.id, groupId: group.id });
        driver.remove(group);
        expect([driver.read(membership), driver.read(assignment)]).toEqual([undefined, undefined]);
        driver.remove(membership);
        expect(() => driver.remove(assignment)).toThrow("failed to delete application group assignment");
    });

    it("keep an assignment that is to be retained", () => {
        const group = driver.make(types.group, { name: "own" });
        const app = driver.make(types.saml, { label: "VPN", preconfiguredApp: "aws_clientvpn" });
        const assignment = driver.make(types.assignment, { appId: app.id, groupId: group.id, retainAssignment: true });
        driver.remove(assignment);
        expect(driver.read(assignment)).toBeDefined();
    });
});

describe("SAML apps", () => {
    it("publish metadata that AWS takes, and another certificate under another key name", () => {
        const app = driver.make(types.saml, {
            label: "VPN",
            preconfiguredApp: "aws_clientvpn",
            keyName: "a",
            keyYearsValid: 3,
        });
        expect(app.outputs).toMatchObject({ name: "aws_clientvpn", signOnMode: "SAML_2_0" });
        expect(app.outputs.metadata).toContain("bindings:HTTP-Redirect");
        const provider = { name: "vpn", samlMetadataDocument: app.outputs.metadata };
        expect(driver.make(types.samlProvider, provider).id).toBe("arn:aws:iam::123456789012:saml-provider/vpn");
    });

    it("need everything written out when they are not from the catalogue", () => {
        expect(driver.failures(types.saml, { label: "AWS", ssoUrl: "https://a.example", audience: "a" })).toEqual([
            "A custom SAML app (without preconfiguredApp) also needs: recipient, destination, subjectNameIdTemplate, " +
                "subjectNameIdFormat, signatureAlgorithm, digestAlgorithm, authnContextClassRef.",
        ]);
        const statements = {
            preconfiguredApp: "aws_clientvpn",
            label: "VPN",
            attributeStatements: [{ type: "GROUP", name: "memberOf" }],
        };
        expect(driver.failures(types.saml, statements)).toEqual([
            "attributeStatements[0] of type GROUP needs filterType and filterValue.",
        ]);
    });
});

describe("policies", () => {
    let group: Made;

    beforeEach(() => {
        group = driver.make(types.group, { name: "contractors" });
    });

    it("refuse a priority that is not the next one, as parallel rules would ask for", () => {
        const policy = driver.make(types.signon, { name: "session", groupsIncluded: [group.id] });
        const rule = { policyId: policy.id, networkConnection: "ANYWHERE" };
        expect(() => driver.make(types.ruleSignon, { ...rule, name: "b", priority: 2 }, "b")).toThrow(
            "provided priority was not valid, got: 2, API responded with: 1. See schema for attribute details",
        );
        driver.make(types.ruleSignon, { ...rule, name: "a", priority: 1 }, "a");
        expect(driver.make(types.ruleSignon, { ...rule, name: "b", priority: 2 }, "b").outputs).toMatchObject({
            priority: 2,
            sessionIdle: 120,
            access: "ALLOW",
        });
    });

    it("want zones where a rule is about zones, and keep a zone that a rule names", () => {
        const policy = driver.make(types.signon, { name: "session", groupsIncluded: [group.id] });
        expect(
            driver.failures(types.ruleSignon, { name: "a", policyId: policy.id, networkConnection: "ZONE" }),
        ).toEqual(["networkIncludes or networkExcludes is needed when networkConnection is ZONE."]);
        const zone = driver.make(types.zone, { name: "tor", type: "DYNAMIC_V2", status: "ACTIVE" });
        driver.make(types.ruleSignon, {
            name: "a",
            policyId: policy.id,
            networkConnection: "ZONE",
            networkExcludes: [zone.id],
        });
        expect(() => driver.remove(zone)).toThrow("the zone is used by a policy rule");
        expect(() => driver.remove(group)).toThrow("the group is used by a policy");
    });

    it("show a zone without status as INACTIVE, a change in every preview", () => {
        const zone = driver.make(types.zone, { name: "tor", type: "DYNAMIC_V2" });
        expect(zone.outputs.status).toBe("INACTIVE");
        expect(driver.diff(zone, { name: "tor", type: "DYNAMIC_V2" }).changes).toBe(true);
    });

    it("want the password or the e-mail required, and known words for each authenticator", () => {
        const mfa = { name: "mfa", isOie: true, groupsIncluded: [group.id], webauthn: { enroll: "REQUIRED" } };
        expect(() => driver.make(types.mfa, mfa)).toThrow("oktaPassword or oktaEmail must be REQUIRED");
        expect(driver.make(types.mfa, { ...mfa, oktaPassword: { enroll: "REQUIRED" } }).id).toMatch(/^00p/);
        expect(driver.failures(types.mfa, { ...mfa, phoneNumber: { enroll: "NEVER", enrol: "x" } })).toEqual([
            "phoneNumber.enrol does not exist. Allowed in phoneNumber: enroll, constraints.",
            'phoneNumber.enroll cannot be "NEVER"; allowed: REQUIRED, OPTIONAL, NOT_ALLOWED.',
        ]);
    });

    it("give an app policy all its rules at once, and fail to read a policy that is gone", () => {
        const policy = driver.make(types.appPolicy, { name: "apps", description: "d", catchAll: false });
        const rules = [
            { name: "a", priority: 1, constraints: ["{}"] },
            { name: "b", priority: 1, constraints: ["{"] },
        ];
        expect(driver.failures(types.appPolicyRules, { policyId: policy.id, rules })).toEqual([
            'rules[1].constraints[0] is not valid JSON; value given: "{".',
            "Two rules have the priority 1.",
        ]);
        const made = driver.make(types.appPolicyRules, { policyId: policy.id, rules: rules.slice(0, 1) });
        driver.remove(policy);
        expect(driver.read(made)).toBeUndefined();
        expect(() => driver.read(policy)).toThrow("404");
    });
});
