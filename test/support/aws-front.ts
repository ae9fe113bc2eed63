import type { RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { readRequest } from "../../rehearsal/apis/aws/protocol";

/** A call as a client sends it. */
export interface AwsCall {
    /** As requests are signed for: `ec2`, `iam`, `tagging`. */
    service: string;
    operation: string;
}

/** Hears every call and passes it on to the address that `lead` chooses. */
export function awsFront(lead: (call: AwsCall) => string): RequestListener {
    return (incoming, response) => {
        const { method = "GET", url = "/", headers } = incoming;
        const { pathname: path, searchParams: query, origin } = new URL(url, "http://127.0.0.1");
        const forward = async () => {
            const body = await text(incoming);
            const { operation } = readRequest({ method, path, query, headers, body, origin });
            // Credential=<key>/<day>/<region>/<service>/aws4_request
            const [service = ""] = /[^/]+(?=\/aws4_request)/.exec(headers.authorization ?? "") ?? [];
            const answer = await fetch(`${lead({ service, operation })}${url}`, {
                method,
                headers: passedOn(headers),
                ...(body !== "" && { body }),
            });
            response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
            response.end(await answer.text());
        };
        forward().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    };
}

/** What fetch does not set itself. */
function passedOn(headers: Readonly<Record<string, string | string[] | undefined>>): [string, string][] {
    const own = /^(?:connection|content-length|expect|host|keep-alive|transfer-encoding)$/;
    return Object.entries(headers).flatMap(([name, value]) =>
        typeof value === "string" && !own.test(name) ? [[name, value] as [string, string]] : [],
    );
}
