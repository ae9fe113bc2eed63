import type { AccessState } from "./access-window";
import type { Roster, RosterPerson } from "./roster";
import { type Loss, lossesOf, pairRosters, type PersonChange } from "./roster-change";

/** A state as people say it. */
export const STATE_WORDS: Record<AccessState, string> = {
    pending: "starts later",
    active: "has access",
    suspended: "suspended",
    expired: "ended",
};

/** What a comparison in words is told. */
interface RosterWordsArgs {
    before: Roster;
    after: Roster;
    today: string;
    stack: string;
    /** Who is on the list of former contractors already. */
    formerHandles: readonly string[];
    /** True when the identities of people on that list are kept. */
    keepsIdentities: boolean;
}

/** Who joins, who leaves, and whose access changes in this run, for whoever reads a preview; undefined for no change. */
export function describeRosterChange(args: RosterWordsArgs): string | undefined {
    const { before, after, today, stack } = args;
    const changes = pairRosters(before, after);
    const lines = changes.flatMap((change) => describeChange(change, changes, today));
    if (lines.length === 0) {
        return undefined;
    }
    const losses = lossesOf(changes, today);
    return [
        `What this run changes for the contractors of stack ${stack}:`,
        ...lines.map((line) => `  ${line}`),
        ...(losses.length > 0 ? explainHowAccessGoes(losses) : []),
        ...askToRemember(changes, args),
    ].join("\n");
}

/** What somebody loses, on one line. */
export function describeLoss({ handle, before, after, what }: Loss): string {
    const who = `${handle} (${before.name})`;
    switch (what) {
        case "entry":
            return `${who} leaves: ${whatTheyHad(before)}; the sandbox ${before.sandbox} goes with everything in it`;
        case "sandbox":
            return `${who} moves out of the sandbox ${before.sandbox}: what runs in it goes`;
        case "access":
            return `${who} ${after === undefined ? "" : WITHOUT_ACCESS[after.state]}: ${whatTheyHad(before)}; the sandbox is kept`;
    }
}

const WITHOUT_ACCESS: Record<AccessState, string> = {
    pending: "starts later than before",
    active: "keeps access",
    suspended: "is suspended",
    expired: "is past the last day",
};

function whatTheyHad({ state, from, until, repositories }: RosterPerson): string {
    const to = repositories.length > 0 ? ` to ${repositories.join(", ")}` : "";
    const had: Record<AccessState, string> = {
        pending: `was to have access from ${from} to ${until}`,
        active: `had access${to} until ${until}`,
        suspended: `was suspended, with a last day ${until}`,
        expired: `had access until ${until}`,
    };
    return had[state];
}

function describeChange(change: PersonChange, all: readonly PersonChange[], today: string): string[] {
    const { handle, before, after } = change;
    if (before === undefined) {
        return after === undefined ? [] : [`+ ${handle} (${after.name}) joins: ${describeAccess(after)}`];
    }
    const losses = lossesOf([change], today);
    if (after === undefined) {
        const renamed = newHandleOf(before, all);
        const why =
            renamed === undefined
                ? ""
                : `; ${renamed}, who joins, has the same GitHub account: a changed handle makes another person`;
        return losses.map((loss) => `- ${describeLoss(loss)}${why}`);
    }
    const differences = describeDifferences(before, after);
    if (differences.length === 0) {
        return [];
    }
    const what = [...losses.map(describeLoss), ...differences].join("; ");
    return [losses.length > 0 ? `~ ${what}` : `~ ${handle} (${after.name}): ${what}`];
}

/** Who joins with the GitHub account of somebody who leaves: a changed handle, which is seldom meant. */
function newHandleOf({ github }: Partial<RosterPerson>, all: readonly PersonChange[]): string | undefined {
    return all.find(
        ({ before, after }) => before === undefined && github !== undefined && after?.github?.id === github.id,
    )?.handle;
}

function describeAccess(person: RosterPerson): string {
    const repositories = person.repositories.join(", ") || "no repository yet";
    const permission = person.permission === undefined ? "" : ` (${person.permission})`;
    return `${STATE_WORDS[person.state]}, ${person.from} to ${person.until}, ${repositories}${permission}, sandbox ${person.sandbox}, sponsor ${person.sponsor}`;
}

/** What is told of a change, by its name. */
const TOLD: Readonly<Record<string, (person: RosterPerson) => string | undefined>> = {
    state: ({ state }) => STATE_WORDS[state],
    "first day": ({ from }) => from,
    "last day": ({ until }) => until,
    permission: ({ permission }) => permission,
    "GitHub account": ({ github }) => github && `${github.login} (${String(github.id)})`,
    sandbox: ({ sandbox }) => sandbox,
    sponsor: ({ sponsor }) => sponsor,
    squad: ({ squad }) => squad,
    "e-mail": ({ email }) => email,
};

/** What an earlier version of the kit did not tell is no difference. */
function describeDifferences(before: RosterPerson, after: RosterPerson): string[] {
    const told = Object.entries(TOLD).flatMap(([label, tell]) => {
        const [was, is] = [tell(before), tell(after)];
        return was === undefined || is === undefined || was === is ? [] : [`${label} ${was} -> ${is}`];
    });
    const gained = after.repositories.filter((each) => !before.repositories.includes(each)).map((each) => `+${each}`);
    const lost = before.repositories.filter((each) => !after.repositories.includes(each)).map((each) => `-${each}`);
    const repositories = [...gained, ...lost];
    return repositories.length > 0 ? [...told, `repositories ${repositories.join(" ")}`] : told;
}

function explainHowAccessGoes(losses: readonly Loss[]): string[] {
    const sandboxes = losses.filter(({ what }) => what !== "access").map(({ handle }) => handle);
    return [
        "Pulumi deletes last: without --continue-on-error, a failure anywhere else keeps all of this access alive.",
        "`npm run up` has the flag, and says afterwards who still has something.",
        ...(sandboxes.length > 0
            ? [
                  "What their CI made can keep a sandbox from being deleted. Then sweep it, and run again:",
                  ...sandboxes.map((handle) => `  npm run sweep -- ${handle}`),
              ]
            : []),
    ];
}

/** Everybody who leaves, as the list of former contractors takes them, so that nobody else comes back under a name. */
function askToRemember(
    changes: readonly PersonChange[],
    { stack, today, formerHandles, keepsIdentities }: RosterWordsArgs,
): string[] {
    const lines = changes.flatMap(({ handle, before, after }) => {
        const isKnown =
            formerHandles.includes(handle) || newHandleOf({ github: before?.github }, changes) !== undefined;
        if (before?.github === undefined || after !== undefined || isKnown) {
            return [];
        }
        const { name, email, vendor, github } = before;
        const identity = keepsIdentities ? `, name: ${name}, email: ${String(email)}, vendor: ${String(vendor)}` : "";
        return [
            `  ${handle}: { github: { login: ${github.login}, id: ${String(github.id)} }, leftOn: "${today}"${identity} }`,
        ];
    });
    const why = keepsIdentities ? "Okta deletes the user, unless this run already finds who left" : "Keep who left,";
    return lines.length > 0
        ? [`${why} in stacks/Pulumi.${stack}.yaml under contractor-access:formerContractors:`, ...lines]
        : [];
}
