// `npm run kill -- <handle>`: ends all access of a contractor at once, straight at the services' APIs.
import { Command } from "commander";
import {
    ownSurroundings,
    type PeopleOptions,
    runCommand,
    selectionOf,
    withPeople,
    withRecordOptions,
    withTimeout,
} from "./cli/run-command";
import { kill } from "./kill/kill";

const command = withTimeout(withRecordOptions(withPeople(new Command("npm run kill --"))))
    .description(
        "Ends all access of a contractor now, straight at the services: Okta, Client VPN, AWS, GitHub and SonarQube, all at\nonce. Writes `suspended: true` into the stack file, so that the next `pulumi up` gives nothing back. It asks no\nquestion, and doing it again changes nothing.",
    )
    .option("--yes", "go without asking for several people")
    .option("--dry-run", "only show what would be ended and written")
    .option("--json", "print the report as one JSON object")
    .addHelpText(
        "after",
        `
Exit codes:
  0  all access is ended
  1  some is not: the report says which, and what to do
  2  the command was not understood, or it is not clear who is meant; nothing was done

Examples:
  npm run kill -- ana-silva
  npm run kill -- ana-silva --state state.json      the entry is gone already; ids come from an exported state
  npm run kill -- --vendor northwind --yes          everybody whom a vendor sends
  npm run kill -- ana-silva --dry-run`,
    );

interface Options extends PeopleOptions {
    yes?: boolean;
    dryRun?: boolean;
    json?: boolean;
}

void runCommand(command, (parsed) => {
    const options = parsed.opts<Options>();
    const { yes = false, dryRun = false, json = false } = options;
    return kill({ ...options, selection: selectionOf(parsed.args, options), yes, dryRun, json }, ownSurroundings());
});
