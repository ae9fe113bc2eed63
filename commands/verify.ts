// `npm run verify -- <handle>`: asks every service whether anything of a contractor is left, and writes a receipt.
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
import { checkReceipt } from "./verify/check-receipt";
import { verify } from "./verify/verify";

const command = withTimeout(withRecordOptions(withPeople(new Command("npm run verify --"))))
    .description(
        "Asks Okta, Client VPN, AWS, GitHub and SonarQube whether anything of a contractor is left, and writes a receipt: JSON with its hash, and a page to read and print. Changes nothing.",
    )
    .option("--out <folder>", "folder for the receipts", "receipts")
    .option("--no-receipt", "write none")
    .option("--by <name>", "who answers for the receipt (default: CI's actor, or the user of this machine)")
    .option("--json", "print the receipts as one JSON list")
    .option("--check <file>", "instead: check that a receipt, or its page, is as it was written")
    .option("--sha256 <hash>", "with --check: the hash that was noted when the receipt was made")
    .addHelpText(
        "after",
        `
What may be left: nothing when the entry is gone; only what gives no access (the sandbox) while the entry is pending,
suspended or expired. An active entry shows what the person has, and that counts as left.

Exit codes:
  0  nothing is left; with --check: the receipt is as it was written
  1  something is left; with --check: it is not
  2  the command was not understood, or it is not clear who is meant
  3  nothing was found, but a service could not be asked: that proves nothing

Examples:
  npm run verify -- ana-silva
  npm run verify -- ana-silva --state state.json       the entry is gone; ids come from an older state
  npm run verify -- --check receipts/ana-silva-20261215T021500Z.json --sha256 5f70...`,
    );

interface Options extends PeopleOptions {
    out: string;
    receipt: boolean;
    by?: string;
    json?: boolean;
    check?: string;
    sha256?: string;
}

void runCommand(command, async (parsed) => {
    const { receipt, out, ...options } = parsed.opts<Options>();
    const surroundings = ownSurroundings();
    if (options.check !== undefined) {
        return checkReceipt(options.check, options.sha256, surroundings);
    }
    const selection = selectionOf(parsed.args, options);
    return verify({ ...options, selection, json: options.json === true, ...(receipt && { out }) }, surroundings);
});
