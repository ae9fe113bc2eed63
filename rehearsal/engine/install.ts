// Runs the official installer in a process of its own: PulumiCommand.install() takes no AbortSignal, and the shell script
// that it starts would go on downloading after Ctrl-C.
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { SemVer } from "semver";
import { messageOf } from "./errors";

const [root, version] = process.argv.slice(2);
if (root === undefined || version === undefined) {
    throw new Error("usage: install.ts <root> <version>");
}
PulumiCommand.install({ root, version: new SemVer(version) }).catch((error: unknown) => {
    console.error(messageOf(error));
    process.exitCode = 1;
});
