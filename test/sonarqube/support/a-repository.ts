import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnalysedRepository } from "../../../repository-files/quality-gate/settings";
import { qualityGateFiles } from "../../../repository-files/quality-gate-files";
import { commitTo, type Files, git, write } from "../../support/a-checkout";

const kit = join(__dirname, "..", "..", "..");
const gateFolder = join(".github", "quality-gate");

/** A guarded repository with the gate in it, and what the workflow of a pull request has of it. */
export interface Repository {
    readonly folder: string;
    /** Commits to the branch that is checked out. */
    readonly commit: (files: Files) => string;
    /** A pull request with these changes, merged into main. It began at main's newest commit or at `from`. */
    readonly pullRequest: (files: Files, more?: { from?: string; outputs?: Files }) => Checkouts;
    readonly remove: () => void;
}

/** As the workflow checks them out: the merge commit, and beside it the base with the scanner installed. */
export interface Checkouts {
    readonly base: string;
    readonly merge: string;
}

/** Makes the repository with a first commit of these files. */
export function aRepository(facts: AnalysedRepository, files: Files): Repository {
    const parent = mkdtempSync(join(tmpdir(), "contractor-access-guarded-"));
    const folder = join(parent, "repository");
    mkdirSync(folder);
    git(folder, "init", "--quiet", "--initial-branch=main");
    const commit = (changes: Files) => commitTo(folder, changes);
    commit({
        ...files,
        ...qualityGateFiles(facts),
        ".gitignore": "node_modules/\ncoverage/\n",
    });
    const pullRequest = (changes: Files, more: { from?: string; outputs?: Files } = {}) => {
        const base = git(folder, "rev-parse", "main");
        const merge = mkdtempSync(join(parent, "merge-"));
        git(folder, "worktree", "add", "--quiet", "--detach", merge, more.from ?? base);
        const head = commitTo(merge, changes);
        git(merge, "checkout", "--quiet", "--detach", base);
        git(merge, "merge", "--quiet", "--no-ff", "-m", "merge", head);
        write(merge, more.outputs ?? {});
        const beside = mkdtempSync(join(parent, "base-"));
        git(merge, "worktree", "add", "--quiet", "--detach", beside, "HEAD^1");
        symlinkSync(join(kit, "node_modules"), join(beside, gateFolder, "node_modules"));
        return { base: beside, merge };
    };
    return { folder, commit, pullRequest, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
