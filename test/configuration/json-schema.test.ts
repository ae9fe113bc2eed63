import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { JSON_SCHEMA_FILE, stackFileJsonSchema } from "../../components/configuration/json-schema";
import { A_STACK_FILE } from "./support/a-stack-file";
import { judged, spoilt } from "./support/judged";

const ROOT = join(__dirname, "..", "..");

/** Editors read patterns as Unicode; this validator, of the time of draft 7, must be told to. */
function unicodeValidator(): Ajv.Ajv {
    const ajv = new Ajv({ allErrors: true });
    ajv.removeKeyword("pattern");
    ajv.addKeyword("pattern", {
        type: "string",
        validate: (pattern: string, text: string) => new RegExp(pattern, "u").test(text),
    });
    return ajv;
}

const accepts = unicodeValidator().compile(stackFileJsonSchema());

function isAccepted(text: string): boolean {
    return accepts(parse(text)) === true;
}

/** Every described place of a schema, and the places that have no description. */
function undescribed(schema: unknown, path: string): string[] {
    if (typeof schema !== "object" || schema === null) {
        return [];
    }
    const { properties, additionalProperties, items, description } = schema as Record<string, unknown>;
    const children = [
        ...Object.entries(properties ?? {}).map(([key, child]: [string, unknown]): [string, unknown] => [
            `${path}.${key}`,
            child,
        ]),
        [`${path}.*`, additionalProperties] as const,
        [`${path}[]`, items] as const,
    ];
    const own = description === undefined && path !== "" ? [path] : [];
    return [...own, ...children.flatMap(([where, child]) => undescribed(child, where))];
}

describe("the JSON Schema of stack files", () => {
    it("is what the file beside the schemas says", () => {
        const written: unknown = JSON.parse(readFileSync(join(ROOT, JSON_SCHEMA_FILE), "utf8"));
        expect(written, "run `npm run schema`").toEqual(JSON.parse(JSON.stringify(stackFileJsonSchema())));
    });

    it("is draft 7 and valid", () => {
        expect(stackFileJsonSchema()).toHaveProperty("$schema", "http://json-schema.org/draft-07/schema#");
        expect(new Ajv().validateSchema(stackFileJsonSchema())).toBe(true);
    });

    it("describes every setting", () => {
        expect(undescribed(stackFileJsonSchema(), "")).toEqual([]);
    });

    it("accepts the example and a stack file without defaults", () => {
        expect(isAccepted(readFileSync(join(ROOT, "stacks", "Pulumi.example.yaml"), "utf8"))).toBe(true);
        expect(isAccepted(A_STACK_FILE)).toBe(true);
    });

    it.each([
        ["a misspelt field", spoilt(["squad: checkout\n", "sqaud: checkout\n"])],
        ["a missing field", spoilt(["      squad: checkout\n", ""])],
        ["a misspelt section", spoilt(["    squads:\n", "    squad:\n"])],
        ["a misspelt setting", spoilt(["contractor-access:contractors:", "contractor-access:contractor:"])],
        ["a value that is none of the list", spoilt(["plan: team", "plan: gold"])],
        ["a number for an account id", spoilt(['accountId: "123456789012"', "accountId: 123456789012"])],
        ["a text for a slot", spoilt(["slot: 3 }", 'slot: "3" }'])],
        ["a slot below 1", spoilt(["slot: 3 }", "slot: 0 }"])],
        ["a handle in capitals", spoilt(["    ana-silva:", "    Ana-Silva:"])],
        ["a name with a sign", spoilt(["name: Ana Silva", "name: Ana $ilva"])],
        ["a switch that is no switch", spoilt(["suspended: false", "suspended: no"])],
        ["an organization that is missing", "config:\n  contractor-access:contractors: {}\n"],
        ["a file without config", "encryptionsalt: v1:abc\n"],
    ])("refuses %s, as the validator does", (_, text) => {
        expect(isAccepted(text)).toBe(false);
        expect(judged(text)).not.toEqual([]);
    });

    it("leaves other namespaces and the engine's own keys alone", () => {
        expect(
            isAccepted(`${spoilt(["aws:region: eu-west-1", "aws:anything: [1, { a: 2 }]"])}encryptionsalt: v1:abc\n`),
        ).toBe(true);
    });
});
