import { expect, test } from "vitest";
import { annotations, logLines, summary } from "../../../repository-files/quality-gate/report.mjs";
import type { Finding, Verdict } from "../../../repository-files/quality-gate/types";

const condition = { metric: "new_violations", says: "new issues: 1, allowed is at most 0" };
const failed = (...findings: Finding[]): Verdict => ({ kind: "failed", conditions: [condition], findings });
const finding = (change: Partial<Finding> = {}): Finding => ({
    path: "src/a.js",
    line: 7,
    rule: "javascript:S1764",
    message: "Correct this.",
    ...change,
});

test("the log names the condition, the line, the rule and the message", () => {
    expect(logLines(failed(finding()))).toEqual([
        "Quality gate: failed",
        "  new issues: 1, allowed is at most 0",
        "  src/a.js:7  Correct this. (javascript:S1764)",
    ]);
});

test("annotations stand at the line, or at the file when there is none", () => {
    expect(annotations(failed(finding(), finding({ line: undefined })))).toEqual([
        "::error title=Quality gate%3A failed::new issues: 1, allowed is at most 0",
        "::error file=src/a.js,line=7,title=javascript%3AS1764::Correct this.",
        "::error file=src/a.js,title=javascript%3AS1764::Correct this.",
    ]);
});

test("no name or message can end an annotation or begin another command", () => {
    const hostile = finding({ path: "a,line=1::x\n::set-env name=A::b%0A.js", message: "50 %\r\n::error::other" });
    expect(annotations(failed(hostile))[1]).toBe(
        "::error file=a%2Cline=1%3A%3Ax%0A%3A%3Aset-env name=A%3A%3Ab%250A.js,line=7,title=javascript%3AS1764" +
            "::50 %25%0D%0A::error::other",
    );
});

test("a step has no more annotations than GitHub shows", () => {
    expect(annotations(failed(...Array.from({ length: 30 }, () => finding())))).toHaveLength(10);
});

test("names and messages stay on one line of the log", () => {
    const lines = logLines(failed(finding({ path: "a\n::error::b.js", message: "one\r\u2028two\u202e" })));
    expect(lines.at(-1)).toBe("  a ::error::b.js:7  one two  (javascript:S1764)");
});

test("the summary shows names and messages as text, never as Markdown, HTML or a link", () => {
    const hostile = finding({
        path: "<img src=x>|[a](http://b.example).js",
        message: "`@octo` **www.b.example**\n# no",
    });
    const text = summary(failed(hostile));
    const row = text.split("\n").find((line) => line.startsWith("| ") && line.includes("img"));
    expect(row?.split("|")).toHaveLength(5);
    expect(text).not.toMatch(/<img|\]\(|http:|`|@octo|\*\*|www\.|\n# no/);
    expect(decoded(row ?? "")).toContain("<img src=x>|[a](http://b.example).js:7 | `@octo` **www.b.example** # no |");
});

test("what could not be judged is told everywhere", () => {
    const verdict: Verdict = { kind: "unjudged", reason: "The server is down." };
    expect(logLines(verdict)).toEqual(["Quality gate: the code could not be judged", "The server is down."]);
    expect(annotations(verdict)).toEqual([
        "::error title=Quality gate%3A the code could not be judged::The server is down.",
    ]);
    expect(decoded(summary(verdict))).toContain("The server is down.");
});

test("a pass leaves no annotation", () => {
    expect(annotations({ kind: "passed", note: "Fine." })).toEqual([]);
    expect(logLines({ kind: "passed", note: "Fine." })).toEqual(["Quality gate: passed", "Fine."]);
});

function decoded(text: string): string {
    return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
