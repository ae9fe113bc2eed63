import { createHash } from "node:crypto";
import { isRecord, isSecret, type Plain, type Properties, type Props, secret, unwrap, type Value } from "./values";

/*
 * A secret input is secret wherever it shows up in the outputs, and the cloud's file holds no secret at all: a short
 * digest stands for it, so that equal values still compare equal.
 */

const mark = "[secret] ";

function digest(value: unknown): string {
    return mark + createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
}

/** What the inputs of a call keep secret. */
export class Secrets {
    readonly #paths = new Set<string>();
    readonly #texts: string[] = [];

    constructor(inputs: Properties) {
        for (const [key, value] of Object.entries(inputs)) {
            this.#collect(value, key);
        }
    }

    #collect(value: Value, path: string): void {
        if (isSecret(value)) {
            this.#paths.add(path);
            this.#remember(unwrap(value));
        } else if (Array.isArray(value)) {
            value.forEach((item, i) => this.#collect(item, `${path}[${i}]`));
        } else if (isRecord(value)) {
            Object.entries(value).forEach(([key, item]) => this.#collect(item, `${path}.${key}`));
        }
    }

    #remember(value: Value): void {
        // Shorter texts are part of too many others by chance.
        if (typeof value === "string" && value.length >= 4) {
            this.#texts.push(value);
        } else if (typeof value === "object" && value !== null) {
            Object.values(value as object).forEach((inner: Value) => this.#remember(inner));
        }
    }

    #isSecret(value: unknown, path: string): boolean {
        return this.#paths.has(path) || (typeof value === "string" && this.#texts.some((text) => value.includes(text)));
    }

    #replace<T>(value: Plain, path: string, replacement: (secret: Plain) => T): Plain | T | (Plain | T)[] | object {
        if (this.#isSecret(value, path)) {
            return replacement(value);
        }
        if (Array.isArray(value)) {
            return value.map((item, i) => this.#replace(item, `${path}[${i}]`, replacement) as Plain);
        }
        if (isRecord(value)) {
            return Object.fromEntries(
                Object.entries(value).map(([k, v]) => [k, this.#replace(v, `${path}.${k}`, replacement)]),
            );
        }
        return value;
    }

    /** The properties with their secrets wrapped, for the engine. */
    conceal(plain: Props): Properties {
        return Object.fromEntries(
            Object.entries(plain).map(([key, value]) => [key, this.#replace(value, key, (v) => secret(v)) as Value]),
        );
    }

    /** The properties with digests in the place of secrets, for the file. */
    redact(plain: Props): Props {
        return Object.fromEntries(
            Object.entries(plain).map(([key, value]) => [key, this.#replace(value, key, digest) as Plain]),
        );
    }
}

/**
 * A live value as the engine gets it: where the engine holds a secret, the answer is a secret too, and the value that
 * the file has only a digest of is the engine's own.
 */
export function restore(live: Plain, recorded: Value | undefined): Value {
    if (isSecret(recorded)) {
        const own = unwrap(recorded);
        return secret(live === digest(own) ? own : live);
    }
    if (Array.isArray(live)) {
        return live.map((item, i) => restore(item, Array.isArray(recorded) ? recorded[i] : undefined));
    }
    if (isRecord(live)) {
        const other = isRecord(recorded) ? recorded : {};
        return Object.fromEntries(Object.entries(live).map(([k, v]) => [k, restore(v, other[k])]));
    }
    return live;
}
