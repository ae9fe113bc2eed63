import { describe, expect, it } from "vitest";
import { describeProblem } from "../../components/configuration/problem";
import { givenAndFamilyName } from "../../components/contractor-access/okta-user";
import { cohortProblems, type PlatformOutput } from "../../components/platform/shared-platform";
import { anOrganization, ORGANIZATION } from "../support/a-contractor";

const STACK = "acme/contractor-access/platform";
const organization = anOrganization();
const platform: PlatformOutput = {
    ids: {
        vpcId: "",
        routeTableId: "",
        vpnSecurityGroupId: "",
        endpointsSecurityGroupId: "",
        s3PrefixListId: "",
        vpnEndpointId: "",
        contractorsGroupId: "",
        vpnAppId: "",
        awsAppId: "",
    },
    organization: "acme",
    accountId: "123456789012",
    region: "eu-west-1",
    network: organization.network,
};
const judge = (cohort = organization, output: PlatformOutput | undefined = platform) =>
    cohortProblems(cohort, output, STACK).map(describeProblem);

describe("a cohort", () => {
    it("joins the platform of the same organization, account, region and network", () => {
        expect(judge()).toEqual([]);
    });

    it("is told everything that keeps it from joining another's", () => {
        const other = { ...platform, organization: "globex", accountId: "111122223333", region: "us-east-1" };
        expect(judge(organization, other)).toEqual([
            `organization.name: "acme" differs from ${STACK}. Allowed: "globex". Edit: write the platform's value, or name another platformStack.`,
            `organization.aws.accountId: "123456789012" differs from ${STACK}. Allowed: "111122223333". Edit: write the platform's value, or name another platformStack.`,
            `organization.aws.region: "eu-west-1" differs from ${STACK}. Allowed: "us-east-1". Edit: write the platform's value, or name another platformStack.`,
        ]);
    });

    it("cannot use slots that the platform does not have", () => {
        const network = { ...ORGANIZATION.network, slots: { from: 90, to: 120, prefix: 24 } };
        expect(judge(anOrganization({ network }))).toEqual([
            `organization.network.slots: 90 to 120 leaves the slots of ${STACK}. Allowed: slots within 1 to 100. Edit: move from and to into that range.`,
        ]);
    });
});

describe("the names that Okta wants", () => {
    it.each([
        ["Ana Silva", "Ana", "Silva"],
        ["Ana Maria Lima", "Ana Maria", "Lima"],
        ["Suharto", "Suharto", "Suharto"],
    ])("of %s are %s and %s", (name, firstName, lastName) => {
        expect(givenAndFamilyName(name)).toEqual({ firstName, lastName });
    });
});
