import { CREDENTIALS } from "../../components/configuration/credentials";
import type { Organization } from "../../components/configuration/organization";
import { addressOf, type Environment, privateKeyOf, secretOf } from "./environment";

/** How to get into GitHub: as the App of the program. */
export interface GithubAccess {
    url: string;
    appId: number;
    installationId: number;
    /** PEM, PKCS#8. */
    privateKey: string;
}

/** The App's key comes from the environment, as its text, in the variable of the provider; GitHub hands out PKCS#1. */
export function githubAccess({ github }: Organization, env: Environment): GithubAccess {
    const { variable, what } = CREDENTIALS.githubAppPem;
    const key = privateKeyOf(secretOf(env, variable, what), variable);
    return {
        url: addressOf(env, "GITHUB_API_URL", "https://api.github.com"),
        appId: github.app.id,
        installationId: github.app.installationId,
        privateKey: key.export({ type: "pkcs8", format: "pem" }).toString(),
    };
}
