// What Lambda loads, bundled into one file by `npm run handler`. The runtime brings AWS's SDK; nothing else is needed.
import { GetParametersCommand, SSMClient } from "@aws-sdk/client-ssm";
import { type Surroundings, answerTo } from "./decide";
import type { Answer } from "./event";

/** Client VPN waits 30 seconds; a person who is told to try again sooner is better served. */
const PATIENCE_MS = 10_000;

const client = new SSMClient({ maxAttempts: 3 });

const surroundings: Surroundings = {
    parameters: async (names) => {
        const command = new GetParametersCommand({ Names: [...names] });
        const { Parameters = [] } = await client.send(command, { abortSignal: AbortSignal.timeout(PATIENCE_MS) });
        return new Map(Parameters.map(({ Name = "", Value = "" }) => [Name, Value]));
    },
    now: () => new Date(),
    log: (line) => console.log(line),
};

/** Called by AWS Client VPN before each connection. */
export const handler = (event: unknown): Promise<Answer> => answerTo(event, surroundings);
