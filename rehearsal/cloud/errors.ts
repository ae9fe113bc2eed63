import type { Props } from "./values";

/** The service or the provider refuses a call. */
export class CloudError extends Error {
    override readonly name: string = "CloudError";

    /** What gRPC would carry. Under mocks the SDK reads nothing else of a failed function call. */
    get details(): string {
        return this.message;
    }
}

/**
 * The object was made, but is not ready. The field names are those that the SDK's provider server looks for.
 */
export class PartialError extends CloudError {
    override readonly name: string = "PartialError";

    constructor(
        message: string,
        readonly id: string,
        readonly properties: Props | Record<string, unknown>,
        readonly reasons: readonly string[] = [message],
    ) {
        super(message);
    }
}
