// `npm run audit -- <state.json> [--json]`: judges an exported state by the rules of the policy pack, without any engine
// or login. It covers what the engine does not police: refresh, import, a run without the pack, options it does not show.
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { TODAY_VARIABLE, todayOf } from "../components/configuration/today";
import { UserError } from "../components/configuration/user-error";
import { judgeGraph } from "../policies/graph/judge-graph";
import { readState } from "../policies/graph/read-state";
import { demandLocked } from "../policies/lock";
import { RULES } from "../policies/rules";
import { passes, reportAsJson, reportAsText } from "./audit-report";

/** Exit codes: nothing is wrong, something is, the command or the state was not understood. */
const CLEAN = 0;
const FINDINGS = 1;
const USAGE = 2;

/** Reads a state from a file, or from standard input for `-`. */
function read(file: string): string {
    try {
        return readFileSync(file === "-" ? 0 : file, "utf8");
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new UserError(`${file}: it cannot be read (${reason}). Edit: pulumi stack export --file ${file}`);
    }
}

function audit(file: string, json: boolean): number {
    const graph = understood(file, read(file));
    demandOwnRules();
    const today = todayOf(process.env[TODAY_VARIABLE], new Date());
    const judgement = judgeGraph(graph, RULES, today);
    const facts = { file, today, resources: graph.length, rules: RULES.length };
    console.log(json ? reportAsJson(facts, judgement) : reportAsText(facts, judgement));
    return passes(judgement) ? CLEAN : FINDINGS;
}

function demandOwnRules(): void {
    try {
        demandLocked(RULES);
    } catch (error) {
        throw new UserError(error instanceof Error ? error.message : String(error));
    }
}

/** A state without resources would pass every rule, so it is not understood. */
function understood(file: string, text: string): ReturnType<typeof readState> {
    try {
        const graph = readState(text);
        if (graph.length > 0) {
            return graph;
        }
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new UserError(`${file}: ${reason}. Edit: pulumi stack export --file ${file}`);
    }
    throw new UserError(`${file}: this state has no resources. Edit: name the state of a stack that is up.`);
}

function main(): number {
    const command = new Command("npm run audit --")
        .description("Judges an exported state by the rules of the policy pack, without any engine or login.")
        .argument("<state.json>", "what `pulumi stack export` wrote; - for standard input")
        .option("--json", "print one JSON object instead of text")
        .exitOverride();
    try {
        const parsed = command.parse();
        return audit(parsed.args[0] ?? "", parsed.opts<{ json?: boolean }>().json === true);
    } catch (error) {
        if (error instanceof CommanderError) {
            return error.exitCode === 0 ? CLEAN : USAGE;
        }
        if (error instanceof UserError) {
            console.error(error.message);
            return USAGE;
        }
        throw error;
    }
}

process.exitCode = main();
