import { lifeExpiry } from "../../../policies/life-cycle/life-expiry";
import { both, type Edit, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const YESTERDAY = spoil("ana-silva", "entry.endsOn", "2026-12-14");
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
        "the identity after the end": both(onlyLeft(), spoil("ana-silva/user", "status", "ACTIVE")),
    },
    variants: {
        "an entry after its end, without grants": onlyLeft(),
        "the last day": spoil("ana-silva", "entry.endsOn", "2026-12-15"),
        "the longest time": spoil("ana-silva", "entry.endsOn", "2027-05-29"),
    },
    says: {
        "a day more than the limit":
            'contractor ana-silva, ana-silva (contractor-access:index:ContractorAccess): entry.endsOn is "2027-05-30". Wanted: 180 days with the first one at most. Fix: Write endsOn: "<YYYY-MM-DD within the limit>" and sponsor: <an employee\'s address> into the entry, or delete it; then run `pulumi up`.',
    },
    fixed: {
        "no end": spoil("ana-silva", "entry.endsOn", "2027-02-26"),
        "ten years": spoil("ana-silva", "entry.endsOn", "2027-05-29"),
        "no sponsor": spoil("ana-silva", "entry.sponsor", "jo.lee@acme.example"),
        "the VPN after the end": remove("ana-silva/vpn-authorization"),
    },
};
