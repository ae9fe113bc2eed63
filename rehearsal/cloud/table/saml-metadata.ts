import { spell } from "../ids";

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Metadata of a SAML app as an IdP publishes it, with the HTTP-Redirect binding that AWS Client VPN asks for. The
 * certificate is text of the right form, not a certificate: whoever parses it will fail.
 */
export function samlMetadata(seed: string, { entityUrl, signIn }: { entityUrl: string; signIn: string }) {
    const certificate = `MII${spell(seed, base64, 1197)}`;
    const bindings = ["HTTP-POST", "HTTP-Redirect"].map(
        (binding) =>
            `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${signIn}"/>`,
    );
    const metadata = [
        `<?xml version="1.0" encoding="UTF-8"?>`,
        `<md:EntityDescriptor entityID="${entityUrl}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">`,
        `<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">`,
        `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>`,
        `<ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
        `<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>`,
        ...bindings,
        `</md:IDPSSODescriptor></md:EntityDescriptor>`,
    ].join("");
    const keyId = spell(`${seed}|kid`, base64.slice(0, 62), 43);
    return {
        metadata,
        certificate,
        keyId,
        keys: [{ kid: keyId, kty: "RSA", use: "sig", x5cs: [certificate] }],
    };
}
