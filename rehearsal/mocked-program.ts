import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

/** What a run of the program under the SDK's mocks is given. */
export interface MockedRun {
    mocks: pulumi.runtime.Mocks;
    /** Content of the stack file. */
    stackFile: string;
    /** The day that the program takes for today, `YYYY-MM-DD`. */
    today: string;
    /** True for a preview: what only a service knows stays unknown. */
    preview?: boolean;
}

const load = createRequire(__filename);
load("contractor-access-kit/transpile");

/** Runs stacks/main.ts under the SDK's mocks, without any engine, and returns the stack's outputs. */
export async function runUnderMocks(run: MockedRun): Promise<Record<string, unknown>> {
    process.env.CONTRACTOR_ACCESS_TODAY = run.today;
    process.env.OKTA_API_TOKEN ??= "rehearsal-okta-token";
    process.env.GITHUB_APP_PEM_FILE ??= "rehearsal-github-pem";
    process.env.SONAR_TOKEN ??= "rehearsal-sonarqube-token";
    pulumi.runtime.setAllConfig(engineConfig(run.stackFile));
    await pulumi.runtime.setMocks(run.mocks, "contractor-access", "example", run.preview ?? false, "example");
    const main = load("../stacks/main.ts") as () => Promise<Record<string, unknown>>;
    const { stackTraceLimit } = Error;
    // As in Pulumi.yaml: the SDK formats a stack for every promise, which is half of a run.
    Error.stackTraceLimit = 0;
    try {
        const outputs = await main();
        // Registrations go on behind the program's back; this waits for the last one.
        await pulumi.runtime.disconnect();
        return outputs;
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}

/** The configuration as the engine hands it to a program: text, with objects as JSON. */
function engineConfig(stackFile: string): Record<string, string> {
    const { config } = parse(stackFile) as { config: Record<string, unknown> };
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}
