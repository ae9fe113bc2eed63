// Kept by the contractor access kit, bundled from its folder repository-files/quality-gate, where it is explained.

// repository-files/quality-gate/gate.mjs
import { mkdtemp, readFile as readFile2, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join5 } from "node:path";
import { parseArgs } from "node:util";

// repository-files/quality-gate/branch.mjs
import { join as join3 } from "node:path";

// repository-files/quality-gate/parameters.mjs
var nothingHidden = {
  "sonar.javascript.exclusions": "",
  "sonar.javascript.detectBundles": "false",
  "sonar.javascript.maxFileSize": "100000",
  "sonar.php.exclusions": "",
  "sonar.go.exclusions": ""
};
var nothingInferred = {
  "sonar.projectDescription": "",
  "sonar.links.homepage": "",
  "sonar.links.issue": "",
  "sonar.links.scm": "",
  "sonar.javascript.lcov.reportPaths": "",
  "sonar.testExecutionReportPaths": ""
};
function scopeParameters(scope, { reports }) {
  const given = Object.entries(scope.properties).filter(([key]) => reports || !/report/i.test(key));
  return {
    ...nothingHidden,
    ...nothingInferred,
    ...Object.fromEntries(given),
    "sonar.sources": list(scope.sources),
    "sonar.tests": list(scope.tests),
    "sonar.inclusions": "",
    "sonar.test.inclusions": list(scope.testInclusions),
    "sonar.exclusions": list(scope.exclusions),
    "sonar.test.exclusions": list(scope.exclusions),
    "sonar.scm.exclusions.disabled": "true"
  };
}
function list(values) {
  return values.map((value) => /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value).join(",");
}

// repository-files/quality-gate/scan.mjs
import { spawn } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

// repository-files/quality-gate/errors.mjs
var GateError = class extends Error {
};
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

// repository-files/quality-gate/output.mjs
import { randomUUID } from "node:crypto";
function isOnGithub(env) {
  return env.GITHUB_ACTIONS === "true";
}
function isDebugging(env) {
  return env.RUNNER_DEBUG === "1" || env.ACTIONS_STEP_DEBUG === "true";
}
function printUntrusted(lines, env) {
  const mark = randomUUID();
  const framed = isOnGithub(env) ? [`::stop-commands::${mark}`, ...lines, `::${mark}::`] : lines;
  process.stdout.write(`${framed.join("\n")}
`);
}

// repository-files/quality-gate/wait.mjs
import { setTimeout as pause } from "node:timers/promises";
async function wait(milliseconds, signal) {
  await pause(milliseconds, void 0, { signal }).catch(() => signal.throwIfAborted());
}

// repository-files/quality-gate/scan.mjs
var scanner = createRequire(import.meta.url).resolve("@sonar/scan/bin/sonar-scanner.js");
var pollMilliseconds = 1e3;
async function scan(run, tree, parameters) {
  const work2 = `${tree}-scan`;
  await mkdir(work2);
  const all = {
    ...parameters,
    "sonar.host.url": run.server.url,
    "sonar.projectBaseDir": tree,
    "sonar.working.directory": join(work2, "scannerwork")
  };
  const { code: code2, lines } = await runScanner(run, work2, all);
  run.signal.throwIfAborted();
  if (code2 !== 0 || isDebugging(run.env)) {
    printUntrusted(lines, run.env);
  }
  if (code2 !== 0) {
    throw new GateError(
      "The scanner failed; its output is above. If it names a file of yours, mend the file; else tell the platform team."
    );
  }
  await taken(run, await readFile(join(work2, "scannerwork", "report-task.txt"), "utf8"));
}
function runScanner({ env, token, signal }, work2, parameters) {
  const args = Object.entries(parameters).map(([key, value]) => `-D${key}=${value}`);
  return new Promise((resolve2, reject) => {
    const child = spawn(process.execPath, [scanner, ...args], {
      cwd: work2,
      env: { ...withoutSonar(env), SONAR_TOKEN: token },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true
    });
    const end = () => killGroup(child.pid);
    signal.addEventListener("abort", end, { once: true });
    const lines = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => lines.push(line.replaceAll(token, "***")));
    }
    child.once("error", reject);
    child.once("close", (code2) => {
      signal.removeEventListener("abort", end);
      resolve2({ code: code2, lines });
    });
  });
}
function killGroup(pid) {
  try {
    if (pid !== void 0) {
      process.kill(-pid, "SIGKILL");
    }
  } catch {
  }
}
function withoutSonar(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(npm_config_)?sonar|^node_options$/i.test(name))
  );
}
async function taken({ server, signal }, report) {
  const id = /^ceTaskId=(.+)$/m.exec(report)?.[1] ?? "";
  for (; ; ) {
    const { task } = await server.get("ce/task", { id });
    if (task?.status === "SUCCESS") {
      return;
    }
    if (task?.status !== "PENDING" && task?.status !== "IN_PROGRESS") {
      const words = task?.errorMessage ?? "no reason given";
      throw new GateError(
        `The SonarQube server could not take the analysis in: ${words}. Tell the platform team.`
      );
    }
    await wait(pollMilliseconds, signal);
  }
}

// repository-files/quality-gate/staging.mjs
import { execFile, spawn as spawn2 } from "node:child_process";
import { access, copyFile, lstat, mkdir as mkdir2, writeFile } from "node:fs/promises";
import { dirname, join as join2, resolve, sep } from "node:path";
import { promisify } from "node:util";
var exec = promisify(execFile);
var sonarFile = "sonar-project.properties";
async function stage(checkout, target, { scope, outputsFrom, alter }) {
  await stageCommit(checkout, target, alter);
  await stageOutputs(outputsFrom, target, scope.outputs);
  for (const folder of [...scope.sources, ...scope.tests]) {
    await access(join2(target, folder)).catch(() => mkdir2(join2(target, folder), { recursive: true }));
  }
}
async function stageCommit(checkout, target, alter) {
  const files2 = [...await committedFiles(checkout)].filter(([path]) => path.toLowerCase() !== sonarFile);
  const ids = files2.map(([, id]) => id);
  let next = 0;
  for await (const content of blobs(checkout, ids)) {
    const file = inside(target, files2[next++]?.[0] ?? "");
    await mkdir2(dirname(file), { recursive: true });
    await writeFile(file, alter(content));
  }
}
async function committedFiles(checkout) {
  const listed = (await git(checkout, ["ls-tree", "-r", "-z", "--full-tree", "HEAD"])).split("\0");
  return new Map(listed.flatMap(readEntry));
}
async function stageOutputs(checkout, target, outputs) {
  if (outputs.length === 0) {
    return;
  }
  const globs = outputs.map((glob) => `:(top,glob)${glob}`);
  const listed = await git(checkout, ["ls-files", "--others", "-z", "--full-name", "--", ...globs]);
  for (const path of listed.split("\0").filter((name) => name !== "" && name.toLowerCase() !== sonarFile)) {
    const source = join2(checkout, path);
    if ((await lstat(source)).isFile()) {
      const file = inside(target, path);
      await mkdir2(dirname(file), { recursive: true });
      await copyFile(source, file);
    }
  }
}
var marks = [
  /n(?=\0?o\0?(?:s|\xc5\xbf|\x7f\x01|\x01\x7f)\0?o\0?n\0?a\0?r)/gi,
  /e(?=\0?s\0?l\0?i\0?n\0?t\0?-\0?d\0?i\0?s\0?a\0?b\0?l\0?e)/gi
];
function disarm(content) {
  const text = content.toString("latin1");
  const disarmed = marks.reduce((altered, mark) => altered.replace(mark, "_"), text);
  return disarmed === text ? content : Buffer.from(disarmed, "latin1");
}
async function commitOf(checkout, revision) {
  return (await git(checkout, ["rev-parse", "--verify", `${revision}^{commit}`])).trim();
}
async function git(checkout, args) {
  try {
    return (await exec("git", ["-C", checkout, ...args], { maxBuffer: 2 ** 30 })).stdout;
  } catch (error) {
    throw new GateError(
      `git ${args[0] ?? ""} failed in ${checkout}: ${messageOf(error)}. It must be a checkout with the commits that are compared: actions/checkout with fetch-depth 2.`
    );
  }
}
function readEntry(line) {
  const [, id, path] = /^100\d+ blob (\S+)\t(.+)$/s.exec(line) ?? [];
  return id === void 0 || path === void 0 ? [] : [[path, id]];
}
function inside(folder, path) {
  const file = resolve(folder, path);
  if (!file.startsWith(resolve(folder) + sep)) {
    throw new GateError(
      `The commit holds a file named ${JSON.stringify(path)}, which leads out of the repository.`
    );
  }
  return file;
}
async function* blobs(checkout, ids) {
  const child = spawn2("git", ["-C", checkout, "cat-file", "--batch"], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => void 0);
  child.stdin.end(ids.map((id) => `${id}
`).join(""));
  const chunks = child.stdout[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  const more = async () => {
    const { done, value } = await chunks.next();
    if (done) {
      throw new GateError(`git cat-file ended early in ${checkout}: the checkout lacks objects of its commit.`);
    }
    return (
      /** @type {Buffer} */
      value
    );
  };
  for (const id of ids) {
    let end;
    while ((end = rest.indexOf(10)) < 0) {
      rest = Buffer.concat([rest, await more()]);
    }
    const size = Number(/^\S+ blob (\d+)$/.exec(rest.toString("latin1", 0, end))?.[1] ?? NaN);
    if (Number.isNaN(size)) {
      throw new GateError(`${checkout} lacks the object ${id} of its commit.`);
    }
    const parts = [rest.subarray(end + 1)];
    for (let length = rest.length - end - 1; length <= size; ) {
      const chunk = await more();
      parts.push(chunk);
      length += chunk.length;
    }
    rest = Buffer.concat(parts);
    yield rest.subarray(0, size);
    rest = rest.subarray(size + 1);
  }
}

// repository-files/quality-gate/branch.mjs
async function analyseBranch(run, checkout) {
  const { analysis, projectKey } = run.settings;
  const tree = join3(run.scratch, "branch");
  await stage(checkout, tree, { scope: analysis, outputsFrom: checkout, alter: disarm });
  await scan(run, tree, {
    ...scopeParameters(analysis, { reports: true }),
    "sonar.projectKey": projectKey,
    "sonar.projectName": projectKey,
    "sonar.projectVersion": "",
    "sonar.scm.disabled": "true"
  });
  const page = `${run.server.url}/dashboard?id=${encodeURIComponent(projectKey)}`;
  return { kind: "passed", note: `The default branch was analysed: ${page}` };
}

// repository-files/quality-gate/publish.mjs
import { appendFile } from "node:fs/promises";

// repository-files/quality-gate/report.mjs
var mostAnnotations = 10;
var titles = {
  passed: "Quality gate: passed",
  failed: "Quality gate: failed",
  unjudged: "Quality gate: the code could not be judged"
};
function logLines(verdict) {
  const title = titles[verdict.kind];
  switch (verdict.kind) {
    case "passed":
      return [title, verdict.note];
    case "unjudged":
      return [title, verdict.reason];
    case "failed":
      return [
        title,
        ...verdict.conditions.map(({ says }) => `  ${says}`),
        ...verdict.findings.map((found) => oneLine(`  ${place(found)}  ${found.message} (${found.rule})`))
      ];
  }
}
function annotations(verdict) {
  if (verdict.kind === "unjudged") {
    return [`::error title=${property(titles.unjudged)}::${data(verdict.reason)}`];
  }
  if (verdict.kind === "passed") {
    return [];
  }
  const conditions = verdict.conditions.map(({ says }) => says).join("\n");
  const summary2 = `::error title=${property(titles.failed)}::${data(conditions)}`;
  return [summary2, ...verdict.findings.slice(0, mostAnnotations - 1).map(annotation)];
}
function annotation({ path, line, rule, message }) {
  const position = line === void 0 ? "" : `,line=${line}`;
  return `::error file=${property(path)}${position},title=${property(rule)}::${data(message)}`;
}
function data(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function property(text) {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function summary(verdict) {
  const title = `## ${titles[verdict.kind]}`;
  if (verdict.kind !== "failed") {
    return `${title}

${escape(verdict.kind === "passed" ? verdict.note : verdict.reason)}
`;
  }
  const rows = verdict.findings.map(
    (found) => `| ${escape(place(found))} | ${escape(found.message)} | ${escape(found.rule)} |`
  );
  const table = rows.length === 0 ? [] : ["", "| where | what | rule |", "| --- | --- | --- |", ...rows];
  return [title, "", ...verdict.conditions.map(({ says }) => `- ${escape(says)}`), ...table, ""].join("\n");
}
function place({ path, line }) {
  return line === void 0 ? path : `${path}:${line}`;
}
function escape(text) {
  return oneLine(text).replace(/[^\p{L}\p{N} ,/-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
function oneLine(text) {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}

// repository-files/quality-gate/publish.mjs
var exitCodes = { passed: 0, failed: 1, unjudged: 2 };
async function publish(verdict, env) {
  printUntrusted(logLines(verdict), env);
  if (isOnGithub(env)) {
    process.stdout.write(
      annotations(verdict).map((line) => `${line}
`).join("")
    );
  }
  if (env.GITHUB_STEP_SUMMARY) {
    await appendFile(env.GITHUB_STEP_SUMMARY, summary(verdict));
  }
  return exitCodes[verdict.kind];
}

// repository-files/quality-gate/pull-request.mjs
import { cp } from "node:fs/promises";
import { join as join4 } from "node:path";

// repository-files/quality-gate/judge.mjs
var names = {
  new_violations: "new issues",
  new_security_hotspots_reviewed: "reviewed share of new security hotspots",
  new_coverage: "test coverage of new code",
  new_duplicated_lines_density: "duplicated share of new code",
  new_security_rating: "security rating of new code",
  new_reliability_rating: "reliability rating of new code",
  new_maintainability_rating: "maintainability rating of new code",
  new_software_quality_security_rating: "security rating of new code",
  new_software_quality_reliability_rating: "reliability rating of new code",
  new_software_quality_maintainability_rating: "maintainability rating of new code"
};
var percentages = /coverage|density|reviewed/;
function judge(answer) {
  const { status, conditions = [], ignoredConditions } = answer?.projectStatus ?? {};
  if (!Array.isArray(conditions) || conditions.length === 0) {
    return {
      kind: "unjudged",
      reason: "The quality gate looked at no condition. Run the job again; then tell the platform team."
    };
  }
  if (status === "ERROR") {
    return { kind: "failed", conditions: conditions.filter((each) => each.status === "ERROR").map(inWords) };
  }
  if (ignoredConditions === true) {
    return {
      kind: "unjudged",
      reason: "The quality gate left conditions out because the change is small. Tell the platform team."
    };
  }
  return status === "OK" ? { kind: "passed" } : {
    kind: "unjudged",
    reason: `The quality gate says ${String(status)}, which is neither OK nor ERROR. Tell the platform team.`
  };
}
function inWords({ metricKey, comparator, actualValue, errorThreshold }) {
  const side = comparator === "LT" ? "at least" : "at most";
  const [actual, threshold] = [actualValue, errorThreshold].map((value) => valueInWords(metricKey, value));
  return { metric: metricKey, says: `${names[metricKey] ?? metricKey}: ${actual}, allowed is ${side} ${threshold}` };
}
function valueInWords(metric, value) {
  if (value === void 0) {
    return "nothing";
  }
  if (metric.endsWith("_rating")) {
    return "ABCDE"[Math.round(Number(value)) - 1] ?? value;
  }
  return percentages.test(metric) ? `${Math.round(Number(value) * 10) / 10} %` : value;
}

// repository-files/quality-gate/findings.mjs
var pageSize = "50";
async function readVerdict(server, projectKey, pullRequest) {
  const where = pullRequest === void 0 ? {} : { pullRequest };
  const judged = judge(await server.get("qualitygates/project_status", { projectKey, ...where }));
  if (judged.kind === "passed") {
    return { ...judged, note: "The new code meets every condition of the quality gate." };
  }
  if (judged.kind === "unjudged") {
    return judged;
  }
  const fresh = pullRequest === void 0 ? { inNewCodePeriod: "true" } : where;
  const failed = judged.conditions.map(({ metric }) => metric);
  const lists = [newIssues(server, projectKey, fresh), newHotspots(server, projectKey, fresh)];
  for (const [condition, metric, words] of fileMeasures) {
    if (failed.includes(condition)) {
      lists.push(files(server, { component: projectKey, metric, words }, where));
    }
  }
  return { ...judged, findings: (await Promise.all(lists)).flat() };
}
var fileMeasures = (
  /** @type {const} */
  [
    ["new_coverage", "new_uncovered_lines", "new lines without a test"],
    ["new_duplicated_lines_density", "new_duplicated_lines", "new lines that stand elsewhere too"]
  ]
);
async function newIssues(server, component, fresh) {
  const query = { components: component, resolved: "false", ps: pageSize, ...fresh };
  const { issues = [], components = [] } = await server.get("issues/search", query);
  return issues.map((issue) => finding(issue, components, issue.rule));
}
async function newHotspots(server, component, fresh) {
  const query = { project: component, status: "TO_REVIEW", ps: pageSize, ...fresh };
  const { hotspots = [], components = [] } = await server.get("hotspots/search", query);
  return hotspots.map(
    (hotspot) => finding(hotspot, components, `${hotspot.ruleKey}, security hotspot`)
  );
}
function finding({ component, line, message }, components, rule) {
  const path = components.find(({ key }) => key === component)?.path ?? component;
  return { path, line, rule, message };
}
async function files(server, { component, metric, words }, where) {
  const sort = {
    s: "metricPeriod",
    metricSort: metric,
    metricPeriodSort: "1",
    metricSortFilter: "withMeasuresOnly",
    asc: "false"
  };
  const query = {
    component,
    metricKeys: metric,
    qualifiers: "FIL",
    strategy: "leaves",
    ps: pageSize,
    ...sort,
    ...where
  };
  const { components = [] } = await server.get("measures/component_tree", query);
  return components.flatMap((file) => {
    const count = file.measures?.[0]?.period?.value ?? "0";
    const message = `${count} ${words}`;
    return count === "0" ? [] : [{ path: file.path, line: void 0, rule: metric, message }];
  });
}

// repository-files/quality-gate/overlooked.mjs
var passedOver = /(^|\/)(\.[^/]+|node_modules|bower_components)\/|(^|\/)\.[^/]+$|[.-]min\.(js|css)$/;
var code = /\.([cm]?[jt]sx?|css|vue|html?|py|java|kts?|go|php|rb|rs|scala|swift|cs|vb|cc?|cpp|hh?|hpp|mm?)$/;
var owned = /^\.github\//;
function overlooked(base, merge, scope) {
  const folders = [...scope.sources, ...scope.tests].map(inFolder);
  const exclusions = scope.exclusions.map(globPattern);
  return [...merge.keys()].filter(
    (path) => base.get(path) !== merge.get(path) && passedOver.test(path) && code.test(path) && !owned.test(path) && folders.some((isIn) => isIn(path)) && !exclusions.some((pattern) => pattern.test(path))
  );
}
function withOverlooked(verdict, paths) {
  if (paths.length === 0 || verdict.kind === "unjudged") {
    return verdict;
  }
  const says = `code that the analysis passes over: ${paths.length} files, allowed are none`;
  const message = "No analyser looks at a file of this name: rename it, or have the core team exclude it.";
  const findings = paths.map((path) => ({ path, line: void 0, rule: "overlooked", message }));
  const known = verdict.kind === "failed" ? verdict : { conditions: [], findings: [] };
  const conditions = [...known.conditions, { metric: "overlooked", says }];
  return { kind: "failed", conditions, findings: [...findings, ...known.findings] };
}
function inFolder(folder) {
  const prefix = folder.replace(/^\.(\/|$)/, "").replace(/\/+$/, "");
  return (path) => prefix === "" || path === prefix || path.startsWith(`${prefix}/`);
}
function globPattern(glob) {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|[\\^$.|+()[\]{}]/g, (part) => {
    const known = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]" };
    return known[part] ?? `\\${part}`;
  });
  return new RegExp(`^${source}$`, "s");
}

// repository-files/quality-gate/throw-away.mjs
import { randomBytes } from "node:crypto";
var dayMilliseconds = 864e5;
async function inThrowAwayProject(run, work2) {
  const { server, settings: settings2, env } = run;
  await removeLeftOvers(run);
  const projectKey = `${settings2.throwAwayPrefix}${throwAwayName(env, /* @__PURE__ */ new Date())}`;
  try {
    await server.post("projects/create", { project: projectKey, name: projectKey, visibility: "private" });
    await server.post("new_code_periods/set", { project: projectKey, type: "PREVIOUS_VERSION" });
    await server.post("qualitygates/select", { projectKey, gateName: settings2.qualityGate });
    const small = { component: projectKey, key: "sonar.qualitygate.ignoreSmallChanges", value: "false" };
    await server.post("settings/set", small);
    return await work2(projectKey);
  } finally {
    await remove(run, projectKey);
  }
}
function throwAwayName(env, now) {
  const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const { GITHUB_RUN_ID: id = "local", GITHUB_RUN_ATTEMPT: attempt = "1" } = env;
  return `${time}-${id}-${attempt}-${randomBytes(6).toString("hex")}`;
}
function isLeftOver(projectKey, prefix, now) {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(
    projectKey.startsWith(prefix) ? projectKey.slice(prefix.length) : ""
  ) ?? [];
  const made = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return now.getTime() - made > dayMilliseconds;
}
async function removeLeftOvers(run) {
  const { projects = [] } = await run.server.get("projects/search_my_projects", { ps: "500" });
  const now = /* @__PURE__ */ new Date();
  for (const { key } of projects) {
    if (isLeftOver(key, run.settings.throwAwayPrefix, now)) {
      await remove(run, key);
    }
  }
}
async function remove({ server, env }, project) {
  await server.postLast("projects/delete", { project }).catch((error) => {
    printUntrusted([`The project ${project} could not be removed: ${messageOf(error)}`], env);
  });
}

// repository-files/quality-gate/pull-request.mjs
async function judgeThrowAway(run, base, merge) {
  await requireParent(base, merge);
  const { analysis } = run.settings;
  const verdict = await inThrowAwayProject(run, async (projectKey) => {
    for (const [version, checkout] of Object.entries({ base, merge })) {
      const tree = join4(run.scratch, version);
      await stage(checkout, tree, { scope: analysis, outputsFrom: merge, alter: disarm });
      await scan(run, tree, {
        ...scopeParameters(analysis, { reports: version === "merge" }),
        "sonar.projectKey": projectKey,
        "sonar.projectName": projectKey,
        "sonar.projectVersion": version,
        // Line dates of the history would lie before the analysis of the base commit: nothing would be new.
        "sonar.scm.disabled": "true"
      });
    }
    return readVerdict(run.server, projectKey);
  });
  return withOverlooked(verdict, await overlookedFiles(run, base, merge));
}
async function judgePullRequest(run, base, merge) {
  const baseCommit = await requireParent(base, merge);
  const { analysis, projectKey } = run.settings;
  const key = /^refs\/pull\/(\d+)\//.exec(run.env.GITHUB_REF ?? "")?.[1];
  const { GITHUB_HEAD_REF: branch, GITHUB_BASE_REF: target } = run.env;
  if (key === void 0 || !branch || !target) {
    throw new GateError(
      "GITHUB_REF, GITHUB_HEAD_REF and GITHUB_BASE_REF name no pull request: run this on pull_request."
    );
  }
  const tree = join4(run.scratch, "merge");
  await stage(merge, tree, { scope: analysis, outputsFrom: merge, alter: (content) => content });
  await cp(join4(merge, ".git"), join4(tree, ".git"), { recursive: true });
  await git(tree, ["update-ref", `refs/remotes/origin/${target}`, baseCommit]);
  await scan(run, tree, {
    ...scopeParameters(analysis, { reports: true }),
    "sonar.projectKey": projectKey,
    "sonar.projectName": projectKey,
    "sonar.projectVersion": "",
    "sonar.pullrequest.key": key,
    "sonar.pullrequest.branch": branch,
    "sonar.pullrequest.base": target,
    "sonar.scm.provider": "git"
  });
  const verdict = await readVerdict(run.server, projectKey, key);
  return withOverlooked(verdict, await overlookedFiles(run, base, merge));
}
async function overlookedFiles({ settings: settings2 }, base, merge) {
  return overlooked(await committedFiles(base), await committedFiles(merge), settings2.analysis);
}
async function requireParent(base, merge) {
  const [given, parent] = await Promise.all([commitOf(base, "HEAD"), commitOf(merge, "HEAD^1")]);
  if (given !== parent) {
    throw new GateError(
      `--base is at ${given}, but the merge commit was made on ${parent}: check out HEAD^1 as base.`
    );
  }
  return given;
}

// repository-files/quality-gate/server.mjs
var restartPauses = [1e3, 3e3, 6e3];
var requestMilliseconds = 3e4;
function connect(url, token, signal, pauses = restartPauses) {
  async function call(method, path, parameters, until) {
    const query = new URLSearchParams(parameters);
    const address = `${url.replace(/\/+$/, "")}/api/${path}${method === "GET" ? `?${query}` : ""}`;
    const request = { method, headers: { authorization: `Bearer ${token}` }, redirect: "manual" };
    const answer = await persist(
      () => {
        const limits = AbortSignal.any([until, AbortSignal.timeout(requestMilliseconds)]);
        return fetch(address, { ...request, signal: limits, ...method === "POST" && { body: query } });
      },
      { until, url, pauses }
    );
    if (!answer.ok) {
      throw new GateError(refusal(answer, await answer.text(), `${method} api/${path}`, url));
    }
    return answer;
  }
  return {
    url,
    /**
     * @param {string} path
     * @param {Record<string, string>} parameters
     * @returns {Promise<any>}
     */
    get: async (path, parameters) => parse(await call("GET", path, parameters, signal), path),
    /**
     * @param {string} path
     * @param {Record<string, string>} parameters
     */
    post: async (path, parameters) => void await call("POST", path, parameters, signal),
    /**
     * A post for tidying up, which is done even when the run was cancelled, and then within the seconds that are left.
     * @param {string} path
     * @param {Record<string, string>} parameters
     */
    postLast: async (path, parameters) => void await call("POST", path, parameters, AbortSignal.timeout(5e3))
  };
}
async function persist(request, { until, url, pauses }) {
  for (let attempt = 0; ; attempt++) {
    const pause2 = pauses[attempt];
    try {
      const answer = await request();
      if (pause2 === void 0 || !(answer.status === 429 || answer.status >= 502)) {
        return answer;
      }
    } catch (error) {
      until.throwIfAborted();
      if (pause2 === void 0) {
        throw new GateError(
          `The SonarQube server ${url} does not answer (${reasonOf(error)}). Run the job again when it is up; if it stays down, tell the platform team.`
        );
      }
    }
    await wait(pause2, until);
  }
}
function reasonOf(error) {
  const cause = error instanceof Error ? error.cause : void 0;
  return cause instanceof Error && "code" in cause ? String(cause.code) : messageOf(error);
}
async function parse(answer, path) {
  const body = await answer.json().catch(() => void 0);
  if (typeof body !== "object" || body === null) {
    throw new GateError(
      `The SonarQube server's answer to GET api/${path} is no JSON object. Tell the platform team: something stands between this run and the server, or its URL is not a SonarQube server.`
    );
  }
  return body;
}
function refusal({ status, headers }, body, call, url) {
  if (status === 401) {
    return `The SonarQube server ${url} does not accept SONAR_TOKEN. Tell the platform team: it has expired or was revoked.`;
  }
  if (status >= 300 && status < 400) {
    const target = headers.get("location") ?? "another address";
    return `The SonarQube server ${url} redirects to ${target}. Tell the platform team: the URL in the configuration must be the one that answers.`;
  }
  return `${call} was refused by the SonarQube server: ${status}${said(body)}. Tell the platform team.`;
}
function said(body) {
  try {
    const { errors, message } = JSON.parse(body);
    const words = errors?.map(({ msg }) => msg).join(" ") ?? message;
    return words === void 0 ? "" : `, "${words}"`;
  } catch {
    return "";
  }
}

// repository-files/quality-gate/gate.mjs
var usage = "Usage: node gate.mjs pull-request --base <checkout> --merge <checkout>, or node gate.mjs branch --tree <checkout>.";
var settings = JSON.parse(await readFile2(new URL("settings.json", import.meta.url), "utf8"));
var cancelled = new AbortController();
for (
  const signal of
  /** @type {const} */
  ["SIGINT", "SIGTERM"]
) {
  process.on(signal, () => cancelled.abort(new GateError("The run was cancelled. Start it again when you need it.")));
}
process.exitCode = await main();
async function main() {
  const scratch = await mkdtemp(join5(tmpdir(), "quality-gate-"));
  try {
    return await publish(await work(scratch), process.env);
  } catch (error) {
    return await publish({ kind: "unjudged", reason: messageOf(error) }, process.env);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
async function work(scratch) {
  const { command, base, merge, tree } = readArguments();
  const token = process.env.SONAR_TOKEN ?? "";
  if (token === "") {
    throw new GateError(
      "SONAR_TOKEN is empty: ask the platform team whether this repository's secret is in place."
    );
  }
  const server = connect(settings.sonarqube.url, token, cancelled.signal);
  const run = { settings, server, token, scratch, signal: cancelled.signal, env: process.env };
  if (command === "branch" && tree !== void 0) {
    return analyseBranch(run, tree);
  }
  if (command === "pull-request" && base !== void 0 && merge !== void 0) {
    const judge2 = settings.sonarqube.edition === "community" ? judgeThrowAway : judgePullRequest;
    return judge2(run, base, merge);
  }
  throw new GateError(usage);
}
function readArguments() {
  try {
    const path = (
      /** @type {const} */
      { type: "string" }
    );
    const options = { base: path, merge: path, tree: path };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { ...values, command: positionals.join(" ") };
  } catch (error) {
    throw new GateError(`${messageOf(error)} ${usage}`);
  }
}
