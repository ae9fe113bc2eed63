import { parseDocument } from "yaml";
import type { Resource } from "../model/resource";
import { isObject, listOf, type Properties, type Value } from "../model/values";

/*
 * Reads workflows and actions of GitHub Actions that a stack keeps in repositories. Fails closed: what is no YAML, has a
 * key twice or has another form than GitHub's is unreadable, and a rule that cannot read a file fires.
 * Source: docs.github.com, "Workflow syntax for GitHub Actions".
 */

export const REPOSITORY_FILE = "github:index/repositoryFile:RepositoryFile";

export interface Step {
    /** Place in the file, such as `jobs.gate.steps.2`. */
    place: string;
    properties: Properties;
}

export interface Job {
    id: string;
    properties: Properties;
    steps: Step[];
}

export interface Workflow {
    /** Events with their filters; an event without any has an empty object. */
    events: Properties;
    properties: Properties;
    jobs: Job[];
}

/** A file's path in its repository, without a leading slash or dot segments. */
export function pathOf({ properties: { file } }: Resource): string {
    const parts = typeof file === "string" ? file.split("/") : [];
    return parts.filter((part) => part !== "" && part !== ".").join("/");
}

export const isWorkflow = (path: string): boolean => /^\.github\/workflows\/[^/]+\.ya?ml$/i.test(path);

/** An action of the repository itself: its steps run in a job like the job's own. */
export const isAction = (path: string): boolean => /(?:^|\/)action\.ya?ml$/i.test(path);

/** @throws Error that says why the file is unreadable. */
export function readWorkflow(content: Value | undefined): Workflow {
    const properties = readYaml(content);
    const { jobs } = properties;
    if (!isObject(jobs) || Object.keys(jobs).length === 0) {
        throw new Error("it has no jobs");
    }
    return {
        properties,
        events: eventsOf(properties.on),
        jobs: Object.entries(jobs).map(([id, job]) => {
            const steps = readObject(job, `jobs.${id}`).steps;
            return { id, properties: job as Properties, steps: readSteps(steps, `jobs.${id}.steps`) };
        }),
    };
}

/** The steps of an action; none when it is a program. @throws Error that says why the file is unreadable. */
export function readAction(content: Value | undefined): Step[] {
    const { runs } = readYaml(content);
    return readSteps(readObject(runs, "runs").steps, "runs.steps");
}

function readYaml(content: Value | undefined): Properties {
    if (typeof content !== "string") {
        throw new Error("it is no text");
    }
    const known = READ.get(content) ?? parseYaml(content);
    READ.set(content, known);
    return known;
}

/** Several rules read the same files, and repositories share most of them. */
const READ = new Map<string, Properties>();

function parseYaml(content: string): Properties {
    const document = parseDocument(content, { merge: false });
    const [problem] = document.errors;
    if (problem !== undefined) {
        throw new Error(`it is no YAML (${problem.message.split("\n")[0] ?? ""})`);
    }
    return readObject(document.toJS() as Value, "the file");
}

function readObject(value: Value | undefined, place: string): Properties {
    if (!isObject(value) || Object.hasOwn(value, "<<")) {
        throw new Error(`${place} is no object that can be judged`);
    }
    return value;
}

function eventsOf(on: Value | undefined): Properties {
    if (isObject(on)) {
        return Object.fromEntries(Object.entries(on).map(([event, filter]): [string, Value] => [event, filter ?? {}]));
    }
    const events = listOf(on);
    const names = events.filter((event) => typeof event === "string");
    if (names.length === 0 || names.length < events.length) {
        throw new Error("it has no events that can be judged");
    }
    return Object.fromEntries(names.map((event): [string, Value] => [event, {}]));
}

function readSteps(steps: Value | undefined, place: string): Step[] {
    return listOf(steps).map((step, index) => {
        const properties = readObject(step, `${place}.${index}`);
        return { place: `${place}.${index}`, properties };
    });
}

/** The expressions `${{ ... }}` in a text, without what is quoted in them. */
export function expressionsIn(value: unknown): string[] {
    const text = typeof value === "string" ? value : "";
    return [...text.matchAll(/\$\{\{([\s\S]*?)\}\}/g)].map(([, inner = ""]) => inner.replace(/'(?:[^']|'')*'/g, "''"));
}

/** Every text in a value, however deep, with its place. */
export function textsIn(value: unknown, place = ""): [place: string, text: string][] {
    if (typeof value === "string") {
        return [[place, value]];
    }
    const inner = Array.isArray(value) ? value.entries() : Object.entries(isObject(value) ? value : {});
    return [...inner].flatMap(([key, each]) => textsIn(each, place === "" ? String(key) : `${place}.${key}`));
}
