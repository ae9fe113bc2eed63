import { join } from "node:path";
import { Eta } from "eta";
import { parseReceipt, type Receipt, receiptText, whyChanged } from "./receipt";

const eta = new Eta({ views: join(__dirname, "templates"), autoEscape: true, autoTrim: false, cache: true });

const EXPECTATIONS: Record<Receipt["content"]["expectation"], string> = {
    nothing: "The entry is gone, so nothing may be left.",
    environment:
        "The entry gives no access on this day, so nothing may be left that gives access. The sandbox is kept.",
    everything: "The entry is active, so this is what the person has.",
};

const VERDICTS: Record<Receipt["content"]["verdict"], { word: string; look: string }> = {
    "nothing left": { word: "Nothing is left", look: "good" },
    "something left": { word: "Something is left", look: "bad" },
    "not everything could be asked": { word: "Not everything could be asked", look: "unsure" },
};

/** A receipt as a page to read and print. It carries the receipt itself, and needs nothing beside it. */
export function receiptPage(receipt: Receipt): string {
    const { content } = receipt;
    const rows = content.systems.map(({ traces, ...system }) => ({
        ...system,
        left: traces.filter(({ left }) => left),
        kept: traces.filter(({ left }) => !left),
    }));
    return eta.render("./receipt.html.eta", {
        ...content,
        sha256: receipt.sha256,
        rows,
        expected: EXPECTATIONS[content.expectation],
        verdict: VERDICTS[content.verdict],
        // Nothing in a script element ends it but this.
        json: receiptText(receipt).replaceAll("<", "\\u003c"),
    });
}

/**
 * The receipt that a page carries.
 *
 * @throws Error when it carries none.
 */
export function receiptOfPage(bytes: Uint8Array): Receipt {
    const text = Buffer.from(bytes).toString("utf8");
    const json = /<script type="application\/json" id="receipt">(.*?)<\/script>/s.exec(text)?.[1];
    if (json === undefined) {
        throw new Error("this is no page of a receipt");
    }
    return parseReceipt(json);
}

/** Why a page is not as it was written; undefined when every byte is as it was. */
export function whyPageChanged(bytes: Uint8Array): string | undefined {
    try {
        const receipt = receiptOfPage(bytes);
        const changed = whyChanged(Buffer.from(receiptText(receipt)));
        const isSame = Buffer.from(receiptPage(receipt)).equals(bytes);
        return changed ?? (isSame ? undefined : "the receipt in it is as it was, and what the page shows is not");
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
