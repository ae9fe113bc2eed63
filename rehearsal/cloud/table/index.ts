import { aws } from "../generated/aws";
import { github } from "../generated/github";
import { okta } from "../generated/okta";
import type { Reference, Row, Rows } from "../row";
import type { Schemas, TypeSchema } from "../types";
import { budgetsAndKeysRows } from "./aws-budgets-and-keys";
import { clientVpnRows } from "./aws-client-vpn";
import { ec2Rows } from "./aws-ec2";
import { ec2AccessRows } from "./aws-ec2-access";
import { ecsRows } from "./aws-ecs";
import { iamRows } from "./aws-iam";
import { lambdaRows } from "./aws-lambda";
import { logsAndImagesRows } from "./aws-logs-and-images";
import { s3Rows } from "./aws-s3";
import { ssmRows } from "./aws-ssm";
import { githubRows } from "./github";
import { githubRulesetRows } from "./github-rulesets";
import { invokes } from "./invokes";
import { oktaRows } from "./okta";
import { oktaAppPolicyRows } from "./okta-app-policies";
import { oktaAppRows } from "./okta-apps";
import { oktaPolicyRows } from "./okta-policies";

export { type Invokes, invokes } from "./invokes";

/*
 * All that the in-memory cloud knows. To serve another package, add its schemas and its rows here.
 */

const schemas: Schemas = { ...aws, ...github, ...okta };

const rows: Rows = {
    ...ec2Rows,
    ...ec2AccessRows,
    ...clientVpnRows,
    ...iamRows,
    ...s3Rows,
    ...logsAndImagesRows,
    ...ecsRows,
    ...budgetsAndKeysRows,
    ...lambdaRows,
    ...ssmRows,
    ...oktaRows,
    ...oktaAppRows,
    ...oktaPolicyRows,
    ...oktaAppPolicyRows,
    ...githubRows,
    ...githubRulesetRows,
};

/** What the SDK and the table say of one type. */
export interface TableEntry {
    schema: TypeSchema;
    row: Row;
}

export function entryOf(type: string): TableEntry | undefined {
    const [schema, row] = [schemas[type], rows[type]];
    return schema && row && { schema, row };
}

/** Types that have a row. */
export function knownTypes(): string[] {
    return Object.keys(rows).sort();
}

/** Types that have a schema. */
export function typesWithSchema(): string[] {
    return Object.keys(schemas).sort();
}

export function unknownType(type: string): string {
    const known = knownTypes().filter((other) => other.split(":")[0] === type.split(":")[0]);
    return (
        `${type} is not a type that the in-memory cloud knows. ` +
        `Known of this package: ${known.length === 0 ? "none" : known.join(", ")}. ` +
        "To add it: type-tokens.ts and a row in table/ of rehearsal/cloud, then npm run cloud-types."
    );
}

export function unknownFunction(token: string): string {
    return (
        `${token} is not a function that the in-memory cloud knows. Known: ${Object.keys(invokes).join(", ")}. ` +
        "To add it: rehearsal/cloud/table/invokes.ts."
    );
}

const references = new Map<string, { type: string; reference: Reference }[]>();
for (const [type, row] of Object.entries(rows)) {
    for (const reference of row.references ?? []) {
        references.set(reference.to, [...(references.get(reference.to) ?? []), { type, reference }]);
    }
}

/** The properties of other types that name an object of this type. */
export function referencesTo(type: string): readonly { type: string; reference: Reference }[] {
    return references.get(type) ?? [];
}
