import type { AccessPlan } from "./planning/access-plan";
import type { AccessState } from "./planning/access-window";
import type { RepositoryPlan } from "./planning/repository-plan";
import { STATE_WORDS } from "./planning/roster-words";

/**
 * One contractor in the stack's output `contractors`: for people and their scripts, and for the next run, which compares
 * itself with it.
 */
export interface ContractorSummary {
    name: string;
    state: AccessState;
    /** First and last day of access, `YYYY-MM-DD`, UTC, both included. */
    from: string;
    until: string;
    sponsor: string;
    vendor: string;
    squad: string;
    /** Address at the vendor. */
    email: string;
    github: { login: string; id: number; existingMember: boolean };
    /** Okta login; also VPN user name and source identity in AWS. */
    login: string;
    /** Okta groups of the identity: the own group only while access is active. */
    groups: string[];
    /** Range of the sandbox in CIDR notation. */
    sandbox: string;
    /** Guarded repositories that the contractor can reach on this day. */
    repositories: string[];
    /** What the contractor may do there, while access is active. */
    permission?: "pull" | "push";
    /** Role for console and CLI while access is active. */
    role?: string;
}

/** What one contractor has on the day of the plan. */
export function summarise(plan: AccessPlan): ContractorSummary {
    const { entry, names, granted } = plan;
    return {
        name: entry.name,
        state: plan.state,
        from: entry.startsOn,
        until: entry.endsOn,
        sponsor: entry.sponsor,
        vendor: entry.vendor,
        squad: entry.squad,
        email: entry.email,
        github: { login: entry.github.login, id: entry.github.id, existingMember: entry.github.existingMember },
        login: names.login,
        groups: granted ? ["contractors", names.oktaGroup] : ["contractors"],
        sandbox: plan.range,
        repositories: granted ? plan.repositories : [],
        ...(granted ? { permission: plan.permission, role: plan.arns.role.access } : {}),
    };
}

/** The stack's output `readme`: who has access until when, how to connect, how to off-board. Markdown. */
export function describeStack(
    plans: readonly AccessPlan[],
    repositories: readonly RepositoryPlan[],
    stack: string,
): string {
    const rows = plans.map((plan) => {
        const one = summarise(plan);
        const days = `${one.from} to ${one.until}`;
        const repositories = one.repositories.join(", ") || "none";
        return `| ${plan.entry.handle} | ${STATE_WORDS[one.state]} | ${days} | ${one.sponsor} | ${one.sandbox} | ${repositories} |`;
    });
    return [
        `# Contractors of stack ${stack}`,
        "",
        "| contractor | today | first to last day (UTC) | sponsor | sandbox | repositories |",
        "|---|---|---|---|---|---|",
        ...rows,
        "",
        "## Quality gate",
        ...repositories.map(
            ({ repository, gate }) =>
                `- ${repository.name}: ${gate.enforced ? "enforced" : "**advisory**"}; ${gate.reason}.`,
        ),
        "",
        "## Connect",
        "1. Open the activation mail from Okta and enrol a security key or passkey.",
        "2. Install the AWS VPN Client, import the profile that the output `vpn` tells how to export, and connect.",
        "3. Open the Okta app «Contractors AWS» for the console; the CLI takes the same role by SAML.",
        "4. Accept the invitation to the GitHub organization.",
        "",
        "## Off-board",
        `Delete the entry in \`stacks/Pulumi.${stack}.yaml\` and run \`npm run up\`. It says who still has something, and`,
        "so does every later run, until nothing is left. Plain `pulumi up` deletes last: when anything fails, for whomever,",
        "it may have deleted nothing.",
        "",
        "- At once, whatever the state of this stack: `npm run kill -- <handle>`.",
        "- When what their CI made keeps the sandbox from being deleted: `npm run sweep -- <handle>`, then `npm run up`.",
        "- To prove that nothing is left: `npm run verify -- <handle>`.",
        "",
    ].join("\n");
}
