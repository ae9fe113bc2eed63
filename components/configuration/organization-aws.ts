import { z } from "zod";
import { wholeNumber } from "./numbers";
import { refusal } from "./refusal";
import { sentence } from "./text";

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

const cidr = z
    .string()
    .regex(
        new RegExp(`^(?:${OCTET}\\.){3}${OCTET}\\/(?:3[0-2]|[12]?\\d)$`),
        refusal("is no IPv4 range", "CIDR notation, such as 10.64.0.0/16", "write address, slash and prefix length"),
    );

const accountId = z
    .string()
    .regex(/^\d{12}$/, refusal("is no AWS account id", "12 digits in quotes", "write all 12 digits, without spaces"))
    .describe("An AWS account id, 12 digits in quotes.");

export const aws = z
    .strictObject({
        partition: z.enum(["aws", "aws-cn", "aws-us-gov"]).default("aws").describe("AWS partition of the account."),
        accountId: accountId.describe("The staging account, 12 digits. The AWS provider refuses to run in any other."),
        productionAccountIds: z
            .array(accountId)
            .max(20, refusal("is too long", "at most 20 accounts", "name those that hold production data"))
            .default([])
            .describe("Accounts that no contractor may ever reach; naming the staging account here is an error."),
        region: z
            .string()
            .regex(
                /^[a-z]{2}(?:-[a-z]+)+-\d$/,
                refusal("is no AWS region", "a region such as eu-west-1", "write the region's code"),
            )
            .describe("The one region that contractors work in."),
        githubOidcProvider: z
            .enum(["create", "existing"])
            .default("create")
            .describe("AWS allows one OIDC provider for GitHub an account: `existing` uses the one that is there."),
    })
    .describe("The AWS staging account.");

export const network = z
    .strictObject({
        vpc: cidr.describe(
            "Range of the staging VPC, /16 to /28, private addresses. Slot 0 of it belongs to the platform.",
        ),
        vpnClients: cidr.describe("Range that VPN clients get addresses from, /12 to /22, outside the VPC."),
        availabilityZone: z
            .enum(["a", "b", "c", "d", "e", "f"])
            .default("a")
            .describe("Zone letter of all subnets: sandboxes need no second zone, and each one costs by the hour."),
        slots: z
            .strictObject({
                from: wholeNumber(1, 65_535).describe("First slot that this stack may give out."),
                to: wholeNumber(1, 65_535).describe("Last slot that this stack may give out."),
                prefix: wholeNumber(17, 26).describe("Prefix length of one sandbox: 24 gives 251 usable addresses."),
            })
            .describe("Address ranges of the sandboxes. Cohort stacks own disjoint ranges of slots."),
    })
    .describe("Addresses of the staging network.");

export const vpn = z
    .strictObject({
        serverCertificateArn: z
            .string()
            .regex(
                /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[a-f0-9-]{36}$/,
                refusal(
                    "is no ARN of an ACM certificate",
                    "arn:<partition>:acm:<region>:<account>:certificate/<id>",
                    "copy the ARN from AWS Certificate Manager",
                ),
            )
            .describe("Server certificate of the Client VPN endpoint in ACM, same account and region."),
        sessionHours: z
            .literal([8, 10, 12, 24])
            .default(8)
            .describe("Hours after which a VPN connection is cut and must sign in again."),
        banner: sentence(1400).default("Authorised use only").describe("Text shown to everyone who connects."),
    })
    .describe("AWS Client VPN.");
