import { z } from "zod";
import { calendarDate } from "./calendar-date";
import { repositoryName, repositoryNames } from "./entry";
import { wholeNumber } from "./numbers";
import { aws, network, vpn } from "./organization-aws";
import { github } from "./organization-github";
import { okta } from "./organization-okta";
import { repository } from "./organization-repositories";
import { sonarqube } from "./organization-sonarqube";
import { refusal } from "./refusal";
import { domain, email, sentence, slug } from "./text";

const squad = z
    .strictObject({ lead: email.describe("E-mail of the squad's lead, an employee.") })
    .describe("One squad that contractors work in.");

const vendor = z
    .strictObject({
        name: sentence(100).describe("Name of the company."),
        emailDomains: z
            .array(domain.describe("A domain of the vendor's addresses, such as northwind.example."))
            .max(20, refusal("is too long", "at most 20 domains", "name the domains of contractors only"))
            .default([])
            .describe("Domains that its people's addresses must come from; empty allows any."),
        maxContractDays: wholeNumber(1, 730).optional().describe("Shorter limit for this vendor's people, in days."),
    })
    .describe("One company that sends contractors.");

const profile = z
    .strictObject({
        repositories: repositoryNames.describe("Repositories that everybody with it gets."),
        permission: z.enum(["pull", "push"]).default("push").describe("Permission on them; never more than push."),
        monthlyBudgetUsd: wholeNumber(1, 100_000).describe("Budget of one sandbox in US dollars a month."),
    })
    .describe("What one kind of contractor may reach and spend.");

const limits = z
    .strictObject({
        maxContractDays: wholeNumber(1, 730).default(180).describe("Longest time from first to last day of an entry."),
        vpnAuthorizationRules: wholeNumber(1, 10_000).default(200).describe("Your quota for the Client VPN endpoint."),
        subnetsPerVpc: wholeNumber(1, 10_000).default(200).describe("Your quota for the VPC."),
        networkAclsPerVpc: wholeNumber(1, 10_000).default(200).describe("Your quota for the VPC."),
        rolesPerAccount: wholeNumber(1, 10_000).default(1000).describe("Your IAM quota for the account."),
    })
    .describe("The organization's own limits and its AWS quotas (defaults are AWS's).");

const organizationName = z
    .string()
    .regex(
        /^[a-z][a-z0-9]{1,17}$/,
        refusal(
            "is no short name",
            "2 to 18 lower-case letters and digits, starting with a letter",
            "shorten the name",
        ),
    )
    .describe("Short name of the organization; the first part of bucket names, which are global.");

const waiver = z
    .strictObject({
        rule: z
            .string()
            .regex(
                /^[A-Z][0-9]{1,2}$/,
                refusal("is no id of a rule", "a letter and a number", "copy it from policies/RULES.md, such as G3"),
            )
            .describe("Id of the rule, such as G3."),
        resource: z
            .string()
            .regex(
                /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/,
                refusal(
                    "is no logical name of a resource",
                    "letters, digits and . _ / -, without any wildcard",
                    "copy it from the finding, such as platform/checkout-api/review",
                ),
            )
            .describe("The one resource that it is for, as the finding names it."),
        reason: sentence(300).describe("Why the finding is accepted; it stands in every report."),
        approvedBy: email.describe("The employee who accepted it."),
        until: calendarDate.describe("Last day on which it counts, YYYY-MM-DD. Then the finding is back."),
    })
    .describe("A finding of the policy pack that somebody accepted for a time.");

/** The stack file's `contractor-access:organization`: all that is true once a stack. */
export const organizationSchema = z
    .strictObject({
        name: organizationName,
        aws,
        network,
        vpn,
        okta,
        github,
        sonarqube,
        repositories: z.record(repositoryName, repository).describe("The guarded repositories, by name."),
        squads: z.record(slug, squad).describe("Squads that contractors work in, by name."),
        vendors: z.record(slug, vendor).describe("Companies that send contractors, by name."),
        profiles: z.record(slug, profile).describe("What contractors may reach and spend, by name."),
        limits: limits.prefault({}),
        waivers: z
            .array(waiver)
            .max(100, refusal("is too long", "at most 100 waivers", "mend what is found instead"))
            .default([])
            .describe("Findings of the policy pack that are accepted. One that is expired or not needed is refused."),
    })
    .describe("All that is true once a stack.");

/** The validated organization. */
export type Organization = z.infer<typeof organizationSchema>;

/** One guarded repository with its name. */
export interface GuardedRepository extends z.infer<typeof repository> {
    name: string;
}
