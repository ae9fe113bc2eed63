import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contractorArns } from "../../components/planning/arns";
import { contractorNames, logicalName } from "../../components/planning/names";
import { handles } from "../support/handles";

const ACME = {
    name: "acme",
    aws: { accountId: "123456789012", partition: "aws", region: "eu-west-1" } as const,
    okta: { loginDomain: "contractors.acme.example" },
};
const LONGEST = { ...ACME, name: "a".repeat(18), okta: { loginDomain: "c.acme.example" } };

/** Every name and ARN of a contractor, flat. */
function everything(handle: string): string[] {
    const names = contractorNames(handle, ACME);
    const { role, ...others } = names;
    const arns = contractorArns(names, { ...ACME.aws, productionAccountIds: [], githubOidcProvider: "create" });
    const { role: roleArns, ...otherArns } = arns;
    return [...Object.values(others), ...Object.values(role), ...Object.values(otherArns), ...Object.values(roleArns)];
}

describe("names of a contractor", () => {
    it("P4: never collide between two handles, in any service", () => {
        fc.assert(
            fc.property(handles, handles, (one, other) => {
                fc.pre(one !== other);
                const mine = new Set(everything(one));
                expect(everything(other).filter((name) => mine.has(name))).toEqual([]);
            }),
        );
    });

    it("are matched by no pattern of another handle, not even of one that starts with it", () => {
        fc.assert(
            fc.property(handles, handles, (one, suffix) => {
                const neighbour = `${one}-${suffix}`.slice(0, 31).replace(/-$/, "");
                fc.pre(neighbour !== one);
                const arns = everything(one).filter((name) => name.startsWith("arn:"));
                const theirs = everything(neighbour).filter((name) => name.startsWith("arn:"));
                for (const pattern of arns.filter((arn) => arn.endsWith("*"))) {
                    expect(theirs.filter((arn) => arn.startsWith(pattern.slice(0, -1)))).toEqual([]);
                }
            }),
        );
    });

    it("fit into every service's limit for the longest handle and organization", () => {
        const names = contractorNames(`a${"b".repeat(30)}`, LONGEST);
        expect(Object.values(names.role).map((role) => role.length <= 64)).not.toContain(false);
        expect(names.bucket).toHaveLength(63);
        expect(names.boundary.length).toBeLessThanOrEqual(128);
        // SAML session names and source identities of AWS end at 64 characters.
        expect(names.login.length).toBeLessThanOrEqual(64);
    });
});

describe("logical names", () => {
    it("tell whose resource it is, because no handle holds a slash", () => {
        fc.assert(
            fc.property(handles, handles, (one, other) => {
                fc.pre(one !== other);
                expect(logicalName(one, "subnet").startsWith(`${other}/`)).toBe(false);
            }),
        );
    });
});
