import { join } from "node:path";
import { Eta } from "eta";

/** What a template may show: nothing that would be printed as `undefined` or `[object Object]`. */
export type Values = Readonly<Record<string, string | number | boolean | Readonly<Record<string, string>>>>;

const eta = new Eta({
    views: join(__dirname, "templates"),
    cache: true,
    autoEscape: false,
    autoTrim: false,
    autoFilter: true,
    filterFunction: shown,
});

/**
 * The text of a template, such as `docs/ENVIRONMENT.md`; it lies under the same path in `templates`, with `.eta` behind.
 *
 * Throws RangeError when it asks for a value that is not given.
 */
export function renderTemplate(path: string, values: Values): string {
    return eta.render(`./${path}.eta`, strict(values));
}

function shown(value: unknown): string {
    if (typeof value !== "string" && typeof value !== "number") {
        throw new RangeError(`A template shows a value of type ${typeof value}; only texts and numbers can be shown.`);
    }
    return String(value);
}

/** Asking for an unknown value throws, in a condition too, where `undefined` would just be false. */
function strict(values: Values): Values {
    return new Proxy(values, {
        get(target, key) {
            const value = typeof key === "string" && Object.hasOwn(target, key) ? target[key] : undefined;
            if (value === undefined) {
                throw new RangeError(`A template asks for the value ${String(key)}, which nobody gives.`);
            }
            return typeof value === "object" ? strict(value) : value;
        },
    });
}
