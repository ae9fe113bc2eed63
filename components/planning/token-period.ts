import { Temporal } from "temporal-polyfill";

/** The life of a token that is renewed every month. */
export interface TokenPeriod {
    /** Month in which the token is made, `YYYY-MM`: part of its name, so that old and new exist side by side. */
    month: string;
    /** The day on which SonarQube ends it by itself, `YYYY-MM-DD`: the last of the following month. */
    expiresOn: string;
}

/**
 * The token of the day `today` (`YYYY-MM-DD`, UTC). The first run of a month makes a new one, hands it to CI and revokes
 * the old one, which would have lasted 28 days or more: no gap, as long as `pulumi up` runs once a month.
 */
export function tokenPeriod(today: string): TokenPeriod {
    const month = Temporal.PlainDate.from(today).toPlainYearMonth();
    const next = month.add({ months: 1 });
    return { month: month.toString(), expiresOn: next.toPlainDate({ day: next.daysInMonth }).toString() };
}
