import { expect, it, onTestFinished } from "vitest";
import { awsApi } from "../../../rehearsal/apis/aws";
import { callsOf } from "../../../rehearsal/apis/faults";
import { listen } from "../../../rehearsal/apis/listen";
import { Cloud } from "../../../rehearsal/cloud/cloud";

interface Answer {
    Plaintext?: string;
    CiphertextBlob?: string;
    __type?: string;
}

async function aKms() {
    const cloud = new Cloud();
    const { url, stop } = await listen(awsApi(cloud));
    onTestFinished(stop);
    const ask = async (operation: string, input: object) => {
        const headers = { authorization: "AWS4-HMAC-SHA256 signed", "x-amz-target": `TrentService.${operation}` };
        const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
        return (await answer.json()) as Answer;
    };
    return { ask, world: cloud.store.world() };
}

const Plaintext = Buffer.from("the key of a stack's secrets").toString("base64");

it("gives back what it encrypted, also after a new start, and records no change", async () => {
    const { ask, world } = await aKms();
    const { CiphertextBlob = "" } = await ask("Encrypt", { KeyId: "alias/pulumi-contractors", Plaintext });
    expect(Buffer.from(CiphertextBlob, "base64").toString("latin1")).not.toContain("secrets");
    const later = await aKms();
    expect((await later.ask("Decrypt", { CiphertextBlob })).Plaintext).toBe(Plaintext);
    expect(callsOf(world)).toEqual([]);
});

it("refuses what it did not encrypt", async () => {
    const { ask } = await aKms();
    const { CiphertextBlob = "" } = await ask("Encrypt", { KeyId: "alias/pulumi-contractors", Plaintext });
    const changed = Buffer.from(CiphertextBlob, "base64");
    changed[20] = (changed[20] ?? 0) ^ 1;
    for (const blob of [changed, Buffer.from("short")]) {
        const refused = await ask("Decrypt", { CiphertextBlob: blob.toString("base64") });
        expect(refused.__type).toBe("InvalidCiphertextException");
    }
});
