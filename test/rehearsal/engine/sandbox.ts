import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A temporary folder that goes when the test is over. */
export function temporaryFolder(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "contractor-access-engine-")));
    onTestFinished(() => {
        rmSync(folder, { recursive: true, force: true });
    });
    return folder;
}

/** A machine with nothing on PATH but what the test puts into `bin`, and with a cache of its own. */
export function emptyMachine() {
    const folder = temporaryFolder();
    const bin = join(folder, "bin");
    mkdirSync(bin);
    return { folder, bin, env: { PATH: bin, HOME: folder, XDG_CACHE_HOME: join(folder, "cache") } };
}

/** Puts a shell script at `file`. Its commands are written with their folder, because PATH is empty. */
export function script(file: string, body: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${body}\n`);
    chmodSync(file, 0o755);
}

/** Puts a `pulumi` that calls itself `version`, and a language host, into the folder. */
export function fakeEngine(bin: string, version: string): void {
    script(join(bin, "pulumi"), `echo ${version}`);
    script(join(bin, "pulumi-language-nodejs"), "exit 1");
}

/**
 * Puts a `go` into the folder that writes its verb to the file `calls`, lists two packages as stale and "builds" an engine
 * that calls itself `version`. `during` runs in the middle of the build.
 */
export function fakeGo(bin: string, calls: string, version: string, during = ":"): void {
    script(
        join(bin, "go"),
        `echo "$1" >> '${calls}'
if [ "$1" = list ]; then printf 'one\\n\\ntwo\\n'; exit; fi
[ -d "$GOTMPDIR" ] || exit 9
/bin/mkdir "$GOTMPDIR/go-build1"
while [ $# -gt 0 ]; do [ "$1" = -o ] && out="$2"; shift; done
echo 'go: downloading example.com/one v1.0.0' >&2
echo one >&2
/bin/mkdir -p "$out"
${during}
echo two >&2
for name in pulumi pulumi-language-nodejs; do
    printf '#!/bin/sh\\necho ${version}\\n' > "$out$name"
    /bin/chmod +x "$out$name"
done`,
    );
}
