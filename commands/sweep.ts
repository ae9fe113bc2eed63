// `npm run sweep -- <handle>`: what a contractor's CI made in AWS, and what no state knows.
import { Command } from "commander";
import {
    ownSurroundings,
    type PeopleOptions,
    runCommand,
    selectionOf,
    withPeople,
    withRecordOptions,
} from "./cli/run-command";
import { sweep } from "./sweep/command";

const command = withRecordOptions(withPeople(new Command("npm run sweep --")))
    .description(
        "Shows what a contractor's CI made in AWS and no state knows: services, tasks, task definitions, network interfaces, images, objects, log groups. And what an entry makes, where the answer of a create was lost and the state knows nothing of it. Changes nothing without --yes.",
    )
    .option("--yes", "take it away")
    .addHelpText(
        "after",
        `
Handles are matched exactly: what ana-silva has is never ana's. What the state knows is left to Pulumi.

Exit codes:
  0  nothing is there, or all of it was taken away
  1  something is there; with --yes: some of it could not be taken away
  2  the command was not understood, or it is not clear who is meant
  3  AWS could not be asked

Examples:
  npm run sweep -- ana-silva
  npm run sweep -- ana-silva --yes
  npm run sweep -- ana-silva --state state.json --yes     by an exported state`,
    );

interface Options extends PeopleOptions {
    yes?: boolean;
}

void runCommand(command, (parsed) => {
    const options = parsed.opts<Options>();
    return sweep(
        { ...options, selection: selectionOf(parsed.args, options), yes: options.yes === true },
        ownSurroundings(),
    );
});
