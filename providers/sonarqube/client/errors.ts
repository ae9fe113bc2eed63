/** A call that SonarQube did not answer as wanted. The message is a sentence for the user and holds no secret. */
export class SonarqubeError extends Error {
    override readonly name = "SonarqubeError";

    constructor(
        message: string,
        /** HTTP status of the answer; undefined when there was none. */
        readonly status?: number,
    ) {
        super(message);
    }

    /** True when the call may have had its effect although it failed: the answer was lost, or a proxy gave up on it. */
    get effectUnknown(): boolean {
        return this.status === undefined || this.status >= 500;
    }
}

/** True for "there is no such thing", the answer that makes a deletion already done. */
export function isNotFound(error: unknown): boolean {
    return error instanceof SonarqubeError && error.status === 404;
}

/** The answer, or undefined where SonarQube says that there is no such thing. */
export async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
    try {
        return await call;
    } catch (error) {
        if (isNotFound(error)) {
            return undefined;
        }
        throw error;
    }
}

/**
 * Makes an object that does not exist yet. When the answer is lost, what is there now is what we made: without this, the
 * next run would find an object that nobody remembers.
 */
export async function makeOnce<T>(find: () => Promise<T | undefined>, make: () => Promise<unknown>): Promise<void> {
    try {
        await make();
    } catch (error) {
        const mayExist = error instanceof SonarqubeError && error.effectUnknown;
        if (!mayExist || (await find()) === undefined) {
            throw error;
        }
    }
}
