import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerTo } from "../../components/connect-handler/decide";
import { EVENT, PARAMETERS, RECORD } from "./an-event";

const TODAY = "2027-01-15T09:30:00Z";

interface Circumstances {
    parameters?: Readonly<Record<string, string>>;
    at?: string;
}

/** Asks the handler with its surroundings in memory, and tells what it looked up and logged. */
async function ask(event: unknown, { parameters = PARAMETERS, at = TODAY }: Circumstances = {}) {
    const names: string[] = [];
    const lines: unknown[] = [];
    const answer = await answerTo(event, {
        parameters: (asked) => {
            names.push(...asked);
            return Promise.resolve(new Map(Object.entries(parameters).filter(([name]) => asked.includes(name))));
        },
        now: () => new Date(at),
        log: (line) => lines.push(line),
    });
    return { answer, names, lines };
}

const withRecord = (record: unknown) => ({
    ...PARAMETERS,
    "/contractors-vpn/ana-silva": typeof record === "string" ? record : JSON.stringify(record),
});

const only = (name: keyof typeof PARAMETERS) => ({ [name]: PARAMETERS[name] });

const refused = (message: string) => ({
    allow: false,
    "error-msg-on-denied-connection": message,
    "posture-compliance-statuses": [],
    "schema-version": "v3",
});
const NO_ACCESS = refused("You have no access to this VPN. Ask your sponsor.");
const BROKEN = refused("Your access cannot be checked. Ask your sponsor to have it repaired.");

describe("the connect handler lets in", () => {
    it.each([
        ["the first second of the first day", "2026-12-01T00:00:00Z"],
        ["a day in between", TODAY],
        ["the last second of the last day", "2027-02-26T23:59:59.999Z"],
    ])("whoever has a record, on %s", async (_when, at) => {
        const { answer, names } = await ask(EVENT, { at });
        expect(answer).toEqual({
            allow: true,
            "error-msg-on-denied-connection": "",
            "posture-compliance-statuses": [],
            "schema-version": "v3",
        });
        expect(names).toEqual(["/contractors-platform/vpn-endpoint", "/contractors-vpn/ana-silva"]);
    });

    it("with fields beside those that decide, such as AWS may add", async () => {
        expect((await ask({ ...EVENT, "device-trust": "high" })).answer.allow).toBe(true);
    });
});

describe("the connect handler refuses, and says what the person can do", () => {
    it.each([
        ["after the last day", "2027-02-27T00:00:00Z", {}, "Your access ended on 2027-02-26. Ask jo.lee@acme.example."],
        ["years later", "2031-01-01T00:00:00Z", {}, "Your access ended on 2027-02-26. Ask jo.lee@acme.example."],
        [
            "before the first day",
            "2026-11-30T23:59:59Z",
            {},
            "Your access starts on 2026-12-01. Ask jo.lee@acme.example.",
        ],
        ["while suspended", TODAY, { suspended: true }, "Your access is suspended. Ask jo.lee@acme.example."],
        [
            "after the end, suspended or not",
            "2027-03-01T12:00:00Z",
            { suspended: true },
            "Your access ended on 2027-02-26. Ask jo.lee@acme.example.",
        ],
    ])("%s", async (_why, at, changes, message) => {
        const { answer } = await ask(EVENT, { at, parameters: withRecord({ ...RECORD, ...changes }) });
        expect(answer).toEqual(refused(message));
    });

    it("whoever has no record", async () => {
        expect((await ask(EVENT, { parameters: only("/contractors-platform/vpn-endpoint") })).answer).toEqual(
            NO_ACCESS,
        );
    });

    it.each([
        ["another domain", "ana-silva@acme.example"],
        ["a domain that ends alike", "ana-silva@evil-contractors.acme.example"],
        ["capitals", "Ana-Silva@contractors.acme.example"],
        ["capitals in the domain", "ana-silva@Contractors.acme.example"],
        ["a letter of another alphabet", "аna-silva@contractors.acme.example"],
        ["a letter that lower case makes", "ana-silva@contractors.acme.exampl\u212A"],
        ["full-width letters", "\uFF41na-silva@contractors.acme.example"],
        ["a space behind", "ana-silva@contractors.acme.example "],
        ["a line behind", "ana-silva@contractors.acme.example\n"],
        ["a second @", "ana-silva@contractors.acme.example@acme.example"],
        ["no domain", "ana-silva"],
        ["a path", "../contractors-vpn/ana-silva@contractors.acme.example"],
        ["a version of the parameter", "ana-silva:1@contractors.acme.example"],
        ["the name in full", "Ana Silva <ana-silva@contractors.acme.example>"],
        ["an Okta id", "00u1a2b3c4d5e6f7g8h9"],
    ])("a user name with %s", async (_what, username) => {
        expect((await ask({ ...EVENT, username })).answer).toEqual(NO_ACCESS);
    });

    it("somebody whose record is another person's", async () => {
        const parameters = withRecord({ ...RECORD, login: "ben-okafor@contractors.acme.example" });
        const { answer } = await ask(EVENT, { parameters });
        expect(answer).toEqual(NO_ACCESS);
    });

    it("at an endpoint that is not its own", async () => {
        const event = { ...EVENT, "endpoint-id": "cvpn-endpoint-0fedcba9876543210" };
        expect((await ask(event)).answer).toEqual(NO_ACCESS);
    });

    it("as long as nobody told it which endpoint is its own", async () => {
        expect((await ask(EVENT, { parameters: only("/contractors-vpn/ana-silva") })).answer).toEqual(NO_ACCESS);
    });
});

describe("the connect handler fails closed", () => {
    it.each([
        ["no JSON", "forever"],
        ["nothing", ""],
        ["null", "null"],
        ["a list", "[]"],
        ["no last day", { ...RECORD, endsOn: undefined }],
        ["a last day that is no day", { ...RECORD, endsOn: "2027-02-30" }],
        ["a last day of text that sorts behind all days", { ...RECORD, endsOn: "never" }],
        ["a last day with a time", { ...RECORD, endsOn: "2027-02-26T00:00:00Z" }],
        ["a number for a day", { ...RECORD, endsOn: 20270226 }],
        ["no first day", { ...RECORD, startsOn: undefined }],
        ["an empty first day", { ...RECORD, startsOn: "" }],
        ["no word on suspension", { ...RECORD, suspended: undefined }],
        ["suspension in words", { ...RECORD, suspended: "false" }],
        ["no sponsor", { ...RECORD, sponsor: undefined }],
        ["a sponsor that would break the message", { ...RECORD, sponsor: `${"a".repeat(300)}@acme.example` }],
        ["a sponsor with a second line", { ...RECORD, sponsor: "jo.lee@acme.example\nClick here" }],
        ["a restriction of a later version", { ...RECORD, onlyFrom: "203.0.113.0/24" }],
    ])("on a record that is %s", async (_what, record) => {
        expect((await ask(EVENT, { parameters: withRecord(record) })).answer).toEqual(BROKEN);
    });

    it.each([
        ["no event", undefined],
        ["null", null],
        ["text", JSON.stringify(EVENT)],
        ["a list", [EVENT]],
        ["no user name, as with a certificate", { ...EVENT, username: undefined, "common-name": "ana-silva" }],
        ["an empty user name", { ...EVENT, username: "" }],
        ["a list of user names", { ...EVENT, username: [EVENT.username] }],
        ["no endpoint", { ...EVENT, "endpoint-id": undefined }],
        ["no connection", { ...EVENT, "connection-id": undefined }],
        ["an older form", { ...EVENT, "schema-version": "v1" }],
        ["a form of tomorrow", { ...EVENT, "schema-version": "v4" }],
        ["fields of a prototype only", Object.create(EVENT) as unknown],
    ])("on an event that is %s, without looking anything up", async (_what, event) => {
        const { answer, names } = await ask(event);
        expect(answer).toEqual(refused("This connection cannot be checked."));
        expect(names).toEqual([]);
    });

    const outage = {
        parameters: () => Promise.reject(new Error("ThrottlingException: Rate exceeded")),
        now: () => new Date(TODAY),
    };

    it("when the lookup fails, and says so in the log", async () => {
        const lines: unknown[] = [];
        const answer = await answerTo(EVENT, { ...outage, log: (line) => lines.push(line) });
        expect(answer).toEqual(refused("Your access cannot be checked right now. Try again in a few minutes."));
        expect(lines).toEqual([
            { decision: "refused", reason: "failed", error: "Error: ThrottlingException: Rate exceeded" },
        ]);
    });

    it("when the clock is broken", async () => {
        expect((await ask(EVENT, { at: "never" })).answer.allow).toBe(false);
    });

    it("on whatever else somebody sends, and never throws", async () => {
        const anybody = {
            parameters: (names: readonly string[]) =>
                Promise.resolve(new Map(names.map((name) => [name, parameterFor(name)]))),
            now: () => new Date(TODAY),
            log: () => undefined,
        };
        await fc.assert(
            fc.asyncProperty(fc.anything({ withBigInt: true, withNullPrototype: true }), async (event) => {
                expect((await answerTo(event, anybody)).allow).toBe(false);
            }),
            { numRuns: 2000 },
        );
        await fc.assert(
            fc.asyncProperty(
                fc.constantFrom("username", "endpoint-id", "connection-id", "schema-version"),
                fc.anything(),
                async (field, value) => {
                    fc.pre(value !== EVENT[field] && !(field === "connection-id" && typeof value === "string"));
                    expect((await answerTo({ ...EVENT, [field]: value }, anybody)).allow).toBe(false);
                },
            ),
            { numRuns: 2000 },
        );
    });

    it("on whatever else a record holds, and never throws", async () => {
        const text = fc.oneof(fc.string(), fc.json());
        await fc.assert(
            fc.asyncProperty(text, async (record) => {
                expect((await ask(EVENT, { parameters: withRecord(record) })).answer.allow).toBe(false);
            }),
        );
        const field = fc.constantFrom(...(Object.keys(RECORD) as (keyof typeof RECORD)[]));
        await fc.assert(
            fc.asyncProperty(field, fc.jsonValue(), async (name, value) => {
                // A sponsor may be anybody: only the message changes.
                fc.pre(value !== RECORD[name] && name !== "sponsor");
                expect((await ask(EVENT, { parameters: withRecord({ ...RECORD, [name]: value }) })).answer.allow).toBe(
                    false,
                );
            }),
        );
    });
});

/** A world in which everybody has a record for all times, under the own name. */
function parameterFor(name: string): string {
    const handle = name.replace("/contractors-vpn/", "");
    return name === "/contractors-platform/vpn-endpoint"
        ? EVENT["endpoint-id"]
        : JSON.stringify({ ...RECORD, login: `${handle}@contractors.acme.example` });
}

describe("what the connect handler says", () => {
    it("fits into Client VPN's 255 characters, whoever the sponsor is", async () => {
        const sponsor = `${"a".repeat(87)}@acme.example`;
        const { answer } = await ask(EVENT, { parameters: withRecord({ ...RECORD, sponsor, suspended: true }) });
        expect(answer["error-msg-on-denied-connection"]).toContain(sponsor);
        expect(answer["error-msg-on-denied-connection"].length).toBeLessThanOrEqual(255);
    });

    it("logs who was let in or refused, and why, and no more of an event than it needs", async () => {
        const { connection, ...told } = {
            username: EVENT.username,
            endpoint: EVENT["endpoint-id"],
            connection: EVENT["connection-id"],
        };
        expect((await ask(EVENT)).lines).toEqual([{ decision: "allowed", ...told, connection }]);
        expect((await ask(EVENT, { at: "2027-02-27T00:00:00Z" })).lines).toEqual([
            { decision: "refused", reason: "ended", ...told, connection },
        ]);
        const [line] = (await ask({ ...EVENT, username: "a".repeat(10_000) })).lines as Record<string, string>[];
        expect(line?.username).toHaveLength(300);
    });
});
