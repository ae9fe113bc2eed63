import type { RepositoryFacts } from "../facts";
import type { Settings } from "./types";

export type AnalysedRepository = Pick<RepositoryFacts, "sonarqube" | "analysis">;

/** `.github/quality-gate/settings.json`: what the gate script knows about its repository. Holds no secret. */
export function renderSettings({ sonarqube, analysis }: AnalysedRepository): string {
    const { sources, tests, testInclusions, exclusions, build, properties } = analysis;
    const settings: Settings = {
        sonarqube: { url: sonarqube.url, edition: sonarqube.edition },
        projectKey: sonarqube.projectKey,
        throwAwayPrefix: sonarqube.throwAwayPrefix,
        qualityGate: sonarqube.qualityGate,
        analysis: { sources, tests, testInclusions, exclusions, outputs: build?.outputs ?? [], properties },
    };
    return `${JSON.stringify(settings, undefined, 4)}\n`;
}
