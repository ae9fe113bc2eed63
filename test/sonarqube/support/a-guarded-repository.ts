import { randomBytes } from "node:crypto";
import type { AnalysedRepository } from "../../../repository-files/quality-gate/settings";
import type { AnalysisFacts } from "../../../repository-files/facts";
import type { Files } from "../../support/a-checkout";
import type { Sonarqube } from "../server/global-setup";
import { aCredential, type Credential, stripEverybody } from "./a-credential";
import { aGate } from "./a-gate";
import { aRepository, type Repository } from "./a-repository";

export interface Guarded {
    readonly facts: AnalysedRepository;
    readonly repository: Repository;
    readonly credential: Credential;
    /** Keys of the throw-away projects that are there. */
    readonly throwAways: () => Promise<string[]>;
    readonly remove: () => Promise<void>;
}

/** A repository in JavaScript with its gate and its credential on the server; names are its own, so that servers can be shared. */
export async function aGuardedRepository(
    sonarqube: Sonarqube,
    files: Files,
    scope: Partial<AnalysisFacts> = {},
): Promise<Guarded> {
    const name = `web.${randomBytes(4).toString("hex")}`;
    const qualityGate = `contractor ${name}`;
    const undo = [await stripEverybody(sonarqube), await aGate(sonarqube, qualityGate)];
    const credential = await aCredential(sonarqube, name);
    const analysis = {
        sources: ["src"],
        tests: [],
        testInclusions: ["**/*.test.js"],
        exclusions: ["src/generated/**"],
        build: { container: "node:24", command: "npm test", outputs: ["coverage/lcov.info"] },
        properties: { "sonar.javascript.lcov.reportPaths": "coverage/lcov.info" },
        ...scope,
    };
    const facts = {
        sonarqube: {
            url: sonarqube.url,
            edition: "community",
            projectKey: name,
            throwAwayPrefix: `gate:${name}:`,
            qualityGate,
        } as const,
        analysis,
    };
    const repository = aRepository(facts, files);
    const throwAways = async () => {
        const { body } = await credential.call("GET", "projects/search_my_projects", { ps: "500" });
        return (body as { projects: { key: string }[] }).projects.map(({ key }) => key);
    };
    const remove = async () => {
        repository.remove();
        await credential.deactivate();
        await Promise.all(undo.map((step) => step()));
    };
    return { facts, repository, credential, throwAways, remove };
}
