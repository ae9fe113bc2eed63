import { base62, spell } from "../ids";
import type { Call, Failure, Rows, Rule } from "../row";
import { isRecord } from "../values";
import { alreadyExists, notFound, oktaId } from "./okta-common";
import { samlMetadata } from "./saml-metadata";

const group = "okta:group/group:Group";
const saml = "okta:app/saml:Saml";

/** What a custom app needs; a catalogue app brings it along. */
const customAppNeeds = [
    "ssoUrl",
    "recipient",
    "destination",
    "audience",
    "subjectNameIdTemplate",
    "subjectNameIdFormat",
    "signatureAlgorithm",
    "digestAlgorithm",
    "authnContextClassRef",
];

const isCompleteCustomApp: Rule = (inputs) => {
    const missing = customAppNeeds.filter((name) => inputs[name] === undefined);
    return inputs.preconfiguredApp !== undefined || missing.length === 0
        ? []
        : [
              {
                  property: missing[0] ?? "",
                  reason: `A custom SAML app (without preconfiguredApp) also needs: ${missing.join(", ")}.`,
              },
          ];
};

const haveAttributes: Rule = ({ attributeStatements }) =>
    (Array.isArray(attributeStatements) ? attributeStatements : []).flatMap((statement: unknown, i): Failure[] => {
        const property = `attributeStatements[${i}]`;
        if (!isRecord(statement)) {
            return [];
        }
        const { type = "EXPRESSION", values, filterType, filterValue } = statement;
        if (type === "GROUP") {
            return filterType === undefined || filterValue === undefined
                ? [{ property, reason: `${property} of type GROUP needs filterType and filterValue.` }]
                : [];
        }
        return values === undefined ? [{ property, reason: `${property} of type EXPRESSION needs values.` }] : [];
    });

function appUrl({ settings }: Call): string {
    return `https://${settings.oktaOrganization}.${settings.oktaBaseUrl}`;
}

function samlOutputs(call: Call) {
    const id = oktaId(call, "0oa");
    const organization = call.settings.oktaOrganization.replace(/\W/g, "");
    const custom = `${organization}_${call.text("label").toLowerCase().replace(/\W/g, "")}_1`;
    const appName = call.text("preconfiguredApp") || custom;
    const entityKey = spell(call.seed("exk"), base62, 20);
    return {
        name: appName,
        embedUrl: `${appUrl(call)}/home/${appName}/${id}/aln177a159h7Zf52X0g8`,
        entityKey: `exk${entityKey.slice(3)}`,
        entityUrl: `http://www.okta.com/exk${entityKey.slice(3)}`,
        httpPostBinding: `${appUrl(call)}/app/${appName}/exk${entityKey.slice(3)}/sso/saml`,
        httpRedirectBinding: `${appUrl(call)}/app/${appName}/exk${entityKey.slice(3)}/sso/saml`,
        metadataUrl: `${appUrl(call)}/app/exk${entityKey.slice(3)}/sso/saml/metadata`,
        logoUrl: `${appUrl(call)}/assets/img/logos/default.png`,
        // Another keyName makes another certificate, and so other metadata.
        ...samlMetadata(`${call.seed("certificate")}|${call.text("keyName")}`, {
            entityUrl: `http://www.okta.com/exk${entityKey.slice(3)}`,
            signIn: `${appUrl(call)}/app/${appName}/exk${entityKey.slice(3)}/sso/saml`,
        }),
    };
}

/** Okta: apps and who gets them. Files named in sources are in okta/services/idaas of terraform-provider-okta. */
export const oktaAppRows: Rows = {
    [saml]: {
        source: "[P] 1.7; [D] saml.d.ts for defaults and for what a custom app needs",
        id: (call) => oktaId(call, "0oa"),
        replaces: ["preconfiguredApp"],
        defaults: {
            accessibilitySelfService: false,
            autoSubmitToolbar: false,
            hideIos: false,
            hideWeb: false,
            implicitAssignment: false,
            samlVersion: "2.0",
            status: "ACTIVE",
            userNameTemplate: "${source.login}",
            userNameTemplateType: "BUILT_IN",
        },
        computed: [
            "authenticationPolicy",
            "assertionSigned",
            "audience",
            "authnContextClassRef",
            "destination",
            "digestAlgorithm",
            "honorForceAuthn",
            "idpIssuer",
            "recipient",
            "requestCompressed",
            "responseSigned",
            "signatureAlgorithm",
            "ssoUrl",
            "subjectNameIdFormat",
            "subjectNameIdTemplate",
        ],
        json: ["appSettingsJson", "appLinksJson"],
        allowed: {
            status: ["ACTIVE", "INACTIVE"],
            samlVersion: ["1.1", "2.0"],
            signatureAlgorithm: ["RSA_SHA256", "RSA_SHA1"],
            digestAlgorithm: ["SHA256", "SHA1"],
            "attributeStatements[].type": ["EXPRESSION", "GROUP"],
            "attributeStatements[].filterType": ["STARTS_WITH", "EQUALS", "CONTAINS", "REGEX"],
            userNameTemplatePushStatus: ["PUSH", "DONT_PUSH"],
        },
        rules: [isCompleteCustomApp, haveAttributes],
        references: [{ path: "authenticationPolicy", to: "okta:index/appSignonPolicy:AppSignonPolicy" }],
        created: (call) => ({ ...samlOutputs(call), features: [], signOnMode: "SAML_2_0" }),
    },
    "okta:app/groupAssignment:GroupAssignment": {
        source: "[T] resource_okta_app_group_assignment.go: the id is the group's; a second create takes the first one over.",
        id: (call) => call.text("groupId"),
        identity: ["appId"],
        replaces: ["appId", "groupId"],
        defaults: { retainAssignment: false },
        json: ["profile"],
        references: [
            { path: "appId", to: saml, onDelete: "goes" },
            { path: "groupId", to: group, onDelete: "goes" },
        ],
        gone: `failed to delete application group assignment: ${notFound}`,
        keepsOnDelete: ({ inputs }) => inputs.retainAssignment === true,
    },
    "okta:index/appUserSchemaProperty:AppUserSchemaProperty": {
        source: "[D] appUserSchemaProperty.d.ts; what replaces is [K]",
        id: (call) => `${call.text("appId")}/${call.text("index")}`,
        replaces: ["appId", "index"],
        defaults: { permissions: "READ_ONLY", scope: "NONE", union: false, userType: "default" },
        computed: ["externalName", "externalNamespace", "master"],
        allowed: {
            permissions: ["READ_WRITE", "READ_ONLY", "HIDE"],
            scope: ["NONE", "SELF"],
            master: ["PROFILE_MASTER", "OKTA"],
            type: ["string", "boolean", "number", "integer", "array", "object"],
            unique: ["UNIQUE_VALIDATED", "NOT_UNIQUE"],
        },
        references: [{ path: "appId", to: saml, onDelete: "goes" }],
        unique: [{ properties: ["appId", "index"], message: alreadyExists("index") }],
    },
};
