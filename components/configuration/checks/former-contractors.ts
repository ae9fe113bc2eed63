import { showValue } from "../show-value";
import { type Check, type Facts, having, listed, repeats } from "./facts";
import { mailboxOf } from "./uniqueness";

/** Every entry with everybody who left; the number of a GitHub account tells who is the same person. */
function pairs(facts: Facts) {
    const former = having(facts.formerContractors, "github");
    return having(facts.contractors, "github").flatMap((entry) =>
        former.map((left) => ({ entry, left, isSamePerson: entry.github.id === left.github.id })),
    );
}

/** Ensure that a former contractor's handle goes to the same person only. */
export const ensureFormerHandlesAreNobodyElses: Check = (facts) =>
    pairs(facts)
        .filter(({ entry, left, isSamePerson }) => entry.handle === left.handle && !isSamePerson)
        .map(({ entry, left }) => ({
            path: ["contractors", entry.handle, "github", "id"],
            given: String(entry.github.id),
            wrong: `is not the account of ${left.handle}, who left`,
            allowed: `${left.github.id}, when the same person comes back`,
            edit: "give this person a handle of their own",
        }));

/** Ensure that a former contractor comes back under the same handle. */
export const ensureFormerContractorsKeepTheirHandle: Check = (facts) =>
    pairs(facts)
        .filter(({ entry, left, isSamePerson }) => entry.handle !== left.handle && isSamePerson)
        .map(({ entry, left }) => ({
            path: ["contractors", entry.handle, "github", "id"],
            given: String(entry.github.id),
            wrong: `is the account of ${left.handle}, who left`,
            allowed: `the handle ${left.handle} for this person`,
            edit: `rename the entry to ${left.handle}, or delete ${left.handle} from formerContractors`,
        }));

/** Ensure that nobody comes in under a login that a former contractor gave up. */
export const ensureFormerLoginsAreNobodyElses: Check = (facts) =>
    pairs(facts)
        .filter(({ entry, left, isSamePerson }) => {
            const sameLogin = entry.github.login.toLowerCase() === left.github.login.toLowerCase();
            return sameLogin && !isSamePerson;
        })
        .map(({ entry, left }) => ({
            path: ["contractors", entry.handle, "github", "login"],
            given: showValue(entry.github.login),
            wrong: `was the login of ${left.handle}, who left, with the account ${left.github.id}`,
            allowed: "logins that no former contractor had with another account",
            edit: `ask whose account it is now: https://api.github.com/users/${entry.github.login}`,
        }));

/** Ensure that nobody comes in under the address of a former contractor. */
export const ensureFormerMailboxesAreNobodyElses: Check = (facts) =>
    pairs(facts).flatMap(({ entry, left, isSamePerson }) => {
        const isSameMailbox =
            entry.email !== undefined && left.email !== undefined && mailboxOf(entry.email) === mailboxOf(left.email);
        return isSameMailbox && !isSamePerson
            ? [
                  {
                      path: ["contractors", entry.handle, "email"],
                      given: showValue(entry.email),
                      wrong: `was the mailbox of ${left.handle}, who left`,
                      allowed: "addresses that no former contractor had with another account",
                      edit: "write this person's own address",
                  },
              ]
            : [];
    });

/** Ensure that a kept identity is the one that was there: Okta takes no other change of a user that is deactivated. */
export const ensureKeptIdentitiesAreComplete: Check = ({ organization: { okta, vendors }, formerContractors }) =>
    okta?.formerIdentities !== "keep"
        ? []
        : formerContractors.flatMap((former) => [
              ...(["name", "email", "vendor"] as const)
                  .filter((field) => former[field] === undefined)
                  .map((field) => ({
                      path: ["formerContractors", former.handle, field],
                      wrong: "missing, but the identity is kept",
                      allowed: `the ${field} that the entry had`,
                      edit: `add ${field}, or write delete for organization.okta.formerIdentities`,
                  })),
              ...(former.vendor === undefined || vendors === undefined || Object.hasOwn(vendors, former.vendor)
                  ? []
                  : [
                        {
                            path: ["formerContractors", former.handle, "vendor"],
                            given: showValue(former.vendor),
                            wrong: "is no vendor",
                            allowed: listed(Object.keys(vendors)),
                            edit: "write the vendor that the entry had, and keep it in organization.vendors",
                        },
                    ]),
          ]);

/** Ensure that nobody left under two handles. */
export const ensureFormerAccountsAreUnique: Check = ({ formerContractors }) =>
    repeats(having(formerContractors, "github"), ({ github }) => github.id).map(({ item, first }) => ({
        path: ["formerContractors", item.handle, "github", "id"],
        given: String(item.github.id),
        wrong: `is the account of ${first.handle}`,
        allowed: "one handle for each person who left",
        edit: "keep the handle under which the person is to come back",
    }));
