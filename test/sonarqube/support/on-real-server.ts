import { describe, inject } from "vitest";
import type { Sonarqube } from "../server/global-setup";

/** Tests on the real server; skipped, so that everybody sees it, where none can be had. */
export function onRealServer(name: string, tests: (sonarqube: Sonarqube) => void): void {
    const sonarqube = inject("sonarqube");
    describe.skipIf(sonarqube === undefined)(name, () => tests(sonarqube ?? { url: "", adminToken: "" }));
}
