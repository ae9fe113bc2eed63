import type { RuleCases } from "../support/rule-cases";
import { cases as awsAccountPinned } from "./aws-account-pinned.cases";
import { cases as iamBoundaryLocksItself } from "./iam-boundary-locks-itself.cases";
import { cases as iamBoundedRole } from "./iam-bounded-role.cases";
import { cases as iamNoEscalation } from "./iam-no-escalation.cases";
import { cases as iamNoPublicTrust } from "./iam-no-public-trust.cases";
import { cases as iamNoStar } from "./iam-no-star.cases";
import { cases as iamNoUsers } from "./iam-no-users.cases";
import { cases as iamOidcTrust } from "./iam-oidc-trust.cases";
import { cases as iamSamlTrust } from "./iam-saml-trust.cases";

export const iamCases: readonly RuleCases[] = [
    iamBoundedRole,
    iamSamlTrust,
    iamOidcTrust,
    iamNoPublicTrust,
    iamNoStar,
    iamNoEscalation,
    iamBoundaryLocksItself,
    iamNoUsers,
    awsAccountPinned,
];
