import type { Check } from "./facts";
import { showValue } from "../show-value";

/** Regions by partition. */
const REGIONS = { aws: /^(?!cn-|us-gov-|us-iso)/, "aws-cn": /^cn-/, "aws-us-gov": /^us-gov-/ };

/** Ensure that the staging account is no production account. */
export const ensureStagingIsNotProduction: Check = ({ organization: { aws } }) =>
    aws?.productionAccountIds.includes(aws.accountId)
        ? [
              {
                  path: ["organization", "aws", "accountId"],
                  given: showValue(aws.accountId),
                  wrong: "is a production account",
                  allowed: "an account outside organization.aws.productionAccountIds",
                  edit: "write the staging account",
              },
          ]
        : [];

/** Ensure that the region belongs to the partition. */
export const ensureRegionBelongsToThePartition: Check = ({ organization: { aws } }) =>
    aws === undefined || REGIONS[aws.partition].test(aws.region)
        ? []
        : [
              {
                  path: ["organization", "aws", "region"],
                  given: showValue(aws.region),
                  wrong: `is no region of the partition ${aws.partition}`,
                  allowed: "regions of the partition",
                  edit: "correct the region or organization.aws.partition",
              },
          ];

/** Ensure that the VPN's certificate is in the account and region of the VPN, which AWS demands. */
export const ensureCertificateIsInTheAccount: Check = ({ organization: { aws, vpn } }) => {
    if (aws === undefined || vpn === undefined) {
        return [];
    }
    const wanted = `arn:${aws.partition}:acm:${aws.region}:${aws.accountId}:certificate/`;
    if (vpn.serverCertificateArn.startsWith(wanted)) {
        return [];
    }
    return [
        {
            path: ["organization", "vpn", "serverCertificateArn"],
            given: showValue(vpn.serverCertificateArn),
            wrong: "is in another account, region or partition",
            allowed: `${wanted}<id>`,
            edit: "request or import the certificate there",
        },
    ];
};

/** Ensure that the parts of Okta's service app are given together. */
export const ensureOktaServiceAppIsComplete: Check = ({ organization: { okta } }) => {
    if (okta === undefined || (okta.clientId === undefined) === (okta.privateKeyId === undefined)) {
        return [];
    }
    const [lacking, given] = okta.clientId === undefined ? ["clientId", "privateKeyId"] : ["privateKeyId", "clientId"];
    return [
        {
            path: ["organization", "okta", lacking],
            wrong: `missing beside ${given}`,
            allowed: "both for a service app, none for an API token",
            edit: `add ${lacking} or delete ${given}`,
        },
    ];
};
