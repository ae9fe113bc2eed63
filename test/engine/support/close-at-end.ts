import { afterAll } from "vitest";

interface Closable {
    close(): Promise<void>;
}

const opened: Closable[] = [];

// Here, and not where a test opens something: Vitest heeds no hook that is set once a file's tests are running.
afterAll(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
});

/** Has what a test or hook has opened closed after the last test of the file. */
export function closeAtEnd<T extends Closable>(each: T): T {
    opened.push(each);
    return each;
}
