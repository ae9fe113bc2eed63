/** How many letters must be put in, left out, changed or exchanged with their neighbour (optimal string alignment). */
function distance(from: string, to: string): number {
    const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
    const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
    for (let i = 1; i <= from.length; i += 1) {
        const row = [i];
        rows.push(row);
        for (let j = 1; j <= to.length; j += 1) {
            const isExchange = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
            row.push(
                Math.min(
                    at(i - 1, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1),
                    at(i - 1, j) + 1,
                    at(i, j - 1) + 1,
                    isExchange ? at(i - 2, j - 2) + 1 : Infinity,
                ),
            );
        }
    }
    return at(from.length, to.length);
}

/** The word that was probably meant: at most a third of its letters differ. Undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
    const near = candidates
        .map((candidate) => ({ candidate, most: Math.max(1, Math.floor(candidate.length / 3)) }))
        // A word of another length is not near, and comparing a very long one would take long.
        .filter(({ candidate, most }) => Math.abs(candidate.length - word.length) <= most)
        .map(({ candidate, most }) => ({
            candidate,
            most,
            steps: distance(word.toLowerCase(), candidate.toLowerCase()),
        }))
        .filter(({ steps, most }) => steps <= most)
        .sort((a, b) => a.steps - b.steps);
    return near[0]?.candidate;
}
