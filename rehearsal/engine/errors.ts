/** What keeps the rehearsal from having an engine. The message stands alone and says what to do. */
export class EngineError extends Error {
    override readonly name = "EngineError";
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/** Whether a file system call failed with this code, such as ENOENT. */
export function hasCode(error: unknown, code: string): boolean {
    return error instanceof Error && "code" in error && error.code === code;
}
