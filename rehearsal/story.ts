import pc from "picocolors";
import type { Step } from "./engine-events";

/** One contractor, as the stack's output `contractors` tells it. */
export interface ToldContractor {
    name: string;
    state: string;
    from: string;
    until: string;
    sponsor: string;
    login: string;
    groups: string[];
    sandbox: string;
    repositories: string[];
    role?: string;
}

/** The services in the order that a contractor meets them, with what the kit makes in each. */
const SERVICES: readonly (readonly [prefix: string, label: string])[] = [
    ["okta:", "Okta"],
    ["aws:ec2clientvpn/", "Client VPN"],
    ["aws:", "AWS"],
    ["github:", "GitHub"],
    ["sonarqube:", "SonarQube"],
];

/** The service that a resource type belongs to; components and the engine's own types belong to none. */
export function serviceOf(type: string): string | undefined {
    return SERVICES.find(([prefix]) => type.startsWith(prefix))?.[1];
}

/** Counts by service, such as `Okta 5, Client VPN 1, AWS 30, GitHub 6`. */
export function countByService(steps: readonly Pick<Step, "type">[]): string {
    const services = steps.map((step) => serviceOf(step.type));
    return SERVICES.map(([, label]) => [label, services.filter((service) => service === label).length] as const)
        .filter(([, count]) => count > 0)
        .map(([label, count]) => `${label} ${String(count)}`)
        .join(", ");
}

/** True when a resource, by its logical name, belongs to a contractor. */
export function belongsTo(handle: string, name: string): boolean {
    return name === handle || name.startsWith(`${handle}/`);
}

/** A card for one contractor: what they now have, and until when. */
export function describeContractor(handle: string, one: ToldContractor): string[] {
    const row = (label: string, value: string) => `    ${pc.dim(label.padEnd(12))}${value}`;
    return [
        `  ${pc.bold(one.name)} ${pc.dim(`(${handle})`)}  ${one.state}, ${one.from} to ${pc.bold(one.until)}, sponsor ${one.sponsor}`,
        row("Okta", `${one.login}, phishing-resistant MFA, groups ${one.groups.join(", ")}`),
        row("Client VPN", one.role === undefined ? "no access today" : `reaches ${one.sandbox} and nobody else's`),
        row(
            "AWS",
            one.role === undefined
                ? `sandbox ${one.sandbox}, closed`
                : `${one.role.split("/").at(-1) ?? ""} in sandbox ${one.sandbox}`,
        ),
        row("GitHub", one.repositories.join(", ") || "no repository"),
    ];
}

/** The part of a contractor's access that a resource belongs to, by its URN: the last component in it. */
function partOf(urn: string): string {
    return /contractor-access:index:(\w+)(?=\$[^:]+:[^$]*::[^:]*$)/.exec(urn)?.[1] ?? "";
}

/** What an off-boarding took along, part by part, in the order in which the parts were gone. */
export function describeRemoval(handle: string, steps: readonly Step[]): string[] {
    const deleted = steps
        .filter((step) => step.op === "delete" && serviceOf(step.type) !== undefined)
        .sort((a, b) => a.startedAt - b.startedAt);
    const parts = [...new Set(deleted.map((step) => partOf(step.urn)))];
    const lastOf = (part: string) =>
        Math.max(...deleted.filter((each) => partOf(each.urn) === part).map((each) => each.startedAt));
    return parts
        .sort((a, b) => lastOf(a) - lastOf(b))
        .flatMap((part) => {
            const names = deleted
                .filter((each) => partOf(each.urn) === part)
                .map((each) => each.name.slice(handle.length + 1));
            const [first = "", ...others] = wrap(names.join(", "), 88);
            return [
                `  ${pc.red("-")} ${pc.bold(part.padEnd(16))}${first}`,
                ...others.map((line) => " ".repeat(20) + line),
            ];
        });
}

/** Breaks a text at spaces. */
function wrap(text: string, width: number): string[] {
    return text.match(new RegExp(`.{1,${String(width)}}(?: |$)`, "g"))?.map((line) => line.trim()) ?? [];
}

const GRANTS = ["VpnAccess", "SandboxAccess", "GithubAccess", "QualityGatedCi", "SpendingLimit"];

/** True when every grant was gone before the first part of the sandbox was touched. */
export function grantsWentFirst(steps: readonly Step[]): boolean {
    const deleted = steps.filter((step) => step.op === "delete" && serviceOf(step.type) !== undefined);
    const grants = deleted.filter((step) => GRANTS.includes(partOf(step.urn)));
    const sandbox = deleted.filter((step) => partOf(step.urn) === "Sandbox");
    const lastGrantGone = Math.max(...grants.map((step) => step.endedAt ?? Number.POSITIVE_INFINITY));
    return grants.length > 0 && sandbox.every((step) => step.startedAt > lastGrantGone);
}

/** Steps that touched something, other than deletions of one contractor's own resources. */
export function othersTouched(handle: string, steps: readonly Step[]): Step[] {
    return steps.filter(
        (step) =>
            step.op !== "same" &&
            !["refresh", "read"].includes(step.op) &&
            !(step.op === "delete" && belongsTo(handle, step.name)) &&
            // The stack itself shows an update when its outputs change.
            step.type !== "pulumi:pulumi:Stack",
    );
}
