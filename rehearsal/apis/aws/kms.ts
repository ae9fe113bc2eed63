import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { textOf } from "./form";
import type { Operations } from "./operation";
import { AwsError } from "./protocol";

/* KMS, which keeps the key of a stack's secrets, as docs/setup.md wants it. One key goes by all names. */

const KEY = createHash("sha256").update("the key of the in-memory KMS").digest();
const NONCE = 12;
const TAG = 16;

export const kms: Operations = {
    Encrypt: (input) => {
        const nonce = randomBytes(NONCE);
        const cipher = createCipheriv("aes-256-gcm", KEY, nonce);
        const sealed = [cipher.update(textOf(input, "Plaintext"), "base64"), cipher.final()];
        const blob = Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]);
        return { KeyId: textOf(input, "KeyId"), CiphertextBlob: blob.toString("base64") };
    },
    Decrypt: (input) => {
        const blob = Buffer.from(textOf(input, "CiphertextBlob"), "base64");
        try {
            const decipher = createDecipheriv("aes-256-gcm", KEY, blob.subarray(0, NONCE));
            decipher.setAuthTag(blob.subarray(-TAG));
            const plain = Buffer.concat([decipher.update(blob.subarray(NONCE, -TAG)), decipher.final()]);
            return { Plaintext: plain.toString("base64") };
        } catch {
            throw new AwsError("InvalidCiphertextException", "The ciphertext is not of this key");
        }
    },
};
