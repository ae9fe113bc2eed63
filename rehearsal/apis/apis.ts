import type { RequestListener } from "node:http";

/*
 * The HTTP APIs of the services, on the same world that the engine's providers work on: for the commands that go straight
 * to the services (kill, verify, sweep). Each answers only what those commands ask, in the shapes that the services
 * document, and refuses everything else.
 */

/** The variables that lead the commands to these APIs; each is the usual one of its client. */
export const API_VARIABLES = {
    aws: "AWS_ENDPOINT_URL",
    okta: "OKTA_HTTP_PROXY",
    github: "GITHUB_API_URL",
    sonarqube: "SONAR_HOST_URL",
} as const;

export type ApiName = keyof typeof API_VARIABLES;

/** One API: what is below the root of its own port. */
export type Apis = Readonly<Record<ApiName, RequestListener>>;
