import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import pc from "picocolors";
import { UserError } from "../../components/configuration/user-error";
import { messagesOf } from "../cli/messages";
import type { Surroundings } from "../cli/surroundings";
import { receiptOfPage, whyPageChanged } from "./page";
import { parseReceipt, whyChanged } from "./receipt";

/** Exit codes of a check: as it was written, or not. */
const SAME = 0;
const CHANGED = 1;

/**
 * Checks that a receipt, or its page, is as it was written, and that it has the hash that was noted elsewhere.
 *
 * @returns the exit code: 0 when it is, 1 when it is not.
 * @throws UserError when the file cannot be read.
 */
export function checkReceipt(file: string, sha256: string | undefined, { folder, terminal }: Surroundings): number {
    let bytes: Buffer;
    try {
        bytes = readFileSync(isAbsolute(file) ? file : join(folder, file));
    } catch (error) {
        throw new UserError(`${file}: it cannot be read (${messagesOf(error).join("; ")}). Edit: name a receipt.`);
    }
    const isPage = file.endsWith(".html");
    const changed = (isPage ? whyPageChanged(bytes) : whyChanged(bytes)) ?? whyOther(bytes, isPage, sha256);
    terminal.print(
        changed === undefined
            ? `${file}: ${pc.green("as it was written")}${sha256 === undefined ? ". That nobody wrote another one in its place, only a hash noted elsewhere tells: --sha256 <hash>" : ""}`
            : `${file}: ${pc.red("CHANGED")}, ${changed}`,
    );
    return changed === undefined ? SAME : CHANGED;
}

function whyOther(bytes: Buffer, isPage: boolean, noted: string | undefined): string | undefined {
    const { sha256 } = isPage ? receiptOfPage(bytes) : parseReceipt(bytes.toString());
    return noted === undefined || sha256 === noted.toLowerCase()
        ? undefined
        : `its hash is ${sha256}, another than ${noted}`;
}
