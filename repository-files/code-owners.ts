import type { RepositoryFacts } from "./facts";
import { oneLine, word } from "./words";

/*
 * The lines of CODEOWNERS. GitHub takes the last line that matches a path, and for it alone. So the order is: everything
 * for the core team, then the repository's own lines, then what no such line may give away, the pipeline at the very
 * end. Patterns are case-sensitive and follow .gitignore, without `!`, `[ ]` and `\`; one without a slash matches at any
 * depth. Source: docs.github.com, "About code owners".
 */

/** Where the architecture is decided, and the kit's own pages. */
const ARCHITECTURE = ["/docs/adr/", "/docs/architecture/", "/adr/", "ARCHITECTURE.md", "/docs/BRANCHING.md"];
const WAY_OF_WORKING = ["/docs/DEFINITION_OF_DONE.md", "/docs/ENVIRONMENT.md"];

/** Contracts with other systems: a change breaks code that is not in this repository. */
const API_CONTRACTS = ["openapi*", "swagger*", "asyncapi*", "*.proto", "buf*.yaml", "*.graphqls", "schema.graphql"];
const DATA_CONTRACTS = ["*.avsc", "*.avdl", "*.thrift", "*.wsdl", "*.xsd", "*.raml", "*.smithy"];

/** What decides which code is fetched and run when the project is built, and what counts as tested. */
const BUILD = {
    javascript: [
        "package.json",
        "package-lock.json",
        "npm-shrinkwrap.json",
        "yarn.lock",
        "pnpm-lock.yaml",
        "bun.lock*",
    ],
    javascriptSettings: [".npmrc", ".yarnrc*", "pnpm-workspace.yaml", "vitest.config.*", "jest.config.*", ".nycrc*"],
    java: ["pom.xml", "*.gradle", "*.gradle.kts", "gradle.properties", "gradle/", "gradlew*", "mvnw*", ".mvn/"],
    go: ["go.mod", "go.sum", "go.work", "go.work.sum"],
    python: ["pyproject.toml", "setup.py", "setup.cfg", "requirements*.txt", "poetry.lock", "uv.lock", "Pipfile*"],
    pythonSettings: ["tox.ini", "noxfile.py", ".coveragerc", "conftest.py"],
    dotnet: ["*.csproj", "*.fsproj", "*.sln", "*.slnx", "Directory.*", "nuget.config", "NuGet.Config", "global.json"],
    rust: ["Cargo.toml", "Cargo.lock", "build.rs"],
    others: ["Gemfile*", "*.gemspec", "composer.json", "composer.lock", "CMakeLists.txt", "*.cmake"],
    containers: ["Dockerfile*", "*.Dockerfile", "Containerfile*", ".dockerignore", "docker-compose*", "compose*.y*ml"],
    tasks: ["Makefile", "makefile", "GNUmakefile", "*.mk", "Taskfile*", "justfile"],
    infrastructure: ["*.tf", "*.tfvars", "Pulumi*.yaml"],
    git: [".gitattributes", ".gitmodules", ".husky/", ".pre-commit-config.yaml"],
};

/** What decides how code is judged, and by whom. `.github/` wins over the two other places that GitHub looks in. */
const PIPELINE = ["sonar-project.properties", ".sonarcloud.properties", "/CODEOWNERS", "/docs/CODEOWNERS", "/.github/"];

/**
 * The lines of CODEOWNERS, without comments. The first one gives everything to the core team: the approval of a
 * contractor counts for GitHub like anybody's, so with a path that nobody owns two contractors could merge between
 * themselves. Lines of the repository's own may name other employees for parts of it.
 *
 * Throws RangeError when a path or line is more than one.
 */
export function codeOwnersLines({ organization, coreTeam, codeOwners }: RepositoryFacts) {
    const core = `@${word(organization)}/${word(coreTeam)}`;
    const ownedByCore = (patterns: readonly string[]) =>
        patterns.map((pattern) => `${singlePattern(pattern)} ${core}`).join("\n");
    return {
        everything: ownedByCore(["*"]),
        extra: codeOwners.extra.map(oneLine).join("\n"),
        architecture: ownedByCore([...ARCHITECTURE, ...WAY_OF_WORKING]),
        contracts: ownedByCore([...API_CONTRACTS, ...DATA_CONTRACTS]),
        build: ownedByCore(Object.values(BUILD).flat()),
        repository: ownedByCore(codeOwners.core),
        pipeline: ownedByCore(PIPELINE),
    };
}

function singlePattern(pattern: string): string {
    if (/\s/.test(pattern)) {
        throw new RangeError(`${JSON.stringify(pattern)} is not one path of CODEOWNERS: it holds white space.`);
    }
    return oneLine(pattern);
}
