import { describe, expect, it } from "vitest";
import { renewCommand, staleFiles } from "../../../rehearsal/cloud/generate";
import { entryOf, knownTypes, typesWithSchema } from "../../../rehearsal/cloud/table/index";
import { fields, type Shape } from "../../../rehearsal/cloud/types";

/** True when `a.b[].c` leads somewhere in the inputs of the SDK. */
function exists(shape: Shape, path: readonly string[]): boolean {
    const [part, ...rest] = path;
    if (part === undefined) {
        return true;
    }
    if (typeof shape !== "object" || Array.isArray(shape)) {
        return false;
    }
    const named = shape as Readonly<Record<string, Shape>>;
    const inner = "*" in named ? named["*"] : fields(named).get(part.replace("[]", ""))?.shape;
    if (inner === undefined) {
        return false;
    }
    const [item] = Array.isArray(inner) ? (inner as readonly Shape[]) : [];
    return part.endsWith("[]") ? item !== undefined && exists(item, rest) : exists(inner, rest);
}

describe("the generated schemas", () => {
    it("are what the installed SDKs say", async () => {
        expect(await staleFiles(), `renew with: ${renewCommand}`).toEqual([]);
    });

    it("have a row each, and each row has a schema", () => {
        expect(knownTypes()).toEqual(typesWithSchema());
    });
});

describe("the table", () => {
    it.each(knownTypes())("names only properties that %s has", (type) => {
        const entry = entryOf(type);
        const inputs = entry?.schema.inputs ?? {};
        const row = entry?.row;
        const references = row?.references ?? [];
        const onInputs = [
            ...(row?.replaces ?? []),
            ...(row?.computed ?? []),
            ...(row?.unordered ?? []),
            ...(row?.json ?? []),
            ...Object.keys(row?.defaults ?? {}),
            ...Object.keys(row?.same ?? {}),
            ...Object.keys(row?.allowed ?? {}),
            ...(row?.autoName === undefined ? [] : [row.autoName]),
        ];
        const anywhere = [...references.map(({ path }) => path), ...(row?.unique ?? []).flatMap((u) => u.properties)];
        const hasOutput = (path: string) => entry?.schema.outputs.includes(path) === true;
        const missing = [
            ...onInputs.filter((path) => !exists(inputs, path.split("."))),
            ...anywhere.filter((path) => !hasOutput(path) && !exists(inputs, path.split("."))),
        ];
        expect(missing).toEqual([]);
    });

    it.each(knownTypes())("says where the row of %s comes from", (type) => {
        expect(entryOf(type)?.row.source).toMatch(/\[[TMPDK]\]/);
    });

    it.each(knownTypes())("lets references of %s lead to types and outputs that exist", (type) => {
        const lost = (entryOf(type)?.row.references ?? []).filter(({ to, by = [] }) => {
            const target = entryOf(to)?.schema;
            const known = (key: string) =>
                key === "id" || target?.outputs.includes(key) === true || fields(target?.inputs ?? {}).has(key);
            return target === undefined || !by.every(known);
        });
        expect(lost).toEqual([]);
    });
});
