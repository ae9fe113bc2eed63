import { type KeyObject, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { CREDENTIALS } from "../../components/configuration/credentials";
import type { Organization } from "../../components/configuration/organization";
import { addressOf, type Environment, privateKeyOf, secretOf } from "./environment";

/** Scopes that ending and finding access need; the service app of the program has them among others. */
export const OKTA_SCOPES = ["okta.groups.manage", "okta.users.manage"] as const;

/** How to get into Okta. */
export interface OktaAccess {
    /** Base URL that is called. */
    url: string;
    login: { apiToken: string } | OktaServiceApp;
}

/** A service app, which proves itself with its key (`private_key_jwt`). */
export interface OktaServiceApp {
    clientId: string;
    keyId: string;
    privateKey: KeyObject;
    /** The token endpoint by its own name, whatever address leads there. */
    audience: string;
}

/**
 * The credentials of the program, from the environment: the key of the service app where the stack file names one, else
 * an API token. OKTA_HTTP_PROXY leads to another address, as for Okta's own clients.
 */
export function oktaAccess({ okta }: Organization, env: Environment): OktaAccess {
    const standard = `https://${okta.orgName}.${okta.baseUrl}`;
    const url = addressOf(env, "OKTA_HTTP_PROXY", standard);
    const { oktaApiToken, oktaPrivateKey } = CREDENTIALS;
    if (okta.clientId === undefined || okta.privateKeyId === undefined) {
        return { url, login: { apiToken: secretOf(env, oktaApiToken.variable, oktaApiToken.what) } };
    }
    const pem = secretOf(env, oktaPrivateKey.variable, oktaPrivateKey.what);
    return {
        url,
        login: {
            clientId: okta.clientId,
            keyId: okta.privateKeyId,
            privateKey: privateKeyOf(pem, oktaPrivateKey.variable),
            audience: `${standard}/oauth2/v1/token`,
        },
    };
}

/** Proof of the service app for the token endpoint, for five minutes. */
export function assertionOf({ clientId, keyId, privateKey, audience }: OktaServiceApp, now: Date): Promise<string> {
    const seconds = Math.floor(now.getTime() / 1000);
    return new SignJWT()
        .setProtectedHeader({ alg: "RS256", kid: keyId })
        .setIssuer(clientId)
        .setSubject(clientId)
        .setAudience(audience)
        .setJti(randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + 300)
        .sign(privateKey);
}
