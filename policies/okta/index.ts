import type { Rule } from "../model/rule";
import { oktaAppPhishingResistant } from "./okta-app-phishing-resistant";
import { oktaAppTwoFactor } from "./okta-app-two-factor";
import { oktaEnrolFromZoneOnly } from "./okta-enrol-from-zone-only";
import { oktaGroupPlumbing } from "./okta-group-plumbing";
import { oktaLogAndNotify } from "./okta-log-and-notify";
import { oktaNoAdmin } from "./okta-no-admin";
import { oktaNoCatchAllAllow } from "./okta-no-catch-all-allow";
import { oktaNoWeakAuthenticator } from "./okta-no-weak-authenticator";
import { oktaRuleNoExemption } from "./okta-rule-no-exemption";
import { oktaSamlAppHardened } from "./okta-saml-app-hardened";
import { oktaSessionLimits } from "./okta-session-limits";
import { oktaSessionMfa } from "./okta-session-mfa";
import { oktaUserClean } from "./okta-user-clean";

export const oktaRules: readonly Rule[] = [
    oktaNoCatchAllAllow,
    oktaAppTwoFactor,
    oktaAppPhishingResistant,
    oktaRuleNoExemption,
    oktaSessionLimits,
    oktaSessionMfa,
    oktaNoWeakAuthenticator,
    oktaEnrolFromZoneOnly,
    oktaSamlAppHardened,
    oktaGroupPlumbing,
    oktaUserClean,
    oktaNoAdmin,
    oktaLogAndNotify,
];
