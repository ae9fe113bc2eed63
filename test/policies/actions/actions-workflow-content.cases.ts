import { actionsWorkflowContent } from "../../../policies/actions/actions-workflow-content";
import { rewrite } from "../support/rewrite";
import { add, both, type Edit, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const GATE = "platform/checkout-api/file/.github/workflows/quality-gate.yml";
const DEPLOY = "platform/checkout-api/file/.github/workflows/deploy-sandbox.yml";
const COMMIT = "de0fac2e4500dabe0009e67214ff5f5447ce83dd";
const FIX =
    "Fix: Pin uses: owner/action@<full commit>, pass values to scripts by env:, set permissions: {} for the file and name them in each job, name each secret, and trigger by pull_request.";

const file = (path: string, content: string) =>
    add("github:index/repositoryFile:RepositoryFile", "platform/checkout-api/file/new", {
        repository: "checkout-api",
        file: path,
        content,
    });

/** A workflow of one job. Steps are YAML in flow form, one each. */
const workflow = (event: string, ...steps: string[]): Edit =>
    file(
        ".github/workflows/new.yml",
        [`on: ${event}`, "permissions: {}", "jobs:", "  one:", "    runs-on: ubuntu-24.04", "    steps:"]
            .concat(steps.map((step) => `      - ${step}`))
            .join("\n"),
    );
const run = (script: string) => workflow("push", `{ run: "${script}" }`);
const checkout = (inputs: string) => `{ uses: actions/checkout@${COMMIT}, with: { ${inputs} } }`;

export const cases: RuleCases = {
    rule: actionsWorkflowContent,
    mutants: {
        "an action by tag": rewrite(GATE, `actions/checkout@${COMMIT} # v6.0.2`, "actions/checkout@v6"),
        "an action by branch": workflow("push", "{ uses: acme/tool@main }"),
        "an action by abbreviated commit": workflow("push", "{ uses: acme/tool@de0fac2 }"),
        "an action without version": workflow("push", "{ uses: acme/tool }"),
        "an image by tag": workflow("push", '{ uses: "docker://alpine:3.20" }'),
        "a workflow of another repository by tag": file(
            ".github/workflows/new.yml",
            "on: push\npermissions: {}\njobs:\n  one:\n    uses: acme/shared/.github/workflows/build.yml@v1\n",
        ),
        "all secrets handed on": file(
            ".github/workflows/new.yml",
            `on: push\npermissions: {}\njobs:\n  one:\n    uses: acme/shared/.github/workflows/build.yml@${COMMIT}\n    secrets: inherit\n`,
        ),
        "all secrets as text": workflow("push", "{ run: ./deploy, env: { ALL: '${{ toJSON(secrets) }}' } }"),
        "a secret that somebody else names": workflow(
            "push",
            "{ run: ./deploy, env: { KEY: '${{ secrets[github.event.inputs.name] }}' } }",
        ),
        "a title in a script": run("echo ${{ github.event.pull_request.title }}"),
        "a branch's name in a script": run("git push origin ${{ github.head_ref }}"),
        "an input in a script": rewrite(DEPLOY, '--file "$DOCKERFILE"', '--file "${{ inputs.dockerfile }}"'),
        "an output in a script": run("echo ${{ steps.title.outputs.text }}"),
        "the whole event in a script": run("echo '${{ toJSON(github.event) }}'"),
        "a property by its name in brackets": run("echo ${{ github['head_ref'] }}"),
        "a title behind a function": run("echo ${{ format('{0}', github.event.issue.title) }}"),
        "a title in JavaScript": workflow(
            "push",
            `{ uses: actions/github-script@${COMMIT}, with: { script: "log('\${{ github.event.issue.title }}')" } }`,
        ),
        "a title in an action's script": file(
            ".github/actions/greet/action.yml",
            "name: Greet\nruns:\n  using: composite\n  steps:\n    - run: echo ${{ github.event.issue.title }}\n      shell: bash\n",
        ),
        "a pull request fetched with secrets": workflow(
            "pull_request_target",
            checkout("ref: '${{ github.event.pull_request.head.sha }}'"),
        ),
        "a merge result fetched with secrets": workflow(
            "[pull_request_target]",
            checkout("ref: 'refs/pull/${{ github.event.number }}/merge'"),
        ),
        "a fork fetched after a run": workflow(
            "{ workflow_run: { workflows: [Build] } }",
            checkout("repository: '${{ github.event.workflow_run.head_repository.full_name }}'"),
        ),
        "a pull request fetched by hand": workflow("pull_request_target", '{ run: "gh pr checkout 7 && npm ci" }'),
        "a pull request fetched by a variable": workflow(
            "issue_comment",
            "{ run: 'git fetch origin $REF', env: { REF: 'refs/pull/7/head' } }",
        ),
        "permissions to write everything": rewrite(GATE, "permissions: {}", "permissions: write-all"),
        "permissions to write for all jobs": rewrite(GATE, "permissions: {}", "permissions:\n  contents: write"),
        "a job that writes everything": rewrite(GATE, "permissions:\n      contents: read", "permissions: write-all"),
        "no permissions at all": file(
            ".github/workflows/new.yml",
            "on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps: []\n",
        ),
        "commands that scripts print": workflow(
            "push",
            "{ run: ./build, env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: true } }",
        ),
        "a file that is no YAML": spoil(GATE, "content", "on: [push\njobs: {"),
        "a key that is there twice": rewrite(GATE, "permissions: {}", "permissions: {}\npermissions: write-all"),
        "a file without jobs": spoil(GATE, "content", "on: push\n"),
        "a file that is a hash": spoil(GATE, "content", "sha256 0000"),
        "a file by another way to its place": both(
            rewrite(GATE, "permissions: {}", "permissions: write-all"),
            spoil(GATE, "file", "./.github//workflows/quality-gate.yaml"),
        ),
    },
    variants: {
        "harmless values in a script": run(
            "echo ${{ github.sha }} ${{ runner.temp }} ${{ needs.build.result == 'success' }}",
        ),
        "a title by a variable": workflow("push", "{ run: 'echo $T', env: { T: '${{ github.event.issue.title }}' } }"),
        "an action of the repository": workflow("push", "{ uses: ./.github/actions/setup }"),
        "an image by digest": workflow("push", `{ uses: "docker://alpine@sha256:${"0".repeat(64)}" }`),
        "labels for strangers' pull requests": workflow("pull_request_target", checkout("persist-credentials: false")),
        "a secret by its name": workflow("push", "{ run: ./deploy, env: { KEY: '${{ secrets.KEY }}' } }"),
        "permissions to read": rewrite(GATE, "permissions: {}", "permissions: read-all"),
        "a page that is no workflow": file("docs/examples/ci.yml", "on: push\n"),
    },
    says: {
        "an action by tag": `${GATE} (github:index/repositoryFile:RepositoryFile): content is wrong at jobs.build.steps.0.uses: "actions/checkout@v6". Wanted: a full commit after the @. ${FIX}`,
        "a file without jobs": `${GATE} (github:index/repositoryFile:RepositoryFile): it is undecidable: it has no jobs. Wanted: something that this rule can judge. ${FIX}`,
    },
    fixed: {
        "an action by tag": rewrite(GATE, "actions/checkout@v6", `actions/checkout@${COMMIT}`),
        "permissions to write everything": rewrite(GATE, "permissions: write-all", "permissions: {}"),
        "an input in a script": rewrite(DEPLOY, '--file "${{ inputs.dockerfile }}"', '--file "$DOCKERFILE"'),
    },
};
