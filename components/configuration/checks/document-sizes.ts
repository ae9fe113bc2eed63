import { documentProblems } from "../../documents/sizes";
import { planAccess } from "../../planning/access-plan";
import type { Problem } from "../problem";
import type { Settings } from "../settings";

/**
 * Ensure that IAM takes every document of everybody. It plans each person's access, so it runs on settings that are
 * otherwise valid.
 */
export function ensureDocumentsFitIam({ contractors, organization, today }: Settings): Problem[] {
    return contractors.flatMap((entry) =>
        documentProblems(planAccess(entry, organization, today)).map(({ document, size, limit }) => ({
            path: ["contractors", entry.handle],
            wrong: `the ${document} is ${size} characters long`,
            allowed: `at most ${limit} characters`,
            edit: "name fewer repositories in the entry or its profile, or shorten the names that it is made of",
        })),
    );
}
