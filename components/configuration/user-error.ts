import { RunError } from "@pulumi/pulumi/errors";
import { describeProblem, type Problem } from "./problem";

/**
 * A mistake of the person who runs the program. The engine shows the message and nothing else, because the language
 * host runs without stack traces, so the message stands alone.
 */
export class UserError extends RunError {
    /** One error for all problems of a run, each on a line of its own. */
    static ofProblems(problems: readonly Problem[]): UserError {
        const count = problems.length === 1 ? "One problem" : `${problems.length} problems`;
        const lines = problems.map((problem) => `  ${describeProblem(problem)}`);
        return new UserError([`${count} in the settings of this stack. Nothing was changed.`, ...lines].join("\n"));
    }
}
