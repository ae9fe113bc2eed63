import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderRepositoryFiles } from "../../repository-files/render";
import { fieldsOf, issueForm, templateChooser } from "./support/issue-form";
import { someFacts, VARIETY } from "./support/some-facts";

const FORMS = [".github/ISSUE_TEMPLATE/bug.yml", ".github/ISSUE_TEMPLATE/task.yml"] as const;

function rendered(path: string, facts = someFacts()): string {
    return renderRepositoryFiles(facts)[path] ?? "";
}

describe.each(FORMS)("%s", (path) => {
    it("is a form that GitHub shows", () => {
        expect(issueForm.safeParse(parse(rendered(path))).error).toBeUndefined();
    });

    it("asks for every field", () => {
        const { body } = issueForm.parse(parse(rendered(path)));
        const optional = fieldsOf(body).filter(
            (field) => field.type === "checkboxes" || field.validations?.required !== true,
        );
        expect(optional).toEqual([]);
    });

    it.each([
        ["an unknown key", "name: ", "nmae: x\nname: "],
        ["an unknown element", "type: textarea", "type: text"],
        ["an id twice", /id: \w+/, "id: dependencies"],
        ["an empty label", /label: .*/, 'label: " "'],
        ["a text that is none", /description: .*/, "description: true"],
        ["an attribute in the wrong place", "    validations:\n      required: true", "    required: true"],
    ])("would not be shown with %s", (_what, part, instead) => {
        const text = rendered(path);
        const changed = text.replace(part, instead);
        expect(changed).not.toBe(text);
        expect(issueForm.safeParse(parse(changed)).success).toBe(false);
    });
});

describe("what an issue says", () => {
    const labels = (path: string) =>
        fieldsOf(issueForm.parse(parse(rendered(path))).body).map(({ attributes }) => attributes.label);

    it("of a bug", () => {
        const asked = ["Steps to reproduce", "Log inputs", "System dependencies", "Expected outcome"];
        expect(labels(FORMS[0])).toEqual(expect.arrayContaining(asked));
    });

    it("of a task", () => {
        expect(labels(FORMS[1])).toEqual([
            "Goal and expected outcome",
            "Background and current behaviour",
            "Affected parts and system dependencies",
            "Inputs, logs and data",
            "Acceptance criteria",
            "Out of scope",
            "Priority",
        ]);
    });
});

describe("the template chooser", () => {
    it.each(Object.entries(VARIETY))(
        "offers forms only and leads to the pages of the repository %s",
        (_kind, facts) => {
            const files = renderRepositoryFiles(facts);
            const { blank_issues_enabled, contact_links } = templateChooser.parse(
                parse(files[".github/ISSUE_TEMPLATE/config.yml"] ?? ""),
            );
            expect(blank_issues_enabled).toBe(false);
            const root = `https://github.com/acme/checkout-api/blob/${facts.defaultBranch}/`;
            const targets = contact_links.map(({ url }) => url.replace(root, ""));
            expect(targets.filter((path) => !(path in files))).toEqual([]);
            expect(targets).toHaveLength(3);
        },
    );
});
