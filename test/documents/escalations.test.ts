import { describe, expect, it } from "vitest";
import type { RoleKind } from "../../components/planning/names";
import { ESCALATION_PATHS, type EscalationPath, TASKS } from "../../policies/iam/escalation-paths";
import { ANA, ANA_SILVA, CHINA, CHINA_NEIGHBOUR, instants } from "./fixture";
import { allowed, allowedOnSomething, type Policies } from "./simulate";
import { widest } from "./widest";
import { asked, documentsOf, found, type Person } from "./world";

const IDENTITY: Readonly<Record<RoleKind, readonly string[]>> = {
    access: ["access", "run services"],
    deploy: ["deploy", "run services"],
    task: ["task"],
    execution: ["execution"],
};
const KINDS = Object.keys(IDENTITY) as RoleKind[];

function policiesOf(person: Person, kind: RoleKind): Required<Pick<Policies, "identity" | "boundary">> {
    const documents = documentsOf(person);
    return { identity: IDENTITY[kind].map((name) => found(documents, name)), boundary: found(documents, "boundary") };
}

/** Whether a role may do something to anything at all, under any circumstances. */
function may(action: string, person: Person, kind: RoleKind): boolean {
    const { identity, boundary } = policiesOf(person, kind);
    const question = asked(person, kind, action, "*", instants(person).firstSecond);
    return allowedOnSomething(question, { identity: identity.map(widest), boundary: widest(boundary) });
}

/** Whether a role may pass another one to a service. */
function mayPass(role: string, service: string, person: Person, kind: RoleKind): Promise<boolean> {
    const passing = { "iam:PassedToService": service };
    const question = asked(person, kind, "iam:PassRole", role, instants(person).firstSecond, passing);
    return allowed(question, policiesOf(person, kind));
}

/** Roles of others, and the own ones that no container takes on: whoever gets one of them has escalated. */
function strongRoles({ plan }: Person, { plan: neighbour }: Person): string[] {
    const { partition, accountId } = plan.organization.aws;
    return [
        plan.arns.role.access,
        plan.arns.role.deploy,
        neighbour.arns.role.task,
        plan.platformArns.budgetActionRole,
        `arn:${partition}:iam::${accountId}:role/admin`,
    ];
}

/** Paths that are open to a role: every action is allowed on something, and where a role is passed, a strong one. */
async function openPaths(person: Person, neighbour: Person, kind: RoleKind): Promise<string[]> {
    const open: string[] = [];
    for (const path of ESCALATION_PATHS) {
        if (path.actions.filter((each) => each !== "iam:PassRole").every((each) => may(each, person, kind))) {
            for (const [role, service] of passagesOf(path, person, neighbour)) {
                if (role === undefined || (await mayPass(role, service, person, kind))) {
                    open.push(path.id);
                }
            }
        }
    }
    return [...new Set(open)];
}

/** What would have to be passed, and to whom; nothing where a path needs no passing. */
function passagesOf(
    path: EscalationPath,
    person: Person,
    neighbour: Person,
): [role: string | undefined, service: string][] {
    const passes = path.passedTo !== undefined || path.actions.includes("iam:PassRole");
    const service = path.passedTo ?? "lambda.amazonaws.com";
    // The own task role is for containers, and nothing else may get even that.
    const roles = [...strongRoles(person, neighbour), ...(service === TASKS ? [] : [person.plan.arns.role.task])];
    return passes ? roles.map((role) => [role, service]) : [[undefined, ""]];
}

describe.each<[who: string, person: Person, neighbour: Person]>([
    ["a contractor", ANA, ANA_SILVA],
    ["a contractor in China", CHINA, CHINA_NEIGHBOUR],
])("no known way to escalate is open to %s", (_who, person, neighbour) => {
    it.each(KINDS)("with the %s role", async (kind) => {
        expect(await openPaths(person, neighbour, kind)).toEqual([]);
    });
});

it("a way that is open is seen", async () => {
    expect(may("ecs:RegisterTaskDefinition", ANA, "access")).toBe(true);
    expect(may("iam:CreateUser", ANA, "access")).toBe(false);
    expect(await mayPass(ANA.plan.arns.role.task, TASKS, ANA, "access")).toBe(true);
});
