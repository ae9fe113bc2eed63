/** True when AWS says that the thing, or what it is in, is not there: then there is nothing to delete or to list. */
function isMissing(error: unknown): boolean {
    return error instanceof Error && (/NotFound|NoSuch|ServiceNotActive/.test(error.name) || isTaskGone(error));
}

/** ECS has no error of its own for a task that has stopped. */
function isTaskGone({ name, message }: Error): boolean {
    return name === "InvalidParameterException" && message.includes("task was not found");
}

/** The answer, or undefined when there is no such thing. */
export async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
    try {
        return await call;
    } catch (error) {
        if (isMissing(error)) {
            return undefined;
        }
        throw error;
    }
}

/**
 * Does something, and puts what it was about before AWS's own words when it fails. Only their first line is shown: below
 * it, an answer to a wrong signature repeats what was signed, session token and all.
 */
export async function about<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        throw named(what, error);
    }
}

function named(what: string, error: unknown): Error {
    return error instanceof AggregateError
        ? all(error.errors.map((each) => named(what, each)))
        : new Error(`${what}: ${firstLine(error)}`);
}

function firstLine(error: unknown): string {
    if (!(error instanceof Error)) {
        return String(error);
    }
    const code = error.name === "Error" ? ("code" in error ? String(error.code) : "") : error.name;
    const [line = ""] = error.message.split("\n");
    return [code, line].filter((part, index, parts) => part !== "" && parts.indexOf(part) === index).join(": ");
}

/**
 * Does everything in the list, at once, whatever fails on the way.
 *
 * @throws AggregateError with everything that failed.
 */
export async function everyOne(steps: readonly (() => Promise<void>)[]): Promise<void> {
    const results = await Promise.allSettled(steps.map((step) => step()));
    throwAll(results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : [])));
}

/**
 * Does one thing after the other, whatever fails on the way.
 *
 * @throws AggregateError with everything that failed.
 */
export async function inTurn(steps: readonly (() => Promise<void>)[]): Promise<void> {
    const errors: unknown[] = [];
    for (const step of steps) {
        await step().catch((error: unknown) => errors.push(error));
    }
    throwAll(errors);
}

function throwAll(errors: readonly unknown[]): void {
    const each = errors.flatMap((error) => (error instanceof AggregateError ? (error.errors as unknown[]) : [error]));
    if (each.length > 0) {
        throw all(each);
    }
}

/** One error for several; its message says all of them. */
function all(errors: readonly unknown[]): AggregateError {
    const messages = errors.map((error) => (error instanceof Error ? error.message : String(error)));
    return new AggregateError(errors, messages.join("\n"));
}
