import { describe, expect, it } from "vitest";
import { A_STACK_FILE } from "./support/a-stack-file";
import { judged, spoilt, tellsWhatIsWrong } from "./support/judged";

const BEN_SLOT = "      sandbox: { slot: 1 }\n";
const LAYER = "  contractor-access:layer: all\n";
const PLATFORM = "  contractor-access:platformStack: acme/contractor-access/platform\n";
const withoutContractors = A_STACK_FILE.slice(0, A_STACK_FILE.indexOf("  contractor-access:contractors:"));

describe("two entries", () => {
    tellsWhatIsWrong([
        {
            it: "may not share an e-mail address",
            file: spoilt(["email: ben@contoso.example", "email: ana.silva@northwind.example"]),
            says: [
                `59: contractors.ben-okafor.email: "ana.silva@northwind.example" is the mailbox of ana-silva. Allowed: one address for each person. Edit: write this person's own address.`,
            ],
        },
        {
            it: "may not share a mailbox",
            file: spoilt(["email: ben@contoso.example", "email: ana.silva+ben@northwind.example"]),
            says: [
                `59: contractors.ben-okafor.email: "ana.silva+ben@northwind.example" is the mailbox of ana-silva. Allowed: one address for each person. Edit: write this person's own address.`,
            ],
        },
        {
            it: "may not share a GitHub id",
            file: spoilt(["id: 2342,", "id: 4815162,"]),
            says: [
                "60: contractors.ben-okafor.github.id: 4815162 is the account of ana-silva. Allowed: one account for each person. Edit: look it up: https://api.github.com/users/benokafor.",
            ],
        },
        {
            it: "may not share a GitHub login",
            file: spoilt(["login: benokafor", "login: anasilva"]),
            says: [
                `60: contractors.ben-okafor.github.login: "anasilva" is the login of ana-silva. Allowed: one login for each person; GitHub ignores case. Edit: write this person's own login.`,
            ],
        },
        {
            it: "may not share a GitHub login in another case",
            file: spoilt(["login: benokafor", "login: AnaSilva"]),
            says: [
                `60: contractors.ben-okafor.github.login: "AnaSilva" is the login of ana-silva. Allowed: one login for each person; GitHub ignores case. Edit: write this person's own login.`,
            ],
        },
        {
            it: "may not share a slot",
            file: spoilt(["slot: 1 }", "slot: 3 }"]),
            says: [
                "69: contractors.ben-okafor.sandbox.slot: 3 is the slot of ana-silva. Allowed: free slots from 1 to 100. Edit: take the next free slot, 1.",
            ],
        },
        {
            it: "are told the next free slot after those taken",
            file: spoilt(["slot: 3 }", "slot: 1 }"], ["from: 1,", "from: 1,"]),
            says: [
                "69: contractors.ben-okafor.sandbox.slot: 1 is the slot of ana-silva. Allowed: free slots from 1 to 100. Edit: take the next free slot, 2.",
            ],
        },
        {
            it: "are told when no slot is free",
            file: spoilt(["slot: 1 }", "slot: 3 }"], ["from: 1, to: 100", "from: 3, to: 3"]),
            says: [
                "69: contractors.ben-okafor.sandbox.slot: 3 is the slot of ana-silva. Allowed: free slots from 3 to 3. Edit: free a slot, or give this stack more of them in organization.network.slots.",
            ],
        },
        {
            it: "may share nothing of all this at once",
            file: spoilt(
                ["email: ben@contoso.example", "email: ana.silva@northwind.example"],
                ["login: benokafor, id: 2342", "login: anasilva, id: 4815162"],
                ["slot: 1 }", "slot: 3 }"],
            ),
            says: [
                `59: contractors.ben-okafor.email: "ana.silva@northwind.example" is the mailbox of ana-silva. Allowed: one address for each person. Edit: write this person's own address.`,
                "60: contractors.ben-okafor.github.id: 4815162 is the account of ana-silva. Allowed: one account for each person. Edit: look it up: https://api.github.com/users/anasilva.",
                `60: contractors.ben-okafor.github.login: "anasilva" is the login of ana-silva. Allowed: one login for each person; GitHub ignores case. Edit: write this person's own login.`,
                "69: contractors.ben-okafor.sandbox.slot: 3 is the slot of ana-silva. Allowed: free slots from 1 to 100. Edit: take the next free slot, 1.",
            ],
        },
        {
            it: "are compared although one has another fault",
            file: spoilt(["slot: 1 }", "slot: 3 }"], ["reason: Invoice exports", "reason: $(id)"]),
            says: [
                `64: contractors.ben-okafor.reason: "$(id)" is not a plain sentence. Allowed: letters, digits, single spaces and . , ' + -, starting with a letter or digit. Edit: leave out everything else.`,
                "69: contractors.ben-okafor.sandbox.slot: 3 is the slot of ana-silva. Allowed: free slots from 1 to 100. Edit: take the next free slot, 1.",
            ],
        },
        {
            it: "are compared although the organization has a fault",
            file: spoilt(
                ["slot: 1 }", "slot: 3 }"],
                ["squad: billing\n", "squad: biling\n"],
                ["plan: team", "plan: gold"],
            ),
            says: [
                '25: organization.github.plan: "gold" is none of the values. Allowed: free, team, enterprise. Edit: write one of these.',
                '67: contractors.ben-okafor.squad: "biling" is no squad. Allowed: billing, checkout. Edit: write billing, or add it under organization.squads.',
                "69: contractors.ben-okafor.sandbox.slot: 3 is the slot of ana-silva. Allowed: free slots from 1 to 100. Edit: take the next free slot, 1.",
            ],
        },
    ]);
});

describe("a slot", () => {
    tellsWhatIsWrong([
        {
            it: "is one of this stack's: not below",
            file: spoilt(["from: 1, to: 100", "from: 2, to: 100"]),
            says: [
                "69: contractors.ben-okafor.sandbox.slot: 1 is no slot of this stack. Allowed: free slots from 2 to 100. Edit: take the next free slot, 2.",
            ],
        },
        {
            it: "is one of this stack's: not above",
            file: spoilt(["slot: 3 }", "slot: 101 }"]),
            says: [
                "55: contractors.ana-silva.sandbox.slot: 101 is no slot of this stack. Allowed: free slots from 1 to 100. Edit: take the next free slot, 2.",
            ],
        },
        {
            it: "cannot be named when the network has a fault",
            file: spoilt(["slot: 1 }", "slot: 3 }"], ["vpc: 10.64.0.0/16", "vpc: 10.64.0.0"]),
            says: [
                '13: organization.network.vpc: "10.64.0.0" is no IPv4 range. Allowed: CIDR notation, such as 10.64.0.0/16. Edit: write address, slash and prefix length.',
                "69: contractors.ben-okafor.sandbox.slot: 3 is the slot of ana-silva. Allowed: a free slot of organization.network.slots. Edit: take another slot.",
            ],
        },
    ]);
});

describe("a name that an entry refers to", () => {
    tellsWhatIsWrong([
        {
            it: "is a squad that exists",
            file: spoilt(["squad: checkout\n", "squad: checkuot\n"]),
            says: [
                '53: contractors.ana-silva.squad: "checkuot" is no squad. Allowed: billing, checkout. Edit: write checkout, or add it under organization.squads.',
            ],
        },
        {
            it: "is a squad that exists, when there is none like it",
            file: spoilt(["squad: checkout\n", "squad: platform-team\n"]),
            says: [
                '53: contractors.ana-silva.squad: "platform-team" is no squad. Allowed: billing, checkout. Edit: write one of these, or add it under organization.squads.',
            ],
        },
        {
            it: "is a vendor that exists",
            file: spoilt(["vendor: northwind\n", "vendor: nortwind\n"]),
            says: [
                '47: contractors.ana-silva.vendor: "nortwind" is no vendor. Allowed: contoso, northwind. Edit: write northwind, or add it under organization.vendors.',
            ],
        },
        {
            it: "is a profile that exists",
            file: spoilt(["profile: backend\n", "profile: back-end\n"]),
            says: [
                '54: contractors.ana-silva.profile: "back-end" is no profile. Allowed: backend, frontend. Edit: write backend, or add it under organization.profiles.',
            ],
        },
        {
            it: "is a repository that is guarded",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [checkout-app]\n"]),
            says: [
                '56: contractors.ana-silva.repositories[0]: "checkout-app" is no guarded repository. Allowed: checkout-api, checkout-web. Edit: write checkout-api, or add it under organization.repositories.',
            ],
        },
        {
            it: "is a repository in its own case",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [Checkout-Web]\n"]),
            says: [
                '56: contractors.ana-silva.repositories[0]: "Checkout-Web" is no guarded repository. Allowed: checkout-api, checkout-web. Edit: write checkout-web, or add it under organization.repositories.',
            ],
        },
        {
            it: "is a repository that is guarded, in a profile too",
            file: spoilt(["[checkout-api], monthly", "[payments], monthly"]),
            says: [
                '40: organization.profiles.backend.repositories[0]: "payments" is no guarded repository. Allowed: checkout-api, checkout-web. Edit: write one of these, or add it under organization.repositories.',
            ],
        },
        {
            it: "is a squad, when there is none at all",
            file: spoilt([
                "    squads:\n      checkout: { lead: jo.lee@acme.example }\n      billing: { lead: sam.roe@acme.example }\n",
                "    squads: {}\n",
            ]),
            says: [
                '51: contractors.ana-silva.squad: "checkout" is no squad. Allowed: none is defined. Edit: add it under organization.squads.',
                '65: contractors.ben-okafor.squad: "billing" is no squad. Allowed: none is defined. Edit: add it under organization.squads.',
            ],
        },
    ]);
});

describe("a list", () => {
    tellsWhatIsWrong([
        {
            it: "names a repository once",
            file: spoilt(["repositories: [checkout-web]\n", "repositories: [checkout-web, checkout-web]\n"]),
            says: [
                '56: contractors.ana-silva.repositories[1]: "checkout-web" stands in this list twice. Allowed: each value once. Edit: delete one of the two.',
            ],
        },
        {
            it: "names a repository once in a profile",
            file: spoilt(["[checkout-api], monthly", "[checkout-api, checkout-web, checkout-api], monthly"]),
            says: [
                '40: organization.profiles.backend.repositories[2]: "checkout-api" stands in this list twice. Allowed: each value once. Edit: delete one of the two.',
            ],
        },
        {
            it: "names a domain once",
            file: spoilt(["[northwind.example]", "[northwind.example, northwind.example]"]),
            says: [
                '37: organization.vendors.northwind.emailDomains[1]: "northwind.example" stands in this list twice. Allowed: each value once. Edit: delete one of the two.',
            ],
        },
        {
            it: "names a production account once",
            file: spoilt(['["111122223333"]', '["111122223333", "111122223333"]']),
            says: [
                '10: organization.aws.productionAccountIds[1]: "111122223333" stands in this list twice. Allowed: each value once. Edit: delete one of the two.',
            ],
        },
    ]);
});

describe("dates", () => {
    tellsWhatIsWrong([
        {
            it: "end after they start",
            file: spoilt(['startsOn: "2026-12-01"', 'startsOn: "2027-02-27"']),
            says: [
                '52: contractors.ana-silva.endsOn: "2027-02-26" is before the first day. Allowed: 2027-02-27 or later. Edit: correct endsOn or startsOn.',
            ],
        },
        {
            it: "make no contract longer than the organization allows",
            file: spoilt(['startsOn: "2026-11-02"', 'startsOn: "2026-08-02"']),
            says: [
                '66: contractors.ben-okafor.endsOn: "2027-01-29" makes a contract of 181 days. Allowed: at most 180 days. Edit: write "2027-01-28" or earlier, and prolong the contract when it is renewed.',
            ],
        },
        {
            it: "make no contract longer than the vendor's limit",
            file: spoilt(['endsOn: "2027-02-26"', 'endsOn: "2027-03-31"']),
            says: [
                '52: contractors.ana-silva.endsOn: "2027-03-31" makes a contract of 121 days. Allowed: at most 120 days. Edit: write "2027-03-30" or earlier, and prolong the contract when it is renewed.',
            ],
        },
        {
            it: "make no contract longer than a limit of one's own",
            file: spoilt(
                ["    squads:\n", "    limits: { maxContractDays: 60 }\n    squads:\n"],
                [", maxContractDays: 120", ""],
            ),
            says: [
                '53: contractors.ana-silva.endsOn: "2027-02-26" makes a contract of 88 days. Allowed: at most 60 days. Edit: write "2027-01-29" or earlier, and prolong the contract when it is renewed.',
                '67: contractors.ben-okafor.endsOn: "2027-01-29" makes a contract of 89 days. Allowed: at most 60 days. Edit: write "2026-12-31" or earlier, and prolong the contract when it is renewed.',
            ],
        },
        {
            it: "have no vendor's limit beyond the organization's",
            file: spoilt(["maxContractDays: 120", "maxContractDays: 365"]),
            says: [
                "37: organization.vendors.northwind.maxContractDays: 365 is longer than the organization's own limit. Allowed: at most 180, as in organization.limits.maxContractDays. Edit: shorten it, or leave it out.",
            ],
        },
    ]);

    it("may make a contract of one day, and one of the longest", () => {
        expect(judged(spoilt(['endsOn: "2027-02-26"', 'endsOn: "2026-12-01"']))).toEqual([]);
        expect(judged(spoilt(['endsOn: "2027-02-26"', 'endsOn: "2027-03-30"']))).toEqual([]);
    });

    it("may lie in the past or in the future", () => {
        expect(
            judged(
                spoilt(
                    ['startsOn: "2026-12-01"', 'startsOn: "2021-01-01"'],
                    ['endsOn: "2027-02-26"', 'endsOn: "2021-02-01"'],
                ),
            ),
        ).toEqual([]);
        expect(
            judged(
                spoilt(
                    ['startsOn: "2026-12-01"', 'startsOn: "2031-01-01"'],
                    ['endsOn: "2027-02-26"', 'endsOn: "2031-02-01"'],
                ),
            ),
        ).toEqual([]);
    });
});

describe("a person", () => {
    tellsWhatIsWrong([
        {
            it: "has an address at the vendor",
            file: spoilt(["email: ana.silva@northwind.example", "email: ana.silva@mail.example"]),
            says: [
                '45: contractors.ana-silva.email: "ana.silva@mail.example" is no address at northwind. Allowed: @northwind.example. Edit: write the address at the vendor, or add the domain to organization.vendors.northwind.emailDomains.',
            ],
        },
        {
            it: "has an address at the vendor, not at a domain that ends like it",
            file: spoilt(["email: ana.silva@northwind.example", "email: ana@evil-northwind.example"]),
            says: [
                '45: contractors.ana-silva.email: "ana@evil-northwind.example" is no address at northwind. Allowed: @northwind.example. Edit: write the address at the vendor, or add the domain to organization.vendors.northwind.emailDomains.',
            ],
        },
        {
            it: "is not sponsored by themselves",
            file: spoilt(["sponsor: sam.roe@acme.example", "sponsor: ben@contoso.example"]),
            says: [
                '62: contractors.ben-okafor.sponsor: "ben@contoso.example" is the contractor ben-okafor. Allowed: employees of the organization. Edit: write the address of an employee.',
            ],
        },
        {
            it: "is not sponsored by another contractor",
            file: spoilt(["sponsor: jo.lee@acme.example", "sponsor: ben@contoso.example"]),
            says: [
                '48: contractors.ana-silva.sponsor: "ben@contoso.example" is the contractor ben-okafor. Allowed: employees of the organization. Edit: write the address of an employee.',
            ],
        },
        {
            it: "is not sponsored by the vendor",
            file: spoilt(["sponsor: jo.lee@acme.example", "sponsor: boss@northwind.example"]),
            says: [
                '48: contractors.ana-silva.sponsor: "boss@northwind.example" is an address at the vendor northwind. Allowed: employees of the organization. Edit: write the address of an employee.',
            ],
        },
        {
            it: "is not sponsored from the domain of contractors' logins",
            file: spoilt(["sponsor: jo.lee@acme.example", "sponsor: jo.lee@contractors.acme.example"]),
            says: [
                `48: contractors.ana-silva.sponsor: "jo.lee@contractors.acme.example" is in the domain of contractors' logins. Allowed: employees of the organization. Edit: write the address of an employee.`,
            ],
        },
        {
            it: "is not led by a contractor",
            file: spoilt(["billing: { lead: sam.roe@acme.example }", "billing: { lead: ben@contoso.example }"]),
            says: [
                '35: organization.squads.billing.lead: "ben@contoso.example" is the contractor ben-okafor. Allowed: employees of the organization. Edit: write the address of an employee.',
            ],
        },
        {
            it: "is not led by a vendor",
            file: spoilt(["checkout: { lead: jo.lee@acme.example }", "checkout: { lead: boss@northwind.example }"]),
            says: [
                '34: organization.squads.checkout.lead: "boss@northwind.example" is an address at the vendor northwind. Allowed: employees of the organization. Edit: write the address of an employee.',
            ],
        },
        {
            it: "is not the organization on GitHub",
            file: spoilt(["id: 4815162 ", "id: 9919 "]),
            says: [
                "46: contractors.ana-silva.github.id: 9919 is the id of the organization. Allowed: the id of a person. Edit: look it up: https://api.github.com/users/anasilva.",
            ],
        },
    ]);
});

describe("the network", () => {
    const network = (vpc: string, vpnClients = "10.100.0.0/22") =>
        spoilt(["vpc: 10.64.0.0/16", `vpc: ${vpc}`], ["vpnClients: 10.100.0.0/22", `vpnClients: ${vpnClients}`]);
    tellsWhatIsWrong([
        {
            it: "starts at the base of its range",
            file: network("10.64.3.1/16"),
            says: [
                '13: organization.network.vpc: "10.64.3.1/16" does not start at the base of its range. Allowed: the first address of the range. Edit: write 10.64.0.0/16.',
            ],
        },
        {
            it: "starts at the base of its range, for VPN clients too",
            file: network("10.64.0.0/16", "10.100.1.0/22"),
            says: [
                '14: organization.network.vpnClients: "10.100.1.0/22" does not start at the base of its range. Allowed: the first address of the range. Edit: write 10.100.0.0/22.',
            ],
        },
        {
            it: "is private",
            file: network("8.8.0.0/16"),
            says: [
                '13: organization.network.vpc: "8.8.0.0/16" is no private range. Allowed: ranges in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10. Edit: choose a private range.',
            ],
        },
        {
            it: "is private, for VPN clients too",
            file: network("10.64.0.0/16", "172.32.0.0/22"),
            says: [
                '14: organization.network.vpnClients: "172.32.0.0/22" is no private range. Allowed: ranges in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10. Edit: choose a private range.',
            ],
        },
        {
            it: "is no larger than AWS takes",
            file: network("10.64.0.0/15"),
            says: [
                '13: organization.network.vpc: "10.64.0.0/15" is too wide for AWS. Allowed: prefix lengths from /16 to /28. Edit: choose another prefix length.',
            ],
        },
        {
            it: "has no more VPN addresses than AWS takes",
            file: network("10.64.0.0/16", "172.16.0.0/11"),
            says: [
                '14: organization.network.vpnClients: "172.16.0.0/11" does not start at the base of its range. Allowed: the first address of the range. Edit: write 172.0.0.0/11.',
                '14: organization.network.vpnClients: "172.16.0.0/11" is no private range. Allowed: ranges in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10. Edit: choose a private range.',
                '14: organization.network.vpnClients: "172.16.0.0/11" is too wide for AWS. Allowed: prefix lengths from /12 to /22. Edit: choose another prefix length.',
            ],
        },
        {
            it: "has no fewer VPN addresses than AWS takes",
            file: network("10.64.0.0/16", "10.100.0.0/23"),
            says: [
                '14: organization.network.vpnClients: "10.100.0.0/23" is too narrow for AWS. Allowed: prefix lengths from /12 to /22. Edit: choose another prefix length.',
            ],
        },
        {
            it: "keeps VPN clients outside of the VPC",
            file: network("10.64.0.0/16", "10.64.4.0/22"),
            says: [
                '14: organization.network.vpnClients: "10.64.4.0/22" overlaps the VPC. Allowed: ranges outside 10.64.0.0/16. Edit: choose another range.',
            ],
        },
        {
            it: "keeps the VPC outside of VPN clients",
            file: network("10.64.0.0/16", "10.64.0.0/12"),
            says: [
                '14: organization.network.vpnClients: "10.64.0.0/12" overlaps the VPC. Allowed: ranges outside 10.64.0.0/16. Edit: choose another range.',
            ],
        },
        {
            it: "is not the whole internet",
            file: network("0.0.0.0/0"),
            says: [
                '13: organization.network.vpc: "0.0.0.0/0" is no private range. Allowed: ranges in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10. Edit: choose a private range.',
                '13: organization.network.vpc: "0.0.0.0/0" is too wide for AWS. Allowed: prefix lengths from /16 to /28. Edit: choose another prefix length.',
                '14: organization.network.vpnClients: "10.100.0.0/22" overlaps the VPC. Allowed: ranges outside 0.0.0.0/0. Edit: choose another range.',
            ],
        },
        {
            it: "has slots from the first to the last",
            file: spoilt(["from: 1, to: 100", "from: 100, to: 1"]),
            says: [
                "15: organization.network.slots.from: 100 is after the last slot. Allowed: 1 to 1. Edit: exchange from and to.",
            ],
        },
        {
            it: "has all slots in the VPC",
            file: spoilt(["from: 1, to: 100", "from: 1, to: 300"]),
            says: [
                "15: organization.network.slots.to: 300 is no slot of 10.64.0.0/16. Allowed: 1 to 255. Edit: lower it, or make the VPC larger.",
            ],
        },
        {
            it: "has slots smaller than the VPC",
            file: spoilt(["vpc: 10.64.0.0/16", "vpc: 10.64.0.0/24"]),
            says: [
                "15: organization.network.slots.prefix: 24 leaves the VPC no slot. Allowed: 25 to 26, longer than the VPC's 24. Edit: make sandboxes smaller or the VPC larger.",
            ],
        },
        {
            it: "has at least one slot beside the platform's",
            file: spoilt(["vpc: 10.64.0.0/16", "vpc: 10.64.0.0/25"], ["prefix: 24", "prefix: 25"]),
            says: [
                "15: organization.network.slots.prefix: 25 leaves the VPC no slot. Allowed: 26 to 26, longer than the VPC's 25. Edit: make sandboxes smaller or the VPC larger.",
            ],
        },
    ]);

    it.each(["10.0.0.0/16", "172.16.0.0/16", "172.31.0.0/16", "192.168.0.0/16", "100.64.0.0/16", "100.127.0.0/16"])(
        "may be %s",
        (vpc) => {
            expect(judged(network(vpc))).toEqual([]);
        },
    );
});

describe("the AWS account", () => {
    const CERTIFICATE = "arn:aws:acm:eu-west-1:123456789012:certificate/";
    tellsWhatIsWrong([
        {
            it: "is no production account",
            file: spoilt(['["111122223333"]', '["111122223333", "123456789012"]']),
            says: [
                '9: organization.aws.accountId: "123456789012" is a production account. Allowed: an account outside organization.aws.productionAccountIds. Edit: write the staging account.',
            ],
        },
        {
            it: "has a region of its partition",
            file: spoilt(["    aws:\n", "    aws:\n      partition: aws-cn\n"]),
            says: [
                '12: organization.aws.region: "eu-west-1" is no region of the partition aws-cn. Allowed: regions of the partition. Edit: correct the region or organization.aws.partition.',
                '18: organization.vpn.serverCertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" is in another account, region or partition. Allowed: arn:aws-cn:acm:eu-west-1:123456789012:certificate/<id>. Edit: request or import the certificate there.',
            ],
        },
        {
            it: "has no region of another partition",
            file: spoilt(["      region: eu-west-1", "      region: us-gov-west-1"]),
            says: [
                '11: organization.aws.region: "us-gov-west-1" is no region of the partition aws. Allowed: regions of the partition. Edit: correct the region or organization.aws.partition.',
                '17: organization.vpn.serverCertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" is in another account, region or partition. Allowed: arn:aws:acm:us-gov-west-1:123456789012:certificate/<id>. Edit: request or import the certificate there.',
            ],
        },
        {
            it: "holds the VPN's certificate",
            file: spoilt([CERTIFICATE, "arn:aws:acm:eu-west-1:111122223333:certificate/"]),
            says: [
                '17: organization.vpn.serverCertificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" is in another account, region or partition. Allowed: arn:aws:acm:eu-west-1:123456789012:certificate/<id>. Edit: request or import the certificate there.',
            ],
        },
        {
            it: "holds the VPN's certificate in its region",
            file: spoilt([CERTIFICATE, "arn:aws:acm:us-east-1:123456789012:certificate/"]),
            says: [
                '17: organization.vpn.serverCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" is in another account, region or partition. Allowed: arn:aws:acm:eu-west-1:123456789012:certificate/<id>. Edit: request or import the certificate there.',
            ],
        },
        {
            it: "holds the VPN's certificate in its partition",
            file: spoilt([CERTIFICATE, "arn:aws-cn:acm:eu-west-1:123456789012:certificate/"]),
            says: [
                '17: organization.vpn.serverCertificateArn: "arn:aws-cn:acm:eu-west-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" is in another account, region or partition. Allowed: arn:aws:acm:eu-west-1:123456789012:certificate/<id>. Edit: request or import the certificate there.',
            ],
        },
    ]);
});

describe("Okta's service app", () => {
    tellsWhatIsWrong([
        {
            it: "has a key id",
            file: spoilt(["      orgName: acme\n", "      orgName: acme\n      clientId: 0oa1b2c3d4e5f6g7h8i9\n"]),
            says: [
                "19: organization.okta.privateKeyId: missing beside clientId. Allowed: both for a service app, none for an API token. Edit: add privateKeyId or delete clientId.",
            ],
        },
        {
            it: "has a client id",
            file: spoilt(["      orgName: acme\n", "      orgName: acme\n      privateKeyId: key-1\n"]),
            says: [
                "19: organization.okta.clientId: missing beside privateKeyId. Allowed: both for a service app, none for an API token. Edit: add clientId or delete privateKeyId.",
            ],
        },
    ]);
});

describe("guarded repositories", () => {
    const WEB = "      checkout-web: { id: 1300192 }\n";
    tellsWhatIsWrong([
        {
            it: "differ by more than case",
            file: spoilt([WEB, `${WEB}      Checkout-Web: { id: 5 }\n`]),
            says: [
                '32: organization.repositories.checkout-web: "checkout-web" is the same repository as "Checkout-Web"; GitHub ignores case. Allowed: each repository once. Edit: delete one of the two.',
            ],
        },
        {
            it: "have ids of their own",
            file: spoilt(["{ id: 1300192 }", "{ id: 1296269 }"]),
            says: [
                "32: organization.repositories.checkout-web.id: 1296269 is the id of checkout-api. Allowed: the repository's own id. Edit: look it up: https://api.github.com/repos/acme/checkout-web.",
            ],
        },
        {
            it: "are public on the free plan",
            file: spoilt(["plan: team", "plan: free"]),
            says: [
                '31: organization.repositories.checkout-api.visibility: "private" has no rulesets and no environments on the plan free. Allowed: public on this plan. Edit: correct the visibility or organization.github.plan, or do not let contractors into this repository.',
                '32: organization.repositories.checkout-web.visibility: "private" has no rulesets and no environments on the plan free. Allowed: public on this plan. Edit: correct the visibility or organization.github.plan, or do not let contractors into this repository.',
            ],
        },
        {
            it: "are not internal below Enterprise",
            file: spoilt(["{ id: 1300192 }", "{ id: 1300192, visibility: internal }"]),
            says: [
                '32: organization.repositories.checkout-web.visibility: "internal" exists on GitHub Enterprise only, not on the plan team. Allowed: public, private on this plan. Edit: correct the visibility or organization.github.plan, or do not let contractors into this repository.',
            ],
        },
        {
            it: "are not internal on the free plan either",
            file: spoilt(
                ["plan: team", "plan: free"],
                ["{ id: 1300192 }", "{ id: 1300192, visibility: internal }"],
                ["defaultBranch: main }", "visibility: public }"],
            ),
            says: [
                '32: organization.repositories.checkout-web.visibility: "internal" exists on GitHub Enterprise only, not on the plan free. Allowed: public on this plan. Edit: correct the visibility or organization.github.plan, or do not let contractors into this repository.',
            ],
        },
        {
            it: "are not reviewed by a contractor's team",
            file: spoilt(["slug: core", "slug: contractor-ben-okafor"]),
            says: [
                '28: organization.github.coreTeam.slug: "contractor-ben-okafor" is the team of the contractor ben-okafor. Allowed: a team of employees. Edit: name the team that reviews every change.',
            ],
        },
    ]);

    it("may be public on every plan, and internal on Enterprise", () => {
        const open = (plan: string, visibility: string) =>
            spoilt(
                ["plan: team", `plan: ${plan}`],
                ["{ id: 1300192 }", `{ id: 1300192, visibility: ${visibility} }`],
                ["defaultBranch: main }", `visibility: ${visibility} }`],
            );
        expect(judged(open("free", "public"))).toEqual([]);
        expect(judged(open("team", "public"))).toEqual([]);
        expect(judged(open("enterprise", "internal"))).toEqual([]);
    });

    it("are needed by nobody: a person may have the sandbox alone", () => {
        expect(
            judged(spoilt(["[checkout-api], monthly", "[], monthly"], ["      repositories: [checkout-web]\n", ""])),
        ).toEqual([]);
    });
});

describe("a layer", () => {
    tellsWhatIsWrong([
        {
            it: "of a cohort names the platform's stack",
            file: spoilt([LAYER, "  contractor-access:layer: contractors\n"]),
            says: [
                "1: platformStack: missing in layer contractors. Allowed: The stack that owns the platform: <organization>/<project>/<stack>. For layer contractors only. Edit: add contractor-access:platformStack to config.",
            ],
        },
        {
            it: "with a platform names no other",
            file: spoilt([LAYER, LAYER + PLATFORM]),
            says: [
                "6: platformStack: no meaning in layer all. Allowed: platformStack in layer contractors only. Edit: delete it, or write contractors for contractor-access:layer.",
            ],
        },
        {
            it: "without people names no platform either",
            file: withoutContractors.replace(LAYER, `  contractor-access:layer: platform\n${PLATFORM}`),
            says: [
                "6: platformStack: no meaning in layer platform. Allowed: platformStack in layer contractors only. Edit: delete it, or write contractors for contractor-access:layer.",
            ],
        },
        {
            it: "names a whole stack",
            file: spoilt([
                LAYER,
                "  contractor-access:layer: contractors\n  contractor-access:platformStack: platform\n",
            ]),
            says: [
                '6: platformStack: "platform" is no stack. Allowed: <organization>/<project>/<stack>. Edit: write all three parts; `pulumi stack ls --all` shows them.',
            ],
        },
        {
            it: "of a platform has no people",
            file: spoilt([LAYER, "  contractor-access:layer: platform\n"]),
            says: [
                "42: contractors: a map of 2 has no place in layer platform. Allowed: contractors in layers all and contractors. Edit: move the entries to the stack of their cohort.",
            ],
        },
        {
            it: "with people says who they are",
            file: withoutContractors,
            says: [
                "1: contractors: missing. Allowed: The contractors of this stack, by handle. Edit: add contractor-access:contractors to config; {} says that there is nobody.",
            ],
        },
        {
            it: "of a cohort says who they are",
            file: withoutContractors.replace(LAYER, `  contractor-access:layer: contractors\n${PLATFORM}`),
            says: [
                "1: contractors: missing. Allowed: The contractors of this stack, by handle. Edit: add contractor-access:contractors to config; {} says that there is nobody.",
            ],
        },
        {
            it: "that is misspelt asks for nothing more",
            file: spoilt([LAYER, "  contractor-access:layer: contractor\n"]),
            says: [
                '5: layer: "contractor" is none of the values. Allowed: all, platform, contractors. Edit: write contractors.',
            ],
        },
    ]);

    it("may be left out, and stands for everything then", () => {
        expect(judged(spoilt([LAYER, ""]))).toEqual([]);
    });

    it("may be a cohort, a platform, or a stack with nobody in it", () => {
        expect(judged(spoilt([LAYER, `  contractor-access:layer: contractors\n${PLATFORM}`]))).toEqual([]);
        expect(judged(withoutContractors.replace(LAYER, "  contractor-access:layer: platform\n"))).toEqual([]);
        expect(judged(`${withoutContractors}  contractor-access:contractors: {}\n`)).toEqual([]);
    });
});

describe("a name made of a handle", () => {
    tellsWhatIsWrong([
        {
            it: "is short enough for a session in AWS",
            file: spoilt([
                "loginDomain: contractors.acme.example",
                `loginDomain: ${"contractors-of-a-very-long-company".repeat(1)}.acme-holding.example`,
            ]),
            says: [
                '43: contractors.ana-silva: "ana-silva@contractors-of-a-very-long-company.acme-holding.example" is too long for the login, the session name in AWS (65 characters). Allowed: at most 64 characters. Edit: shorten the handle, organization.name or organization.okta.loginDomain.',
                '57: contractors.ben-okafor: "ben-okafor@contractors-of-a-very-long-company.acme-holding.example" is too long for the login, the session name in AWS (66 characters). Allowed: at most 64 characters. Edit: shorten the handle, organization.name or organization.okta.loginDomain.',
            ],
        },
        {
            it: "is no bucket that S3 keeps for itself",
            file: spoilt(["    name: acme\n", "    name: sthree\n"]),
            says: [
                '43: contractors.ana-silva: "sthree-ana-silva-123456789012" is a bucket name that S3 keeps for itself. Allowed: names that do not start with xn--, sthree- or amzn-s3-demo-. Edit: choose another organization.name.',
                '57: contractors.ben-okafor: "sthree-ben-okafor-123456789012" is a bucket name that S3 keeps for itself. Allowed: names that do not start with xn--, sthree- or amzn-s3-demo-. Edit: choose another organization.name.',
            ],
        },
        {
            it: "is no bucket that S3 keeps for its documentation",
            file: spoilt(["    name: acme\n", "    name: amzn\n"], ["    ben-okafor:", "    s3-demo-ben:"]),
            says: [
                '57: contractors.s3-demo-ben: "amzn-s3-demo-ben-123456789012" is a bucket name that S3 keeps for itself. Allowed: names that do not start with xn--, sthree- or amzn-s3-demo-. Edit: choose another organization.name.',
            ],
        },
    ]);
});

describe("a quota", () => {
    const limits = (text: string) => spoilt(["    squads:\n", `    limits: ${text}\n    squads:\n`]);
    tellsWhatIsWrong([
        {
            it: "holds a VPN rule for everybody with access, and the platform's own",
            file: limits("{ vpnAuthorizationRules: 3 }"),
            says: [
                "33: organization.limits.vpnAuthorizationRules: 3 is less than the 4 VPN authorization rules that this stack needs. Allowed: 4 or more. Edit: have AWS raise the quota and write it here, or let fewer people in.",
            ],
        },
        {
            it: "holds a subnet for everybody, and the platform's own",
            file: limits("{ subnetsPerVpc: 3 }"),
            says: [
                "33: organization.limits.subnetsPerVpc: 3 is less than the 4 subnets that this stack needs. Allowed: 4 or more. Edit: have AWS raise the quota and write it here, or let fewer people in.",
            ],
        },
        {
            it: "holds a network ACL for everybody, and the platform's own",
            file: limits("{ networkAclsPerVpc: 2 }"),
            says: [
                "33: organization.limits.networkAclsPerVpc: 2 is less than the 3 network ACLs that this stack needs. Allowed: 3 or more. Edit: have AWS raise the quota and write it here, or let fewer people in.",
            ],
        },
        {
            it: "holds the roles of everybody, and the platform's own",
            file: limits("{ rolesPerAccount: 10 }"),
            says: [
                "33: organization.limits.rolesPerAccount: 10 is less than the 11 IAM roles that this stack needs. Allowed: 11 or more. Edit: have AWS raise the quota and write it here, or let fewer people in.",
            ],
        },
        {
            it: "is told together with others",
            file: limits("{ subnetsPerVpc: 3, rolesPerAccount: 10 }"),
            says: [
                "33: organization.limits.rolesPerAccount: 10 is less than the 11 IAM roles that this stack needs. Allowed: 11 or more. Edit: have AWS raise the quota and write it here, or let fewer people in.",
                "33: organization.limits.subnetsPerVpc: 3 is less than the 4 subnets that this stack needs. Allowed: 4 or more. Edit: have AWS raise the quota and write it here, or let fewer people in.",
            ],
        },
    ]);

    it("of exactly the size is enough", () => {
        expect(
            judged(limits("{ vpnAuthorizationRules: 4, subnetsPerVpc: 4, networkAclsPerVpc: 3, rolesPerAccount: 11 }")),
        ).toEqual([]);
    });

    it("of VPN rules counts nobody who is suspended, pending or expired", () => {
        const fewer = limits("{ vpnAuthorizationRules: 3 }");
        expect(judged(fewer.replace("suspended: false", "suspended: true"))).toEqual([]);
        expect(judged(fewer.replace('"2026-12-01"', '"2026-12-16"'))).toEqual([]);
        expect(judged(fewer.replace('"2027-01-29"', '"2026-12-14"'))).toEqual([]);
    });
});

describe("a file with many problems", () => {
    tellsWhatIsWrong([
        {
            it: "is told all of them at once, in the order of its lines",
            file: spoilt(
                ["plan: team", "plan: teem"],
                ["vpc: 10.64.0.0/16", "vpc: 10.64.0.1/16"],
                ["email: ana.silva@northwind.example", "email: Ana"],
                ["vendor: northwind\n", "vendor: nortwind\n"],
                ['endsOn: "2027-02-26"', 'endsOn: "2027-02-30"'],
                [BEN_SLOT, "      sandbox: { slot: 3 }\n      slot: 1\n"],
                ["squad: billing\n", "squad: biling\n"],
                ["suspended: false", "suspended: no"],
            ),
            says: [
                '13: organization.network.vpc: "10.64.0.1/16" does not start at the base of its range. Allowed: the first address of the range. Edit: write 10.64.0.0/16.',
                '25: organization.github.plan: "teem" is none of the values. Allowed: free, team, enterprise. Edit: write team.',
                '45: contractors.ana-silva.email: "Ana" is no e-mail address. Allowed: lower-case ASCII, such as ana.silva@northwind.example. Edit: write the address in lower case, without anything around it.',
                '47: contractors.ana-silva.vendor: "nortwind" is no vendor. Allowed: contoso, northwind. Edit: write northwind, or add it under organization.vendors.',
                '52: contractors.ana-silva.endsOn: "2027-02-30" is not in the calendar. Allowed: a day that exists. Edit: correct the month or the day.',
                '67: contractors.ben-okafor.squad: "biling" is no squad. Allowed: billing, checkout. Edit: write billing, or add it under organization.squads.',
                "69: contractors.ben-okafor.sandbox.slot: 3 is the slot of ana-silva. Allowed: free slots from 1 to 100. Edit: take the next free slot, 1.",
                '70: contractors.ben-okafor.slot: "slot" is no key here. Allowed: name, email, github, vendor, sponsor, contract, reason, startsOn, endsOn, squad, profile, sandbox, repositories, suspended. Edit: delete it.',
                '71: contractors.ben-okafor.suspended: "no" is text, not true or false. Allowed: Takes every grant away and deactivates the Okta user; the sandbox is kept until the entry is deleted. Edit: write true or false, without quotes.',
            ],
        },
    ]);
});
