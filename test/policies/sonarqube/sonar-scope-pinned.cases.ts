import { sonarScopePinned } from "../../../policies/sonarqube/sonar-scope-pinned";
import { rewrite } from "../support/rewrite";
import { add, both, type Edit, fact, remove, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const FILES = "platform/checkout-api/file/.github";
const GATE = `${FILES}/workflows/quality-gate.yml`;
const SETTINGS = `${FILES}/quality-gate/settings.json`;
const COMMIT = "de0fac2e4500dabe0009e67214ff5f5447ce83dd";
const JUDGE = 'exec node "$RUNNER_TEMP/base/.github/quality-gate/gate.mjs"';

const edited = (old: string, now: string) => rewrite(GATE, old, now);
const set = (old: string, now: string) => rewrite(SETTINGS, old, now);
/** Another workflow with a job of one step. */
const workflow = (name: string, step: string): Edit =>
    add("github:index/repositoryFile:RepositoryFile", `${FILES}/workflows/new.yml`, {
        repository: "checkout-api",
        file: ".github/workflows/new.yml",
        content: `on: pull_request\njobs:\n  one:\n    name: ${name}\n    steps:\n      - ${step}\n`,
    });

export const cases: RuleCases = {
    rule: sonarScopePinned,
    mutants: {
        "the pull request's own program": edited(JUDGE, "exec node .github/quality-gate/gate.mjs"),
        "exclusions as a parameter": edited(
            '--merge "$GITHUB_WORKSPACE"',
            '--merge "$GITHUB_WORKSPACE" -Dsonar.exclusions=**',
        ),
        "the pull request as its own base": edited('"$RUNNER_TEMP/base" HEAD^1', '"$RUNNER_TEMP/base" HEAD'),
        "a base that is fetched by name": edited(
            'git worktree add --detach "$RUNNER_TEMP/base" HEAD^1',
            'git clone . "$RUNNER_TEMP/base"',
        ),
        "the head instead of the merge result": edited(
            "fetch-depth: 2",
            "ref: ${{ github.event.pull_request.head.sha }}",
        ),
        "the pull request's scanner": edited('"$RUNNER_TEMP/base/.github/quality-gate"\n', ".github/quality-gate\n"),
        "scripts of the scanner's packages": edited("npm ci --ignore-scripts", "npm ci"),
        "tests beside the token": edited("shopt -s globstar nullglob", "npm test"),
        "a script of the pull request": edited("shopt -s globstar nullglob", "./scripts/prepare.sh"),
        "variables for later steps": edited("shopt -s globstar nullglob", 'cat settings >> "$GITHUB_ENV"'),
        "parameters by a variable": edited("JUDGED: ", "SONAR_SCANNER_OPTS: -Dsonar.exclusions=**\n          JUDGED: "),
        "parameters for the whole job": edited('GIT_LFS_SKIP_SMUDGE: "1"', "NODE_OPTIONS: --require ./hook.js"),
        "the token for the whole job": edited('GIT_LFS_SKIP_SMUDGE: "1"', "SONAR_TOKEN: ${{ secrets.SONAR_TOKEN }}"),
        "a job that is skipped with the build": edited("    if: ${{ always() }}\n    runs-on", "    runs-on"),
        "a job that authors skip": edited(
            "if: ${{ always() }}\n    runs-on",
            "if: ${{ !github.event.pull_request.draft }}\n    runs-on",
        ),
        "a job that passes when it fails": edited(
            "name: Quality gate\n    needs",
            "name: Quality gate\n    continue-on-error: true\n    needs",
        ),
        "a judgement that counts as passed": edited("id: judge", "id: judge\n        continue-on-error: true"),
        "a judgement that is skipped": edited("id: judge", "id: judge\n        if: github.actor != 'dependabot[bot]'"),
        "pull requests left out by paths": edited('branches: ["main"]', 'branches: ["main"]\n    paths: ["src/**"]'),
        "pull requests left out by kind": edited('branches: ["main"]', 'branches: ["main"]\n    types: [labeled]'),
        "runs by hand": edited("on:\n", "on:\n  workflow_dispatch: {}\n"),
        "runs with secrets for strangers": edited("pull_request:", "pull_request_target:"),
        "a token that writes checks": edited(
            "permissions:\n      contents: read\n    env",
            "permissions:\n      checks: write\n    env",
        ),
        "an action beside the token": edited("actions/setup-node@", "acme/setup-node@"),
        "no job of that name": edited("name: Quality gate\n    needs", "name: Gate\n    needs"),
        "another job of that name that is always green": workflow("Quality gate", "run: echo passed"),
        "a job whose name becomes that one": workflow("${{ format('{0} gate', 'Quality') }}", "run: echo passed"),
        "a base that is written over": edited("shopt -s globstar nullglob", 'cp -r .github "$RUNNER_TEMP/base/"'),
        "a hook for the whole file": edited("permissions: {}", "permissions: {}\nenv:\n  BASH_ENV: ./hook.sh"),
        "another shell for the whole file": edited(
            "permissions: {}",
            "permissions: {}\ndefaults:\n  run:\n    shell: ./sh {0}",
        ),
        "the token where code of the pull request runs": edited(
            'run: "npm ci && npm test -- --coverage"',
            'run: "npm ci && npm test -- --coverage"\n        env:\n          TOKEN: ${{ secrets.SONAR_TOKEN }}',
        ),
        "SonarQube's own action": workflow("Scan", `uses: SonarSource/sonarqube-scan-action@${COMMIT}`),
        "a scanner by hand": workflow("Scan", "run: npx @sonar/scan"),
        "no workflow": remove(GATE),
        "no program": remove(`${FILES}/quality-gate/gate.mjs`),
        "no settings": remove(SETTINGS),
        "another gate": set('"contractor"', '"Sonar way"'),
        "no sources": set('"sources": [\n            "src"\n        ]', '"sources": []'),
        "everything excluded": set('"**/generated/**"', '"**/*"'),
        "all sources excluded": set('"**/generated/**"', '"src/**"'),
        "exclusions among the parameters": set('"sonar.javascript.lcov.reportPaths"', '"sonar.coverage.exclusions"'),
        "settings that are no JSON": spoil(SETTINGS, "content", "{"),
    },
    variants: {
        "no build": edited("    needs: build\n", ""),
        "the whole history": edited("fetch-depth: 2", "fetch-depth: 0"),
        "another name for the base": both(
            ...["git worktree", "npm ci", "exec node", '--base "'].map(() =>
                edited("$RUNNER_TEMP/base", "$RUNNER_TEMP/first"),
            ),
            edited("$RUNNER_TEMP/first", "$RUNNER_TEMP/first"),
        ),
        "two folders excluded": set('"**/generated/**"', '"src/generated/**", "**/*.pb.js"'),
        "a workflow beside it": workflow("Lint ${{ matrix.node }}", "run: npm run lint"),
        "a required workflow in its place": both(
            fact("github.workflowRepository", { name: "required-workflows", id: 1320008 }),
            spoil(GATE, "repository", "required-workflows"),
            spoil(GATE, "file", ".github/workflows/checkout-api-quality-gate.yml"),
        ),
    },
    says: {
        "a job that passes when it fails": `${GATE} (github:index/repositoryFile:RepositoryFile): content is a job that passes when it fails. Wanted: no continue-on-error. Fix: ${sonarScopePinned.fix}`,
        "no program": `organization (contractor-access:index:Organization): repositories.checkout-api is without .github/quality-gate/gate.mjs. Wanted: a RepositoryFile of it. Fix: ${sonarScopePinned.fix}`,
    },
    fixed: {
        "the pull request's own program": edited("exec node .github/quality-gate/gate.mjs", JUDGE),
        "the pull request as its own base": edited('"$RUNNER_TEMP/base" HEAD\n', '"$RUNNER_TEMP/base" HEAD^1\n'),
        "everything excluded": set('"**/*"', '"**/generated/**"'),
    },
};
