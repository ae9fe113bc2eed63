/** One thing to do; it throws when it failed. */
export type Step = () => Promise<void>;

/**
 * Does every step, one after the other, also when one before it failed.
 *
 * @throws AggregateError with everything that failed, each failure once.
 */
export async function everyStep(steps: readonly Step[]): Promise<void> {
    const failures = new Set<unknown>();
    for (const step of steps) {
        try {
            await step();
        } catch (error) {
            for (const failure of error instanceof AggregateError ? (error.errors as unknown[]) : [error]) {
                failures.add(failure);
            }
        }
    }
    if (failures.size > 0) {
        throw new AggregateError(failures, `${failures.size} steps failed`);
    }
}
