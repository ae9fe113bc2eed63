import { dirname, join } from "node:path/posix";
import { describe, expect, it } from "vitest";
import { QUALITY_GATE_CHECK } from "../../repository-files/quality-gate-check";
import { renderRepositoryFiles } from "../../repository-files/render";
import { aPlan } from "../support/a-contractor";
import { BUILD, someFacts, VARIETY } from "./support/some-facts";

const ENVIRONMENT = "docs/ENVIRONMENT.md";

/** Every text that people read, of every kind of repository. */
const PAGES = Object.entries(VARIETY).flatMap(([kind, facts]) => {
    const files = renderRepositoryFiles(facts);
    return Object.keys(files)
        .filter((path) => path.endsWith(".md"))
        .map((path) => ({ path, kind, facts, files, text: files[path] ?? "" }));
});

function page(path: string, facts = someFacts()): string {
    return renderRepositoryFiles(facts)[path] ?? "";
}

describe.each(PAGES)("$path $kind", ({ path, text, files }) => {
    it("leaves no placeholder", () => {
        expect(text).not.toMatch(/<%|%>|undefined|\[object|\bnull\b|NaN|\bit\.\w/);
    });

    it("links to files that the kit keeps, and to headings that they have", () => {
        const links = [...text.matchAll(/\]\((?!https:)([^)]+)\)/g)].map(([, target = ""]) => target);
        const broken = links.filter((link) => {
            const [file = "", heading] = link.split("#");
            const target = files[join(dirname(path), file)];
            return target === undefined || (heading !== undefined && !headingsOf(target).includes(heading));
        });
        expect(broken).toEqual([]);
    });

    it("closes every block of code", () => {
        expect(text.split("\n").filter((line) => line.trim().startsWith("```")).length % 2).toBe(0);
    });

    it("is short enough to be read, and ends with one line break", () => {
        expect(text.split("\n").length).toBeLessThanOrEqual(121);
        expect(text).toMatch(/[^\n]\n$/);
    });
});

/** Headings as GitHub makes anchors of them. */
function headingsOf(text: string): string[] {
    return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
        heading
            .toLowerCase()
            .replace(/[^\w -]/g, "")
            .replaceAll(" ", "-"),
    );
}

describe("the first morning", () => {
    const text = page(ENVIRONMENT, someFacts({ analysis: { build: BUILD } }));
    const { entry, names } = aPlan();
    /** With a handle, as the shell would have it. */
    const shown = text.replaceAll(/\$handle|<your handle>/g, entry.handle);

    it("names the contractor's things as the kit does", () => {
        expect(text).toContain(`handle=${entry.handle} `);
        expect(shown).toContain(`cluster=${names.shared}\n`);
        expect(shown).toContain(`environment \`${names.shared}\``);
        expect(shown).toContain(`"${names.logGroup}"`);
        expect(shown).toContain(`/${names.ecrRepository}\``);
        expect(shown).toContain(`ends with ${names.role.access}/`);
    });

    it("names the organization's account, region, registry, servers and pages", () => {
        for (const part of [
            "https://acme.okta.com",
            "https://sonarqube.acme.example/dashboard?id=acme%3Acheckout-api",
            "https://github.com/acme/checkout-api.git",
            "AWS_REGION=eu-west-1",
            "`123456789012.dkr.ecr.eu-west-1.amazonaws.com/",
            "@acme/core",
        ]) {
            expect(text).toContain(part);
        }
    });

    it("starts the workflow by its file and with inputs that it has", () => {
        const workflow = page(".github/workflows/deploy-sandbox.yml");
        const [command = ""] = /gh workflow run deploy-sandbox\.yml .*/.exec(text) ?? [];
        const inputs = [...command.matchAll(/-f (\w+)=/g)].map(([, name = ""]) => name);
        expect(inputs).toEqual(["handle", "service", "port"]);
        expect(inputs.filter((name) => !workflow.includes(`\n      ${name}:\n`))).toEqual([]);
    });

    it("has China's registry in China", () => {
        expect(page(ENVIRONMENT, VARIETY["in China"])).toContain("dkr.ecr.cn-north-1.amazonaws.com.cn/");
    });
});

describe("what is said of the gate", () => {
    it.each([
        ["with a build", "**enforced** in this repository: base and merge commit are scanned by a workflow"],
        ["with an advisory gate", "**advisory** in this repository: base and merge commit are scanned, but a public"],
        ["with pull-request analysis", "**enforced** in this repository: the pull request is analysed by a workflow"],
    ])("is what the plan decided, %s", (kind, sentence) => {
        expect(page(ENVIRONMENT, VARIETY[kind])).toContain(sentence);
    });

    it("tells reviewers to look where nothing enforces it", () => {
        expect(page("docs/BRANCHING.md", VARIETY["with an advisory gate"])).toContain("**advisory** here");
        expect(page("docs/BRANCHING.md")).toContain("**enforced** here");
    });

    it("tells how pull requests are judged", () => {
        expect(page(ENVIRONMENT)).toContain("merged on trial");
        expect(page(ENVIRONMENT, VARIETY["with pull-request analysis"])).not.toContain("merged on trial");
    });

    it("tells where coverage comes from, or that none does", () => {
        expect(page(ENVIRONMENT)).toContain("No build makes coverage reports");
        expect(page(ENVIRONMENT, VARIETY["with a build"])).toContain("Coverage is taken from the build");
    });

    it("escapes a reason that is Markdown", () => {
        const reason = "`a` *b* c_d [e](https://f.example) <g> #h |i ![j] \\";
        const text = page(ENVIRONMENT, { ...someFacts(), gate: { enforced: true, reason } });
        const escaped = "\\`a\\` \\*b\\* c\\_d \\[e\\]\\(https://f.example\\) \\<g\\> \\#h \\|i \\!\\[j\\] \\\\";
        expect(text).toContain(`in this repository: ${escaped}.`);
    });
});

describe("the rules of the repository", () => {
    it("name its branch and the number of approvals", () => {
        const text = page("docs/BRANCHING.md", VARIETY["with an advisory gate"]);
        expect(text).toContain("git rebase origin/release/2.x ");
        expect(text).toContain("| approvals | 1, not counting the author |");
        expect(page("docs/DEFINITION_OF_DONE.md", VARIETY["with an advisory gate"])).toContain("- 1 approving review,");
        expect(page("docs/DEFINITION_OF_DONE.md")).toContain("- 2 approving reviews,");
    });

    it("show the build that the gate runs", () => {
        expect(page("docs/DEFINITION_OF_DONE.md", VARIETY["with a build"])).toContain(`\n  ${BUILD.command}\n`);
    });

    it("name the check", () => {
        for (const path of ["docs/BRANCHING.md", "docs/DEFINITION_OF_DONE.md", ".github/PULL_REQUEST_TEMPLATE.md"]) {
            expect(page(path)).toContain(`**${QUALITY_GATE_CHECK}**`);
        }
    });
});

describe("a pull request", () => {
    it("is asked for what, why, issue, walkthrough, tests, rollback and the definition of done", () => {
        const text = page(".github/PULL_REQUEST_TEMPLATE.md");
        expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
            "What changes, and why",
            "Walkthrough",
            "How it was tested",
            "How it is taken back",
            "Definition of done",
        ]);
        expect(text).toContain("\nCloses #\n");
        expect([...text.matchAll(/^- \[ \] /gm)]).toHaveLength(8);
    });
});

describe("a value that would break out of its page", () => {
    it.each([
        { ...someFacts(), repository: "api`; rm -rf ~" },
        { ...someFacts(), signInUrl: "https://acme.okta.com> <script" },
        { ...someFacts(), gate: { enforced: true, reason: "one\n# two" } },
    ])("is refused", (facts) => {
        expect(() => renderRepositoryFiles(facts)).toThrow(RangeError);
    });
});
