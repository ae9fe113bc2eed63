import { describe, expect, it } from "vitest";
import { planRepositories } from "../../components/planning/repository-plan";
import { describeStack, summarise } from "../../components/summary";
import { aContractor, anOrganization, aPlan } from "../support/a-contractor";

const active = aPlan();
const suspended = aPlan(aContractor({ handle: "ben-okafor", suspended: true }));

describe("the stack's output", () => {
    it("says what a contractor has, and until when", () => {
        expect(summarise(active)).toEqual({
            name: "Ana Silva",
            state: "active",
            from: "2026-12-01",
            until: "2027-02-26",
            sponsor: "jo.lee@acme.example",
            vendor: "northwind",
            squad: "checkout",
            email: "ana.silva@northwind.example",
            github: { login: "anasilva", id: 4815162, existingMember: false },
            login: "ana-silva@contractors.acme.example",
            groups: ["contractors", "contractors-ana-silva"],
            sandbox: "10.64.3.0/24",
            repositories: ["checkout-api", "checkout-web"],
            permission: "push",
            role: "arn:aws:iam::123456789012:role/contractors/ana-silva/contractor-ana-silva-access",
        });
    });

    it("shows no grant of somebody without access", () => {
        const { groups, repositories, permission, role, state } = summarise(suspended);
        expect({ groups, repositories, permission, role, state }).toEqual({
            groups: ["contractors"],
            repositories: [],
            permission: undefined,
            role: undefined,
            state: "suspended",
        });
    });

    it("is a page that tells who has access until when, how to connect and how to off-board", () => {
        const page = describeStack([active, suspended], planRepositories(anOrganization(), "2026-12-15"), "acme");
        expect(page).toContain(
            "| ana-silva | has access | 2026-12-01 to 2027-02-26 | jo.lee@acme.example | 10.64.3.0/24 | checkout-api, checkout-web |",
        );
        expect(page).toContain(
            "| ben-okafor | suspended | 2026-12-01 to 2027-02-26 | jo.lee@acme.example | 10.64.3.0/24 | none |",
        );
        expect(page).toContain("## Connect");
        expect(page).toContain("Delete the entry in `stacks/Pulumi.acme.yaml` and run `npm run up`.");
        expect(page.match(/`npm run \w+ -- <handle>`/g)).toEqual([
            "`npm run kill -- <handle>`",
            "`npm run sweep -- <handle>`",
            "`npm run verify -- <handle>`",
        ]);
    });

    it("says what the gate of each repository is worth", () => {
        const repositories = { api: { id: 1 }, site: { id: 2, visibility: "public" as const } };
        const page = describeStack([], planRepositories(anOrganization({ repositories }), "2026-12-15"), "acme");
        expect(page).toContain("- api: enforced; base and merge commit are scanned by a workflow that only the core");
        expect(page).toContain("- site: **advisory**; base and merge commit are scanned, but a public repository has");
    });

    it("takes the profile's repositories and the entry's, each once", () => {
        const organization = anOrganization();
        const plan = aPlan(aContractor({ repositories: ["ledger", "checkout-api"] }), organization);
        expect(plan.repositories).toEqual(["checkout-api", "ledger"]);
    });
});
