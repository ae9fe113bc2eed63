import { describe, expect, it } from "vitest";
import { judged, spoilt, tellsWhatIsWrong } from "./support/judged";

const starts = (value: string) => spoilt(['startsOn: "2026-12-01"', `startsOn: ${value}`]);
const slot = (value: string) => spoilt(["{ slot: 3 }", `{ slot: ${value} }`]);
const account = (value: string) => spoilt(['accountId: "123456789012"', `accountId: ${value}`]);

describe("a date", () => {
    tellsWhatIsWrong([
        {
            it: "is refused when the month has no such day",
            file: starts('"2026-11-31"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-11-31" is not in the calendar. Allowed: a day that exists. Edit: correct the month or the day.',
            ],
        },
        {
            it: "is refused on 29 February of a common year",
            file: starts('"2027-02-29"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2027-02-29" is not in the calendar. Allowed: a day that exists. Edit: correct the month or the day.',
            ],
        },
        {
            it: "is refused in month 13",
            file: starts('"2026-13-01"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-13-01" is not in the calendar. Allowed: a day that exists. Edit: correct the month or the day.',
            ],
        },
        {
            it: "is refused in month 0",
            file: starts('"2026-00-10"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-00-10" is not in the calendar. Allowed: a day that exists. Edit: correct the month or the day.',
            ],
        },
        {
            it: "is refused on day 0",
            file: starts('"2026-12-00"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-12-00" is not in the calendar. Allowed: a day that exists. Edit: correct the month or the day.',
            ],
        },
        {
            it: "is refused bare when it is not in the calendar",
            file: starts("2026-02-30"),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-02-30" is not in the calendar. Allowed: a day that exists. Edit: correct the month or the day.',
            ],
        },
        {
            it: "is refused with one digit",
            file: starts('"2026-12-1"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-12-1" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused day first",
            file: starts('"01.12.2026"'),
            says: [
                '51: contractors.ana-silva.startsOn: "01.12.2026" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused with slashes",
            file: starts('"2026/12/01"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2026/12/01" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused with a time",
            file: starts('"2026-12-01T00:00:00Z"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-12-01T00:00:00Z" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused with a zone",
            file: starts('"2026-12-01+02:00"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-12-01+02:00" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused at another time than midnight",
            file: starts("2026-12-01 10:00:00 +0000 UTC"),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-12-01 10:00:00 +0000 UTC" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused in another zone than UTC",
            file: starts("2026-12-01 00:00:00 +0200 CEST"),
            says: [
                '51: contractors.ana-silva.startsOn: "2026-12-01 00:00:00 +0200 CEST" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused as a number",
            file: starts("20261201"),
            says: [
                '51: contractors.ana-silva.startsOn: 20261201 is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused as a word",
            file: starts("tomorrow"),
            says: [
                '51: contractors.ana-silva.startsOn: "tomorrow" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused with spaces",
            file: starts('" 2026-12-01"'),
            says: [
                '51: contractors.ana-silva.startsOn: " 2026-12-01" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused when it is empty",
            file: starts('""'),
            says: [
                '51: contractors.ana-silva.startsOn: "" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
        {
            it: "is refused before 2020",
            file: starts('"2019-12-31"'),
            says: [
                '51: contractors.ana-silva.startsOn: "2019-12-31" is out of range. Allowed: 2020-01-01 to 2099-12-31. Edit: correct the year.',
            ],
        },
        {
            it: "is refused after 2099",
            file: spoilt(['endsOn: "2027-02-26"', 'endsOn: "2100-01-01"']),
            says: [
                '52: contractors.ana-silva.endsOn: "2100-01-01" is out of range. Allowed: 2020-01-01 to 2099-12-31. Edit: correct the year.',
            ],
        },
        {
            it: "is refused in year 0",
            file: starts('"0000-01-01"'),
            says: [
                '51: contractors.ana-silva.startsOn: "0000-01-01" is out of range. Allowed: 2020-01-01 to 2099-12-31. Edit: correct the year.',
            ],
        },
        {
            it: "is refused in year 10000",
            file: starts('"10000-01-01"'),
            says: [
                '51: contractors.ana-silva.startsOn: "10000-01-01" is no date. Allowed: YYYY-MM-DD in quotes, such as "2026-12-31". Edit: write the date that way.',
            ],
        },
    ]);

    it("may be 29 February of a leap year", () => {
        expect(
            judged(
                spoilt(
                    ['endsOn: "2027-01-29"', 'endsOn: "2028-02-29"'],
                    ['startsOn: "2026-11-02"', 'startsOn: "2028-01-01"'],
                ),
            ),
        ).toEqual([]);
    });
});

describe("a number", () => {
    tellsWhatIsWrong([
        {
            it: "is refused below its range",
            file: slot("0"),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 0 is out of range. Allowed: whole numbers from 1 to 65535. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused when it is negative",
            file: slot("-1"),
            says: [
                "55: contractors.ana-silva.sandbox.slot: -1 is out of range. Allowed: whole numbers from 1 to 65535. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused above its range",
            file: slot("65536"),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 65536 is out of range. Allowed: whole numbers from 1 to 65535. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused when it is no whole number",
            file: slot("2.5"),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 2.5 is not a whole number. Allowed: Number of the address range in the staging VPC. It fixes the range for good. Edit: write a whole number.",
            ],
        },
        {
            it: "is refused in quotes",
            file: slot('"3"'),
            says: [
                '55: contractors.ana-silva.sandbox.slot: "3" is text, not a whole number. Allowed: Number of the address range in the staging VPC. It fixes the range for good. Edit: write it without quotes: 3.',
            ],
        },
        {
            it: "is refused as a word",
            file: slot("three"),
            says: [
                '55: contractors.ana-silva.sandbox.slot: "three" is text, not a whole number. Allowed: Number of the address range in the staging VPC. It fixes the range for good. Edit: write a whole number.',
            ],
        },
        {
            it: "is refused beyond what programs count exactly",
            file: spoilt(["id: 4815162 ", "id: 9007199254740993 "]),
            says: [
                "46: contractors.ana-silva.github.id: 9007199254740992 is out of range. Allowed: whole numbers from 1 to 9007199254740991. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused beyond all bounds",
            file: spoilt(["id: 4815162 ", "id: 99999999999999999999999 "]),
            says: [
                "46: contractors.ana-silva.github.id: 1e+23 is out of range. Allowed: whole numbers from 1 to 9007199254740991. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused for a GitHub id of 0",
            file: spoilt(["id: 4815162 ", "id: 0 "]),
            says: [
                "46: contractors.ana-silva.github.id: 0 is out of range. Allowed: whole numbers from 1 to 9007199254740991. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused for a budget of nothing",
            file: spoilt(["monthlyBudgetUsd: 150", "monthlyBudgetUsd: 0"]),
            says: [
                "40: organization.profiles.backend.monthlyBudgetUsd: 0 is out of range. Allowed: whole numbers from 1 to 100000. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused for a budget with cents",
            file: spoilt(["monthlyBudgetUsd: 150", "monthlyBudgetUsd: 150.50"]),
            says: [
                "40: organization.profiles.backend.monthlyBudgetUsd: 150.5 is not a whole number. Allowed: Budget of one sandbox in US dollars a month. Edit: write a whole number.",
            ],
        },
        {
            it: "is refused for a budget with a currency",
            file: spoilt(["monthlyBudgetUsd: 150", "monthlyBudgetUsd: 150 USD"]),
            says: [
                '40: organization.profiles.backend.monthlyBudgetUsd: "150 USD" is text, not a whole number. Allowed: Budget of one sandbox in US dollars a month. Edit: write a whole number.',
            ],
        },
        {
            it: "is refused for no approval",
            file: spoilt(["defaultBranch: main }", "requiredApprovals: 0 }"]),
            says: [
                "31: organization.repositories.checkout-api.requiredApprovals: 0 is out of range. Allowed: whole numbers from 1 to 10. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused for more approvals than GitHub takes",
            file: spoilt(["defaultBranch: main }", "requiredApprovals: 11 }"]),
            says: [
                "31: organization.repositories.checkout-api.requiredApprovals: 11 is out of range. Allowed: whole numbers from 1 to 10. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused for hours that AWS does not know",
            file: spoilt(["      banner: Auth", "      sessionHours: 9\n      banner: Auth"]),
            says: [
                "18: organization.vpn.sessionHours: 9 is none of the values. Allowed: 8, 10, 12, 24. Edit: write one of these.",
            ],
        },
        {
            it: "is refused for hours in quotes",
            file: spoilt(["      banner: Auth", '      sessionHours: "8"\n      banner: Auth']),
            says: [
                '18: organization.vpn.sessionHours: "8" is none of the values. Allowed: 8, 10, 12, 24. Edit: write 8 without quotes.',
            ],
        },
        {
            it: "is refused for a contract limit of years",
            file: spoilt(["maxContractDays: 120", "maxContractDays: 731"]),
            says: [
                "37: organization.vendors.northwind.maxContractDays: 731 is out of range. Allowed: whole numbers from 1 to 730. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused for sandboxes of a whole VPC",
            file: spoilt(["prefix: 24 }", "prefix: 16 }"]),
            says: [
                "15: organization.network.slots.prefix: 16 is out of range. Allowed: whole numbers from 17 to 26. Edit: write a number in that range.",
            ],
        },
        {
            it: "is refused for sandboxes without room for endpoints",
            file: spoilt(["prefix: 24 }", "prefix: 27 }"]),
            says: [
                "15: organization.network.slots.prefix: 27 is out of range. Allowed: whole numbers from 17 to 26. Edit: write a number in that range.",
            ],
        },
    ]);
});

describe("a value of the wrong type", () => {
    tellsWhatIsWrong([
        {
            it: "is refused: number for an account id",
            file: account("123456789012"),
            says: [
                '9: organization.aws.accountId: 123456789012 is a number, not text. Allowed: The staging account, 12 digits. The AWS provider refuses to run in any other. Edit: put it in quotes: "123456789012".',
            ],
        },
        {
            it: "is refused: number for a name",
            file: spoilt(["name: Ana Silva", "name: 7"]),
            says: [
                '44: contractors.ana-silva.name: 7 is a number, not text. Allowed: Full name, as colleagues write it. Changing it replaces nothing. Edit: put it in quotes: "7".',
            ],
        },
        {
            it: "is refused: boolean for a name",
            file: spoilt(["name: Ana Silva", "name: true"]),
            says: [
                '44: contractors.ana-silva.name: true is a boolean, not text. Allowed: Full name, as colleagues write it. Changing it replaces nothing. Edit: put it in quotes: "true".',
            ],
        },
        {
            it: "is refused: list for a name",
            file: spoilt(["name: Ana Silva", "name: [Ana, Silva]"]),
            says: [
                "44: contractors.ana-silva.name: a list of 2 is not text. Allowed: Full name, as colleagues write it. Changing it replaces nothing. Edit: write text.",
            ],
        },
        {
            it: "is refused: map for a name",
            file: spoilt(["name: Ana Silva", "name: { first: Ana }"]),
            says: [
                "44: contractors.ana-silva.name: a map is not text. Allowed: Full name, as colleagues write it. Changing it replaces nothing. Edit: write text.",
            ],
        },
        {
            it: "is refused: nothing for a name",
            file: spoilt(["name: Ana Silva", "name:"]),
            says: [
                "44: contractors.ana-silva.name: no value. Allowed: Full name, as colleagues write it. Changing it replaces nothing. Edit: write a value.",
            ],
        },
        {
            it: "is refused: tilde for a name",
            file: spoilt(["name: Ana Silva", "name: ~"]),
            says: [
                "44: contractors.ana-silva.name: no value. Allowed: Full name, as colleagues write it. Changing it replaces nothing. Edit: write a value.",
            ],
        },
        {
            it: "is refused: yes for a switch",
            file: spoilt(["suspended: false", "suspended: yes"]),
            says: [
                '70: contractors.ben-okafor.suspended: "yes" is text, not true or false. Allowed: Takes every grant away and deactivates the Okta user; the sandbox is kept until the entry is deleted. Edit: write true or false, without quotes.',
            ],
        },
        {
            it: "is refused: quotes around a switch",
            file: spoilt(["suspended: false", 'suspended: "true"']),
            says: [
                '70: contractors.ben-okafor.suspended: "true" is text, not true or false. Allowed: Takes every grant away and deactivates the Okta user; the sandbox is kept until the entry is deleted. Edit: write true or false, without quotes.',
            ],
        },
        {
            it: "is refused: number for a switch",
            file: spoilt(["suspended: false", "suspended: 0"]),
            says: [
                "70: contractors.ben-okafor.suspended: 0 is a number, not true or false. Allowed: Takes every grant away and deactivates the Okta user; the sandbox is kept until the entry is deleted. Edit: write true or false, without quotes.",
            ],
        },
        {
            it: "is refused: nothing for a switch",
            file: spoilt(["suspended: false", "suspended:"]),
            says: [
                "70: contractors.ben-okafor.suspended: no value. Allowed: Takes every grant away and deactivates the Okta user; the sandbox is kept until the entry is deleted. Edit: write a value, or delete the line.",
            ],
        },
        {
            it: "is refused: word for a list",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: checkout-web\n"]),
            says: [
                '56: contractors.ana-silva.repositories: "checkout-web" is text, not a list. Allowed: Guarded repositories beside those of the profile: keys of organization.repositories. Edit: write it as a list in square brackets, also with one item.',
            ],
        },
        {
            it: "is refused: map for a list",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: { checkout-web: true }\n"]),
            says: [
                "56: contractors.ana-silva.repositories: a map is not a list. Allowed: Guarded repositories beside those of the profile: keys of organization.repositories. Edit: write it as a list in square brackets, also with one item.",
            ],
        },
        {
            it: "is refused: number in a list",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [7]\n"]),
            says: [
                '56: contractors.ana-silva.repositories[0]: 7 is a number, not text. Allowed: The name of a guarded repository, without the organization. Edit: put it in quotes: "7".',
            ],
        },
        {
            it: "is refused: nothing in a list",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [checkout-web, ~]\n"]),
            says: [
                "56: contractors.ana-silva.repositories[1]: no value. Allowed: The name of a guarded repository, without the organization. Edit: write a value.",
            ],
        },
        {
            it: "is refused: list in a list",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [[checkout-web]]\n"]),
            says: [
                "56: contractors.ana-silva.repositories[0]: a list of 1 is not text. Allowed: The name of a guarded repository, without the organization. Edit: write text.",
            ],
        },
        {
            it: "is refused: word for a map",
            file: spoilt(["github: { login: anasilva, id: 4815162 }", "github: anasilva"]),
            says: [
                `46: contractors.ana-silva.github: "anasilva" is text, not a map. Allowed: The contractor's own GitHub account. Edit: write keys and values on lines of their own, indented.`,
            ],
        },
        {
            it: "is refused: list for a map",
            file: spoilt(["sandbox: { slot: 3 }", "sandbox: [3]"]),
            says: [
                "55: contractors.ana-silva.sandbox: a list of 1 is not a map. Allowed: The isolated AWS staging sandbox. Edit: write keys and values on lines of their own, indented.",
            ],
        },
        {
            it: "is refused: number for a map",
            file: spoilt(["sandbox: { slot: 3 }", "sandbox: 3"]),
            says: [
                "55: contractors.ana-silva.sandbox: 3 is a number, not a map. Allowed: The isolated AWS staging sandbox. Edit: write keys and values on lines of their own, indented.",
            ],
        },
        {
            it: "is refused: nothing for an entry",
            file: spoilt(["  contractor-access:contractors:\n", "  contractor-access:contractors:\n    dora-lund:\n"]),
            says: [
                "43: contractors.dora-lund: no value. Allowed: One contract developer. Deleting the entry and running `pulumi up` takes all of it away. Edit: write its fields.",
            ],
        },
        {
            it: "is refused: word for an entry",
            file: spoilt([
                "  contractor-access:contractors:\n",
                "  contractor-access:contractors:\n    dora-lund: soon\n",
            ]),
            says: [
                '43: contractors.dora-lund: "soon" is text, not a map. Allowed: One contract developer. Deleting the entry and running `pulumi up` takes all of it away. Edit: write keys and values on lines of their own, indented.',
            ],
        },
        {
            it: "is refused: list of contractors",
            file: "config:\n  contractor-access:layer: platform\n  contractor-access:contractors:\n    - ana-silva\n",
            says: [
                "1: organization: missing. Allowed: All that is true once a stack. Edit: add contractor-access:organization to config.",
                "3: contractors: a list of 1 is not a map. Allowed: The contractors of this stack, by handle. Edit: write keys and values on lines of their own, indented.",
            ],
        },
        {
            it: "is refused: word for the organization",
            file: "config:\n  contractor-access:contractors: {}\n  contractor-access:organization: acme\n",
            says: [
                '3: organization: "acme" is text, not a map. Allowed: All that is true once a stack. Edit: write keys and values on lines of their own, indented.',
            ],
        },
        {
            it: "is refused: number for the layer",
            file: spoilt(["contractor-access:layer: all", "contractor-access:layer: 1"]),
            says: ["5: layer: 1 is none of the values. Allowed: all, platform, contractors. Edit: write one of these."],
        },
    ]);
});

describe("a value in the wrong form", () => {
    const organization = (from: string, to: string) => spoilt([from, to]);
    tellsWhatIsWrong([
        {
            it: "is refused: account id that is too short",
            file: account('"12345678901"'),
            says: [
                '9: organization.aws.accountId: "12345678901" is no AWS account id. Allowed: 12 digits in quotes. Edit: write all 12 digits, without spaces.',
            ],
        },
        {
            it: "is refused: account id with hyphens",
            file: account('"1234-5678-9012"'),
            says: [
                '9: organization.aws.accountId: "1234-5678-9012" is no AWS account id. Allowed: 12 digits in quotes. Edit: write all 12 digits, without spaces.',
            ],
        },
        {
            it: "is refused: unknown partition",
            file: organization("    aws:\n", "    aws:\n      partition: aws-iso\n"),
            says: [
                '9: organization.aws.partition: "aws-iso" is none of the values. Allowed: aws, aws-cn, aws-us-gov. Edit: write one of these.',
            ],
        },
        {
            it: "is refused: availability zone for a region",
            file: organization("      region: eu-west-1", "      region: eu-west-1a"),
            says: [
                `11: organization.aws.region: "eu-west-1a" is no AWS region. Allowed: a region such as eu-west-1. Edit: write the region's code.`,
            ],
        },
        {
            it: "is refused: region in words",
            file: organization("      region: eu-west-1", "      region: Ireland"),
            says: [
                `11: organization.aws.region: "Ireland" is no AWS region. Allowed: a region such as eu-west-1. Edit: write the region's code.`,
            ],
        },
        {
            it: "is refused: range without a prefix",
            file: organization("vpc: 10.64.0.0/16", "vpc: 10.64.0.0"),
            says: [
                '13: organization.network.vpc: "10.64.0.0" is no IPv4 range. Allowed: CIDR notation, such as 10.64.0.0/16. Edit: write address, slash and prefix length.',
            ],
        },
        {
            it: "is refused: range with an octet above 255",
            file: organization("vpc: 10.64.0.0/16", "vpc: 10.256.0.0/16"),
            says: [
                '13: organization.network.vpc: "10.256.0.0/16" is no IPv4 range. Allowed: CIDR notation, such as 10.64.0.0/16. Edit: write address, slash and prefix length.',
            ],
        },
        {
            it: "is refused: range with a leading zero",
            file: organization("vpc: 10.64.0.0/16", "vpc: 10.064.0.0/16"),
            says: [
                '13: organization.network.vpc: "10.064.0.0/16" is no IPv4 range. Allowed: CIDR notation, such as 10.64.0.0/16. Edit: write address, slash and prefix length.',
            ],
        },
        {
            it: "is refused: range with a prefix above 32",
            file: organization("vpc: 10.64.0.0/16", "vpc: 10.64.0.0/33"),
            says: [
                '13: organization.network.vpc: "10.64.0.0/33" is no IPv4 range. Allowed: CIDR notation, such as 10.64.0.0/16. Edit: write address, slash and prefix length.',
            ],
        },
        {
            it: "is refused: range of IPv6",
            file: organization("vpc: 10.64.0.0/16", 'vpc: "fd00::/64"'),
            says: [
                '13: organization.network.vpc: "fd00::/64" is no IPv4 range. Allowed: CIDR notation, such as 10.64.0.0/16. Edit: write address, slash and prefix length.',
            ],
        },
        {
            it: "is refused: zone by its whole name",
            file: organization("      slots:", "      availabilityZone: eu-west-1a\n      slots:"),
            says: [
                '15: organization.network.availabilityZone: "eu-west-1a" is none of the values. Allowed: a, b, c, d, e, f. Edit: write one of these.',
            ],
        },
        {
            it: "is refused: certificate of IAM",
            file: organization(
                "arn:aws:acm:eu-west-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
                "arn:aws:iam::123456789012:server-certificate/vpn",
            ),
            says: [
                '17: organization.vpn.serverCertificateArn: "arn:aws:iam::123456789012:server-certificate/vpn" is no ARN of an ACM certificate. Allowed: arn:<partition>:acm:<region>:<account>:certificate/<id>. Edit: copy the ARN from AWS Certificate Manager.',
            ],
        },
        {
            it: "is refused: whole address for the name of an Okta org",
            file: organization("orgName: acme", "orgName: acme.okta.com"),
            says: [
                '20: organization.okta.orgName: "acme.okta.com" is no name of an Okta org. Allowed: the first label of its address, such as acme. Edit: write acme for acme.okta.com.',
            ],
        },
        {
            it: "is refused: foreign address for Okta",
            file: organization("      loginDomain", "      baseUrl: okta.example\n      loginDomain"),
            says: [
                '21: organization.okta.baseUrl: "okta.example" is none of the values. Allowed: okta.com, oktapreview.com, okta-emea.com, okta-gov.com, okta.mil. Edit: write one of these.',
            ],
        },
        {
            it: "is refused: URL for a domain",
            file: organization(
                "loginDomain: contractors.acme.example",
                "loginDomain: https://contractors.acme.example",
            ),
            says: [
                '21: organization.okta.loginDomain: "https://contractors.acme.example" is no domain. Allowed: a DNS name in lower case, such as contractors.acme.example. Edit: write the bare name.',
            ],
        },
        {
            it: "is refused: domain without a dot",
            file: organization("loginDomain: contractors.acme.example", "loginDomain: contractors"),
            says: [
                '21: organization.okta.loginDomain: "contractors" is no domain. Allowed: a DNS name in lower case, such as contractors.acme.example. Edit: write the bare name.',
            ],
        },
        {
            it: "is refused: client id in another form",
            file: organization(
                "      loginDomain",
                "      clientId: my-app\n      privateKeyId: k1\n      loginDomain",
            ),
            says: [
                '21: organization.okta.clientId: "my-app" is no client id. Allowed: 0oa and 17 letters or digits. Edit: copy the client id of the Okta service app.',
            ],
        },
        {
            it: "is refused: misspelt plan",
            file: organization("plan: team", "plan: teem"),
            says: [
                '25: organization.github.plan: "teem" is none of the values. Allowed: free, team, enterprise. Edit: write team.',
            ],
        },
        {
            it: "is refused: plan in capitals",
            file: organization("plan: team", "plan: Team"),
            says: [
                '25: organization.github.plan: "Team" is none of the values. Allowed: free, team, enterprise. Edit: write team.',
            ],
        },
        {
            it: "is refused: unknown visibility",
            file: organization("{ id: 1300192 }", "{ id: 1300192, visibility: secret }"),
            says: [
                '32: organization.repositories.checkout-web.visibility: "secret" is none of the values. Allowed: private, internal, public. Edit: write one of these.',
            ],
        },
        {
            it: "is refused: permission beyond push",
            file: organization("permission: pull", "permission: admin"),
            says: [
                '41: organization.profiles.frontend.permission: "admin" is none of the values. Allowed: pull, push. Edit: write one of these.',
            ],
        },
        {
            it: "is refused: organization name with a hyphen",
            file: organization("    name: acme\n", "    name: acme-corp\n"),
            says: [
                '7: organization.name: "acme-corp" is no short name. Allowed: 2 to 18 lower-case letters and digits, starting with a letter. Edit: shorten the name.',
            ],
        },
        {
            it: "is refused: organization name too long for buckets",
            file: organization("    name: acme\n", "    name: acmeinternationalltd\n"),
            says: [
                '7: organization.name: "acmeinternationalltd" is no short name. Allowed: 2 to 18 lower-case letters and digits, starting with a letter. Edit: shorten the name.',
            ],
        },
        {
            it: "is refused: GitHub login with @",
            file: spoilt(["login: anasilva", 'login: "@anasilva"']),
            says: [
                '46: contractors.ana-silva.github.login: "@anasilva" is no GitHub login. Allowed: 1 to 39 letters, digits and single hyphens. Edit: write the login without @ or address.',
            ],
        },
        {
            it: "is refused: GitHub login with two hyphens",
            file: spoilt(["login: anasilva", "login: ana--silva"]),
            says: [
                '46: contractors.ana-silva.github.login: "ana--silva" is no GitHub login. Allowed: 1 to 39 letters, digits and single hyphens. Edit: write the login without @ or address.',
            ],
        },
        {
            it: "is refused: GitHub login that ends with a hyphen",
            file: spoilt(["login: anasilva", "login: ana-"]),
            says: [
                '46: contractors.ana-silva.github.login: "ana-" is no GitHub login. Allowed: 1 to 39 letters, digits and single hyphens. Edit: write the login without @ or address.',
            ],
        },
        {
            it: "is refused: GitHub login that is too long",
            file: spoilt(["login: anasilva", `login: ${"a".repeat(40)}`]),
            says: [
                '46: contractors.ana-silva.github.login: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is no GitHub login. Allowed: 1 to 39 letters, digits and single hyphens. Edit: write the login without @ or address.',
            ],
        },
        {
            it: "is refused: repository with its organization",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [acme/checkout-web]\n"]),
            says: [
                '56: contractors.ana-silva.repositories[0]: "acme/checkout-web" is no repository name. Allowed: 1 to 100 letters, digits, dots, underscores and hyphens. Edit: write the name without the organization.',
            ],
        },
        {
            it: "is refused: repository that is a path",
            file: spoilt(
                ["      checkout-web: { id", '      "..": { id'],
                ["[checkout-web], permission", "[], permission"],
                ["      repositories: [checkout-web]\n", ""],
            ),
            says: [
                '32: organization.repositories[".."]: ".." is no repository name. Allowed: 1 to 100 letters, digits, dots, underscores and hyphens. Edit: write the name without the organization.',
            ],
        },
        {
            it: "is refused: branch that leaves its folder",
            file: organization("defaultBranch: main", "defaultBranch: a/../b"),
            says: [
                `31: organization.repositories.checkout-api.defaultBranch: "a/../b" is no branch name. Allowed: 1 to 100 letters, digits and . _ / - in a form that git allows. Edit: write the branch's name, such as main.`,
            ],
        },
        {
            it: "is refused: branch with a trailing slash",
            file: organization("defaultBranch: main", "defaultBranch: main/"),
            says: [
                `31: organization.repositories.checkout-api.defaultBranch: "main/" is no branch name. Allowed: 1 to 100 letters, digits and . _ / - in a form that git allows. Edit: write the branch's name, such as main.`,
            ],
        },
        {
            it: "is refused: branch that git keeps for itself",
            file: organization("defaultBranch: main", "defaultBranch: main.lock"),
            says: [
                `31: organization.repositories.checkout-api.defaultBranch: "main.lock" is no branch name. Allowed: 1 to 100 letters, digits and . _ / - in a form that git allows. Edit: write the branch's name, such as main.`,
            ],
        },
        {
            it: "is refused: e-mail address with a name",
            file: spoilt(["email: ben@contoso.example", "email: Ben <ben@contoso.example>"]),
            says: [
                '59: contractors.ben-okafor.email: "Ben <ben@contoso.example>" is no e-mail address. Allowed: lower-case ASCII, such as ana.silva@northwind.example. Edit: write the address in lower case, without anything around it.',
            ],
        },
        {
            it: "is refused: e-mail address with two dots",
            file: spoilt(["email: ben@contoso.example", "email: b..en@contoso.example"]),
            says: [
                '59: contractors.ben-okafor.email: "b..en@contoso.example" is no e-mail address. Allowed: lower-case ASCII, such as ana.silva@northwind.example. Edit: write the address in lower case, without anything around it.',
            ],
        },
        {
            it: "is refused: e-mail address without a domain",
            file: spoilt(["email: ben@contoso.example", "email: ben@localhost"]),
            says: [
                '59: contractors.ben-okafor.email: "ben@localhost" is no e-mail address. Allowed: lower-case ASCII, such as ana.silva@northwind.example. Edit: write the address in lower case, without anything around it.',
            ],
        },
        {
            it: "is refused: two e-mail addresses",
            file: spoilt(["email: ben@contoso.example", 'email: "ben@contoso.example,eve@contoso.example"']),
            says: [
                '59: contractors.ben-okafor.email: "ben@contoso.example,eve@contoso.example" is no e-mail address. Allowed: lower-case ASCII, such as ana.silva@northwind.example. Edit: write the address in lower case, without anything around it.',
            ],
        },
        {
            it: "is refused: e-mail address that is too long",
            file: spoilt(["email: ben@contoso.example", `email: ${"b".repeat(90)}@contoso.example`]),
            says: [
                '59: contractors.ben-okafor.email: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"... (106 characters) is longer than 100 characters. Allowed: at most 100 characters. Edit: use a shorter address.',
            ],
        },
        {
            it: "is refused: empty name",
            file: spoilt(["name: Ana Silva", 'name: ""']),
            says: ['44: contractors.ana-silva.name: "" is empty. Allowed: 1 to 100 characters. Edit: write it.'],
        },
        {
            it: "is refused: name of spaces",
            file: spoilt(["name: Ana Silva", 'name: "   "']),
            says: [
                '44: contractors.ana-silva.name: "   " is not written as a name. Allowed: words of letters, joined by single spaces, hyphens, apostrophes or full stops. Edit: leave out everything else.',
            ],
        },
        {
            it: "is refused: name with two spaces",
            file: spoilt(["name: Ana Silva", 'name: "Ana  Silva"']),
            says: [
                '44: contractors.ana-silva.name: "Ana  Silva" is not written as a name. Allowed: words of letters, joined by single spaces, hyphens, apostrophes or full stops. Edit: leave out everything else.',
            ],
        },
        {
            it: "is refused: name that is too long",
            file: spoilt(["name: Ana Silva", `name: ${"Ana ".repeat(30)}Silva`]),
            says: [
                '44: contractors.ana-silva.name: "Ana Ana Ana Ana Ana Ana Ana Ana Ana Ana "... (125 characters) is longer than 100 characters. Allowed: 1 to 100 characters. Edit: shorten it.',
            ],
        },
        {
            it: "is refused: reason that is too long",
            file: spoilt(["Checkout rewrite", "Checkout rewrite ".repeat(13)]),
            says: [
                '50: contractors.ana-silva.reason: "Checkout rewrite Checkout rewrite Checko"... (220 characters) is longer than 200 characters. Allowed: 1 to 200 characters. Edit: shorten it.',
            ],
        },
        {
            it: "is refused: reason with a space at its end",
            file: spoilt(["reason: Checkout rewrite", 'reason: "Checkout rewrite "']),
            says: [
                `50: contractors.ana-silva.reason: "Checkout rewrite " is not a plain sentence. Allowed: letters, digits, single spaces and . , ' + -, starting with a letter or digit. Edit: leave out everything else.`,
            ],
        },
        {
            it: "is refused: reason of several lines",
            file: spoilt(["reason: Checkout rewrite", "reason: |\n        Checkout\n        rewrite"]),
            says: [
                `50: contractors.ana-silva.reason: "Checkout\\nrewrite\\n" is not a plain sentence. Allowed: letters, digits, single spaces and . , ' + -, starting with a letter or digit. Edit: leave out everything else.`,
            ],
        },
        {
            it: "is refused: contract that is too long",
            file: spoilt(["SOW-2026-142", "S".repeat(65)]),
            says: [
                '49: contractors.ana-silva.contract: "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS" is no reference. Allowed: 1 to 64 letters, digits, dots, underscores and hyphens, starting with a letter or digit. Edit: write the number of the contract alone, such as SOW-2026-142.',
            ],
        },
        {
            it: "is refused: list that is too long",
            file: spoilt([
                "repositories: [checkout-web]\n",
                `repositories: [${Array.from({ length: 51 }, (_, i) => `r${i}`).join(", ")}]\n`,
            ]),
            says: [
                "56: contractors.ana-silva.repositories: a list of 51 is too long. Allowed: at most 50 repositories. Edit: name fewer repositories.",
            ],
        },
        {
            it: "is refused: secret in a wrong place, which is not repeated",
            file: spoilt(["SOW-2026-142", "ghp_canary/0123456789"]),
            says: [
                "49: contractors.ana-silva.contract: a text of 21 characters that looks like a secret is no reference. Allowed: 1 to 64 letters, digits, dots, underscores and hyphens, starting with a letter or digit. Edit: write the number of the contract alone, such as SOW-2026-142.",
            ],
        },
        {
            it: "is refused: long value, which is cut",
            file: spoilt(["squad: checkout\n", `squad: ${"checkout-".repeat(200)}\n`]),
            says: [
                '53: contractors.ana-silva.squad: "checkout-checkout-checkout-checkout-chec"... (1800 characters) is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
    ]);
});

describe("a handle", () => {
    const handle = (text: string) => spoilt(["    ana-silva:", `    ${text}:`]);
    tellsWhatIsWrong([
        {
            it: "is refused with one letter",
            file: handle("a"),
            says: [
                '43: contractors.a: "a" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused with more than 31 letters",
            file: handle("a".repeat(32)),
            says: [
                '43: contractors.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused when it starts with a digit",
            file: handle("1ana"),
            says: [
                '43: contractors.1ana: "1ana" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused when it starts with a hyphen",
            file: handle("-ana"),
            says: [
                '43: contractors.-ana: "-ana" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused when it ends with a hyphen",
            file: handle("ana-"),
            says: [
                '43: contractors.ana-: "ana-" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused with two hyphens in a row",
            file: handle("ana--silva"),
            says: [
                '43: contractors.ana--silva: "ana--silva" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused with a dot",
            file: handle("ana.silva"),
            says: [
                '43: contractors["ana.silva"]: "ana.silva" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused with an underscore",
            file: handle("ana_silva"),
            says: [
                '43: contractors.ana_silva: "ana_silva" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused with a space",
            file: handle("ana silva"),
            says: [
                '43: contractors["ana silva"]: "ana silva" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused with a slash",
            file: handle("ana/silva"),
            says: [
                '43: contractors["ana/silva"]: "ana/silva" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused as a path",
            file: handle("../platform"),
            says: [
                '43: contractors["../platform"]: "../platform" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused as a glob",
            file: handle('"*"'),
            says: [
                '43: contractors["*"]: "*" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused when it is empty",
            file: handle('""'),
            says: [
                '43: contractors[""]: "" is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.',
            ],
        },
        {
            it: "is refused when it is reserved: platform",
            file: handle("platform"),
            says: [
                `43: contractors.platform: "platform" is reserved. Allowed: any handle but all, constructor, contractors, core, platform, staff. Edit: use the person's name.`,
            ],
        },
        {
            it: "is refused when it is reserved: all",
            file: handle("all"),
            says: [
                `43: contractors.all: "all" is reserved. Allowed: any handle but all, constructor, contractors, core, platform, staff. Edit: use the person's name.`,
            ],
        },
        {
            it: "is refused when it is reserved: contractors",
            file: handle("contractors"),
            says: [
                `43: contractors.contractors: "contractors" is reserved. Allowed: any handle but all, constructor, contractors, core, platform, staff. Edit: use the person's name.`,
            ],
        },
    ]);
});

describe("a key", () => {
    const SLOT = "      sandbox: { slot: 3 }\n";
    tellsWhatIsWrong([
        {
            it: "is refused when it is misspelt",
            file: spoilt(["squad: checkout\n", "sqaud: checkout\n"]),
            says: [
                '53: contractors.ana-silva.sqaud: "sqaud" is no key here. Allowed: name, email, github, vendor, sponsor, contract, reason, startsOn, endsOn, squad, profile, sandbox, repositories, suspended. Edit: write squad.',
            ],
        },
        {
            it: "is refused when it is misspelt deeper",
            file: spoilt(["login: anasilva", "logn: anasilva"]),
            says: [
                '46: contractors.ana-silva.github.logn: "logn" is no key here. Allowed: login, id, existingMember. Edit: write login.',
            ],
        },
        {
            it: "is refused in another case",
            file: spoilt(['startsOn: "2026-12-01"', 'startson: "2026-12-01"']),
            says: [
                '51: contractors.ana-silva.startson: "startson" is no key here. Allowed: name, email, github, vendor, sponsor, contract, reason, startsOn, endsOn, squad, profile, sandbox, repositories, suspended. Edit: write startsOn.',
            ],
        },
        {
            it: "is refused in snake case",
            file: spoilt(['endsOn: "2027-02-26"', 'ends_on: "2027-02-26"']),
            says: [
                '52: contractors.ana-silva.ends_on: "ends_on" is no key here. Allowed: name, email, github, vendor, sponsor, contract, reason, startsOn, endsOn, squad, profile, sandbox, repositories, suspended. Edit: write endsOn.',
            ],
        },
        {
            it: "is refused when nobody knows it",
            file: spoilt([SLOT, `${SLOT}      admin: true\n`]),
            says: [
                '56: contractors.ana-silva.admin: "admin" is no key here. Allowed: name, email, github, vendor, sponsor, contract, reason, startsOn, endsOn, squad, profile, sandbox, repositories, suspended. Edit: delete it.',
            ],
        },
        {
            it: "is refused when it is near a key that stands there",
            file: spoilt([SLOT, `${SLOT}      emails: x\n`]),
            says: [
                '56: contractors.ana-silva.emails: "emails" is no key here. Allowed: name, email, github, vendor, sponsor, contract, reason, startsOn, endsOn, squad, profile, sandbox, repositories, suspended. Edit: delete it.',
            ],
        },
        {
            it: "is refused in the organization",
            file: spoilt(["    repositories:\n", "    repos:\n"]),
            says: [
                "6: organization.repositories: missing. Allowed: The guarded repositories, by name. Edit: add repositories to organization.",
                '30: organization.repos: "repos" is no key here. Allowed: name, aws, network, vpn, okta, github, sonarqube, repositories, squads, vendors, profiles, limits, waivers. Edit: delete it.',
            ],
        },
        {
            it: "is refused in a section",
            file: spoilt(["      accountId", "      acountId"]),
            says: [
                '9: organization.aws.acountId: "acountId" is no key here. Allowed: partition, accountId, productionAccountIds, region, githubOidcProvider. Edit: write accountId.',
            ],
        },
        {
            it: "is refused in a list's item",
            file: spoilt(["monthlyBudgetUsd: 150", "monthlyBudgetEur: 150"]),
            says: [
                '40: organization.profiles.backend.monthlyBudgetEur: "monthlyBudgetEur" is no key here. Allowed: repositories, permission, monthlyBudgetUsd. Edit: write monthlyBudgetUsd.',
            ],
        },
        {
            it: "is refused at the top of the settings",
            file: spoilt(["contractor-access:contractors:", "contractor-access:contractor:"]),
            says: [
                '42: contractor: "contractor-access:contractor" is no key here. Allowed: contractor-access:organization, contractor-access:contractors, contractor-access:formerContractors, contractor-access:allowRemovals, contractor-access:layer, contractor-access:platformStack. Edit: write contractor-access:contractors.',
            ],
        },
        {
            it: "is refused with an unknown setting",
            file: spoilt(["contractor-access:layer: all", 'contractor-access:today: "2026-12-15"']),
            says: [
                '5: today: "contractor-access:today" is no key here. Allowed: contractor-access:organization, contractor-access:contractors, contractor-access:formerContractors, contractor-access:allowRemovals, contractor-access:layer, contractor-access:platformStack. Edit: delete it.',
            ],
        },
        {
            it: "is refused in the long form of a setting",
            file: spoilt(["contractor-access:layer: all", "contractor-access:config:layer: all"]),
            says: [
                '5: ["config:layer"]: "contractor-access:config:layer" is no key here. Allowed: contractor-access:organization, contractor-access:contractors, contractor-access:formerContractors, contractor-access:allowRemovals, contractor-access:layer, contractor-access:platformStack. Edit: delete it.',
            ],
        },
        {
            it: "is missed: a field",
            file: spoilt(["      sponsor: sam.roe@acme.example\n", ""]),
            says: [
                "57: contractors.ben-okafor.sponsor: missing. Allowed: The employee who answers for this access and receives reminders. Edit: add sponsor to contractors.ben-okafor.",
            ],
        },
        {
            it: "is missed: several fields",
            file: spoilt(
                ["      contract: SOW-2026-142\n", ""],
                ["      sandbox: { slot: 3 }\n", ""],
                ["      reason: Invoice exports\n", ""],
            ),
            says: [
                "43: contractors.ana-silva.contract: missing. Allowed: Contract or statement of work that this access rests on, such as SOW-2026-142. Edit: add contract to contractors.ana-silva.",
                "43: contractors.ana-silva.sandbox: missing. Allowed: The isolated AWS staging sandbox. Edit: add sandbox to contractors.ana-silva.",
                "55: contractors.ben-okafor.reason: missing. Allowed: What the contractor is here to do, in a few words. Edit: add reason to contractors.ben-okafor.",
            ],
        },
        {
            it: "is missed: a field in a flow map",
            file: spoilt(["{ login: anasilva, id: 4815162 }", "{ login: anasilva }"]),
            says: [
                "46: contractors.ana-silva.github.id: missing. Allowed: Numeric id of the account: https://api.github.com/users/<login> shows it. Edit: add id to contractors.ana-silva.github.",
            ],
        },
        {
            it: "is missed: a whole section",
            file: spoilt([
                "    squads:\n      checkout: { lead: jo.lee@acme.example }\n      billing: { lead: sam.roe@acme.example }\n",
                "",
            ]),
            says: [
                "6: organization.squads: missing. Allowed: Squads that contractors work in, by name. Edit: add squads to organization.",
            ],
        },
        {
            it: "is missed: all fields of an entry",
            file: spoilt([
                "  contractor-access:contractors:\n",
                "  contractor-access:contractors:\n    dora-lund: {}\n",
            ]),
            says: [
                "43: contractors.dora-lund.contract: missing. Allowed: Contract or statement of work that this access rests on, such as SOW-2026-142. Edit: add contract to contractors.dora-lund.",
                "43: contractors.dora-lund.email: missing. Allowed: Address at the vendor, for the Okta activation mail. One person, one address. Edit: add email to contractors.dora-lund.",
                "43: contractors.dora-lund.endsOn: missing. Allowed: Last day of access, included, YYYY-MM-DD, UTC. Access ends by itself at its end. Edit: add endsOn to contractors.dora-lund.",
                "43: contractors.dora-lund.github: missing. Allowed: The contractor's own GitHub account. Edit: add github to contractors.dora-lund.",
                "43: contractors.dora-lund.name: missing. Allowed: Full name, as colleagues write it. Changing it replaces nothing. Edit: add name to contractors.dora-lund.",
                "43: contractors.dora-lund.profile: missing. Allowed: What the contractor may reach and spend: a key of organization.profiles. Edit: add profile to contractors.dora-lund.",
                "43: contractors.dora-lund.reason: missing. Allowed: What the contractor is here to do, in a few words. Edit: add reason to contractors.dora-lund.",
                "43: contractors.dora-lund.sandbox: missing. Allowed: The isolated AWS staging sandbox. Edit: add sandbox to contractors.dora-lund.",
                "43: contractors.dora-lund.sponsor: missing. Allowed: The employee who answers for this access and receives reminders. Edit: add sponsor to contractors.dora-lund.",
                "43: contractors.dora-lund.squad: missing. Allowed: The squad that the contractor works in: a key of organization.squads. Edit: add squad to contractors.dora-lund.",
                "43: contractors.dora-lund.startsOn: missing. Allowed: First day of access, YYYY-MM-DD, UTC. Edit: add startsOn to contractors.dora-lund.",
                "43: contractors.dora-lund.vendor: missing. Allowed: The company that sends the contractor: a key of organization.vendors. Edit: add vendor to contractors.dora-lund.",
            ],
        },
    ]);
});
