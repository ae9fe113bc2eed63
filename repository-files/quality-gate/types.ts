import type { AnalysisFacts, RepositoryFacts } from "../facts";
import type { connect } from "./server.mjs";

/** What is analysed; always that of the base commit. */
export type Scope = Omit<AnalysisFacts, "build"> & {
    /** Globs of files that the build leaves in the checkout, such as coverage reports. */
    outputs: string[];
};

/** What settings.json says. */
export interface Settings {
    sonarqube: Pick<RepositoryFacts["sonarqube"], "url" | "edition">;
    /** The repository's lasting project. */
    projectKey: string;
    /** Begins the key of every throw-away project of this repository. */
    throwAwayPrefix: string;
    qualityGate: string;
    analysis: Scope;
}

export type Server = ReturnType<typeof connect>;

/** One run of the gate. */
export interface Run {
    settings: Settings;
    server: Server;
    token: string;
    /** An empty folder that is removed at the end. */
    scratch: string;
    /** Aborts when the workflow is cancelled. */
    signal: AbortSignal;
    env: NodeJS.ProcessEnv;
}

export interface FailedCondition {
    metric: string;
    /** For a developer: what was found and what is allowed. */
    says: string;
}

export interface Finding {
    path: string;
    line: number | undefined;
    rule: string;
    message: string;
}

export type Verdict =
    | { kind: "passed"; note: string }
    | { kind: "failed"; conditions: FailedCondition[]; findings: Finding[] }
    | { kind: "unjudged"; reason: string };
