import { ESLint } from "eslint";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(__dirname, "..", "..");

/** What the rules about imports say of a file with this text in the place of its own. */
async function said(file: string, text: string): Promise<string[]> {
    const eslint = new ESLint({
        cwd: root,
        ruleFilter: ({ ruleId }) => ruleId.startsWith("import-x/"),
        // These rules need no types.
        overrideConfig: { files: ["**/*.ts"], languageOptions: { parserOptions: { projectService: false } } },
    });
    const [result] = await eslint.lintText(text, { filePath: join(root, file) });
    return result?.messages.map(({ ruleId, message }) => `${String(ruleId)}: ${message}`) ?? [];
}

describe("npm run check", () => {
    it("finds a file that imports what imports it", async () => {
        const text = 'import { planRepository } from "./repository-plan";\nexport const plan = planRepository;\n';
        expect(await said("components/planning/names.ts", text)).toEqual([
            "import-x/no-cycle: Dependency cycle detected",
        ]);
    });

    it("finds a file that imports what is above it", async () => {
        const text = 'import { Platform } from "../platform/platform";\nexport const made = Platform;\n';
        expect(await said("components/planning/address-plan.ts", text)).toContain(
            'import-x/no-restricted-paths: Unexpected path "../platform/platform" imported in restricted zone. Planning is pure and knows no resource.',
        );
    });

    it("has nothing against what is made to be imported", async () => {
        const text = 'import { logicalName } from "./names";\nexport const name = logicalName;\n';
        expect(await said("components/planning/address-plan.ts", text)).toEqual([]);
    });
});
