import type { PolicyDocument, Statement } from "../../components/documents/policy-document";

/*
 * A document read as widely as can be: an Allow holds for everything and always, a Deny only where it does. What is
 * denied by these is denied whatever resource and circumstances somebody finds.
 */

/** @throws Error when nothing is left, which nobody could ask about. */
export function widest(document: PolicyDocument): PolicyDocument {
    const statements = document.Statement.flatMap((statement): Statement[] => {
        if (statement.Effect === "Allow") {
            return [{ ...statement, Resource: "*", Condition: {} }];
        }
        return statement.Condition === undefined && statement.Resource === "*" ? [statement] : [];
    });
    if (statements.length === 0) {
        throw new Error("nothing of the document is left");
    }
    return { ...document, Statement: statements };
}
