/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/** The one place in which two texts differ, as `diff -u` shows it; empty when they are the same. */
export function lineDiff(path: string, before: string, after: string): string[] {
    if (before === after) {
        return [];
    }
    const [old, young] = [linesOf(before), linesOf(after)];
    const shortest = Math.min(old.length, young.length);
    let start = 0;
    while (start < shortest && old[start] === young[start]) {
        start += 1;
    }
    let end = 0;
    while (end < shortest - start && old.at(-1 - end) === young.at(-1 - end)) {
        end += 1;
    }
    const from = Math.max(0, start - CONTEXT);
    const leading = old.slice(from, start);
    const trailing = old.slice(old.length - end, Math.min(old.length, old.length - end + CONTEXT));
    const removed = old.slice(start, old.length - end);
    const added = young.slice(start, young.length - end);
    const around = leading.length + trailing.length;
    return [
        `--- ${path}`,
        `+++ ${path}`,
        `@@ -${from + 1},${around + removed.length} +${from + 1},${around + added.length} @@`,
        ...leading.map((line) => ` ${line}`),
        ...removed.map((line) => `-${line}`),
        ...added.map((line) => `+${line}`),
        ...trailing.map((line) => ` ${line}`),
    ];
}

function linesOf(text: string): string[] {
    return text.replace(/\r?\n$/, "").split(/\r?\n/);
}
