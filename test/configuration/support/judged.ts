import { expect, it } from "vitest";
import { judgeStackFile } from "../../../components/configuration/judge-stack-file";
import { describeProblem } from "../../../components/configuration/problem";
import { A_STACK_FILE, FILE, TODAY } from "./a-stack-file";

/** A wrong stack file, and every line that its author is told, without the file's name. */
export interface WrongFile {
    it: string;
    file: string | Uint8Array;
    says: string[];
}

/** Every line that the author of a stack file is told; none when it is valid. */
export function judged(file: string | Uint8Array): string[] {
    const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
    return (judgeStackFile(bytes, FILE, TODAY).problems ?? []).map(describeProblem);
}

/** The valid stack file with edits; each text to replace must stand in it exactly once. */
export function spoilt(...edits: [from: string, to: string][]): string {
    return edits.reduce((text, [from, to]) => {
        const parts = text.split(from);
        if (parts.length !== 2) {
            throw new Error(`${JSON.stringify(from)} stands ${parts.length - 1} times in the stack file`);
        }
        return parts.join(to);
    }, A_STACK_FILE);
}

/** One test for each wrong file. */
export function tellsWhatIsWrong(files: readonly WrongFile[]): void {
    for (const { it: name, file, says } of files) {
        it(name, () => {
            expect(judged(file)).toEqual(says.map((line) => `${FILE}:${line}`));
        });
    }
}
