import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { isAbsolute, join } from "node:path";
import type { Organization } from "../../components/configuration/organization";
import type { Found } from "../people/find-people";
import type { Asked } from "./ask";
import type { Verdict } from "./judge";
import { receiptPage } from "./page";
import { type Receipt, receiptText, sealed } from "./receipt";

const ROOT = join(__dirname, "..", "..");

/** When a receipt is made, and who answers for it. */
export interface Made {
    at: string;
    by: string;
}

/** The name that stands in a receipt: as given, else CI's actor, else the user of this machine. */
export function madeBy(given: string | undefined, env: NodeJS.ProcessEnv): string {
    return given ?? env.GITHUB_ACTOR ?? userInfo().username;
}

/** The receipt of one person's verification. */
export function makeReceipt(
    { person, name, knownFrom, entry }: Found,
    organization: Organization,
    asked: readonly Asked[],
    { expectation, verdict, left }: Verdict,
    made: Made,
): Receipt {
    const { handle, names, oktaUserId, github } = person;
    return sealed({
        receipt: "contractor-access-kit/verify/1",
        kit: { version: kitVersion(), policyLock: hashOf(join(ROOT, "policies", "rules.lock.json")) },
        made,
        person: {
            handle,
            ...(name !== undefined && { name }),
            login: names.login,
            ...(oktaUserId !== undefined && { oktaUserId }),
            ...(github && { github }),
            knownFrom,
        },
        organization: {
            name: organization.name,
            awsAccount: organization.aws.accountId,
            okta: `${organization.okta.orgName}.${organization.okta.baseUrl}`,
            github: organization.github.organization,
        },
        ...(entry && { entry: { state: entry.state, from: entry.from, until: entry.until } }),
        expectation,
        systems: asked.map(({ system, outcome, startedAt, endedAt, error, traces }) => ({
            system,
            outcome,
            startedAt,
            endedAt,
            ...(error !== undefined && { error }),
            traces: traces.map((trace) => ({
                kind: trace.kind,
                id: trace.id,
                access: trace.access,
                left: left.includes(trace),
                ...(trace.detail !== undefined && { detail: trace.detail }),
            })),
        })),
        verdict,
    });
}

function kitVersion(): string {
    return (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version;
}

function hashOf(file: string): string {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Writes a receipt and its page into a folder; returns their paths as they were named. */
export function writeReceipt(receipt: Receipt, out: string, folder: string): string[] {
    const { made, person } = receipt.content;
    const stamp = made.at.replace(/\.\d+Z$/, "Z").replaceAll(/[-:]/g, "");
    const target = isAbsolute(out) ? out : join(folder, out);
    mkdirSync(target, { recursive: true });
    const texts = { json: receiptText(receipt), html: receiptPage(receipt) };
    return Object.entries(texts).map(([ending, text]) => {
        const name = `${person.handle}-${stamp}.${ending}`;
        writeFileSync(join(target, name), text);
        return join(out, name);
    });
}
