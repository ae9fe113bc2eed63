/** Parameters of an operation, as its client wrote them. */
export type Form = Readonly<Record<string, unknown>>;

/**
 * The parameters of a form, where dots lead inwards, numbers count a list from 1, and `member` says that a list comes:
 * `Filter.1.Value.2=b`, `PolicyNames.member.1=a`.
 */
export function readForm(form: URLSearchParams): Form {
    const root: Tree = new Map();
    for (const [path, value] of form) {
        const steps = path.split(".").filter((step) => step !== "member");
        plant(root, steps, value);
    }
    return unfold(root) as Form;
}

type Tree = Map<string, Tree | string>;

function plant(tree: Tree, [step = "", ...rest]: string[], value: string): void {
    if (rest.length === 0) {
        tree.set(step, value);
        return;
    }
    const known = tree.get(step);
    const branch = known instanceof Map ? known : new Map<string, Tree | string>();
    tree.set(step, branch);
    plant(branch, rest, value);
}

function unfold(node: Tree | string): unknown {
    if (typeof node === "string") {
        return node;
    }
    const entries = [...node].map(([step, value]) => [step, unfold(value)] as const);
    const isList = entries.length > 0 && entries.every(([step]) => /^\d+$/.test(step));
    return isList
        ? entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
        : Object.fromEntries(entries);
}

export function textOf(input: Form, name: string): string {
    const value = input[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function textsOf(input: Form, name: string): string[] {
    const value = input[name];
    return Array.isArray(value) ? value.map(String) : [];
}

/** The objects in a list. */
export function formsOf(input: Form, name: string): Form[] {
    const value = input[name];
    return Array.isArray(value) ? (value as Form[]) : [];
}
