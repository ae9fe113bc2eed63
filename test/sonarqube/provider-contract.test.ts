import { describe, inject } from "vitest";
import { sonarqubeContract } from "../providers/sonarqube/contract";

const server = inject("sonarqube");

describe.runIf(server !== undefined)("on the real server", () => {
    sonarqubeContract(() => server ?? { url: "", adminToken: "" });
});
