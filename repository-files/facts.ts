/** SonarQube Server's editions. Pull requests are analysed by all but the Community Build. */
export type SonarqubeEdition = "community" | "developer" | "enterprise" | "datacenter";

/** How the code of one guarded repository is analysed. */
export interface AnalysisFacts {
    /** Folders with product code, relative to the repository's root. */
    sources: string[];
    /** Folders that hold tests; those of `sources` may, `testInclusions` tells the two apart. */
    tests: string[];
    /** Globs of the files in `tests` that are tests; the scanner takes them out of the sources. */
    testInclusions: string[];
    /** Globs that are not analysed, such as generated code. They count for everybody and stand in no file of a pull request. */
    exclusions: string[];
    /** Makes coverage reports and whatever else the scanner reads; runs without any secret. */
    build?: {
        /** Image that the command runs in, best with its digest. */
        container: string;
        /** One shell line. */
        command: string;
        /** Files and globs handed to the gate, such as coverage/lcov.info. */
        outputs: string[];
    };
    /** Further analysis parameters, such as sonar.javascript.lcov.reportPaths. */
    properties: Record<string, string>;
}

/** What the files of one guarded repository are rendered from: plain values that the configuration has judged. */
export interface RepositoryFacts {
    /** Owner on GitHub. */
    organization: string;
    repository: string;
    defaultBranch: string;
    /** Slug of the team whose review every change of a guarded path needs. */
    coreTeam: string;
    requiredApprovals: number;
    codeOwners: {
        /** Paths of this repository that the core team owns beside the kit's own list, such as /openapi/. */
        core: string[];
        /** Whole lines of the repository's own, such as `/db/ @acme/data`; before the kit's lines, since the last match wins. */
        extra: string[];
    };
    analysis: AnalysisFacts;
    sonarqube: {
        url: string;
        edition: SonarqubeEdition;
        /** The repository's lasting project. */
        projectKey: string;
        /** Keys of the pull requests' throw-away projects start with it; the CI user can administer no others. */
        throwAwayPrefix: string;
        qualityGate: string;
    };
    /** Whether a contractor could get around the gate, and why. */
    gate: { enforced: boolean; reason: string };
    aws: { accountId: string; partition: string; region: string };
    /** Where contractors sign in, such as https://acme.okta.com. */
    signInUrl: string;
}
