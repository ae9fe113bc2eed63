import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The example's stack file, as text. */
export function exampleStackFile(): string {
    return readFileSync(join(__dirname, "..", "stacks", "Pulumi.example.yaml"), "utf8");
}
