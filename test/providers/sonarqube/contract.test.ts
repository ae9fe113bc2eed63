import { describe } from "vitest";
import { createFakeSonarqube, FAKE_ADMIN_TOKEN } from "../../../rehearsal/sonarqube/fake";
import { FAKE_URL } from "./a-provider";
import { sonarqubeContract } from "./contract";

describe("on the fake", () => {
    const { fetch } = createFakeSonarqube();
    sonarqubeContract(() => ({ url: FAKE_URL, adminToken: FAKE_ADMIN_TOKEN, fetch }));
});
