import { z } from "zod";
import { calendarDate } from "./calendar-date";
import { githubId, wholeNumber } from "./numbers";
import { refusal } from "./refusal";
import { displayName, email, reference, sentence, slug } from "./text";

/** Words that other names are made of, or that JavaScript objects already carry. */
const RESERVED_HANDLES: readonly string[] = ["all", "constructor", "contractors", "core", "platform", "staff"];

/** The key of an entry: the one identity that names, tags, paths and URNs are made of. It never changes. */
export const handleSchema = slug
    .refine((handle) => !RESERVED_HANDLES.includes(handle), {
        error: refusal("is reserved", `any handle but ${RESERVED_HANDLES.join(", ")}`, "use the person's name"),
    })
    .describe(
        "Handle of the contractor. It names everything the contractor gets; renaming it off-boards and on-boards.",
    );

/** A login of a person or an organization on GitHub. */
export const githubLogin = z
    .string()
    .regex(
        /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$/,
        refusal(
            "is no GitHub login",
            "1 to 39 letters, digits and single hyphens",
            "write the login without @ or address",
        ),
    );

/** A repository name on GitHub. Dots alone are paths, not names. */
export const repositoryName = z
    .string()
    .regex(/^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/, {
        error: refusal(
            "is no repository name",
            "1 to 100 letters, digits, dots, underscores and hyphens",
            "write the name without the organization",
        ),
        abort: true,
    })
    .describe("The name of a guarded repository, without the organization.");

/** A list of names of guarded repositories. */
export const repositoryNames = z
    .array(repositoryName)
    .max(50, refusal("is too long", "at most 50 repositories", "name fewer repositories"))
    .default([]);

const githubAccount = z
    .strictObject({
        login: githubLogin.describe("GitHub login; it may be renamed by its owner."),
        id: githubId.describe("Numeric id of the account: https://api.github.com/users/<login> shows it."),
        existingMember: z
            .boolean()
            .default(false)
            .describe("The person already belongs to the organization and stays in it when the entry is deleted."),
    })
    .describe("The contractor's own GitHub account.");

/** One contract developer, as the stack file says it under `contractor-access:contractors`. */
export const entrySchema = z
    .strictObject({
        name: displayName().describe("Full name, as colleagues write it. Changing it replaces nothing."),
        email: email.describe("Address at the vendor, for the Okta activation mail. One person, one address."),
        github: githubAccount,
        vendor: slug.describe("The company that sends the contractor: a key of organization.vendors."),
        sponsor: email.describe("The employee who answers for this access and receives reminders."),
        contract: reference.describe("Contract or statement of work that this access rests on, such as SOW-2026-142."),
        reason: sentence(200).describe("What the contractor is here to do, in a few words."),
        startsOn: calendarDate.describe("First day of access, YYYY-MM-DD, UTC."),
        endsOn: calendarDate.describe(
            "Last day of access, included, YYYY-MM-DD, UTC. Access ends by itself at its end.",
        ),
        squad: slug.describe("The squad that the contractor works in: a key of organization.squads."),
        profile: slug.describe("What the contractor may reach and spend: a key of organization.profiles."),
        sandbox: z
            .strictObject({
                // Slot 0 belongs to the platform.
                slot: wholeNumber(1, 65_535).describe(
                    "Number of the address range in the staging VPC. It fixes the range for good.",
                ),
            })
            .describe("The isolated AWS staging sandbox."),
        repositories: repositoryNames.describe(
            "Guarded repositories beside those of the profile: keys of organization.repositories.",
        ),
        suspended: z
            .boolean()
            .default(false)
            .describe(
                "Takes every grant away and deactivates the Okta user; the sandbox is kept until the entry is deleted.",
            ),
    })
    .describe("One contract developer. Deleting the entry and running `pulumi up` takes all of it away.");

/** The stack file's `contractor-access:contractors`: a map from handle to entry. */
export const contractorsSchema = z
    .record(handleSchema, entrySchema)
    .describe("The contractors of this stack, by handle.");

/** One validated entry, together with its key. */
export interface Contractor extends z.infer<typeof entrySchema> {
    /** The entry's key in the stack file. */
    handle: string;
}
