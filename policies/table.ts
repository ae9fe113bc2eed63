import type { Applicability, Rule, Severity } from "./model/rule";

/** One policy of the table, settled against the design: what `rules.ts` must hold, no more and no less. */
export interface Row {
    id: string;
    name: string;
    severity: Severity;
    /** `probe`: no plan can prove it; it is checked elsewhere, as SETTLED says. */
    applicability: Applicability | "probe";
    /** Least number of hand-made mutants that must die by this rule. */
    mutants: number;
}

const row = (
    id: string,
    name: string,
    severity: Severity,
    applicability: Row["applicability"],
    mutants: number,
): Row => ({ id, name, severity, applicability, mutants });

export const TABLE: readonly Row[] = [
    row("O1", "okta-no-catch-all-allow", "critical", "always", 4),
    row("O2", "okta-app-two-factor", "critical", "always", 6),
    row("O3", "okta-app-phishing-resistant", "high", "always", 6),
    row("O4", "okta-rule-no-exemption", "high", "always", 6),
    row("O5", "okta-session-limits", "high", "always", 7),
    row("O6", "okta-session-mfa", "high", "always", 5),
    row("O7", "okta-no-weak-authenticator", "high", "always", 8),
    row("O8", "okta-enrol-from-zone-only", "high", "always", 3),
    row("O9", "okta-saml-app-hardened", "high", "always", 8),
    row("O10", "okta-group-plumbing", "critical", "always", 7),
    row("O11", "okta-user-clean", "critical", "always", 5),
    row("O12", "okta-no-admin", "critical", "if registered", 4),
    row("O13", "okta-log-and-notify", "medium", "if registered", 6),
    row("V1", "vpn-saml-only", "critical", "always", 4),
    row("V2", "vpn-connection-log", "high", "always", 4),
    row("V3", "vpn-no-open-split-tunnel", "high", "always", 3),
    row("V4", "vpn-session-cap", "high", "always", 5),
    row("V5", "vpn-reach", "critical", "always", 9),
    row("V6", "vpn-handler-fail-closed", "medium", "always", 14),
    row("A1", "iam-bounded-role", "critical", "always", 12),
    row("A2", "iam-saml-trust", "critical", "always", 8),
    row("A3", "iam-oidc-trust", "critical", "always", 21),
    row("A4", "iam-no-public-trust", "critical", "always", 5),
    row("A5", "iam-no-star", "critical", "always", 12),
    row("A6", "iam-no-escalation", "critical", "always", 65),
    row("A7", "iam-boundary-locks-itself", "critical", "always", 10),
    row("A8", "iam-no-users", "critical", "if registered", 3),
    row("A9", "aws-account-pinned", "critical", "always", 5),
    row("N1", "net-no-public-ingress", "critical", "always", 9),
    row("N2", "net-egress-allow-list", "high", "always", 5),
    row("N3", "net-no-lateral-link", "critical", "if registered", 8),
    row("N4", "net-no-public-ip", "high", "always", 6),
    row("N5", "net-flow-and-default-sg", "high", "always", 5),
    row("N6", "net-endpoint-policy", "high", "always", 4),
    row("N7", "compute-imdsv2", "high", "if registered", 5),
    row("D1", "s3-never-public", "critical", "always", 10),
    row("D2", "s3-policy-tight", "high", "always", 7),
    row("D3", "evidence-locked", "high", "if registered", 6),
    row("D4", "kms-tight", "high", "if registered", 6),
    row("D5", "ecr-tight", "high", "always", 6),
    row("D6", "logs-kept", "high", "always", 8),
    row("G1", "gh-ruleset-active", "critical", "always", 8),
    row("G2", "gh-no-bypass", "critical", "always", 9),
    row("G3", "gh-two-approvals-fresh", "high", "always", 8),
    row("G4", "gh-codeowners-guard", "critical", "always", 10),
    row("G5", "gh-status-check-pinned", "critical", "always", 7),
    row("G6", "gh-required-workflow", "critical", "plan-dependent", 6),
    row("G7", "gh-history-kept", "high", "plan-dependent", 7),
    row("G8", "gh-least-permission", "critical", "always", 10),
    row("G9", "gh-org-base-none", "critical", "if registered", 7),
    row("G10", "gh-repo-exposure", "high", "if registered", 8),
    row("G11", "gh-environment-guard", "high", "plan-dependent", 5),
    row("W1", "actions-safe-defaults", "high", "if registered", 8),
    row("W2", "actions-secret-scope", "high", "always", 5),
    row("W3", "actions-workflow-content", "critical", "always", 12),
    row("W4", "actions-runner-scope", "high", "if registered", 4),
    row("Q1", "sonar-gate-strict", "high", "always", 8),
    row("Q2", "sonar-no-gate-admin", "critical", "always", 6),
    row("Q3", "sonar-scope-pinned", "high", "always", 6),
    row("L1", "life-expiry", "critical", "always", 6),
    row("L2", "life-complete", "high", "always", 6),
    row("L3", "life-no-orphan", "critical", "always", 5),
    row("L4", "life-no-retain", "critical", "always", 6),
    row("L5", "life-no-blind-spot", "high", "always", 4),
    row("L6", "life-mass-removal", "critical", "probe", 6),
    row("L7", "life-identity-unique", "critical", "always", 8),
    row("L8", "life-no-secret-leak", "critical", "always", 7),
    row("L9", "pack-integrity", "critical", "always", 7),
];

/** What was decided where the research and the design differ, or where a word needs its exact meaning. */
export const SETTLED: Readonly<Record<Rule["id"], string>> = {
    O4: "A zone that blocks anonymisers is enough: people sign in from home. ANYWHERE only on a rule that denies.",
    O8: "A zone that excludes anonymisers is enough.",
    O13: "The kit makes no log stream: the organization owns it.",
    V6: "The kit makes a handler, so every endpoint must ask one; the records are judged where they are registered.",
    A1: "One role of the platform runs code, the VPN's connect handler: what it may do is judged instead of a boundary.",
    A9: "The provider's values are JSON text, as the engine sends them.",
    N1: "Ranges inside the VPC and the VPN are no public space.",
    N2: 'Network ACLs are stateless and carry S3\'s return traffic: judged for "every protocol to everywhere" only.',
    D3: "Evidence buckets are the organization's; judged when somebody registers an object lock.",
    D4: "The kit makes no key.",
    D6: "Retention always; KMS and trails if registered.",
    G1: "Judged on every ruleset; that each guarded repository has them is judged over the whole stack.",
    G2: "history: nobody. review: the provisioning App alone. pipeline (push): the App and the core team.",
    G3: "Two approvals; fewer only by waiver.",
    G5: "Pinned to an app, strict, on creation too. A gate that is only advisory on this plan is a finding, waivable with a reason.",
    G6: "Demanded where the organization names a workflowRepository (Enterprise).",
    G7: "No force push and no deletion always; signatures where the plan is enterprise; tags if registered.",
    G9: "Organization settings are not the kit's; judged when somebody registers them.",
    G11: "Reviewers where the plan is enterprise or the repository public; canAdminsBypass false always.",
    Q3: "Judged on the workflow that the kit registers as RepositoryFile.",
    L1: "Past the end date AND holding a grant: expired is a legal state. Longest time from limits.maxContractDays.",
    L6: "The program's removal brake decides before the first resource; no rule sees the previous roster. Checked by the brake's own tests.",
    L8: "Secretness is shown by a state and the recorded graph only; token-shaped text everywhere.",
    L9: "The lock file by check and test; waivers by the runner, in every place.",
};

const FOLDERS = {
    O: "okta",
    V: "vpn",
    A: "iam",
    N: "network",
    D: "data",
    G: "github",
    W: "actions",
    Q: "sonarqube",
    L: "life-cycle",
} as const;

/** The folder of a policy's file, by the letter of its id. */
export function folderOf({ id }: Pick<Row, "id">): string {
    return FOLDERS[id.charAt(0) as keyof typeof FOLDERS];
}
