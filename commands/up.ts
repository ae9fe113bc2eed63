// `npm run up`: everything as the stack file says, in one command that no single failure stops.
import { Command } from "commander";
import { ownSurroundings, runCommand, withTimeout } from "./cli/run-command";
import { stopOnSignals } from "./cli/stopping";
import { up } from "./up/up";

const command = withTimeout(new Command("npm run up --"))
    .description(
        "The way to run Pulumi on this project: validates, previews with the policy pack, ends the access of who leaves straight at the services, sweeps what their CI made, runs `pulumi up --continue-on-error`, audits the state, and verifies who left.",
    )
    .argument("[flags...]", "further flags for `pulumi preview` and `pulumi up`, after another --")
    .option("--stack <name>", "the stack (default: PULUMI_STACK, the only stack file, or the selected stack)")
    .option("--yes", "go without asking after the preview")
    .addHelpText(
        "after",
        `
Until the question nothing is changed. After it every step is tried, whatever another one says, and the end names what
is not done. Whoever still has something without an entry is named in every run, until nothing is left. Receipts of who left are
written to receipts/. Ctrl-C and SIGTERM let the step under way end and begin no other; the end then names who is not done.

Exit codes:
  0  everything is as the stack file says
  1  something is not: the last lines say what, and what to do
  2  the command was not understood, or it is not clear which stack is meant; nothing was changed

Examples:
  npm run up
  npm run up -- --stack acme --yes
  npm run up -- --yes -- --parallel 8 --message "ana-silva leaves"`,
    );

interface Options {
    stack?: string;
    yes?: boolean;
    timeout: number;
}

const stopping = stopOnSignals(() => {
    console.error("\nStopping: what is under way ends in good order, and no further step is begun.");
});

void runCommand(command, (parsed) => {
    const options = parsed.opts<Options>();
    return up({ ...options, yes: options.yes === true, flags: parsed.args }, ownSurroundings(stopping));
});
