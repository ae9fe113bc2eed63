/** The type of the resource that a URN names, without those of its parents. */
export function typeOf(urn: string): string {
    return urn.split("::")[2]?.split("$").pop() ?? "";
}

/** The last part of a URN. */
export function logicalName(urn: string): string {
    return urn.split("::").at(-1) ?? urn;
}
