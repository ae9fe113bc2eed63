import fc from "fast-check";
import type { Contractor } from "../../components/configuration/entry";
import { aContractor } from "./a-contractor";
import { handles } from "./handles";

/** Valid rosters of up to `maxLength` people of the test organization; everything that must be unique is. */
export function rosters(maxLength: number, minLength = 0): fc.Arbitrary<Contractor[]> {
    return fc.uniqueArray(handles, { minLength, maxLength }).chain((chosen) =>
        fc.tuple(
            ...chosen.map((handle, index) =>
                fc
                    .record({
                        suspended: fc.boolean(),
                        endsOn: fc.constantFrom("2026-12-10", "2026-12-20", "2027-02-26"),
                        startsOn: fc.constantFrom("2026-12-01", "2026-12-18"),
                        repositories: fc.subarray(["checkout-api", "checkout-web", "ledger"]),
                        existingMember: fc.boolean(),
                    })
                    .map(({ existingMember, ...fields }) =>
                        aContractor({
                            ...fields,
                            handle,
                            email: `${handle}@northwind.example`,
                            github: { login: handle, id: 1000 + index, existingMember },
                            sandbox: { slot: index + 1 },
                        }),
                    ),
            ),
        ),
    );
}
