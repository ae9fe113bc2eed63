import { Command } from "commander";
import { servePort } from "../../providers/sonarqube/serve";
import type { Apis } from "../apis/apis";
import { awsApi } from "../apis/aws";
import { githubApi } from "../apis/github";
import { listen } from "../apis/listen";
import { oktaApi } from "../apis/okta";
import { keptSonarqube } from "../sonarqube/kept";
import { RecordedSonarqube } from "../sonarqube/recorded";
import { sonarqubeApi } from "../sonarqube/serve";
import { Cloud } from "./cloud";
import { FileStore } from "./file-store";
import { serve } from "./serve";
import { type CloudSettings, defaultSettings } from "./settings";

/*
 * node scripts/run.cjs rehearsal/cloud/main.ts --state FILE --sonarqube-state FILE [--account ...]
 *
 * Three lines of output: the port of AWS, GitHub and Okta; the port of SonarQube, which is the real provider on a fake
 * of the server; and the addresses of the services' HTTP APIs as JSON, {"aws": ..., "okta": ..., "github": ...,
 * "sonarqube": ...}. Attach the providers with PULUMI_DEBUG_PROVIDERS=aws:FIRST,github:FIRST,okta:FIRST,sonarqube:SECOND.
 * It ends when its standard input closes or on SIGTERM, so nothing is left behind when the one who started it goes.
 */

function json(text: string): Record<string, string> {
    return JSON.parse(text) as Record<string, string>;
}

const program = new Command("in-memory-cloud")
    .requiredOption("--state <file>", "JSON file with everything in the cloud; made when it does not exist")
    .requiredOption("--sonarqube-state <file>", "JSON file with everything in SonarQube; made as well")
    .option("--account <id>", "AWS account", defaultSettings.accountId)
    .option("--partition <name>", "AWS partition", defaultSettings.partition)
    .option("--region <name>", "AWS region of the provider", defaultSettings.region)
    .option(
        "--default-tags <json>",
        "defaultTags of the AWS provider, as a JSON object",
        json,
        defaultSettings.defaultTags,
    )
    .option("--okta-org <name>", "Okta organization", defaultSettings.oktaOrganization)
    .option("--okta-base-url <domain>", "Okta domain", defaultSettings.oktaBaseUrl)
    .option("--github-org <name>", "GitHub organization", defaultSettings.githubOrganization)
    .parse();

interface Options {
    state: string;
    sonarqubeState: string;
    account: string;
    partition: string;
    region: string;
    defaultTags: Record<string, string>;
    oktaOrg: string;
    oktaBaseUrl: string;
    githubOrg: string;
}

async function main(options: Options): Promise<void> {
    const settings: Partial<CloudSettings> = {
        accountId: options.account,
        partition: options.partition,
        region: options.region,
        defaultTags: options.defaultTags,
        oktaOrganization: options.oktaOrg,
        oktaBaseUrl: options.oktaBaseUrl,
        githubOrganization: options.githubOrg,
    };
    const cloud = new Cloud(new FileStore(options.state), settings);
    const stop = () => void cloud.store.flush().finally(() => process.exit(0));
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    process.stdin.once("end", stop).once("close", stop).resume();
    // An owner that was killed reads nothing any more: the SDK would go on for ever to report that it cannot report it.
    for (const stream of [process.stdout, process.stderr]) {
        stream.once("error", () => process.exit(1));
    }
    await serve(cloud);
    const sonarqube = keptSonarqube(options.sonarqubeState);
    console.log(String(await servePort(new RecordedSonarqube(sonarqube, cloud.store))));
    const apis: Apis = {
        aws: awsApi(cloud),
        okta: oktaApi(cloud),
        github: githubApi(cloud),
        sonarqube: sonarqubeApi(sonarqube),
    };
    const addresses = Object.entries(apis).map(async ([name, api]) => [name, (await listen(api)).url] as const);
    console.log(JSON.stringify(Object.fromEntries(await Promise.all(addresses))));
}

void main(program.opts<Options>());
