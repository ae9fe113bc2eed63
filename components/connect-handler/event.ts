/*
 * What AWS Client VPN asks before each connection, and what it wants to hear. Source: AWS Client VPN's administrator
 * guide, "Connection authorization", schema version 3. A request also has common-name (of a client certificate),
 * platform, platform-version, public-ip, client-openvpn-version, aws-client-version and groups, by which nothing is
 * decided here.
 */

const VERSION = "v3";

/** Who asks to be connected to what. */
export interface Question {
    /** The assertion's subject: the login in Okta. */
    username: string;
    endpoint: string;
    /** For the log. */
    connection: string;
}

/** The question in an event; undefined for what has another form, or a version whose fields may mean something else. */
export function readQuestion(event: unknown): Question | undefined {
    const [version, username, endpoint, connection] = [
        "schema-version",
        "username",
        "endpoint-id",
        "connection-id",
    ].map((field) => textAt(event, field));
    return version === VERSION && username !== undefined && endpoint !== undefined && connection !== undefined
        ? { username, endpoint, connection }
        : undefined;
}

function textAt(event: unknown, field: string): string | undefined {
    const value: unknown =
        typeof event === "object" && event !== null && Object.hasOwn(event, field)
            ? event[field as keyof typeof event]
            : undefined;
    return typeof value === "string" && value !== "" ? value : undefined;
}

/** Anything but this form, an error or a time-out refuses too. */
export interface Answer {
    allow: boolean;
    /** Shown by AWS's own client; at most 255 characters. */
    "error-msg-on-denied-connection": string;
    /** Of the device, which nobody looks at here. */
    "posture-compliance-statuses": string[];
    "schema-version": typeof VERSION;
}

/** Lets the person in, or refuses with a message. */
export function answer(refusal: string | undefined): Answer {
    return {
        allow: refusal === undefined,
        "error-msg-on-denied-connection": refusal ?? "",
        "posture-compliance-statuses": [],
        "schema-version": VERSION,
    };
}
