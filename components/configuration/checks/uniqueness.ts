import { lastSlot } from "../../planning/address-plan";
import type { Organization } from "../organization";
import type { Problem } from "../problem";
import { showValue } from "../show-value";
import { type Check, type Facts, having, repeats } from "./facts";

/** The mailbox of an address: what follows a `+` makes no other one. */
export function mailboxOf(email: string): string {
    return email.replace(/\+.*@/, "@");
}

/** Ensure that no two entries share a mailbox. */
export const ensureEmailsAreUnique: Check = ({ contractors }) =>
    repeats(having(contractors, "email"), ({ email }) => mailboxOf(email)).map(({ item, first }) => ({
        path: ["contractors", item.handle, "email"],
        given: showValue(item.email),
        wrong: `is the mailbox of ${first.handle}`,
        allowed: "one address for each person",
        edit: "write this person's own address",
    }));

/** Ensure that no two entries are the same GitHub account. */
export const ensureGithubIdsAreUnique: Check = ({ contractors }) =>
    repeats(having(contractors, "github"), ({ github }) => github.id).map(({ item, first }) => ({
        path: ["contractors", item.handle, "github", "id"],
        given: String(item.github.id),
        wrong: `is the account of ${first.handle}`,
        allowed: "one account for each person",
        edit: `look it up: https://api.github.com/users/${item.github.login}`,
    }));

/** Ensure that no two entries name the same GitHub login, in whatever case. */
export const ensureGithubLoginsAreUnique: Check = ({ contractors }) =>
    repeats(having(contractors, "github"), ({ github }) => github.login.toLowerCase()).map(({ item, first }) => ({
        path: ["contractors", item.handle, "github", "login"],
        given: showValue(item.github.login),
        wrong: `is the login of ${first.handle}`,
        allowed: "one login for each person; GitHub ignores case",
        edit: "write this person's own login",
    }));

/** Ensure that no two sandboxes share addresses. All slots have one size, so ranges overlap only when slots are equal. */
export const ensureSlotsAreUnique: Check = (facts) =>
    repeats(having(facts.contractors, "sandbox"), ({ sandbox }) => sandbox.slot).map(({ item, first }) => ({
        path: ["contractors", item.handle, "sandbox", "slot"],
        given: String(item.sandbox.slot),
        wrong: `is the slot of ${first.handle}`,
        ...freeSlot(facts),
    }));

/** Ensure that every sandbox lies in the slots of this stack. */
export const ensureSlotsBelongToThisStack: Check = (facts) => {
    const slots = facts.organization.network?.slots;
    // A range that is upside down is told by itself.
    if (slots === undefined || slots.from > slots.to) {
        return [];
    }
    return having(facts.contractors, "sandbox")
        .filter(({ sandbox }) => sandbox.slot < slots.from || sandbox.slot > slots.to)
        .map(({ handle, sandbox }) => ({
            path: ["contractors", handle, "sandbox", "slot"],
            given: String(sandbox.slot),
            wrong: "is no slot of this stack",
            ...freeSlot(facts),
        }));
};

/** Ensure that no entry carries the id of the organization, a slip when ids are looked up. */
export const ensureGithubIdsArePeople: Check = ({ organization: { github: own }, contractors }) =>
    having(contractors, "github")
        .filter(({ github }) => github.id === own?.id)
        .map(({ handle, github }) => ({
            path: ["contractors", handle, "github", "id"],
            given: String(github.id),
            wrong: "is the id of the organization",
            allowed: "the id of a person",
            edit: `look it up: https://api.github.com/users/${github.login}`,
        }));

/** What to write instead of a slot that cannot be given out. */
function freeSlot({ organization: { network }, contractors }: Facts): Pick<Problem, "allowed" | "edit"> {
    if (network === undefined) {
        return { allowed: "a free slot of organization.network.slots", edit: "take another slot" };
    }
    const allowed = `free slots from ${network.slots.from} to ${lastUsableSlot(network)}`;
    const taken = new Set(having(contractors, "sandbox").map(({ sandbox }) => sandbox.slot));
    for (let slot = network.slots.from; slot <= lastUsableSlot(network); slot += 1) {
        if (!taken.has(slot)) {
            return { allowed, edit: `take the next free slot, ${slot}` };
        }
    }
    return { allowed, edit: "free a slot, or give this stack more of them in organization.network.slots" };
}

function lastUsableSlot(network: Organization["network"]): number {
    return Math.min(network.slots.to, lastSlot(network));
}
