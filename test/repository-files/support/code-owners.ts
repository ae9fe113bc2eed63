/** Who owns a path, as GitHub decides: the owners of the last line whose pattern matches. */
export function ownersOf(path: string, codeOwners: string): string[] {
    const owners = codeOwners
        .split("\n")
        .map((line) => line.trim().split(/\s+/))
        .filter(([pattern = ""]) => pattern !== "" && !pattern.startsWith("#"))
        .filter(([pattern = ""]) => matches(pattern, path))
        .map(([, ...names]) => names);
    return owners.at(-1) ?? [];
}

/**
 * Whether a pattern of CODEOWNERS matches a file: the rules of .gitignore but for `!`, `[ ]` and `\`, which GitHub does
 * not take, and for a final `/*`, which matches files of that folder alone. Source: docs.github.com, "About code owners".
 */
export function matches(pattern: string, path: string): boolean {
    const anchored = pattern.slice(0, -1).includes("/");
    const below = pattern.endsWith("/") ? "/.*" : pattern.endsWith("/*") ? "" : "(?:/.*)?";
    const parts = pattern
        .replace(/^\//, "")
        .replace(/\/$/, "")
        .split(/(\*\*\/|\/\*\*$|\*+|\?)/);
    const body = parts
        .map((part) => WILD[part.replace(/^\*+$/, "*")] ?? part.replace(/[.+^${}()|[\]\\]/g, "\\$&"))
        .join("");
    return new RegExp(`^${anchored ? "" : "(?:.*/)?"}${body}${below}$`).test(path);
}

const WILD: Record<string, string> = { "**/": "(?:.*/)?", "/**": "/.*", "*": "[^/]*", "?": "[^/]" };
