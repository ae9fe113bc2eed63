import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anOrganization, type OrganizationInput } from "../support/a-contractor";
import { renderRepositoryFiles } from "../../repository-files/render";
import { matches, ownersOf } from "./support/code-owners";
import { someFacts, VARIETY } from "./support/some-facts";

const CORE = ["@acme/core"];

function codeOwners(facts = someFacts()): string {
    return renderRepositoryFiles(facts)[".github/CODEOWNERS"] ?? "";
}

function withLines(extra: string[], core: string[] = []): string {
    return codeOwners({ ...someFacts(), codeOwners: { core, extra } });
}

describe("a pattern, by GitHub's examples,", () => {
    it.each([
        ["*", "a/b.c", true],
        ["*.js", "src/a.js", true],
        ["*.js", "src/a.jsx", false],
        ["/build/logs/", "build/logs/a/b.log", true],
        ["/build/logs/", "x/build/logs/a.log", false],
        ["docs/*", "docs/getting-started.md", true],
        ["docs/*", "docs/build-app/troubleshooting.md", false],
        ["apps/", "x/apps/y/z", true],
        ["apps/", "x/apps", false],
        ["/apps/github", "apps/github/README", true],
        ["**/logs", "deeply/nested/logs/a", true],
        ["**/logs", "logs/a", true],
        ["openapi*", "api/openapi/v1.yaml", true],
        ["/.github/", "x/.github/a", false],
        ["Dockerfile*", "dockerfile", false],
    ])("%s and %s: %s", (pattern, path, expected) => {
        expect(matches(pattern, path)).toBe(expected);
    });
});

/** Paths that nobody but the core team may ever own. */
const PIPELINE = [
    ".github/CODEOWNERS",
    ".github/workflows/quality-gate.yml",
    ".github/quality-gate/gate.mjs",
    ".github/quality-gate/settings.json",
    ".github/ISSUE_TEMPLATE/bug.yml",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    "sonar-project.properties",
    "packages/api/sonar-project.properties",
];

const BUILD_FILES = [
    "package.json",
    "packages/web/package.json",
    "package-lock.json",
    "pom.xml",
    "service/build.gradle.kts",
    "gradle/wrapper/gradle-wrapper.jar",
    "go.mod",
    "pyproject.toml",
    "requirements-dev.txt",
    "Dockerfile",
    "docker/Dockerfile.test",
    "docker-compose.yml",
    "Makefile",
    "src/Api/Api.csproj",
    "infrastructure/main.tf",
    "vitest.config.mts",
    ".npmrc",
];

const CONTRACTS = [
    "openapi.yaml",
    "openapi/checkout.yaml",
    "api/v1/orders.proto",
    "schema.graphql",
    "events/paid.avsc",
];

describe("without a word in the stack file the core team owns", () => {
    it.each([...PIPELINE, ...BUILD_FILES, ...CONTRACTS, "src/index.ts", "README.md", "docs/adr/0001.md"])(
        "%s",
        (path) => {
            expect(ownersOf(path, codeOwners())).toEqual(CORE);
        },
    );

    it.each(Object.entries(VARIETY))("every file that the kit keeps, %s", (_kind, facts) => {
        const files = renderRepositoryFiles(facts);
        const text = files[".github/CODEOWNERS"] ?? "";
        expect(Object.keys(files).filter((path) => String(ownersOf(path, text)) !== String(CORE))).toEqual([]);
    });
});

describe("a line of the repository's own", () => {
    const text = withLines(["/db/ @acme/data", "/web/ @acme/design @jolee"]);

    it("gives a path to others, alone", () => {
        expect(ownersOf("db/001.sql", text)).toEqual(["@acme/data"]);
        expect(ownersOf("web/button.tsx", text)).toEqual(["@acme/design", "@jolee"]);
        expect(ownersOf("src/db/001.sql", text)).toEqual(CORE);
    });

    it("gives away neither build files nor contracts in it", () => {
        expect(ownersOf("web/package.json", text)).toEqual(CORE);
        expect(ownersOf("db/events.avsc", text)).toEqual(CORE);
    });

    it("gives away no path that the stack file gives to the core team", () => {
        const both = withLines(["/db/ @acme/data"], ["/db/payments/"]);
        expect(ownersOf("db/payments/001.sql", both)).toEqual(CORE);
        expect(ownersOf("db/001.sql", both)).toEqual(["@acme/data"]);
    });

    it.each([
        ["* @acme/data"],
        ["/.github/ @acme/data"],
        [".github/workflows/* @acme/data"],
        ["**/CODEOWNERS @acme/data"],
        ["* @acme/data\n/.github/ @acme/data"],
        ["*.properties @acme/data"],
    ])("takes nothing of the pipeline: %j", (line) => {
        // Several lines in one are refused at the latest here.
        const render = () => withLines([line]);
        if (line.includes("\n")) {
            expect(render).toThrow(RangeError);
        } else {
            const taken = render();
            expect(PIPELINE.filter((path) => String(ownersOf(path, taken)) !== String(CORE))).toEqual([]);
        }
    });

    it("takes nothing of the pipeline, whatever its pattern is", () => {
        const pattern = fc.stringMatching(/^\/?[A-Za-z0-9._*@+][A-Za-z0-9._*@+/-]{0,20}$/);
        fc.assert(
            fc.property(fc.array(pattern, { maxLength: 5 }), fc.constantFrom(...PIPELINE), (patterns, path) => {
                const text = withLines(patterns.map((one) => `${one} @acme/data`));
                expect(ownersOf(path, text)).toEqual(CORE);
            }),
            { numRuns: 300 },
        );
    });

    it("could take it if it came last", () => {
        const text = `${codeOwners()}\n/.github/ @acme/data\n`;
        expect(ownersOf(".github/workflows/quality-gate.yml", text)).toEqual(["@acme/data"]);
    });
});

describe("the configuration refuses", () => {
    it.each([
        ["a second line", "/db/ @acme/data\n/.github/ @acme/data"],
        ["a comment", "/db/ # @acme/data"],
        ["a negation", "!/.github/ @acme/data"],
        ["a character class", "/[.]github/ @acme/data"],
        ["a path that nobody owns", "/db/"],
        ["an owner that is no name", "/db/ acme/data"],
    ])("%s in a line", (_what, line) => {
        const repository = { id: 1, codeOwners: { extra: [line] } } satisfies OrganizationInput["repositories"][string];
        expect(() => anOrganization({ repositories: { "checkout-api": repository } })).toThrow();
    });
});

describe("names that would break out of a line", () => {
    it.each([
        { ...someFacts(), coreTeam: "core @mallory" },
        { ...someFacts(), organization: "acme\n* @mallory" },
        { ...someFacts(), codeOwners: { core: ["/db/ @mallory"], extra: [] } },
    ])("are refused", (facts) => {
        expect(() => renderRepositoryFiles(facts)).toThrow(RangeError);
    });
});
