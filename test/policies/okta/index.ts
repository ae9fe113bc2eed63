import { cases as oktaAppPhishingResistant } from "./okta-app-phishing-resistant.cases";
import { cases as oktaAppTwoFactor } from "./okta-app-two-factor.cases";
import { cases as oktaEnrolFromZoneOnly } from "./okta-enrol-from-zone-only.cases";
import { cases as oktaGroupPlumbing } from "./okta-group-plumbing.cases";
import { cases as oktaLogAndNotify } from "./okta-log-and-notify.cases";
import { cases as oktaNoAdmin } from "./okta-no-admin.cases";
import { cases as oktaNoCatchAllAllow } from "./okta-no-catch-all-allow.cases";
import { cases as oktaNoWeakAuthenticator } from "./okta-no-weak-authenticator.cases";
import { cases as oktaRuleNoExemption } from "./okta-rule-no-exemption.cases";
import { cases as oktaSamlAppHardened } from "./okta-saml-app-hardened.cases";
import { cases as oktaSessionLimits } from "./okta-session-limits.cases";
import { cases as oktaSessionMfa } from "./okta-session-mfa.cases";
import { cases as oktaUserClean } from "./okta-user-clean.cases";
import type { RuleCases } from "../support/rule-cases";

export const oktaCases: readonly RuleCases[] = [
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
