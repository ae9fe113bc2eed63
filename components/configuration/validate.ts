import type { z } from "zod";
import { CHECKS } from "./checks";
import { ensureDocumentsFitIam } from "./checks/document-sizes";
import type { Facts } from "./checks/facts";
import type { Contractor } from "./entry";
import { explainIssues } from "./explain-issue";
import type { FormerContractor } from "./former-contractors";
import { type Locate, type Problem, sortedProblems } from "./problem";
import { salvage } from "./salvage";
import { type Settings, settingsSchema } from "./settings";
import { withoutUnsafeKeys } from "./unsafe-keys";

/** Settings that may be used, or every reason why not. */
export type Verdict = { settings: Settings; problems?: never } | { settings?: never; problems: Problem[] };

/**
 * Judges raw settings: each value by its schema, then all of them together by the checks. It reports every problem at
 * once, sorted by place, and never throws.
 *
 * @param raw What stands under `contractor-access:`, by key: `organization`, `contractors` and the others.
 * @param today The day of this run, `YYYY-MM-DD`, UTC.
 * @param locate Finds the line of a setting; without it problems are placed by path alone.
 */
export function validateSettings(raw: unknown, today: string, locate: Locate = () => undefined): Verdict {
    const safe = withoutUnsafeKeys(raw);
    const parsed = settingsSchema.safeParse(safe.value);
    const misfits = parsed.success ? [] : explainIssues(parsed.error.issues, safe.value);
    const facts = parsed.success ? factsOf(parsed.data, today) : salvage(safe.value, today);
    const conflicts = CHECKS.flatMap((check) => check(facts));
    const problems = [...safe.problems, ...misfits, ...conflicts];
    if (!parsed.success || problems.length > 0) {
        return refused(problems, locate);
    }
    const settings = settingsOf(parsed.data, today);
    const oversized = ensureDocumentsFitIam(settings);
    return oversized.length > 0 ? refused(oversized, locate) : { settings };
}

function refused(problems: readonly Problem[], locate: Locate): Verdict {
    return { problems: sortedProblems(problems.map((problem) => withPlace(problem, locate))) };
}

type ParsedSettings = z.infer<typeof settingsSchema>;

function withPlace(problem: Problem, locate: Locate): Problem {
    const place = locate(problem.path);
    return place === undefined ? problem : { ...problem, place };
}

function contractorsOf({ contractors = {} }: ParsedSettings): Contractor[] {
    return Object.entries(sorted(contractors)).map(([handle, entry]) => ({
        ...entry,
        repositories: [...entry.repositories].sort(),
        handle,
    }));
}

function formerContractorsOf({ formerContractors = {} }: ParsedSettings): FormerContractor[] {
    return Object.entries(sorted(formerContractors)).map(([handle, former]) => ({ ...former, handle }));
}

function factsOf(parsed: ParsedSettings, today: string): Facts {
    const { contractors, organization, layer, platformStack, allowRemovals } = parsed;
    const names = { contractors: contractors !== undefined, platformStack: platformStack !== undefined };
    return {
        organization,
        layer,
        contractors: contractorsOf(parsed),
        formerContractors: formerContractorsOf(parsed),
        allowRemovals: allowRemovals ?? {},
        names,
        today,
    };
}

/** The same settings give the same plan, whatever the order of a file. */
function settingsOf(parsed: ParsedSettings, today: string): Settings {
    const { organization, layer, platformStack, allowRemovals } = parsed;
    return {
        layer,
        ...(platformStack === undefined ? {} : { platformStack }),
        ...(allowRemovals === undefined ? {} : { allowRemovals }),
        organization: {
            ...organization,
            repositories: sorted(organization.repositories),
            squads: sorted(organization.squads),
            vendors: sorted(organization.vendors),
            profiles: sorted(organization.profiles),
        },
        contractors: contractorsOf(parsed),
        formerContractors: formerContractorsOf(parsed),
        today,
    };
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
