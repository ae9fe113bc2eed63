/** What this process has taken of the processor, in milliseconds. */
export function processorTime(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
}
