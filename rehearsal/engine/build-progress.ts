import type { EngineListener } from "./events";

/** Turns what `go list` and `go build -v` print into events. */
export class BuildProgress {
    private modules = 0;
    private done = 0;
    private awaited = new Set<string>();
    private total = 0;

    constructor(
        private readonly version: string,
        private readonly progress: EngineListener,
    ) {}

    start(): void {
        this.progress({ kind: "preparing", version: this.version, modules: 0 });
    }

    /** The packages that will be compiled. Go prints only these; what its cache holds it passes over in silence. */
    expect(packages: readonly string[]): void {
        this.awaited = new Set(packages.filter((name) => name !== ""));
        this.total = this.awaited.size;
        this.compiling();
    }

    /** A line of standard error: a package that is compiled now, a module that is fetched now, or something else. */
    line(line: string): void {
        if (line.startsWith("go: downloading ")) {
            this.modules += 1;
            this.progress({ kind: "preparing", version: this.version, modules: this.modules });
        } else if (this.awaited.delete(line)) {
            this.done += 1;
            this.compiling();
        }
    }

    private compiling(): void {
        if (this.done === this.total) {
            this.progress({ kind: "linking", version: this.version });
        } else {
            this.progress({ kind: "compiling", version: this.version, done: this.done, total: this.total });
        }
    }
}
