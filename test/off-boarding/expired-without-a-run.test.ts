import { describe, expect, it } from "vitest";
import { answerTo } from "../../components/connect-handler/decide";
import { tokenPeriod } from "../../components/planning/token-period";
import { vpnRecord } from "../../components/planning/vpn-record";
import { isExpired } from "../../rehearsal/sonarqube/tokens";
import { EVENT } from "../connect-handler/an-event";
import { againstWalls, together } from "../documents/deeds";
import { person } from "../documents/fixture";
import { surprises } from "../documents/judge";
import { asks } from "../documents/sign-ins";
import { signIns, workingDay } from "../documents/working-day";
import { documentsOf } from "../documents/world";
import { aContractor, anOrganization, aPlan } from "../support/a-contractor";

/*
 * Ana Silva's contract ends on 2027-02-26. The last `pulumi up` ran a week before, while she was active, and nobody has
 * run anything since: no grant was deleted, no identity deactivated. What refuses her now is what that run left behind.
 */

const LAST_RUN = "2027-02-19";
const ana = person(aPlan(aContractor({ handle: "ana-silva", endsOn: "2027-02-26" }), anOrganization(), LAST_RUN));
const documents = documentsOf(ana);
const { plan } = ana;

const LAST_SECOND = "2027-02-26T23:59:59Z";
const AFTERWARDS = ["2027-02-27T00:00:00Z", "2027-03-31T12:00:00Z", "2031-01-01T00:00:00Z"];

describe("until the last second, on what the last run left behind, she", () => {
    it("held every grant", () => {
        expect(plan.granted).toBe(true);
    });

    it("takes on her roles and works with them", async () => {
        const day = [
            ...signIns(ana).map((signIn) => asks(ana, signIn, LAST_SECOND, true)),
            ...workingDay(ana).map((deed) => together(ana, deed, LAST_SECOND, true)),
        ];
        expect(await surprises(day, documents)).toEqual([]);
    });

    it("connects to the VPN", async () => {
        expect(await connect(LAST_SECOND)).toMatchObject({ allow: true });
    });
});

describe.each(AFTERWARDS)("at %s, and nobody has run anything, she is refused", (now) => {
    it("by the trust of her access role, with a good assertion from Okta", async () => {
        const assertions = signIns(ana).filter(({ role }) => role === "access");
        expect(assertions.length).toBeGreaterThan(0);
        expect(
            await surprises(
                assertions.map((each) => asks(ana, each, now, false)),
                documents,
            ),
        ).toEqual([]);
    });

    it("by the trust of her deploy role, with a good token of a workflow run", async () => {
        const tokens = signIns(ana).filter(({ role }) => role === "deploy");
        expect(tokens).toHaveLength(plan.repositories.length);
        expect(
            await surprises(
                tokens.map((each) => asks(ana, each, now, false)),
                documents,
            ),
        ).toEqual([]);
    });

    it("by the trusts of the roles that her containers start with", async () => {
        const starts = signIns(ana).filter(({ role }) => role === "task" || role === "execution");
        expect(starts.length).toBeGreaterThan(0);
        expect(
            await surprises(
                starts.map((each) => asks(ana, each, now, false)),
                documents,
            ),
        ).toEqual([]);
    });

    it("by her boundary, in a session that began before, whatever is attached to her roles", async () => {
        const deeds = workingDay(ana).map((deed) => ({ ...deed, walls: ["deny list"] as const }));
        expect(await surprises(againstWalls(ana, deeds, now), documents)).toEqual([]);
    });

    it("by the VPN's connect handler, which says why and whom to ask", async () => {
        expect(await connect(now)).toEqual({
            allow: false,
            "error-msg-on-denied-connection": "Your access ended on 2027-02-26. Ask jo.lee@acme.example.",
            "posture-compliance-statuses": [],
            "schema-version": "v3",
        });
    });
});

describe("the token that CI scans with", () => {
    // It is the repository's, not hers, and no person can read it: a leaked one ends by itself, too.
    const { expiresOn } = tokenPeriod(LAST_RUN);
    const isDead = (now: string) =>
        isExpired({ name: "", type: "", sha256: "", expirationDate: expiresOn }, new Date(now));

    it("lives on for the colleagues, and no longer than to the end of the month after the last run", () => {
        expect(["2027-02-27T00:00:00Z", "2027-03-30T23:59:59Z", "2027-03-31T00:00:00Z"].map(isDead)).toEqual([
            false,
            false,
            true,
        ]);
    });
});

/** She connects; the handler finds the record as the last run wrote it. */
function connect(now: string) {
    const parameters = new Map([
        ["/contractors-platform/vpn-endpoint", EVENT["endpoint-id"]],
        [plan.names.vpnRecord, JSON.stringify(vpnRecord(plan.entry, plan.names.login))],
    ]);
    return answerTo(
        { ...EVENT, username: plan.names.login },
        { parameters: () => Promise.resolve(parameters), now: () => new Date(now), log: () => undefined },
    );
}
