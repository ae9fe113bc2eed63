import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { judgeStackFile } from "../../components/configuration/judge-stack-file";
import { stackFileJsonSchema } from "../../components/configuration/json-schema";
import { accessState } from "../../components/planning/access-window";

const FILE = "stacks/Pulumi.example.yaml";
const bytes = readFileSync(join(__dirname, "..", "..", FILE));
const text = bytes.toString("utf8");

/** Fields that cannot stand beside the others; the example shows them in comments. */
const IN_COMMENTS = [
    ...["formerContractors", "allowRemovals"],
    ...["platformStack", "clientId", "privateKeyId", "workflowRepository"],
    ...["rule", "resource", "reason", "approvedBy", "until"],
];

/** The fields of a JSON Schema that a value does not use, in any entry of a map or list. */
function unused(schema: unknown, values: readonly unknown[], path: string): string[] {
    const { properties, additionalProperties, items } = schema as Record<string, unknown>;
    const maps = values.filter(
        (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    ) as object[];
    const fields = Object.entries(properties ?? {}).flatMap(([key, child]: [string, unknown]) => {
        const found = maps.flatMap((map) =>
            Object.entries(map)
                .filter(([name]) => name === key)
                .map(([, value]: [string, unknown]) => value),
        );
        return found.length === 0 ? [`${path}.${key}`] : unused(child, found, `${path}.${key}`);
    });
    const free =
        typeof additionalProperties === "object"
            ? unused(
                  additionalProperties,
                  maps.flatMap((map) => Object.values(map) as unknown[]),
                  `${path}.*`,
              )
            : [];
    const inLists = typeof items === "object" ? unused(items, values.flat(), `${path}[]`) : [];
    return [...fields, ...free, ...inLists];
}

describe("stacks/Pulumi.example.yaml", () => {
    it.each(["2026-12-14", "2026-12-15", "2026-12-31", "2027-01-31"])(
        "is valid on %s, with everybody active",
        (today) => {
            const { settings, problems } = judgeStackFile(bytes, FILE, today);
            expect(problems).toBeUndefined();
            expect(settings?.contractors.map((entry) => [entry.handle, accessState(entry, today)])).toEqual([
                ["ana-silva", "active"],
                ["ben-okafor", "active"],
                ["chiara-rossi", "active"],
            ]);
        },
    );

    it("uses every field, or shows it in a comment", () => {
        const fields = unused(stackFileJsonSchema(), [parse(text)], "").map((path) => path.split(/[.:]/).at(-1) ?? "");
        expect(fields.sort()).toEqual([...IN_COMMENTS].sort());
        for (const field of IN_COMMENTS) {
            expect(text).toMatch(new RegExp(`^ *# .*${field}: `, "m"));
        }
    });

    it("is valid with what it shows in comments", () => {
        const uncommented = text.replace(/^( +)# {2,}((?:clientId|privateKeyId): .*)$/gm, "$1$2");
        const { settings } = judgeStackFile(new TextEncoder().encode(uncommented), FILE, "2026-12-15");
        expect(settings?.organization.okta).toMatchObject({
            clientId: "0oa1b2c3d4e5f6g7h8i9",
            privateKeyId: "staging-2026",
        });
    });

    it("binds its schema for editors and quotes its dates", () => {
        expect(text.split("\n")[0]).toBe(
            "# yaml-language-server: $schema=../components/configuration/settings.schema.json",
        );
        expect(text.match(/(?:startsOn|endsOn): (?!"\d{4}-\d{2}-\d{2}"\n)/g)).toBeNull();
    });
});
