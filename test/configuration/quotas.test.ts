import { describe, expect, it } from "vitest";
import { PLATFORM_SHARE, ROLES_PER_PERSON } from "../../components/configuration/checks/quotas";
import type { Recorded } from "../../rehearsal/cloud/mocks";
import { aContractor } from "../support/a-contractor";
import { graphOf } from "../support/graph";
import { TODAY } from "./support/a-stack-file";

function counted(resources: readonly Recorded[]) {
    const count = (type: string) => resources.filter((each) => each.type === type).length;
    return {
        vpnAuthorizationRules: count("aws:ec2clientvpn/authorizationRule:AuthorizationRule"),
        subnetsPerVpc: count("aws:ec2/subnet:Subnet"),
        networkAclsPerVpc:
            count("aws:ec2/networkAcl:NetworkAcl") + count("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"),
        rolesPerAccount: count("aws:iam/role:Role"),
    };
}

describe("what is counted against AWS quotas", () => {
    it("is no less than what platform and person register", async () => {
        const graph = await graphOf([aContractor()], TODAY);
        expect(counted(graph.platform())).toEqual(PLATFORM_SHARE);
        expect(counted(graph.of("ana-silva"))).toEqual({
            vpnAuthorizationRules: 1,
            subnetsPerVpc: 1,
            networkAclsPerVpc: 1,
            rolesPerAccount: ROLES_PER_PERSON,
        });
    });
});
