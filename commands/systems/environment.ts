import { createPrivateKey, type KeyObject } from "node:crypto";
import { UserError } from "../../components/configuration/user-error";

/** An environment, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a service's API is: its standard address, or the one that a variable names, such as a proxy. Credentials are sent
 * there, so in plain text only to this machine.
 */
export function addressOf(env: Environment, variable: string, standard: string): string {
    const address = env[variable] ?? "";
    if (address === "") {
        return standard;
    }
    if (!/^(?:https:\/\/[^/@?#\s]+|http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?)(?:\/[^@?#\s]*)?$/.test(address)) {
        throw new UserError(
            `${variable}: it holds no address of an API. Allowed: https://host, or http:// on 127.0.0.1 or localhost. Edit: correct it, or unset it for ${standard}.`,
        );
    }
    return address.replace(/\/+$/, "");
}

/** A credential that must be there. `what` is it for a reader. */
export function secretOf(env: Environment, variable: string, what: string): string {
    const secret = (env[variable] ?? "").trim();
    if (secret === "") {
        throw new UserError(`${variable}: not set. It must hold ${what}. Edit: set it in the environment.`);
    }
    return secret;
}

/** A private key from its PEM text; a message about it never shows it. */
export function privateKeyOf(pem: string, variable: string): KeyObject {
    try {
        return createPrivateKey(pem);
    } catch {
        throw new UserError(
            `${variable}: it holds no private key. Allowed: the text of a PEM file, PKCS#1 or PKCS#8, without a password. Edit: ${variable}="$(cat key.pem)"`,
        );
    }
}
