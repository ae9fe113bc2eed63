import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { receiptPage, whyPageChanged } from "../../../commands/verify/page";
import { parseReceipt, type ReceiptContent, receiptText, sealed, whyChanged } from "../../../commands/verify/receipt";

const CONTENT: ReceiptContent = {
    receipt: "contractor-access-kit/verify/1",
    kit: { version: "0.1.0", policyLock: "ab".repeat(32) },
    made: { at: "2026-12-15T02:15:00.000Z", by: "jo.lee" },
    person: {
        handle: "ana-silva",
        name: "Ána <b>Silva</b> & </script><script>alert(1)</script>",
        login: "ana-silva@contractors.acme.example",
        github: { login: "anasilva", id: 4815162, existingMember: false },
        knownFrom: "the state; no entry in the stack file",
    },
    organization: { name: "acme", awsAccount: "123456789012", okta: "acme.okta.com", github: "acme" },
    expectation: "nothing",
    systems: [
        {
            system: "Okta",
            outcome: "asked",
            startedAt: "2026-12-15T02:14:59.000Z",
            endedAt: "2026-12-15T02:15:00.000Z",
            traces: [{ kind: "user", id: "00u1", access: false, left: true, detail: "DEPROVISIONED" }],
        },
        {
            system: "GitHub",
            outcome: "failed",
            startedAt: "2026-12-15T02:14:59.000Z",
            endedAt: "2026-12-15T02:15:00.000Z",
            error: "503",
            traces: [],
        },
    ],
    verdict: "something left",
};

const receipt = sealed(CONTENT);
const text = Buffer.from(receiptText(receipt));
const page = Buffer.from(receiptPage(receipt));

function changed(bytes: Buffer, at: number, to: number): Buffer {
    const copy = Buffer.from(bytes);
    copy[at] = to;
    return copy;
}

describe("a receipt", () => {
    it("is as it was written", () => {
        expect([whyChanged(text), whyPageChanged(page)]).toEqual([undefined, undefined]);
    });

    it("has the hash of its sorted content, as jq would print it", () => {
        const sorted = JSON.stringify((JSON.parse(text.toString()) as { content: object }).content);
        expect(receipt.sha256).toBe(createHash("sha256").update(sorted).digest("hex"));
        expect(Object.keys(receipt.content)).toEqual(Object.keys(receipt.content).sort());
        expect(sealed(parseReceipt(text.toString()).content)).toEqual(receipt);
    });

    it("shows any changed byte", () => {
        for (let at = 0; at < text.length; at += 1) {
            expect(whyChanged(changed(text, at, (text[at] ?? 0) ^ 1))).toBeTypeOf("string");
        }
        const others = fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 0, max: 255 }));
        fc.assert(
            fc.property(others, ([at, to]) => {
                fc.pre(text[at] !== to);
                expect(whyChanged(changed(text, at, to))).toBeTypeOf("string");
            }),
        );
    });

    it("shows anything put in, left out or put behind", () => {
        const places = fc.nat(text.length);
        fc.assert(
            fc.property(places, fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.nat(4), (at, more, less) => {
                const other = Buffer.concat([text.subarray(0, at), more, text.subarray(at + less)]);
                fc.pre(!other.equals(text));
                expect(whyChanged(other)).toBeTypeOf("string");
            }),
        );
        expect(whyChanged(Buffer.concat([Buffer.from("\uFEFF"), text]))).toBeTypeOf("string");
        expect(whyChanged(Buffer.from("{}"))).toMatch(/^this is no receipt of this kit/);
    });

    it("shows another content with a hash of its own only by the hash, which is why that is noted elsewhere", () => {
        const other = sealed({ ...CONTENT, verdict: "nothing left" });
        expect(whyChanged(Buffer.from(receiptText(other)))).toBeUndefined();
        expect(other.sha256).not.toBe(receipt.sha256);
    });
});

describe("the page of a receipt", () => {
    it("shows any changed byte", () => {
        for (let at = 0; at < page.length; at += 1) {
            expect(whyPageChanged(changed(page, at, (page[at] ?? 0) ^ 1))).toBeTypeOf("string");
        }
    });

    it("carries nothing that runs or is fetched, whatever the names are", () => {
        const html = page.toString();
        expect(html.match(/<script/g)).toHaveLength(1);
        expect(html).not.toMatch(/<(?:link|img|iframe)|https?:\/\/|<b>Silva/);
        expect(html).toContain("Ána &lt;b&gt;Silva");
    });

    it("says what is left, what could not be asked, and the verdict", () => {
        const html = page.toString();
        expect(html).toContain("<strong>Something is left</strong>");
        expect(html).toContain("<strong>could not be asked</strong>: 503");
        expect(html).toContain("user <code>00u1</code> (DEPROVISIONED)");
    });
});
