/** How a list is written: its values as `<member>` or `<item>` within one element, or as that element repeated. */
export type ListStyle = "member" | "item" | "repeated";

const ESCAPES: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
};

/** A value as an element. What is undefined is left out. */
export function element(name: string, value: unknown, lists: ListStyle): string {
    if (value === undefined) {
        return "";
    }
    if (Array.isArray(value)) {
        return lists === "repeated"
            ? value.map((each) => element(name, each, lists)).join("")
            : `<${name}>${value.map((each) => element(lists, each, lists)).join("")}</${name}>`;
    }
    return `<${name}>${content(value, lists)}</${name}>`;
}

function content(value: unknown, lists: ListStyle): string {
    return typeof value === "object" && value !== null
        ? Object.entries(value)
              .map(([name, each]) => element(name, each, lists))
              .join("")
        : String(value).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** Text as it was before it was written into an element. */
export function unescaped(text: string): string {
    return Object.entries(ESCAPES).reduceRight(
        (plain, [character, escape]) => plain.replaceAll(escape, character),
        text,
    );
}
