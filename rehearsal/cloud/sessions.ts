import { liveOf, type RoleSession } from "./live";
import { asText, isRecord } from "./values";
import type { World } from "./world";

/** Sessions with which somebody can still do something: the role is there, and no inline policy of it denies everything. */
export function usableSessions(world: World, now: Date): RoleSession[] {
    return liveOf(world).roleSessions.filter(
        (session) =>
            world.get("aws:iam/role:Role", session.roleName) !== undefined &&
            new Date(session.expiresAt) > now &&
            !statementsOf(world, session.roleName).some((statement) => shutsOut(statement, new Date(session.issuedAt))),
    );
}

function statementsOf(world: World, role: string): unknown[] {
    const policies = world.all("aws:iam/rolePolicy:RolePolicy").filter(({ outputs }) => outputs.role === role);
    return policies.flatMap(({ outputs }) => {
        const document: unknown = JSON.parse(asText(outputs.policy));
        return isRecord(document) ? [document.Statement].flat() : [];
    });
}

/** A denial of everything, without a condition or of what was issued before an instant; it knows no other condition. */
function shutsOut(statement: unknown, issued: Date): boolean {
    if (!isRecord(statement) || statement.Effect !== "Deny" || statement.Action !== "*" || statement.Resource !== "*") {
        return false;
    }
    const condition = statement.Condition;
    const before =
        isRecord(condition) && isRecord(condition.DateLessThan) && condition.DateLessThan["aws:TokenIssueTime"];
    return condition === undefined || (typeof before === "string" && issued < new Date(before));
}
