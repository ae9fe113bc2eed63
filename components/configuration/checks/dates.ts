import { Temporal } from "temporal-polyfill";
import { contractDays } from "../../planning/access-window";
import { showValue } from "../show-value";
import { type Check, having } from "./facts";

/** Ensure that no contract ends before it starts. */
export const ensureContractsEndAfterTheyStart: Check = ({ contractors }) =>
    having(contractors, "startsOn", "endsOn")
        .filter(({ startsOn, endsOn }) => endsOn < startsOn)
        .map(({ handle, startsOn, endsOn }) => ({
            path: ["contractors", handle, "endsOn"],
            given: showValue(endsOn),
            wrong: "is before the first day",
            allowed: `${startsOn} or later`,
            edit: "correct endsOn or startsOn",
        }));

/** Ensure that no contract is longer than the organization and the vendor allow. */
export const ensureContractsAreShortEnough: Check = ({ organization: { limits, vendors }, contractors }) =>
    having(contractors, "startsOn", "endsOn").flatMap(({ handle, startsOn, endsOn, vendor }) => {
        const ofVendor =
            vendor !== undefined && vendors && Object.hasOwn(vendors, vendor) ? vendors[vendor] : undefined;
        const longest = Math.min(limits?.maxContractDays ?? Infinity, ofVendor?.maxContractDays ?? Infinity);
        const days = contractDays({ startsOn, endsOn });
        if (days <= longest) {
            return [];
        }
        const last = Temporal.PlainDate.from(startsOn)
            .add({ days: longest - 1 })
            .toString();
        return [
            {
                path: ["contractors", handle, "endsOn"],
                given: showValue(endsOn),
                wrong: `makes a contract of ${days} days`,
                allowed: `at most ${longest} days`,
                edit: `write "${last}" or earlier, and prolong the contract when it is renewed`,
            },
        ];
    });

/** Ensure that no vendor's limit is longer than the organization's, which would promise what is refused. */
export const ensureVendorLimitsAreShorter: Check = ({ organization: { limits, vendors = {} } }) =>
    Object.entries(vendors).flatMap(([name, { maxContractDays }]) => {
        if (limits === undefined || maxContractDays === undefined || maxContractDays <= limits.maxContractDays) {
            return [];
        }
        return [
            {
                path: ["organization", "vendors", name, "maxContractDays"],
                given: String(maxContractDays),
                wrong: "is longer than the organization's own limit",
                allowed: `at most ${limits.maxContractDays}, as in organization.limits.maxContractDays`,
                edit: "shorten it, or leave it out",
            },
        ];
    });
