import { awsSystem } from "./aws";
import { clientVpnSystem } from "./client-vpn";
import { githubSystem } from "./github";
import { githubAccess } from "./github-access";
import { oktaSystem } from "./okta";
import { oktaAccess } from "./okta-access";
import { sonarqubeAccess, sonarqubeSystem } from "./sonarqube";
import type { AccessSystem, SystemContext, SystemName } from "./system";

/**
 * All systems in which a contractor can hold access, with the credentials of the environment. One whose credentials are
 * missing or wrong fails whenever it is asked, and keeps no other from being asked.
 */
export function connectSystems(context: SystemContext, env: NodeJS.ProcessEnv): readonly AccessSystem[] {
    const { organization } = context;
    return [
        connected("Okta", () => oktaSystem(context, oktaAccess(organization, env))),
        connected("Client VPN", () => clientVpnSystem(context)),
        connected("AWS", () => awsSystem(context)),
        connected("GitHub", () => githubSystem(context, githubAccess(organization, env))),
        connected("SonarQube", () => sonarqubeSystem(context, sonarqubeAccess(organization, env))),
    ];
}

function connected(name: SystemName, connect: () => AccessSystem): AccessSystem {
    try {
        return connect();
    } catch (error) {
        const fail = () => Promise.reject(error instanceof Error ? error : new Error(String(error)));
        return { name, end: fail, traces: fail, everybody: fail };
    }
}
