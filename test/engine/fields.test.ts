import { beforeAll, describe, expect, it } from "vitest";
import type { Update } from "../../rehearsal/workspace";
import { Cohort, type Entry, entryOf, handleOf } from "../support/cohort";
import { changes, succeeded } from "./support/a-workspace";

const updates = (...names: string[]) => ["", ...names].map((name) => `update ${name}`);

/** Everything that carries the person's tags. */
const TAGGED = [
    ["access-role", "boundary", "bucket", "budget", "budget-action", "cluster", "deploy-role", "egress-endpoints"],
    ["egress-own", "egress-s3", "execution-role", "image-repository", "ingress-own", "ingress-vpn", "log-group"],
    ["network-acl", "security-group", "subnet", "task-role", "vpn-record"],
].flat();

/** What a person's entry has otherwise, and what that changes; names without the handle, which is the entry itself. */
const FIELDS: readonly [title: string, fields: Entry, expected: string[]][] = [
    ["nothing", {}, []],
    ["name", { name: "Ana Maria Lima" }, updates("user")],
    ["email", { email: "ana.lima@northwind.example" }, updates("user")],
    [
        "vendor",
        { vendor: "contoso", email: "ana.silva@contoso.example" },
        updates(...TAGGED.slice(0, -1), "user", "vpn-record"),
    ],
    ["sponsor", { sponsor: "sam.roe@acme.example" }, updates(...TAGGED)],
    [
        "contract, reason, first day and squad",
        { contract: "SOW-2027-001", reason: "Something else", startsOn: "2026-12-02", squad: "billing" },
        updates("vpn-record"),
    ],
    ["last day", { endsOn: "2027-02-27" }, updates(...TAGGED)],
    ["GitHub id", { github: { id: 4_815_163 } }, updates("deploy-role")],
    [
        "profile: repositories and budget follow it",
        { profile: "frontend" },
        [
            "delete environment-variable/billing",
            "delete environment-variable/checkout-api",
            "delete environment/billing",
            "delete environment/checkout-api",
            "delete repository/billing",
            "delete repository/checkout-api",
            "delete sonarqube-project/billing",
            "delete sonarqube-project/checkout-api",
            ...updates("budget", "deploy-role"),
        ],
    ],
    [
        "repositories: only those that come or go",
        { repositories: ["billing"] },
        [
            "delete environment-variable/checkout-web",
            "delete environment/checkout-web",
            "delete repository/checkout-web",
            "delete sonarqube-project/checkout-web",
            ...updates("deploy-role"),
        ],
    ],
    [
        "GitHub login: both memberships are another account's",
        { github: { login: "ana-renamed" } },
        [
            "create-replacement organization-membership",
            "create-replacement team-membership",
            "delete-replaced organization-membership",
            "delete-replaced team-membership",
            "replace organization-membership",
            "replace team-membership",
            ...updates(),
        ],
    ],
    [
        "slot: the sandbox moves to another address range",
        { sandbox: { slot: 42 } },
        [
            "create-replacement routes",
            "create-replacement subnet",
            "create-replacement vpn-authorization",
            "delete-replaced routes",
            "delete-replaced subnet",
            "delete-replaced vpn-authorization",
            "replace routes",
            "replace subnet",
            "replace vpn-authorization",
            ...updates(
                "access-run-services",
                "deploy-run-services",
                "environment-variable/billing",
                "environment-variable/checkout-api",
                "environment-variable/checkout-web",
                "network-acl",
            ),
        ],
    ],
];

/** What one preview says in which each person's entry has a change of its own. */
let preview: Update;

beforeAll(async () => {
    const cohort = await Cohort.open();
    const before = FIELDS.map((_, i) => entryOf(i + 1, { profile: "backend", repositories: ["checkout-web"] }));
    const after = before.map((entry, i) => ({
        ...entry,
        ...FIELDS[i]?.[1],
        github: { ...(entry.github as Entry), ...(FIELDS[i]?.[1].github as Entry | undefined) },
    }));
    const roster = (entries: readonly Entry[]) =>
        Object.fromEntries(entries.map((entry, i) => [handleOf(i + 1), entry]));
    cohort.write(roster(before));
    await succeeded(cohort.up());
    cohort.write(roster(after));
    preview = await succeeded(cohort.workspace.preview());
});

describe("a changed field of an entry replaces nothing but what must be replaced", () => {
    it.each(FIELDS.map(([title, , expected], i) => ({ title, expected, handle: handleOf(i + 1) })))(
        "$title",
        ({ expected, handle }) => {
            const own = changes(preview).filter((change) => new RegExp(` ${handle}(/|$)`).test(change));
            expect(own.map((change) => change.replace(new RegExp(`${handle}/?`), ""))).toEqual([...expected].sort());
        },
    );
});
