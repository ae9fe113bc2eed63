import { z } from "zod";
import { calendarDate } from "./calendar-date";
import { githubLogin, handleSchema } from "./entry";
import { githubId } from "./numbers";
import { displayName, email, sentence, slug } from "./text";

/** Somebody who left, as the stack file says it under `contractor-access:formerContractors`. */
export const formerContractorSchema = z
    .strictObject({
        github: z
            .strictObject({
                login: githubLogin.describe("GitHub login when the person left."),
                id: githubId.describe("Numeric id of the account, which nobody else ever gets."),
            })
            .describe("The GitHub account that the person had."),
        leftOn: calendarDate.describe("The day on which the entry was deleted, YYYY-MM-DD, UTC."),
        name: displayName().optional().describe("Full name, as the entry had it; needed when identities are kept."),
        email: email.optional().describe("Address, as the entry had it; needed when identities are kept."),
        vendor: slug.optional().describe("Vendor, as the entry had it; needed when identities are kept."),
        note: sentence(300).optional().describe("What somebody should know before the person comes back."),
    })
    .describe("Somebody who left. Nobody else gets in under this handle, login or address.");

/** The stack file's `contractor-access:formerContractors`: a map from handle to who had it. */
export const formerContractorsSchema = z
    .record(handleSchema, formerContractorSchema)
    .describe("Who left, by handle, so that nobody else comes back under a known name.");

/** One former contractor, together with the handle. */
export interface FormerContractor extends z.infer<typeof formerContractorSchema> {
    handle: string;
}
