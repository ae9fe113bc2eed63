import { findPeople } from "../people/find-people";
import { verifyPeople } from "../verify/verify";
import type { Run } from "./run";

/** Where receipts of who left are written, below the project's folder. */
const RECEIPTS = "receipts";

/** Asks the services about everybody whose entry is gone, while their ids are known from the state before the run. */
export async function verifyLeavers({
    leavers: { gone },
    records,
    options,
    surroundings,
    problems,
}: Run): Promise<undefined> {
    const { print } = surroundings.terminal;
    if (gone.length === 0) {
        print("Nobody left.");
        return;
    }
    const people = findPeople({ handles: gone }, records);
    const verified = await verifyPeople(people, records, { timeout: options.timeout, out: RECEIPTS }, surroundings);
    for (const { handle, verdict, report } of verified) {
        print(report);
        if (verdict !== "nothing left") {
            problems.push(`${handle}: ${verdict} in the services, as told above. Run this again.`);
        }
    }
}
