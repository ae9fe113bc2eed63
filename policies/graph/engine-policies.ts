import type {
    PolicyResource,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationPolicy,
} from "@pulumi/policy";
import { type Facts, readFacts, type Waiver } from "../model/facts";
import type { Finding } from "../model/finding";
import { judgeResource, judgeStack } from "../model/judge";
import { describeFinding, describeWaived } from "../model/message";
import { ORGANIZATION } from "../model/resource";
import { covers, type Rule } from "../model/rule";
import { stackOf } from "../model/stack";
import { refusalOf, waiverOf } from "../model/waivers";
import { propertiesOf, resourceOf, resourceOfStack } from "./engine-resource";
import { contextOf } from "./judge-graph";

type Policy = ResourceValidationPolicy | StackValidationPolicy;

/** The SDK's `reportViolation` takes an object too, with a level of its own (server.js, makeReportViolationFun). */
type Report = (violation: { message: string; urn: string; enforcementLevel?: "advisory" }) => void;

/**
 * The rules as policies of the engine. The engine shows the organization's component before everything that depends on
 * it; what it says is remembered, because a policy is shown one resource at a time.
 */
export function policiesOf(rules: readonly Rule[], today: string): Policy[] {
    const seen: { facts?: Facts; used: Set<Waiver> } = { used: new Set() };
    const context = contextOf(() => {
        if (seen.facts === undefined) {
            throw new Error(`the stack has registered no ${ORGANIZATION} before this`);
        }
        return seen.facts;
    }, today);
    const holding = () => (seen.facts?.waivers ?? []).filter((each) => refusalOf(each, rules, today) === undefined);

    function see({ type, props }: ResourceValidationArgs): void {
        if (type === ORGANIZATION && seen.facts === undefined) {
            seen.facts = readFacts(propertiesOf(props));
        }
    }

    function tell(rule: Rule, finding: Finding, report: Report): void {
        const waiver = waiverOf(rule, finding, holding());
        const { urn } = finding.resource;
        if (waiver === undefined) {
            report({ message: describeFinding(rule, finding), urn });
        } else {
            seen.used.add(waiver);
            report({ message: describeWaived(rule, finding, waiver), urn, enforcementLevel: "advisory" });
        }
    }

    const policies = rules.map((rule) => ({
        ...metadata(rule),
        ...(rule.check && {
            validateResource: (args: ResourceValidationArgs, report: Report) => {
                see(args);
                // Decoding costs more than judging, and most rules cover few types.
                const resource = covers(rule, args.type) ? [resourceOf(args)] : [];
                resource
                    .flatMap((each) => judgeResource(rule, each, context))
                    .forEach((each) => tell(rule, each, report));
            },
        }),
        ...(rule.checkStack && {
            validateStack: ({ resources }: { resources: PolicyResource[] }, report: Report) => {
                const stack = stackOf(resources.map(resourceOfStack));
                judgeStack(rule, stack, context).forEach((each) => tell(rule, each, report));
            },
        }),
    }));
    return [...(policies as unknown as Policy[]), waiversHold(rules, today, () => seen)];
}

function metadata(rule: Rule) {
    return {
        name: rule.name,
        displayName: `${rule.id}: ${rule.title}`,
        description: rule.compliant,
        severity: rule.severity,
        framework: {
            name: "Contractor access controls",
            version: "1",
            reference: rule.controls.join(", "),
            specification: rule.why,
        },
        remediationSteps: rule.fix,
        url: rule.url,
        tags: [rule.id, rule.applicability],
    };
}

/** A waiver that waives nothing stops the run as a violation does: somebody believes in it. */
function waiversHold(
    rules: readonly Rule[],
    today: string,
    seen: () => { facts?: Facts; used: Set<Waiver> },
): StackValidationPolicy {
    return {
        name: "waivers-hold",
        displayName: "Waivers are dated, approved and needed",
        description:
            "Every waiver names a rule that may be waived, a reason, who approved it and its last day, and is needed.",
        severity: "high",
        validateStack: (_args, report) => {
            const { facts, used } = seen();
            for (const waiver of facts?.waivers ?? []) {
                const reason = refusalOf(waiver, rules, today) ?? (used.has(waiver) ? undefined : "nothing needs it");
                if (reason !== undefined) {
                    report(`The waiver of ${waiver.rule} for ${waiver.resource} is refused: ${reason}.`);
                }
            }
        },
    };
}
