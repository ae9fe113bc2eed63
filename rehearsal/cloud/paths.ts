import { isRecord } from "./values";

/** The values at `a.b[].c` together with the exact path of each. */
export function valuesAt(root: unknown, path: string): { path: string; value: unknown }[] {
    let found: { path: string; value: unknown }[] = [{ path: "", value: root }];
    for (const part of path.split(".")) {
        const key = part.replace("[]", "");
        found = found.flatMap(({ path: at, value }) => {
            const inner = isRecord(value) ? value[key] : undefined;
            const where = at === "" ? key : `${at}.${key}`;
            if (inner === undefined || inner === null) {
                return [];
            }
            if (!part.endsWith("[]")) {
                return [{ path: where, value: inner }];
            }
            return Array.isArray(inner) ? inner.map((value: unknown, i) => ({ path: `${where}[${i}]`, value })) : [];
        });
    }
    return found;
}
