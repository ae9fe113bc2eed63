import * as aws from "@pulumi/aws/iam";
import * as okta from "@pulumi/okta";
import * as pulumi from "@pulumi/pulumi";
import type { Organization } from "../configuration/organization";
import { samlSignIn } from "../documents/trust";
import { platformNames } from "../planning/names";

interface SamlAppsArgs {
    organization: Organization;
    /** Authentication policy of both apps. */
    appPolicyId: pulumi.Input<string>;
    tags: Record<string, string>;
}

/** The attribute of an assignment of the AWS app that carries the role, as `<role ARN>,<SAML provider ARN>`. */
export const AWS_ROLE_ATTRIBUTE = "awsRole";

/**
 * The two SAML apps and AWS's side of them: one for AWS Client VPN, one for the AWS console and CLI. Nobody is assigned
 * here: each contractor's own group is, by the grants.
 */
export class SamlApps extends pulumi.ComponentResource {
    readonly vpnAppId: pulumi.Output<string>;
    readonly awsAppId: pulumi.Output<string>;
    readonly vpnProvider: aws.SamlProvider;
    readonly awsProvider: aws.SamlProvider;

    constructor(name: string, args: SamlAppsArgs, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:SamlApps", name, {}, opts);
        const vpnApp = createVpnApp(this, args);
        const awsApp = createAwsApp(this, args);
        this.vpnProvider = createSamlProvider(this, "platform/vpn-saml", platformNames.vpnSamlProvider, vpnApp, args);
        this.awsProvider = createSamlProvider(this, "platform/aws-saml", platformNames.awsSamlProvider, awsApp, args);
        this.vpnAppId = vpnApp.id;
        this.awsAppId = awsApp.id;
        this.registerOutputs({ vpnAppId: this.vpnAppId, awsAppId: this.awsAppId });
    }
}

/** Everything that an assertion of both apps has in common; written out because the defaults are weaker or the org's. */
const SIGNED = {
    status: "ACTIVE",
    responseSigned: true,
    assertionSigned: true,
    signatureAlgorithm: "RSA_SHA256",
    digestAlgorithm: "SHA256",
    honorForceAuthn: true,
    implicitAssignment: false,
    userNameTemplate: "${source.login}",
    userNameTemplateType: "BUILT_IN",
} as const;

function createVpnApp(parent: pulumi.Resource, { appPolicyId }: SamlAppsArgs): okta.app.Saml {
    return new okta.app.Saml(
        "platform/vpn-app",
        {
            ...SIGNED,
            label: platformNames.vpnApp,
            // Okta's catalogue app brings the plain-HTTP loopback address that the AWS VPN client listens on.
            preconfiguredApp: "aws_clientvpn",
            appSettingsJson: JSON.stringify({ port: 35001 }),
            authenticationPolicy: appPolicyId,
            hideIos: true,
            hideWeb: true,
            attributeStatements: [
                // The VPN compares group names as text; the prefix keeps every other group out of the assertion.
                {
                    type: "GROUP",
                    name: "memberOf",
                    namespace: "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified",
                    filterType: "STARTS_WITH",
                    filterValue: platformNames.contractorsGroup,
                },
            ],
        },
        { parent },
    );
}

function createAwsApp(parent: pulumi.Resource, { appPolicyId, organization }: SamlAppsArgs): okta.app.Saml {
    const signIn = samlSignIn(organization.aws.partition);
    const app = new okta.app.Saml(
        "platform/aws-app",
        {
            ...SIGNED,
            label: platformNames.awsApp,
            ssoUrl: signIn.url,
            recipient: signIn.url,
            destination: signIn.url,
            audience: signIn.entityId,
            subjectNameIdTemplate: "${user.login}",
            subjectNameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
            authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
            authenticationPolicy: appPolicyId,
            attributeStatements: [
                awsAttribute("Role", `appuser.${AWS_ROLE_ATTRIBUTE}`),
                awsAttribute("RoleSessionName", "user.login"),
                awsAttribute("SourceIdentity", "user.login"),
                awsAttribute("SessionDuration", '"3600"'),
            ],
        },
        { parent },
    );
    createRoleAttribute(parent, app);
    return app;
}

function awsAttribute(name: string, expression: string) {
    return {
        type: "EXPRESSION",
        name: `https://aws.amazon.com/SAML/Attributes/${name}`,
        namespace: "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
        values: [expression],
    };
}

/** The role comes from the assignment of the contractor's own group, never from a group name or a profile of the user. */
function createRoleAttribute(parent: pulumi.Resource, app: okta.app.Saml): void {
    new okta.AppUserSchemaProperty(
        "platform/aws-app-role",
        {
            appId: app.id,
            index: AWS_ROLE_ATTRIBUTE,
            title: "AWS role",
            description: "<role ARN>,<SAML provider ARN>, set by the assignment of the contractor's own group.",
            type: "string",
            scope: "NONE",
            permissions: "READ_ONLY",
        },
        { parent },
    );
}

function createSamlProvider(
    parent: pulumi.Resource,
    logicalName: string,
    name: string,
    app: okta.app.Saml,
    { tags }: SamlAppsArgs,
): aws.SamlProvider {
    return new aws.SamlProvider(logicalName, { name, samlMetadataDocument: app.metadata, tags }, { parent });
}
