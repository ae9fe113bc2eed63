/**
 * What a promise gives, or an error once the seconds are over. The work behind it is not stopped, but nobody waits for
 * it any longer.
 */
export async function within<T>(seconds: number, promise: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${seconds} s`)), seconds * 1000);
    });
    try {
        return await Promise.race([promise, expired]);
    } finally {
        clearTimeout(timer);
    }
}
