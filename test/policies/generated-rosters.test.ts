import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Contractor } from "../../components/configuration/entry";
import type { Organization } from "../../components/configuration/organization";
import { accessState } from "../../components/planning/access-window";
import type { GraphResource } from "../../policies/graph/graph";
import { judgeGraph } from "../../policies/graph/judge-graph";
import { contractorOf } from "../../policies/model/resource";
import type { Rule } from "../../policies/model/rule";
import { RULES } from "../../policies/rules";
import { anOrganization, ORGANIZATION, type OrganizationInput } from "../support/a-contractor";
import { graphOf } from "../support/graph";
import { rosters } from "../support/rosters";
import { toGraph } from "./support/record-program";

// Twelve thousand resources are registered and two thousand plans are judged, on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000 });

const TODAY = "2026-12-15";
const github = (changes: Partial<OrganizationInput["github"]>) => ({ github: { ...ORGANIZATION.github, ...changes } });
const site = { "checkout-web": { id: 1296270, visibility: "public" as const } };

const ORGANIZATIONS: Readonly<Record<string, Partial<OrganizationInput>>> = {
    "on GitHub Team": {},
    "with an edition that analyses pull requests": { sonarqube: { ...ORGANIZATION.sonarqube, edition: "developer" } },
    "on GitHub Enterprise": github({ plan: "enterprise" }),
    "with a required workflow": github({ plan: "enterprise", workflowRepository: { name: "workflows", id: 77 } }),
    "with a public repository": {
        repositories: { ...ORGANIZATION.repositories, ...site },
        waivers: [
            {
                rule: "G5",
                resource: "platform/checkout-web/review",
                reason: "The gate of a public repository is advisory",
                approvedBy: "jo.lee@acme.example",
                until: "2027-12-31",
            },
        ],
    },
};

/** Everything that an organization with these people registers, and what of it is whose. */
interface Pool {
    platform: GraphResource[];
    people: ReadonlyMap<string, GraphResource[]>;
}

async function poolOf(roster: readonly Contractor[], organization: Organization): Promise<Pool> {
    const states = new Map(roster.map((entry) => [entry.handle, accessState(entry, TODAY)]));
    const recorded = await graphOf(roster, TODAY, organization);
    const graph = toGraph(recorded.resources, (handle) => states.get(handle));
    const of = (handle: string | undefined) => graph.filter((each) => contractorOf(each) === handle);
    return { platform: of(undefined), people: new Map(roster.map(({ handle }) => [handle, of(handle)])) };
}

/** The plan of some of the people: what a roster without the others registers (test/components, P2 and P3). */
const planOf = ({ platform, people }: Pool, handles: readonly string[]) => [
    ...platform,
    ...handles.flatMap((handle) => people.get(handle) ?? []),
];

function violations(graph: readonly GraphResource[], rules: readonly Rule[]): string[] {
    const { verdicts } = judgeGraph(graph, rules, TODAY);
    return verdicts.filter(({ waiver }) => waiver === undefined).map(({ rule, message }) => `${rule.id} ${message}`);
}

/** What one resource says by itself, it says in every plan of the organization. */
const BY_RESOURCE = RULES.map((rule): Rule => withoutKey(rule, "checkStack"));
const BY_STACK = RULES.map((rule): Rule => withoutKey(rule, "check"));

function withoutKey(rule: Rule, key: "check" | "checkStack"): Rule {
    return Object.fromEntries(Object.entries(rule).filter(([each]) => each !== key)) as unknown as Rule;
}

const sample = (length: number, seed: number): Contractor[] =>
    fc.sample(rosters(length, length), { numRuns: 1, seed })[0] ?? [];

/** Five organizations: 2,000 plans. */
const RUNS = 400;

describe.each(Object.entries(ORGANIZATIONS))("an organization %s", (_name, changes) => {
    it("breaks no rule, whoever is on its roster", async () => {
        const pool = await poolOf(sample(12, 7), anOrganization(changes));
        const handles = [...pool.people.keys()];
        expect(violations(planOf(pool, handles), BY_RESOURCE)).toEqual([]);
        fc.assert(
            fc.property(fc.uniqueArray(fc.constantFrom(...handles), { maxLength: 4 }), (chosen) => {
                expect(violations(planOf(pool, chosen), BY_STACK)).toEqual([]);
            }),
            { numRuns: RUNS },
        );
    });
});

it("two hundred people at once break no rule", async () => {
    const slots = { from: 1, to: 250, prefix: 24 };
    const organization = anOrganization({ network: { ...ORGANIZATION.network, slots } });
    const pool = await poolOf(sample(200, 11), organization);
    expect(violations(planOf(pool, [...pool.people.keys()]), RULES)).toEqual([]);
});
