/** A function without a test, whose comparison with itself the analyser reports on its second line. */
export function withBug(name: string, comment = ""): string {
    return `export function ${name}(a) {\n    if (a === a) {${comment}\n        return 1;\n    }\n    return 2;\n}\n`;
}

/** For scans whose findings do not matter: the analyser of JavaScript starts a Node.js that takes half of a scan. */
export const QUICKLY_SCANNED = "<nothing />\n";

/** Twelve different lines that nothing is wrong with and that no test must cover. */
export function padding(prefix: string): string {
    return Array.from({ length: 12 }, (_, i) => `export const ${prefix}${i} = "${prefix}-${i * 7}";\n`).join("");
}

/** An lcov report that says that these lines were run. */
export function covered(lines: Record<string, number[]>): string {
    const records = Object.entries(lines).map(([file, numbers]) => {
        const hits = numbers.map((line) => `DA:${line},1\n`).join("");
        return `SF:${file}\n${hits}end_of_record\n`;
    });
    return records.join("");
}
