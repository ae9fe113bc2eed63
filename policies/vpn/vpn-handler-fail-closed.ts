import { demand, is, matching } from "../model/demand";
import type { Facts } from "../model/facts";
import { finding, type Findings } from "../model/finding";
import { contractorOf, type Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Entry } from "../model/stack";
import { isObject, type Properties, show, UNKNOWN, type Value } from "../model/values";

const ENDPOINT = "aws:ec2clientvpn/endpoint:Endpoint";
const PARAMETER = "aws:ssm/parameter:Parameter";
/** The handler looks up what is below it, by handle. */
const RECORDS = "/contractors-vpn/";

/** V6. Who is asked before somebody connects, and what the answer rests on. */
export const vpnHandlerFailClosed: Rule = {
    id: "V6",
    name: "vpn-handler-fail-closed",
    title: "A handler that AWS will call decides about each connection, by true records",
    compliant:
        "Every Client VPN endpoint asks a function of the staging account and region, with a name that begins with AWSClientVPN-. The record by which the kit's function decides says login, first and last day, suspension and sponsor as the entry does; nobody else has one.",
    why: "Without it, who is known to Okta connects after the last day until somebody runs `pulumi up`. A handler that is named but not enabled refuses nobody, AWS may call functions of that name only, and a wrong record lets in for longer than the contract.",
    severity: "medium",
    applicability: "always",
    types: [ENDPOINT, PARAMETER],
    // The function's ARN may be an output.
    plain: ["clientConnectOptions.enabled"],
    controls: ["NIST AC-2(3)"],
    fix: `Set clientConnectOptions: { enabled: true, lambdaFunctionArn: arn:aws:lambda:<region>:<the staging account>:function:AWSClientVPN-<name> }, and leave parameters below ${RECORDS} to ContractorAccess.`,
    url: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-authorization.html",
    waivable: true,
    check: (resource, { facts }) => (resource.type === ENDPOINT ? judgeEndpoint(resource, facts) : []),
    checkStack: (stack, { facts }) =>
        stack
            .ofType(PARAMETER)
            .filter(isRecord)
            .map((parameter) => judgeRecord(parameter, stack.entries, facts)),
};

function judgeEndpoint(endpoint: Resource, { aws }: Facts): Findings {
    const handler = `arn:${aws.partition}:lambda:${aws.region}:${aws.accountId}:function:AWSClientVPN-`;
    const named = matching(new RegExp(`^${handler}[\\w-]+(?::[\\w$-]+)?$`), `${handler}<name>`);
    return [
        demand(endpoint, "clientConnectOptions.enabled", is(true), false),
        demand(endpoint, "clientConnectOptions.lambdaFunctionArn", named),
    ];
}

function isRecord({ name, properties }: Resource): boolean {
    return name.endsWith("/vpn-record") || (typeof properties.name === "string" && properties.name.startsWith(RECORDS));
}

function judgeRecord(parameter: Resource, entries: ReadonlyMap<string, Entry>, { okta }: Facts): Findings {
    const owner = contractorOf(parameter);
    const entry = owner === undefined ? undefined : entries.get(owner)?.entry;
    if (owner === undefined || entry === undefined) {
        return [finding(parameter, "name", parameter.properties.name, "a record of somebody on the roster")];
    }
    const { name, insecureValue } = parameter.properties;
    return [
        demand(parameter, "name", is(`${RECORDS}${owner}`)),
        insecureValue === UNKNOWN || name === UNKNOWN
            ? []
            : judgeFields(parameter, contentOf(insecureValue), {
                  login: `${owner}@${okta.loginDomain}`,
                  startsOn: entry.startsOn,
                  endsOn: entry.endsOn,
                  suspended: entry.suspended === true,
                  sponsor: entry.sponsor,
              }),
    ];
}

function judgeFields(parameter: Resource, found: Properties, wanted: Record<string, Value | undefined>): Findings {
    return Object.entries(wanted).flatMap(([field, value]) =>
        found[field] === value && value !== undefined
            ? []
            : [finding(parameter, `insecureValue.${field}`, found[field], show(value))],
    );
}

/** What is no record has no field. */
function contentOf(value: Value | undefined): Properties {
    const content = typeof value === "string" ? parse(value) : value;
    return isObject(content) ? content : {};
}

function parse(text: string): Value {
    try {
        return JSON.parse(text) as Value;
    } catch {
        return null;
    }
}
