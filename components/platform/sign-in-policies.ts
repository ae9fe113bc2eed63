import * as okta from "@pulumi/okta";
import * as pulumi from "@pulumi/pulumi";
import { platformNames } from "../planning/names";

/**
 * Who may sign in, and how: the group of all contractors, its global session policy, its authenticator enrolment policy
 * and the authentication policy of both SAML apps. Policies target the shared group only, so that no two people ever race
 * for a priority, and no live identity falls under a weaker policy.
 */
export class SignInPolicies extends pulumi.ComponentResource {
    readonly contractorsGroupId: pulumi.Output<string>;
    /** Authentication policy that the SAML apps use. */
    readonly appPolicyId: pulumi.Output<string>;

    constructor(name: string, opts: pulumi.ComponentResourceOptions) {
        super("contractor-access:index:SignInPolicies", name, {}, opts);
        const group = createGroup(this);
        const anonymisers = createAnonymiserZone(this);
        createSessionPolicy(this, group, anonymisers);
        createEnrolmentPolicy(this, group, anonymisers);
        const appPolicy = createAppPolicy(this, group, anonymisers);
        this.contractorsGroupId = group.id;
        this.appPolicyId = appPolicy.id;
        this.registerOutputs({ contractorsGroupId: this.contractorsGroupId, appPolicyId: this.appPolicyId });
    }
}

function createGroup(parent: pulumi.Resource): okta.group.Group {
    return new okta.group.Group(
        "platform/contractors",
        { name: platformNames.contractorsGroup, description: "All contractors. Sign-in policies target this group." },
        { parent },
    );
}

/** People sign in from home, so the zone blocks anonymisers instead of listing addresses. Needs Adaptive MFA in Okta. */
function createAnonymiserZone(parent: pulumi.Resource): okta.network.Zone {
    return new okta.network.Zone(
        "platform/anonymisers",
        {
            name: "contractors: anonymisers",
            type: "DYNAMIC_V2",
            // A BLOCKLIST zone would lock out the whole org; POLICY is used by the contractors' rules only.
            usage: "POLICY",
            status: "ACTIVE",
            ipServiceCategoriesIncludes: ["ALL_ANONYMIZERS"],
        },
        { parent },
    );
}

function createSessionPolicy(parent: pulumi.Resource, group: okta.group.Group, zone: okta.network.Zone): void {
    const policy = new okta.policy.Signon(
        "platform/session",
        {
            name: "contractors: session",
            description: "Contractors always sign in with two factors, for a working day at most.",
            status: "ACTIVE",
            groupsIncluded: [group.id],
        },
        { parent },
    );
    const allow = new okta.policy.RuleSignon(
        "platform/session-allow",
        {
            name: "two factors, from no anonymiser",
            policyId: policy.id,
            status: "ACTIVE",
            priority: 1,
            access: "ALLOW",
            primaryFactor: "PASSWORD_IDP_ANY_FACTOR",
            mfaRequired: true,
            mfaPrompt: "ALWAYS",
            mfaRememberDevice: false,
            // Minutes. OKTA-APP-000020 and 800-63B AAL3 ask for 15; Okta's own defaults are 120.
            sessionIdle: 15,
            sessionLifetime: 480,
            sessionPersistent: false,
            networkConnection: "ZONE",
            networkExcludes: [zone.id],
        },
        { parent },
    );
    new okta.policy.RuleSignon(
        "platform/session-deny",
        {
            name: "nobody else",
            policyId: policy.id,
            status: "ACTIVE",
            priority: 2,
            access: "DENY",
            networkConnection: "ANYWHERE",
            // A DENY rule needs none of these; stated, so that it stays strict if somebody flips `access`.
            mfaRequired: true,
            mfaPrompt: "ALWAYS",
            mfaRememberDevice: false,
            sessionIdle: 15,
            sessionLifetime: 480,
            sessionPersistent: false,
        },
        // Okta refuses priorities that arrive out of order (okta/terraform-provider-okta #1028), so rules are chained.
        { parent, dependsOn: [allow] },
    );
}

function createEnrolmentPolicy(parent: pulumi.Resource, group: okta.group.Group, zone: okta.network.Zone): void {
    const policy = new okta.policy.Mfa(
        "platform/enrolment",
        {
            name: "contractors: authenticators",
            description: "Contractors enrol a phishing-resistant authenticator; phone and question are not allowed.",
            status: "ACTIVE",
            isOie: true,
            groupsIncluded: [group.id],
            webauthn: { enroll: "REQUIRED" },
            // Okta wants password or e-mail REQUIRED unless the org is passwordless; e-mail is no second factor here.
            oktaPassword: { enroll: "REQUIRED" },
            oktaVerify: { enroll: "OPTIONAL" },
            oktaEmail: { enroll: "NOT_ALLOWED" },
            phoneNumber: { enroll: "NOT_ALLOWED" },
            securityQuestion: { enroll: "NOT_ALLOWED" },
            googleOtp: { enroll: "NOT_ALLOWED" },
        },
        { parent },
    );
    new okta.policy.RuleMfa(
        "platform/enrolment-challenge",
        {
            name: "enrol when challenged, from no anonymiser",
            policyId: policy.id,
            status: "ACTIVE",
            priority: 1,
            enroll: "CHALLENGE",
            networkConnection: "ZONE",
            networkExcludes: [zone.id],
        },
        { parent },
    );
}

/** Possession that cannot be phished, with presence and verification of its owner, as Okta's policy API writes it. */
const PHISHING_RESISTANT = JSON.stringify({
    possession: {
        required: true,
        phishingResistant: "REQUIRED",
        userPresence: "REQUIRED",
        userVerification: "REQUIRED",
    },
});

function createAppPolicy(
    parent: pulumi.Resource,
    group: okta.group.Group,
    zone: okta.network.Zone,
): okta.AppSignonPolicy {
    const policy = new okta.AppSignonPolicy(
        "platform/app",
        {
            name: "contractors: apps",
            description: "The VPN and AWS apps: two factors, phishing-resistant; everybody else is denied.",
            // The catch-all rule becomes DENY only when the policy is created so (okta/terraform-provider-okta #1749).
            catchAll: false,
        },
        { parent },
    );
    new okta.app.SignonPolicyRules(
        "platform/app-rules",
        {
            policyId: policy.id,
            rules: [
                {
                    name: "contractors, phishing-resistant",
                    status: "ACTIVE",
                    priority: 1,
                    access: "ALLOW",
                    type: "ASSURANCE",
                    factorMode: "2FA",
                    constraints: [PHISHING_RESISTANT],
                    reAuthenticationFrequency: "PT2H",
                    groupsIncluded: [group.id],
                    networkConnection: "ZONE",
                    networkExcludes: [zone.id],
                },
            ],
        },
        { parent },
    );
    return policy;
}
