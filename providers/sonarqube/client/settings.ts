import { z } from "zod";
import { type Http, nothing } from "./http";

const definitions = z.object({
    definitions: z.array(
        z.object({ key: z.string(), type: z.string().optional(), multiValues: z.boolean().optional() }),
    ),
});
const values = z.object({
    settings: z.array(
        z.object({
            key: z.string(),
            value: z.string().optional(),
            values: z.array(z.string()).optional(),
            inherited: z.boolean().optional(),
        }),
    ),
});

/** How a setting takes its value. */
export type SettingKind = "one value" | "list" | "property set";

/** Every setting that the server knows for a project, and how it takes its value. */
export async function knownSettings(http: Http, component: string): Promise<Map<string, SettingKind>> {
    const path = "api/settings/list_definitions";
    const list = await http({ method: "GET", path, query: { component } }, definitions);
    return new Map(
        list.definitions.map(({ key, type, multiValues }) => [
            key,
            type === "PROPERTY_SET" ? "property set" : multiValues === true ? "list" : "one value",
        ]),
    );
}

/** The settings that a project has of its own, lists joined with commas; all of them, or those of `keys`. */
export async function ownSettings(
    http: Http,
    component: string,
    keys?: readonly string[],
): Promise<Record<string, string>> {
    const query = { component, ...(keys !== undefined && { keys: keys.join(",") }) };
    const { settings } = await http({ method: "GET", path: "api/settings/values", query }, values);
    const own = settings.filter((setting) => setting.inherited !== true);
    return Object.fromEntries(
        own.flatMap(({ key, value, values: list }) => {
            const text = value ?? list?.join(",");
            return text === undefined ? [] : [[key, text]];
        }),
    );
}

export async function setSetting(
    http: Http,
    setting: { component: string; key: string; value: string; kind: SettingKind },
): Promise<void> {
    const { component, key, value, kind } = setting;
    const given = kind === "list" ? { values: value.split(",").map((each) => each.trim()) } : { value };
    await http({ method: "POST", path: "api/settings/set", form: { component, key, ...given } }, nothing);
}

/** Gives settings of a project back to the server's own values. */
export async function resetSettings(http: Http, component: string, keys: readonly string[]): Promise<void> {
    await http({ method: "POST", path: "api/settings/reset", form: { component, keys: keys.join(",") } }, nothing);
}
