import type { Problem, SettingPath } from "../problem";
import { showValue } from "../show-value";
import { type Check, type Facts, having } from "./facts";

function domainOf(email: string): string {
    return email.slice(email.lastIndexOf("@") + 1);
}

/** Ensure that every contractor's address is at their vendor. */
export const ensureEmailsAreAtTheVendor: Check = ({ organization: { vendors }, contractors }) =>
    having(contractors, "email", "vendor").flatMap(({ handle, email, vendor }) => {
        const domains = vendors && Object.hasOwn(vendors, vendor) ? (vendors[vendor]?.emailDomains ?? []) : [];
        if (domains.length === 0 || domains.includes(domainOf(email))) {
            return [];
        }
        return [
            {
                path: ["contractors", handle, "email"],
                given: showValue(email),
                wrong: `is no address at ${vendor}`,
                allowed: domains.map((domain) => `@${domain}`).join(", "),
                edit: `write the address at the vendor, or add the domain to organization.vendors.${vendor}.emailDomains`,
            },
        ];
    });

/** Ensure that sponsors are employees: a contractor must not answer for a contractor. */
export const ensureSponsorsAreEmployees: Check = (facts) => {
    const whyNot = outsiders(facts);
    return having(facts.contractors, "sponsor").flatMap(({ handle, sponsor }) =>
        notAnEmployee(["contractors", handle, "sponsor"], sponsor, whyNot(sponsor)),
    );
};

/** Ensure that squads are led by employees, who decide what a squad's contractors work on. */
export const ensureSquadLeadsAreEmployees: Check = (facts) => {
    const whyNot = outsiders(facts);
    return Object.entries(facts.organization.squads ?? {}).flatMap(([name, { lead }]) =>
        notAnEmployee(["organization", "squads", name, "lead"], lead, whyNot(lead)),
    );
};

/** Ensure that an employee answers for lifting the removal brake. */
export const ensureRemovalsAreApprovedByEmployees: Check = (facts) => {
    const { approvedBy } = facts.allowRemovals;
    return approvedBy === undefined
        ? []
        : notAnEmployee(["allowRemovals", "approvedBy"], approvedBy, outsiders(facts)(approvedBy));
};

function notAnEmployee(path: SettingPath, email: string, whyNot: string | undefined): Problem[] {
    const allowed = "employees of the organization";
    const edit = "write the address of an employee";
    return whyNot === undefined ? [] : [{ path, given: showValue(email), wrong: whyNot, allowed, edit }];
}

/** Says why an address is no employee's; undefined when it may be one. */
function outsiders({
    organization: { vendors = {}, okta },
    contractors,
}: Facts): (email: string) => string | undefined {
    const people = new Map(having(contractors, "email").map(({ email, handle }) => [email, handle]));
    const domains = new Map(
        Object.entries(vendors).flatMap(([name, { emailDomains }]) => emailDomains.map((domain) => [domain, name])),
    );
    return (email) => {
        const contractor = people.get(email);
        const vendor = domains.get(domainOf(email));
        if (contractor !== undefined) {
            return `is the contractor ${contractor}`;
        }
        if (vendor !== undefined) {
            return `is an address at the vendor ${vendor}`;
        }
        return domainOf(email) === okta?.loginDomain ? "is in the domain of contractors' logins" : undefined;
    };
}
