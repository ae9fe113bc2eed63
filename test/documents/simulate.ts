import { runSimulation, runUnsafeSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import type { PolicyDocument } from "../../components/documents/policy-document";

/** One question to AWS: may this principal do this to that, under these circumstances? */
export interface Question {
    /** ARN of a role session or an identity provider, or the name of a service. */
    principal: string;
    action: string;
    /** ARN, or `*` for actions that take no resource. */
    resource: string;
    /** The account that owns the resource. */
    account: string;
    /** Condition keys of the request. A key that AWS does not have for the action is an error of the test. */
    context: Readonly<Record<string, string | readonly string[]>>;
}

/** The documents that AWS judges the question by. */
export interface Policies {
    identity?: readonly PolicyDocument[];
    boundary?: PolicyDocument;
    /** Trust of a role, or policy of a bucket. */
    resource?: PolicyDocument;
    endpoint?: PolicyDocument;
}

/** Documents that the simulator has found valid: it would look at each again for every question. */
const valid = new WeakSet<PolicyDocument>();

/** The simulator's own form of a document that it has found valid. */
function checked(document: PolicyDocument) {
    return { __validated: true, policyDocument: document, metadata: { name: "document" }, errors: [] };
}

/** A document as the simulator takes it: whole the first time, then only what can have to do with the action. */
function known(document: PolicyDocument, action: string) {
    return valid.has(document) ? checked(about(document, action)) : document;
}

/** The statements that name the action, or might: without the others the simulator is several times faster. */
function about(document: PolicyDocument, action: string): PolicyDocument {
    const mayName = (text: string) => /[*?]/.test(text) || text.toLowerCase() === action.toLowerCase();
    return {
        ...document,
        Statement: document.Statement.filter(({ Action }) => Action === undefined || [Action].flat().some(mayName)),
    };
}

function simulation(question: Question, policies: Policies): Simulation {
    const { identity = [], boundary, resource, endpoint } = policies;
    const named = (name: string, document: PolicyDocument) => ({ name, policy: known(document, question.action) });
    return {
        request: {
            principal: question.principal,
            action: question.action,
            resource: { resource: question.resource, accountId: question.account },
            contextVariables: Object.fromEntries(
                Object.entries(question.context).map(([key, value]) => [
                    key,
                    typeof value === "string" ? value : [...value],
                ]),
            ),
        },
        identityPolicies: identity.map((document, index) => named(`identity ${index}`, document)),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(resource === undefined ? {} : { resourcePolicy: known(resource, question.action) }),
        ...(boundary === undefined ? {} : { permissionBoundaryPolicies: [named("boundary", boundary)] }),
        ...(endpoint === undefined ? {} : { vpcEndpointPolicies: [named("endpoint", endpoint)] }),
    };
}

/**
 * AWS's answer, as a simulator of IAM gives it. Throws when a document is not valid, or when the question gives a key
 * that AWS does not have for the action: such a line of a list would prove nothing.
 */
export async function allowed(question: Question, policies: Policies): Promise<boolean> {
    const token = question.action === "sts:AssumeRoleWithWebIdentity";
    if (token && policies.resource !== undefined && valid.has(policies.resource)) {
        return withEveryKey(question, policies.resource);
    }
    const answer = await runSimulation(simulation(question, policies), {});
    if (answer.resultType === "error") {
        throw new Error(`${question.action} on ${question.resource}: ${JSON.stringify(answer.errors)}`);
    }
    for (const document of [...(policies.identity ?? []), policies.boundary, policies.resource, policies.endpoint]) {
        if (document !== undefined) {
            valid.add(document);
        }
    }
    if (token && policies.resource !== undefined) {
        return withEveryKey(question, policies.resource);
    }
    const results = answer.resultType === "single" ? [answer.result] : answer.results;
    const ignored = new Set(results.flatMap((result) => result.ignoredContextKeys ?? []));
    if (ignored.size > 0) {
        throw new Error(`${question.action} knows no ${[...ignored].join(", ")}`);
    }
    return answer.overallResult === "Allowed";
}

/**
 * The answer about documents that hold for everything (`widest`): which resource is asked about counts for nothing, so
 * that none has to fit the action.
 */
export function allowedOnSomething(question: Omit<Question, "resource">, policies: Policies): boolean {
    [...(policies.identity ?? []), policies.boundary].forEach((each) => each !== undefined && valid.add(each));
    return runUnsafeSimulation(simulation({ ...question, resource: "*" }, policies), {}) === "Allowed";
}

/**
 * The answer to whoever brings a token of an OIDC provider. The simulator's data has GitHub's newer keys (`actor_id`,
 * `repository_id`), but not `sub` and `aud`, which every provider has, and would leave them out of the question.
 */
function withEveryKey(question: Question, trust: PolicyDocument): boolean {
    return runUnsafeSimulation({ ...simulation(question, {}), resourcePolicy: checked(trust) }, {}) === "Allowed";
}
