import type { Sonarqube } from "../server/global-setup";
import { apiOf, demand } from "./api";

/** Beside the conditions that every new gate has: no new issue, 80 % coverage, 3 % duplication, hotspots reviewed. */
const ratings = ["new_security_rating", "new_reliability_rating", "new_maintainability_rating"];

/** Makes a gate that demands of new code what the kit's does. Returns what destroys it. */
export async function aGate({ url, adminToken }: Sonarqube, gateName: string): Promise<() => Promise<void>> {
    const admin = apiOf(url, adminToken);
    await demand(admin("POST", "qualitygates/create", { name: gateName }));
    for (const metric of ratings) {
        await demand(admin("POST", "qualitygates/create_condition", { gateName, metric, op: "GT", error: "1" }));
    }
    return async () => {
        await demand(admin("POST", "qualitygates/destroy", { name: gateName }));
    };
}
