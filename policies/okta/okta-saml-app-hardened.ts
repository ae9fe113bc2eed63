import { type Demand, demand, is, matching, nothing, oneOf, something } from "../model/demand";
import { type Findings, finding } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Rule } from "../model/rule";
import type { Stack } from "../model/stack";
import { isObject, listOf, type Properties, type Value, valueAt } from "../model/values";

const APP = "okta:app/saml:Saml";
const ASSIGNMENT = "okta:app/accessPolicyAssignment:AccessPolicyAssignment";
const ADDRESSES = ["ssoUrl", "destination", "recipient", "acsEndpoints"];
const POLICY = "okta:index/appSignonPolicy:AppSignonPolicy";

/** O9. What the VPN and AWS believe. */
export const oktaSamlAppHardened: Rule = {
    id: "O9",
    name: "okta-saml-app-hardened",
    title: "SAML apps sign what they say, say what only administrators set, and have a sign-on policy",
    compliant:
        "Every SAML app signs response and assertion with SHA-256, authenticates again when asked to, sends what it says about AWS to AWS alone, is judged by a sign-on policy of this stack, is open to assigned groups only, and takes names, roles and groups from what people cannot edit.",
    why: "The VPN and AWS believe the assertion alone: an app without policy falls back to Okta's default one, and an attribute that people may edit lets them choose who they are.",
    severity: "high",
    applicability: "always",
    types: [APP, ASSIGNMENT],
    plain: [
        "responseSigned",
        "assertionSigned",
        "signatureAlgorithm",
        "digestAlgorithm",
        "honorForceAuthn",
        "implicitAssignment",
        "accessibilitySelfService",
        "skipAuthenticationPolicy",
        "audience",
        ...ADDRESSES,
        "attributeStatements",
        "subjectNameIdTemplate",
        "userNameTemplate",
    ],
    controls: ["NIST IA-8", "NIST SC-23", "SOC2 CC6.1"],
    fix: "Set responseSigned, assertionSigned and honorForceAuthn: true, signatureAlgorithm: RSA_SHA256, digestAlgorithm: SHA256, implicitAssignment and skipAuthenticationPolicy: false, authenticationPolicy: <id of the AppSignonPolicy>; take names from user.login, roles from appuser.awsRole, groups by STARTS_WITH contractors.",
    url: "https://www.pulumi.com/registry/packages/okta/api-docs/app/saml/",
    waivable: true,
    check: (resource) =>
        resource.type !== APP
            ? []
            : [
                  demand(resource, "responseSigned", is(true)),
                  demand(resource, "assertionSigned", is(true)),
                  demand(resource, "signatureAlgorithm", oneOf("RSA_SHA256", "RSA_SHA384", "RSA_SHA512")),
                  demand(resource, "digestAlgorithm", oneOf("SHA256", "SHA384", "SHA512")),
                  demand(resource, "honorForceAuthn", is(true), false),
                  demand(resource, "implicitAssignment", is(false), false),
                  demand(resource, "accessibilitySelfService", is(false), false),
                  demand(resource, "skipAuthenticationPolicy", is(false), false),
                  demand(resource, "authenticationPolicy", something("the id of an AppSignonPolicy")),
                  demand(resource, "inlineHookId", nothing("nothing: a hook rewrites what the app says")),
                  demand(resource, "userNameTemplate", LOGIN, "${source.login}"),
                  demand(resource, "subjectNameIdTemplate", LOGIN, "${user.userName}"),
                  judgeAddresses(resource),
                  judgeStatements(resource),
              ],
    checkStack: (stack) => [
        stack.ofType(APP).map((app) => judgePolicy(stack, app, "authenticationPolicy")),
        stack.ofType(ASSIGNMENT).map((assignment) => judgePolicy(stack, assignment, "policyId")),
    ],
};

const LOGIN = matching(/^\$\{(?:user|source)\.(?:login|userName)\}$/, "${user.login}");

/** A policy of another place is one whose rules nobody has judged. */
function judgePolicy(stack: Stack, resource: Resource, property: string): Findings {
    const value = valueAt(resource.properties, property);
    const isOurs = stack.targets(resource, property).some(({ type }) => type === POLICY);
    return isOurs || value === undefined
        ? []
        : [finding(resource, property, value, "the id of an AppSignonPolicy of this stack")];
}

function judgeStatements(app: Resource): Findings {
    return listOf(app.properties.attributeStatements).map((statement, index) => {
        const path = `attributeStatements.${index}`;
        return isObject(statement) ? judgeStatement(app, path, statement) : [finding(app, path, statement, "plain")];
    });
}

/** Where AWS takes assertions, by region or not, and the VPN's client on the person's own device. */
const AWS_ADDRESS =
    /^(?:https:\/\/(?:[a-z0-9-]+\.)?signin\.(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)\/saml(?:\/.*)?|http:\/\/127\.0\.0\.1:35001|https:\/\/self-service\.clientvpn\.amazonaws\.com\/api\/auth\/sso\/saml)$/;

/** Whoever gets an assertion for AWS can hand it in. */
function judgeAddresses(app: Resource): Findings {
    const audience = valueAt(app.properties, "audience");
    const forAws = typeof audience === "string" && audience.startsWith("urn:amazon:webservices");
    // Okta's own template of an app knows where it sends: an address beside it is another one.
    if (!forAws && valueAt(app.properties, "preconfiguredApp") === undefined) {
        return [];
    }
    return ADDRESSES.flatMap((property) =>
        listOf(valueAt(app.properties, property))
            .filter((address) => typeof address !== "string" || !AWS_ADDRESS.test(address))
            .map((address) => finding(app, property, address, "an address of AWS or of the VPN's client")),
    );
}

/** What decides about access: AWS's own attributes, and the groups of the VPN's authorization rules. */
function judgeStatement(app: Resource, path: string, { name, type }: Properties): Findings {
    if (typeof name !== "string") {
        return [finding(app, `${path}.name`, name, "a plain name")];
    }
    if (name.startsWith(AWS_ATTRIBUTE)) {
        const wanted = BY_ATTRIBUTE[name.slice(AWS_ATTRIBUTE.length)] ?? SET_BY_ADMINISTRATORS;
        return [demand(app, `${path}.type`, is("EXPRESSION"), "EXPRESSION"), demand(app, `${path}.values`, wanted)];
    }
    if (name !== "memberOf" && type !== "GROUP") {
        return [];
    }
    return [
        demand(app, `${path}.type`, is("GROUP"), "EXPRESSION"),
        demand(app, `${path}.filterType`, oneOf("STARTS_WITH", "EQUALS")),
        demand(app, `${path}.filterValue`, matching(/^contractors/, "a name that begins with contractors")),
    ];
}

const AWS_ATTRIBUTE = "https://aws.amazon.com/SAML/Attributes/";

const onlyBy = (wanted: string, isSafe: (value: Value) => boolean): Demand => ({
    wanted,
    holds: (values) => listOf(values).length > 0 && listOf(values).every(isSafe),
});

/** A constant would give everybody the same role, or the same name in the trail. */
const BY_ATTRIBUTE: Readonly<Record<string, Demand>> = {
    Role: onlyBy("appuser.awsRole", (value) => value === "appuser.awsRole"),
    RoleSessionName: onlyBy("user.login", (value) => value === "user.login"),
    SourceIdentity: onlyBy("user.login", (value) => value === "user.login"),
};

const SET_BY_ADMINISTRATORS = onlyBy(
    "user.login, an attribute of appuser or a constant",
    (value) => typeof value === "string" && /^(?:user\.login|appuser\.\w+|"[^"]*")$/.test(value),
);
