import { type Document, parseDocument } from "yaml";
import type { GraphResource } from "../../../policies/graph/graph";
import { exampleStackFile } from "../../../rehearsal/example-stack-file";
import type { CloudSettings } from "../../../rehearsal/cloud/settings";
import { type Recording, recordProgram } from "./record-program";

/** A compliant stack: what the program registers for one stack file on one day. */
export interface GoldenPlan {
    name: string;
    today: string;
    graph: readonly GraphResource[];
}

/** How a stack file differs from the example's, and the day. */
interface Variant {
    name: string;
    today?: string;
    /** Stands on the platform of the variant before it. */
    isCohort?: true;
    settings?: Partial<CloudSettings>;
    edits: readonly ((file: Document) => void)[];
}

const variant = (name: string, ...edits: Variant["edits"]): Variant => ({ name, edits });

/** Gives properties of the organization other values. */
const organization = (values: Readonly<Record<string, unknown>>) => (file: Document) => {
    for (const [path, value] of Object.entries(values)) {
        file.setIn(["config", "contractor-access:organization", ...path.split("/")], value);
    }
};

const CONTRACTORS = ["config", "contractor-access:contractors"];
const HANDLES = ["ana-silva", "ben-okafor", "chiara-rossi"];

/** Leaves only these people of the example. */
const only =
    (...handles: string[]) =>
    (file: Document) => {
        HANDLES.filter((each) => !handles.includes(each)).forEach((each) => file.deleteIn([...CONTRACTORS, each]));
    };

const entry = (handle: string, values: Readonly<Record<string, unknown>>) => (file: Document) => {
    Object.entries(values).forEach(([key, value]) => {
        file.setIn([...CONTRACTORS, handle, key], value);
    });
};

const layer = (name: string) => (file: Document) => {
    file.setIn(["config", "contractor-access:layer"], name);
};

/** Where GitHub's plan cannot hold the gate, a waiver accepts that it is advisory. */
const advisory = (...repositories: string[]) =>
    organization({
        waivers: repositories.map((each) => ({
            rule: "G5",
            resource: `platform/${each}/review`,
            reason: "GitHub has no push rulesets there",
            approvedBy: "jo.lee@acme.example",
            until: "2027-12-31",
        })),
    });

/** One person less makes a plan in half of the time; none of these needs three. */
const VARIANTS: readonly Variant[] = [
    variant("the example"),
    variant("developer edition", only("ana-silva"), organization({ "sonarqube/edition": "developer" })),
    variant(
        "required workflow on GitHub Enterprise",
        only("ana-silva"),
        organization({
            "github/plan": "enterprise",
            "github/workflowRepository": { name: "required-workflows", id: 1320008 },
            "sonarqube/edition": "enterprise",
        }),
    ),
    variant("GitHub Enterprise without one", only("ben-okafor"), organization({ "github/plan": "enterprise" })),
    variant(
        "GitHub Free",
        only("ben-okafor"),
        organization({
            "github/plan": "free",
            "repositories/checkout-api/visibility": "public",
            "repositories/checkout-web/visibility": "public",
            "repositories/billing/visibility": "public",
        }),
        advisory("checkout-api", "checkout-web", "billing"),
    ),
    variant(
        "a public repository",
        only("ben-okafor"),
        organization({ "repositories/checkout-web/visibility": "public" }),
        advisory("checkout-web"),
    ),
    { ...variant("nobody has begun", only("ana-silva", "chiara-rossi")), today: "2026-11-20" },
    { ...variant("everybody has ended", only("ana-silva", "ben-okafor")), today: "2027-06-01" },
    variant("one is suspended", only("ana-silva", "chiara-rossi"), entry("ana-silva", { suspended: true })),
    variant("nobody at all", only()),
    variant(
        "somebody without repositories",
        only("ana-silva"),
        organization({ "profiles/backend/repositories": [], "profiles/backend/permission": "pull" }),
        entry("ana-silva", { repositories: [] }),
    ),
    variant("the platform's layer", only(), layer("platform")),
    {
        ...variant("a cohort's layer", layer("contractors"), (file) => {
            file.setIn(["config", "contractor-access:platformStack"], "acme/contractor-access/platform");
        }),
        isCohort: true,
    },
    {
        ...variant(
            "GovCloud",
            only("chiara-rossi"),
            organization({
                "aws/partition": "aws-us-gov",
                "aws/region": "us-gov-west-1",
                "vpn/serverCertificateArn":
                    "arn:aws-us-gov:acm:us-gov-west-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            }),
        ),
        settings: { partition: "aws-us-gov", region: "us-gov-west-1" },
    },
    variant(
        "older repositories and an account with GitHub's provider",
        only("ana-silva"),
        organization({ "github/subject": "legacy", "aws/githubOidcProvider": "existing" }),
    ),
];

/** Plans of every way to use the kit, each compliant. */
export async function goldenPlans(): Promise<GoldenPlan[]> {
    const plans: GoldenPlan[] = [];
    let before: Recording | undefined;
    for (const { name, today = "2026-12-15", isCohort = false, settings, edits } of VARIANTS) {
        const file = parseDocument(exampleStackFile());
        edits.forEach((edit) => {
            edit(file);
        });
        const below = isCohort ? before : undefined;
        before = await recordProgram({ stackFile: file.toString(), today, settings, below });
        plans.push({ name, today, graph: before.graph });
    }
    return plans;
}
