import pulumi from "@pulumi/eslint-plugin";
import imports, { createNodeResolver } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** Design: data flows one way. `from` may not be imported by `target`. */
const direction = (target, from, message) => ({ target: `./${target}`, from, message });
const KIT = ["stacks", "components", "rehearsal", "commands", "policies", "providers", "repository-files", "test"];
const RULE_FOLDERS = ["actions", "data", "github", "iam", "life-cycle", "network", "okta", "sonarqube", "vpn"];
const oneWay = [
    direction(
        "components",
        ["./stacks", "./rehearsal", "./commands", "./policies", "./providers", "./test"],
        "Components know nothing above them.",
    ),
    direction("stacks", ["./rehearsal", "./commands", "./policies", "./test"], "The program imports components only."),
    direction(
        "rehearsal",
        ["./stacks", "./components", "./policies", "./test"],
        "The rehearsal runs the program through the engine.",
    ),
    direction(
        "providers",
        ["./stacks", "./components", "./rehearsal", "./commands", "./policies", "./repository-files", "./test"],
        "A provider is a plugin of its own.",
    ),
    direction(
        "repository-files",
        ["./stacks", "./components", "./rehearsal", "./commands", "./policies", "./providers", "./test"],
        "What is put into repositories is made from plain facts.",
    ),
    direction(
        "policies",
        [
            ...["./stacks", "./rehearsal", "./commands", "./providers", "./repository-files", "./test"],
            ...["platform", "contractor-access", "documents", "configuration"].map((name) => `./components/${name}`),
        ],
        "A rule never uses the code whose result it checks.",
    ),
    ...RULE_FOLDERS.map((name) =>
        direction(
            `policies/${name}`,
            RULE_FOLDERS.filter((other) => other !== name).map((other) => `./policies/${other}`),
            "What rules of two systems share is in policies/model or policies/documents.",
        ),
    ),
    direction("commands", ["./rehearsal", "./test"], "Commands import components, policies and clients only."),
    direction(
        "http",
        KIT.map((name) => `./${name}`),
        "What every client of a web API shares knows none of them.",
    ),
    direction(
        "components/configuration",
        ["./components/platform", "./components/contractor-access"],
        "Configuration is what everything else is decided from.",
    ),
    direction(
        "components/planning",
        ["./components/documents", "./components/platform", "./components/contractor-access"],
        "Planning is pure and knows no resource.",
    ),
    direction(
        "components/documents",
        ["./components/platform", "./components/contractor-access"],
        "Documents are pure and know no resource.",
    ),
    direction(
        "components/connect-handler",
        ["configuration", "documents", "platform", "contractor-access"].map((name) => `./components/${name}`),
        "What runs in Lambda is small: planning is all that it takes along.",
    ),
    direction("components/platform", ["./components/contractor-access"], "The platform knows no contractor."),
];

export default tseslint.config(
    {
        ignores: [
            "node_modules/",
            "rehearsal/cloud/generated/",
            "repository-files/generated/",
            "components/connect-handler/generated/",
        ],
    },
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
        plugins: { "@pulumi": pulumi, "import-x": imports },
        settings: {
            "import-x/extensions": [".ts"],
            "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
            "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".js", ".json"] })],
        },
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            "@pulumi/no-output-instance-in-template-literal": "error",
            "@pulumi/no-output-in-template-literal": "error",
            "import-x/no-restricted-paths": ["error", { zones: oneWay }],
            // Looking for cycles through packages takes a third of the lint.
            "import-x/no-cycle": ["error", { ignoreExternal: true }],
            // Resources are made for their effect on the graph.
            "no-new": "off",
            "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "max-lines": ["error", { max: 220, skipBlankLines: true }],
            "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
        },
    },
    {
        files: ["components/**/*.ts", "stacks/**/*.ts"],
        rules: {
            "@typescript-eslint/no-restricted-imports": [
                "error",
                {
                    name: "@pulumi/aws",
                    allowTypeImports: true,
                    message: "Import the service, as @pulumi/aws/iam: all of AWS takes every run 0.2 seconds.",
                },
            ],
        },
    },
    {
        files: ["test/**/*.ts"],
        rules: { "max-lines": "off", "max-lines-per-function": "off" },
    },
);
