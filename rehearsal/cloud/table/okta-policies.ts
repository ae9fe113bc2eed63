import type { Call, Failure, Row, Rows, Rule } from "../row";
import { isRecord } from "../values";
import { alreadyExists, oktaId } from "./okta-common";
import { between } from "./rules";

const group = "okta:group/group:Group";
const zone = "okta:network/zone:Zone";
const signon = "okta:policy/signon:Signon";
const mfa = "okta:policy/mfa:Mfa";

const statuses = { status: ["ACTIVE", "INACTIVE"] };

function policy(source: string, row: Partial<Row> = {}): Row {
    return {
        source,
        autoName: "name",
        id: (call) => oktaId(call, "00p"),
        defaults: { status: "ACTIVE", ...row.defaults },
        computed: ["priority"],
        unordered: ["groupsIncluded"],
        allowed: statuses,
        references: [{ path: "groupsIncluded[]", to: group, onDelete: "holds" }],
        unique: [{ properties: ["name"], message: alreadyExists("name") }],
        created: (call) => ({ priority: call.world.all(call.type).length + 1 }),
        ...row,
    };
}

/** A zone rule names zones, to include or to exclude. */
const zonesFit: Rule = ({ networkConnection, networkIncludes, networkExcludes }) => {
    const given = [networkIncludes, networkExcludes].filter((zones) => zones !== undefined).length;
    if (given === 2) {
        return [
            { property: "networkExcludes", reason: "Only one of networkIncludes and networkExcludes can be given." },
        ];
    }
    const reason = "networkIncludes or networkExcludes is needed when networkConnection is ZONE.";
    return networkConnection === "ZONE" && given === 0 ? [{ property: "networkConnection", reason }] : [];
};

/** Okta puts a rule behind the last one at most; the provider then gives up (#1028). */
function priorityProblem({ inputs, previous, type, world }: Call): string | undefined {
    const wanted = inputs.priority;
    const others = world.all(type).filter((o) => o !== previous && o.outputs.policyId === inputs.policyId);
    return typeof wanted === "number" && wanted > others.length + 1
        ? `provided priority was not valid, got: ${wanted}, API responded with: ${others.length + 1}. See schema for attribute details`
        : undefined;
}

function rule(source: string, policyType: string, row: Partial<Row>): Row {
    return {
        source,
        autoName: "name",
        id: (call) => oktaId(call, "0pr"),
        replaces: ["name", "policyId"],
        computed: ["priority"],
        unordered: ["networkExcludes", "networkIncludes", "usersExcluded"],
        ...row,
        defaults: { networkConnection: "ANYWHERE", status: "ACTIVE", ...row.defaults },
        allowed: { ...statuses, networkConnection: ["ANYWHERE", "ZONE", "ON_NETWORK", "OFF_NETWORK"], ...row.allowed },
        rules: [zonesFit, ...(row.rules ?? [])],
        references: [
            { path: "policyId", to: policyType, onDelete: "goes" },
            { path: "networkIncludes[]", to: zone, onDelete: "holds" },
            { path: "networkExcludes[]", to: zone, onDelete: "holds" },
        ],
        unique: [{ properties: ["policyId", "name"], message: alreadyExists("name") }],
        created: ({ inputs, type, world }) => ({
            priority: world.all(type).filter((o) => o.outputs.policyId === inputs.policyId).length + 1,
        }),
        refuseCreate: priorityProblem,
        refuseUpdate: priorityProblem,
    };
}

const authenticators = [
    "duo",
    "externalIdp",
    "fidoU2f",
    "fidoWebauthn",
    "googleOtp",
    "hotp",
    "oktaCall",
    "oktaEmail",
    "oktaOtp",
    "oktaPassword",
    "oktaPush",
    "oktaQuestion",
    "oktaSms",
    "oktaVerify",
    "onpremMfa",
    "phoneNumber",
    "rsaToken",
    "securityQuestion",
    "smartCardIdp",
    "symantecVip",
    "webauthn",
    "yubikeyToken",
];

const enrolments = ["REQUIRED", "OPTIONAL", "NOT_ALLOWED"];

/** Each authenticator is a map with `enroll`, and `constraints` besides. */
const enrolmentsFit: Rule = (inputs) =>
    authenticators.flatMap((name): Failure[] => {
        const value = inputs[name];
        if (!isRecord(value)) {
            return [];
        }
        const unknown = Object.keys(value).filter((key) => !["enroll", "constraints", "consent_type"].includes(key));
        return [
            ...unknown.map((key) => ({
                property: `${name}.${key}`,
                reason: `${name}.${key} does not exist. Allowed in ${name}: enroll, constraints.`,
            })),
            ...(typeof value.enroll === "string" && !enrolments.includes(value.enroll)
                ? [
                      {
                          property: `${name}.enroll`,
                          reason: `${name}.enroll cannot be "${value.enroll}"; allowed: ${enrolments.join(", ")}.`,
                      },
                  ]
                : []),
        ];
    });

const enrol = (inputs: Readonly<Record<string, unknown>>, name: string) => {
    const value = inputs[name];
    return isRecord(value) ? value.enroll : undefined;
};

function enrolmentProblem({ inputs }: Call): string | undefined {
    const needsOne =
        inputs.isOie === true && ["oktaPassword", "oktaEmail"].every((name) => enrol(inputs, name) !== "REQUIRED");
    return needsOne
        ? "the API returned an error: oktaPassword or oktaEmail must be REQUIRED unless the org is passwordless"
        : undefined;
}

/** Okta: policies and zones. Files named in sources are in okta/services/idaas of terraform-provider-okta. */
export const oktaPolicyRows: Rows = {
    [signon]: policy("[P] 1.4; [D] signon.d.ts"),
    [mfa]: policy("[T] resource_okta_policy_mfa.go; [P] 1.5 for what must be required", {
        defaults: { status: "ACTIVE", isOie: false },
        rules: [enrolmentsFit],
        refuseCreate: enrolmentProblem,
        refuseUpdate: enrolmentProblem,
    }),
    "okta:policy/ruleSignon:RuleSignon": rule("[P] 1.4; [D] ruleSignon.d.ts", signon, {
        defaults: {
            access: "ALLOW",
            authtype: "ANY",
            identityProvider: "ANY",
            mfaRememberDevice: false,
            mfaRequired: false,
            sessionIdle: 120,
            sessionLifetime: 120,
            sessionPersistent: false,
        },
        computed: ["priority", "primaryFactor", "riscLevel", "riskLevel"],
        allowed: {
            access: ["ALLOW", "DENY", "CHALLENGE"],
            authtype: ["ANY", "RADIUS", "LDAP_INTERFACE"],
            identityProvider: ["ANY", "OKTA", "SPECIFIC_IDP"],
            mfaPrompt: ["DEVICE", "SESSION", "ALWAYS"],
            primaryFactor: ["PASSWORD_IDP_ANY_FACTOR", "PASSWORD_IDP"],
            riskLevel: ["", "ANY", "LOW", "MEDIUM", "HIGH"],
        },
        rules: [
            between("sessionIdle", 1, 525_600),
            ({ access, factorSequences }) =>
                access === "CHALLENGE" && factorSequences === undefined
                    ? [{ property: "factorSequences", reason: "factorSequences is needed when access is CHALLENGE." }]
                    : [],
        ],
    }),
    "okta:policy/ruleMfa:RuleMfa": rule("[T] resource_okta_policy_rule_mfa.go; [P] 1.5", mfa, {
        defaults: { enroll: "CHALLENGE" },
        allowed: { enroll: ["CHALLENGE", "LOGIN", "NEVER"] },
    }),
    [zone]: {
        source: "[T] resource_okta_network_zone.go: without status it is made inactive, and every preview shows that; [P] 1.8: not deleted while in use",
        autoName: "name",
        id: (call) => oktaId(call, "nzo"),
        defaults: { usage: "POLICY" },
        unordered: [
            "asns",
            "dynamicLocations",
            "dynamicLocationsExcludes",
            "gateways",
            "ipServiceCategoriesExcludes",
            "ipServiceCategoriesIncludes",
            "proxies",
        ],
        allowed: { ...statuses, type: ["IP", "DYNAMIC", "DYNAMIC_V2"], usage: ["POLICY", "BLOCKLIST"] },
        rules: [
            ({ usage, proxies }) =>
                usage === "BLOCKLIST" && Array.isArray(proxies) && proxies.length > 0
                    ? [{ property: "proxies", reason: 'zones with usage = "BLOCKLIST" cannot have trusted proxies' }]
                    : [],
        ],
        unique: [{ properties: ["name"], message: alreadyExists("name") }],
        created: () => ({ system: false }),
        outputs: ({ inputs }) => ({ status: inputs.status ?? "INACTIVE" }),
        inUse: { message: () => "failed to deactivate network zone: the zone is used by a policy rule" },
    },
};
