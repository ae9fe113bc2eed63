import type { Organization } from "../../components/configuration/organization";
import type { Person, SystemName } from "../systems/system";

/** How somebody ends a person's access by hand, where the command could not. */
export function byHand(system: SystemName, { names, arns, github }: Person, organization: Organization): string {
    switch (system) {
        case "Okta":
            return `https://${organization.okta.orgName}-admin.${organization.okta.baseUrl}: Directory, People, ${names.login}: clear user sessions, then deactivate`;
        case "Client VPN":
            return `aws ec2 terminate-client-vpn-connections --region ${organization.aws.region} --client-vpn-endpoint-id <output vpn> --username ${names.login}`;
        case "AWS":
            return `IAM console, «Revoke active sessions» on each of ${Object.values(arns.role).join(", ")}`;
        case "GitHub":
            return github?.existingMember === true
                ? `https://github.com/orgs/${organization.github.organization}/teams/${names.shared}: delete the team`
                : `https://github.com/orgs/${organization.github.organization}/people: remove ${github?.login ?? "the person's account"}, and cancel the invitation under «Invitations»`;
        case "SonarQube":
            return `${organization.sonarqube.url}/admin/users: revoke all tokens of ${names.login}`;
    }
}
