import type { AccessPlan } from "../../components/planning/access-plan";
import { aContractor, anOrganization, aPlan, ORGANIZATION } from "../support/a-contractor";
import type { Person } from "./world";

const organization = anOrganization();

/** `ana` and `ana-silva` begin alike, in both directions; the third has a name that ends alike. */
export const ANA = person(
    aPlan(aContractor({ handle: "ana", github: { login: "ana", id: 101 }, sandbox: { slot: 1 } }), organization),
);
export const ANA_SILVA = person(
    aPlan(aContractor({ github: { login: "anasilva", id: 1011 }, sandbox: { slot: 11 } }), organization),
);
export const MARIANA = person(
    aPlan(
        aContractor({
            handle: "mariana",
            github: { login: "mariana", id: 10 },
            sandbox: { slot: 2 },
            repositories: [],
            startsOn: "2027-01-04",
            endsOn: "2027-01-04",
        }),
        organization,
    ),
);

/** The small organisation that both lists run on. */
export const EVERYBODY = [ANA, ANA_SILVA, MARIANA] as const;

/** The same person with GitHub's older subjects, in another partition, and with no repository at all. */
export const OLDER_GITHUB = person(
    aPlan(aContractor(), anOrganization({ github: { ...ORGANIZATION.github, subject: "legacy" } })),
);
const china = anOrganization({ aws: { ...ORGANIZATION.aws, partition: "aws-cn", region: "cn-north-1" } });
export const CHINA = person(aPlan(aContractor(), china));
export const CHINA_NEIGHBOUR = person(
    aPlan(aContractor({ handle: "ana", github: { login: "ana", id: 101 }, sandbox: { slot: 4 } }), china),
);
export const WITHOUT_REPOSITORIES = person(
    aPlan(
        aContractor({ repositories: [] }),
        anOrganization({ profiles: { backend: { repositories: [], monthlyBudgetUsd: 50 } } }),
    ),
);

/** A person whose subnet has an id of its own, made up from the slot. */
export function person(plan: AccessPlan): Person {
    return { plan, subnetId: `subnet-${plan.entry.sandbox.slot.toString(16).padStart(17, "0")}` };
}

/** Instants of a contract, as IAM writes them. */
export function instants({ plan }: Person) {
    const { startsOn, endsOn } = plan.entry;
    return {
        firstSecond: `${startsOn}T00:00:00Z`,
        lastSecond: `${endsOn}T23:59:59Z`,
        theEnd: plan.endsAt,
        yearsLater: "2101-01-01T00:00:00Z",
    };
}
