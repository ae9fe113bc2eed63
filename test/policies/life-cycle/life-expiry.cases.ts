import { lifeExpiry } from "../../../policies/life-cycle/life-expiry";
import type { GraphResource } from "../../../policies/graph/graph";
import type { Properties } from "../../../policies/model/values";
import { both, type Edit, remove, spoil, statement, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const GRANTS = [
    "own-membership",
    "vpn-app-assignment",
    "vpn-authorization",
    "access-role",
    "aws-app-assignment",
    "organization-membership",
    "team-membership",
    "deploy-role",
    ...["billing", "checkout-api", "checkout-web"].flatMap((each) => [
        `repository/${each}`,
        `sonarqube-project/${each}`,
    ]),
].map((each) => `ana-silva/${each}`);

const ROLES = ["access-role", "deploy-role", "task-role", "execution-role"].map((each) => `ana-silva/${each}`);

/** The entry ends on another day, and so does the trust of the roles. */
const ending =
    (day: string, nextDay: string): Edit =>
    (graph) =>
        spoil(
            "ana-silva",
            "entry.endsOn",
            day,
        )(graph).map((each) => (ROLES.includes(each.name) ? renewed(each, `${nextDay}T00:00:00Z`) : each));

function renewed(role: GraphResource, end: string): GraphResource {
    const text = JSON.stringify(role.inputs).replaceAll("2027-02-27T00:00:00Z", end);
    const inputs = JSON.parse(text) as Properties;
    return { ...role, inputs, outputs: inputs };
}

const condition = (value: Properties) =>
    statement("ana-silva/access-role", "assumeRolePolicy", 0, { Condition: value });

const YESTERDAY = ending("2026-12-14", "2026-12-15");

/** The contract is over, and nothing but the named grants is left. */
const onlyLeft = (...left: string[]): Edit =>
    both(
        YESTERDAY,
        spoil("ana-silva/user", "status", "DEPROVISIONED"),
        ...GRANTS.filter((each) => !left.includes(each)).map(remove),
    );

export const cases: RuleCases = {
    rule: lifeExpiry,
    mutants: {
        "no end": without("ana-silva", "entry.endsOn"),
        "an end that is no day": spoil("ana-silva", "entry.endsOn", "when the project is over"),
        "an end that no calendar has": spoil("ana-silva", "entry.endsOn", "2027-02-31"),
        "no first day": without("ana-silva", "entry.startsOn"),
        "a day more than the limit": spoil("ana-silva", "entry.endsOn", "2027-05-30"),
        "ten years": spoil("ana-silva", "entry.endsOn", "2036-12-01"),
        "no sponsor": without("ana-silva", "entry.sponsor"),
        "a sponsor without address": spoil("ana-silva", "entry.sponsor", "Jo"),
        "everything after the end": YESTERDAY,
        "the VPN after the end": onlyLeft("ana-silva/vpn-authorization"),
        "the AWS role after the end": onlyLeft("ana-silva/access-role"),
        "the own group after the end": onlyLeft("ana-silva/own-membership"),
        "a repository after the end": onlyLeft("ana-silva/repository/billing"),
        "a trust without end": condition({ StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } }),
        "a trust that ends where nobody says the time": condition({
            DateLessThanIfExists: { "aws:CurrentTime": "2027-02-27T00:00:00Z" },
        }),
        "a trust that ends later": condition({ DateLessThan: { "aws:CurrentTime": "2027-02-28T00:00:00Z" } }),
        "a trust that ends on one of two days": condition({
            DateLessThan: { "aws:CurrentTime": ["2027-02-27T00:00:00Z", "2037-01-01T00:00:00Z"] },
        }),
        "a trust that begins where it should end": condition({
            DateGreaterThan: { "aws:CurrentTime": "2027-02-27T00:00:00Z" },
        }),
        "the identity after the end": both(onlyLeft(), spoil("ana-silva/user", "status", "ACTIVE")),
    },
    variants: {
        "an entry after its end, without grants": onlyLeft(),
        "the last day": ending("2026-12-15", "2026-12-16"),
        "the longest time": ending("2027-05-29", "2027-05-30"),
        "a trust that ends sooner": condition({ DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } }),
    },
    says: {
        "a day more than the limit":
            'contractor ana-silva, ana-silva (contractor-access:index:ContractorAccess): entry.endsOn is "2027-05-30". Wanted: 180 days with the first one at most. Fix: Write endsOn: "<YYYY-MM-DD within the limit>" and sponsor: <an employee\'s address> into the entry, or delete it; then run `pulumi up`. A role\'s trust has DateLessThan: { aws:CurrentTime: <the day after endsOn>T00:00:00Z } in every Allow.',
    },
    fixed: {
        "no end": spoil("ana-silva", "entry.endsOn", "2027-02-26"),
        "ten years": ending("2027-05-29", "2027-05-30"),
        "a trust that ends later": condition({ DateLessThan: { "aws:CurrentTime": "2027-02-27T00:00:00Z" } }),
        "no sponsor": spoil("ana-silva", "entry.sponsor", "jo.lee@acme.example"),
        "the VPN after the end": remove("ana-silva/vpn-authorization"),
    },
};
