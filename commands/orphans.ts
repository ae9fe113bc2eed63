// `npm run orphans`: asks every service for what belongs to no entry.
import { Command } from "commander";
import { ownSurroundings, runCommand, withRecordOptions, withTimeout } from "./cli/run-command";
import { orphans } from "./orphans/orphans";
import type { RecordOptions } from "./people/records";

const command = withTimeout(withRecordOptions(new Command("npm run orphans --")))
    .description(
        "Asks Okta, Client VPN, AWS, GitHub and SonarQube for everything that the kit makes for contractors, and tells what belongs to no entry in the stack files of the organization, and what gives access that its entry does not. Changes nothing.",
    )
    .option("--json", "print one JSON object instead of text")
    .addHelpText(
        "after",
        `
Exit codes:
  0  no orphans
  1  there are some
  2  the command was not understood, or a stack file cannot be read
  3  none was found, but a service could not be asked: that proves nothing`,
    );

interface Options extends RecordOptions {
    json?: boolean;
    timeout: number;
}

void runCommand(command, (parsed) => {
    const options = parsed.opts<Options>();
    return orphans({ ...options, json: options.json === true }, ownSurroundings());
});
