import { z } from "zod";
import { refusal } from "./refusal";
import { domain } from "./text";

export const okta = z
    .strictObject({
        orgName: z
            .string()
            .regex(
                /^[a-z0-9][a-z0-9-]{0,61}$/,
                refusal(
                    "is no name of an Okta org",
                    "the first label of its address, such as acme",
                    "write acme for acme.okta.com",
                ),
            )
            .describe("The org's name: `acme` of acme.okta.com."),
        baseUrl: z
            .enum(["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil"])
            .default("okta.com")
            .describe("The rest of the Okta address."),
        loginDomain: domain.describe("Domain of contractors' logins: <handle>@<loginDomain>. Use no employee domain."),
        formerIdentities: z
            .enum(["delete", "keep"])
            .default("delete")
            .describe(
                "Whether Okta forgets who leaves, or keeps the users of formerContractors: deactivated, without any group.",
            ),
        clientId: z
            .string()
            .regex(
                /^0oa[A-Za-z0-9]{17}$/,
                refusal(
                    "is no client id",
                    "0oa and 17 letters or digits",
                    "copy the client id of the Okta service app",
                ),
            )
            .optional()
            .describe("Client id of the service app (OAuth). Without it an API token is used."),
        privateKeyId: z
            .string()
            .regex(
                /^[A-Za-z0-9_-]{1,128}$/,
                refusal(
                    "is no key id",
                    "1 to 128 letters, digits, underscores and hyphens",
                    "copy the id of the service app's public key",
                ),
            )
            .optional()
            .describe("Id of the service app's public key. It goes together with clientId."),
    })
    .describe("The Okta org (Identity Engine).");
