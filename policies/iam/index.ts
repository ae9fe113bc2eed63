import type { Rule } from "../model/rule";
import { awsAccountPinned } from "./aws-account-pinned";
import { iamBoundaryLocksItself } from "./iam-boundary-locks-itself";
import { iamBoundedRole } from "./iam-bounded-role";
import { iamNoEscalation } from "./iam-no-escalation";
import { iamNoPublicTrust } from "./iam-no-public-trust";
import { iamNoStar } from "./iam-no-star";
import { iamNoUsers } from "./iam-no-users";
import { iamOidcTrust } from "./iam-oidc-trust";
import { iamSamlTrust } from "./iam-saml-trust";

export const iamRules: readonly Rule[] = [
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
