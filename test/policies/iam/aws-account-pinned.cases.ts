import { awsAccountPinned } from "../../../policies/iam/aws-account-pinned";
import { add, fact, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const AWS = "pulumi:providers:aws";

export const cases: RuleCases = {
    rule: awsAccountPinned,
    mutants: {
        "no pin": without("aws", "allowedAccountIds"),
        "an empty pin": spoil("aws", "allowedAccountIds", "[]"),
        "production beside staging": spoil("aws", "allowedAccountIds", '["123456789012","111122223333"]'),
        "another account": spoil("aws", "allowedAccountIds", '["999999999999"]'),
        "a default provider": add(AWS, "default_7_48_0", { allowedAccountIds: '["123456789012"]' }),
        "a staging account that is production": fact("aws.productionAccountIds", ["123456789012"]),
        "a pin that is no list": spoil("aws", "allowedAccountIds", "{}"),
        "a pin that is no JSON": spoil("aws", "allowedAccountIds", "everything"),
    },
    variants: { "the pin as a list": spoil("aws", "allowedAccountIds", ["123456789012"]) },
    says: {
        "another account":
            'aws (pulumi:providers:aws): allowedAccountIds is ["999999999999"]. Wanted: 123456789012. Fix: Make an explicit provider with allowedAccountIds: [<the staging account>], and give it to every resource.',
    },
    fixed: { "no pin": spoil("aws", "allowedAccountIds", '["123456789012"]') },
};
