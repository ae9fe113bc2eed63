import { describe, expect, it } from "vitest";
import { drawEvents } from "../../../rehearsal/engine/draw";
import type { EngineEvent } from "../../../rehearsal/engine/events";

const version = "3.259.0";
const events: readonly EngineEvent[] = [
    { kind: "refused", source: "path", reason: "there is no pulumi on PATH" },
    { kind: "preparing", version, modules: 0 },
    ...Array.from({ length: 7 }, (_, index) => ({ kind: "preparing", version, modules: index + 1 }) as const),
    ...Array.from({ length: 40 }, (_, done) => ({ kind: "compiling", version, done, total: 40 }) as const),
    { kind: "linking", version },
];

function drawn(terminal: { readonly isTTY?: boolean; readonly columns?: number }): string {
    let text = "";
    const drawing = drawEvents({ ...terminal, write: (part: string) => (text += part) });
    events.forEach(drawing.listener);
    drawing.end();
    drawing.end();
    return text;
}

describe("progress", () => {
    it("in a log is a line for each step and for each tenth of the packages", () => {
        const building = "building the Pulumi engine v3.259.0 with Go (once)";
        expect(drawn({})).toBe(
            [
                "Pulumi engine, path: there is no pulumi on PATH",
                `${building}: looking at what Go has already`,
                ...Array.from({ length: 10 }, (_, tenth) => `${building}: ${tenth * 4} of 40 packages`),
                `${building}: linking`,
                "",
            ].join("\n"),
        );
    });

    it("on a terminal is one line that is written over, cut to its width", () => {
        const lines = drawn({ isTTY: true, columns: 60 }).split("\r\u001b[2K");
        expect(lines[0]).toBe("Pulumi engine, path: there is no pulumi on PATH\n");
        expect(lines).toHaveLength(events.length);
        expect(lines[20]).toBe("building the Pulumi engine v3.259.0 with Go (once): 11 of 40 packages".slice(0, 59));
        expect(lines.at(-1)).toBe(
            "building the Pulumi engine v3.259.0 with Go (once): linking\n".replace(/^(.{59}).*/, "$1"),
        );
    });
});
