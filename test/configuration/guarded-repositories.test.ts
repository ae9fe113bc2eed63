import { describe, expect, it } from "vitest";
import { judged, spoilt, tellsWhatIsWrong } from "./support/judged";

const WEB = "      checkout-web: { id: 1300192 }\n";
/** The stack file with more said about checkout-web. */
const web = (settings: string) => spoilt([WEB, `      checkout-web: { id: 1300192, ${settings} }\n`]);
const URL = 'url: "https://sonarqube.acme.example"';
const server = (settings: string) => spoilt([`{ ${URL}, edition: community }`, `{ ${settings} }`]);
const AT = "32: organization.repositories.checkout-web";

describe("the analysis of a repository", () => {
    it.each([
        "analysis: { sources: [., packages/api/src], tests: [test], testInclusions: [] }",
        'analysis: { exclusions: ["**/generated/**", "*.min.js"] }',
        "analysis: { build: { container: node:24, command: npm test, outputs: [coverage/lcov.info] } }",
        `analysis: { build: { container: "ghcr.example/team/node:24@sha256:${"0".repeat(64)}", command: 'a && b || c "$D"', outputs: [x] } }`,
        "analysis: { properties: { sonar.javascript.lcov.reportPaths: coverage/lcov.info, sonar.java.binaries: target/classes } }",
        "analysis: { properties: { sonar.coverage.jacoco.xmlReportPaths: a.xml, sonar.python.version: '3.13' } }",
        "analysis: { properties: { sonar.go.coverage.reportPaths: c.out, sonar.sarifReportPaths: a.sarif } }",
    ])("may say %s", (settings) => {
        expect(judged(web(settings))).toEqual([]);
    });

    it.each(["..", "../other", "src/../../x", "/etc", "src/", "a,b", "a b", "src\\n", "${HOME}", "-Dsonar.token=x y"])(
        "takes no folder %s",
        (folder) => {
            expect(judged(web(`analysis: { sources: ["${folder}"] }`))).toHaveLength(1);
        },
    );

    it.each(["**", "*", "**/*", "**/*.*", "../**", "/src/**", "a,b", "a b", "!src", "[ab]", "{a,b}"])(
        "takes no exclusion %s",
        (glob) => {
            expect(judged(web(`analysis: { exclusions: ["${glob}"] }`))).toHaveLength(1);
        },
    );

    it.each([
        "sonar.exclusions",
        "sonar.coverage.exclusions",
        "sonar.cpd.exclusions",
        "sonar.cpd.java.minimumTokens",
        "sonar.inclusions",
        "sonar.sources",
        "sonar.tests",
        "sonar.host.url",
        "sonar.token",
        "sonar.login",
        "sonar.projectKey",
        "sonar.projectVersion",
        "sonar.projectBaseDir",
        "sonar.qualitygate.wait",
        "sonar.qualitygate.ignoreSmallChanges",
        "sonar.issue.ignore.multicriteria",
        "sonar.issue.ignore.multicriteria.e1.ruleKey",
        "sonar.issuesReport.x",
        "sonar.newCode.referenceBranch",
        "sonar.pullrequest.key",
        "sonar.branch.name",
        "sonar.scm.disabled",
        "sonar.scanner.skipJreProvisioning",
        "sonar.working.directory",
        "sonar.modules",
        "project.settings",
        "sonar.javascript.exclusions",
        "sonar.java.file.suffixes",
    ])("leaves %s to the kit", (parameter) => {
        expect(judged(web(`analysis: { properties: { "${parameter}": x } }`))).toEqual([
            expect.stringContaining("is no analysis parameter that a repository may set") as string,
        ]);
    });

    tellsWhatIsWrong([
        {
            it: "is told what a parameter may be",
            file: web("analysis: { properties: { sonar.exclusions: src } }"),
            says: [
                `${AT}.analysis.properties["sonar.exclusions"]: "sonar.exclusions" is no analysis parameter that a repository may set. Allowed: parameters named sonar.*.reportPaths, .binaries, .libraries, .source, .version or .tsconfigPaths, and report paths. Edit: delete it; scope, exclusions and everything about the gate are the kit's.`,
            ],
        },
        {
            it: "cannot exclude everything",
            file: web('analysis: { exclusions: ["**/*"] }'),
            says: [
                `${AT}.analysis.exclusions[0]: "**/*" leaves nothing to analyse. Allowed: patterns that name a folder, a file or an extension. Edit: write what is generated or foreign, such as **/generated/**.`,
            ],
        },
        {
            it: "needs a folder",
            file: web("analysis: { sources: [] }"),
            says: [
                `${AT}.analysis.sources: a list of 0 is empty. Allowed: at least one folder. Edit: write . for everything.`,
            ],
        },
        {
            it: "does not take an expression of GitHub Actions into its build",
            file: web(
                "analysis: { build: { container: node, command: 'echo ${{ secrets.X }}', outputs: [coverage/lcov.info] } }",
            ),
            says: [
                `${AT}.analysis.build.command: "echo \${{ secrets.X }}" is no command of one line. Allowed: 1 to 500 printable ASCII characters without \${{. Edit: put longer steps into a script of the repository and call that.`,
            ],
        },
        {
            it: "runs its build in an image",
            file: web('analysis: { build: { container: "node 24", command: x, outputs: [x] } }'),
            says: [
                `${AT}.analysis.build.container: "node 24" is no container image. Allowed: name:tag, best with @sha256:<digest>. Edit: write an image such as node:24.`,
            ],
        },
    ]);
});

describe("owners of code", () => {
    it.each([
        "codeOwners: { core: [/openapi/, '*.proto', docs/api.md] }",
        "codeOwners: { extra: [/db/ @acme/data, '*.sql @acme/data @jolee'] }",
    ])("may be given as %s", (settings) => {
        expect(judged(web(settings))).toEqual([]);
    });

    it.each(["!src", "# all", "[a-c]/", "a b", "src\\\\ x", "//", "a\\tb"])("takes no path %s", (path) => {
        expect(judged(web(`codeOwners: { core: ["${path}"] }`))).toHaveLength(1);
    });

    it.each(["/db/", "/db/ @acme/data ", "/db/  @acme/data", "/db/ jo@acme.example", "/db/ @a/b/c", "/db/ acme/data"])(
        "takes no line %s",
        (line) => {
            expect(judged(web(`codeOwners: { extra: ["${line}"] }`))).toHaveLength(1);
        },
    );

    tellsWhatIsWrong([
        {
            it: "are told what a line is",
            file: web('codeOwners: { extra: ["/db/"] }'),
            says: [
                `${AT}.codeOwners.extra[0]: "/db/" is no line of CODEOWNERS. Allowed: a path and one to five owners (@organization/team or @login), joined by single spaces. Edit: write a line such as /db/ @acme/data.`,
            ],
        },
        {
            it: "are teams of the organization",
            file: web("codeOwners: { extra: [/db/ @globex/data] }"),
            says: [
                `${AT}.codeOwners.extra[0]: "@globex/data" is no team of acme. Allowed: teams of the organization, @acme/<team>, and logins. Edit: name a team of the organization.`,
            ],
        },
        {
            it: "are no contractors, in whatever case",
            file: web("codeOwners: { extra: [/db/ @AnaSilva] }"),
            says: [
                `${AT}.codeOwners.extra[0]: "@AnaSilva" is the contractor ana-silva. Allowed: employees and teams of employees. Edit: name the team that answers for this path.`,
            ],
        },
        {
            it: "are no teams of contractors",
            file: web("codeOwners: { extra: [/db/ @ACME/contractor-ben-okafor] }"),
            says: [
                `${AT}.codeOwners.extra[0]: "@ACME/contractor-ben-okafor" is the contractor ben-okafor. Allowed: employees and teams of employees. Edit: name the team that answers for this path.`,
            ],
        },
    ]);
});

describe("the repository of required workflows", () => {
    const SOURCE = "workflowRepository: { name: required-workflows, id: 77 }";
    const named = (source: string, plan = "enterprise") =>
        spoilt(["plan: team", `plan: ${plan}`], ["id: 4711 }\n", `id: 4711 }\n      ${source}\n`]);

    it("may be given on GitHub Enterprise", () => {
        expect(judged(named(SOURCE))).toEqual([]);
    });

    tellsWhatIsWrong([
        {
            it: "is of no use on another plan",
            file: named(SOURCE, "team"),
            says: [
                '29: organization.github.workflowRepository: "required-workflows" can require nothing on the plan team. Allowed: a repository for required workflows on the plan enterprise, none on others. Edit: delete workflowRepository, or correct organization.github.plan.',
            ],
        },
        {
            it: "is nothing that contractors can push to, by name",
            file: named("workflowRepository: { name: Checkout-Web, id: 77 }"),
            says: [
                '29: organization.github.workflowRepository: "Checkout-Web" is a guarded repository, which contractors can push to. Allowed: a repository of the core team alone. Edit: make a repository for the workflows and name it here.',
            ],
        },
        {
            it: "is nothing that contractors can push to, by id",
            file: named("workflowRepository: { name: required-workflows, id: 1300192 }"),
            says: [
                '29: organization.github.workflowRepository: "required-workflows" is a guarded repository, which contractors can push to. Allowed: a repository of the core team alone. Edit: make a repository for the workflows and name it here.',
            ],
        },
    ]);
});

describe("the SonarQube Server", () => {
    it.each([
        "https://sonarqube.acme.example:9000/sonar",
        "https://10.64.0.9",
        "http://127.0.0.1:9000",
        "http://localhost",
    ])("may be at %s", (url) => {
        expect(judged(server(`url: "${url}", edition: developer`))).toEqual([]);
    });

    it.each([
        "http://sonarqube.acme.example",
        "https://sonarqube.acme.example/",
        "https://admin:secret@sonarqube.acme.example",
        "https://sonarqube.acme.example?x=1",
        "sonarqube.acme.example",
        "https://",
        "ftp://sonarqube.acme.example",
        "http://127.0.0.1.acme.example",
    ])("is not at %s", (url) => {
        expect(judged(server(`url: "${url}", edition: developer`))).toHaveLength(1);
    });

    tellsWhatIsWrong([
        {
            it: "is reached over TLS",
            file: server('url: "http://sonarqube.acme.example", edition: community'),
            says: [
                '29: organization.sonarqube.url: "http://sonarqube.acme.example" is no address of a server. Allowed: https://, a host in lower case, a port and a path if there are any, no slash at the end. Edit: write the address that people open, such as https://sonarqube.acme.example.',
            ],
        },
        {
            it: "is not SonarQube Cloud",
            file: server(`${URL}, edition: cloud`),
            says: [
                '29: organization.sonarqube.edition: "cloud" is none of the values. Allowed: community, developer, enterprise, datacenter. Edit: write one of these.',
            ],
        },
        {
            it: "has administrators who are not everybody",
            file: server(`${URL}, edition: community, administrators: sonar-users`),
            says: [
                '29: organization.sonarqube.administrators: "sonar-users" is a group of people who must not administer. Allowed: a group of administrators. Edit: write the administrators\' group, usually sonar-administrators.',
            ],
        },
        {
            it: "has administrators who are not a contractor's group",
            file: server(`${URL}, edition: community, administrators: contractors-ana-silva`),
            says: [
                '29: organization.sonarqube.administrators: "contractors-ana-silva" is a group of people who must not administer. Allowed: a group of administrators. Edit: write the administrators\' group, usually sonar-administrators.',
            ],
        },
        {
            it: "counts coverage in percent",
            file: server(`${URL}, edition: community, gate: { newCoverage: 101 }`),
            says: [
                "29: organization.sonarqube.gate.newCoverage: 101 is out of range. Allowed: whole numbers from 0 to 100. Edit: write a number in that range.",
            ],
        },
    ]);
});
