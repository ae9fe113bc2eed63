import type { Surroundings } from "../cli/surroundings";
import type { ExportedState } from "../people/exported-state";
import type { RecordOptions, Records } from "../people/records";
import type { RosterFile } from "../people/roster-file";
import type { Leavers } from "./leavers";

export interface UpOptions extends Pick<RecordOptions, "stack"> {
    /** Go without asking. */
    yes: boolean;
    /** Seconds for one system and one person. */
    timeout: number;
    /** Further flags for `pulumi preview` and `pulumi up`. */
    flags: readonly string[];
}

/** A run under way. */
export interface Run {
    readonly options: UpOptions;
    readonly surroundings: Surroundings;
    /** As they were before the run. */
    readonly records: Records & { file: RosterFile; state: ExportedState };
    readonly today: string;
    /** Known once `findLeavers` has run. */
    leavers: Leavers;
    /** What went wrong since something was changed, for the summary: what is wrong, and what to do. */
    readonly problems: string[];
}

/** One step of a run. */
export interface Step {
    title: string;
    /** Resolves to why the run ends here with nothing changed, or to nothing. */
    run: (run: Run) => Promise<string | undefined>;
}
