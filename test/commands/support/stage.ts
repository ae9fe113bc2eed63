import type { Organization } from "../../../components/configuration/organization";
import { contractorArns } from "../../../components/planning/arns";
import { contractorNames } from "../../../components/planning/names";
import type { KnownResource } from "../../../commands/sweep/decide";
import type { Person, SystemContext } from "../../../commands/systems/system";

/** An AWS with two contractors, `ana` and `ana-silva`, both of whom used their sandboxes. */
export interface Stage {
    organization: Organization;
    /** Address of the APIs. */
    url: string;
    /** What a state would know. */
    state: readonly KnownResource[];
    close(): Promise<void>;
}

export const NOW = new Date("2026-12-03T10:00:00.000Z");

/** The environment of an operator: nothing of the machine's own is left in it. */
export function lead(url: string): void {
    for (const name of Object.keys(process.env).filter(
        (each) => each.startsWith("AWS_") && !each.startsWith("AWS_SDK_"),
    )) {
        Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, {
        AWS_ENDPOINT_URL: url,
        AWS_ACCESS_KEY_ID: "AKIAREHEARSAL0000000",
        AWS_SECRET_ACCESS_KEY: SECRET,
        AWS_SESSION_TOKEN: SESSION_TOKEN,
        // Nothing of a developer's own profile may be read.
        AWS_CONFIG_FILE: "/dev/null",
        AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        AWS_EC2_METADATA_DISABLED: "true",
    });
}

const SECRET = "wJalrXUtnFEMI-a-secret-access-key";
export const SESSION_TOKEN = "FwoGZXIvYXdzE-a-session-token";

export function personOf(handle: string, organization: Organization): Person {
    const names = contractorNames(handle, organization);
    return { handle, names, arns: contractorArns(names, organization.aws) };
}

export function contextOf(organization: Organization, now = NOW): SystemContext {
    return { organization, now: () => now };
}
