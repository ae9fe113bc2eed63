import { together } from "./deeds";
import { asks } from "./sign-ins";
import { signIns, workingDay } from "./working-day";
import type { Person } from "./world";

/** Everything that a working day is made of, as questions about an instant that all have one answer. */
export function theWholeDay(person: Person, at: string, expected: boolean) {
    return [
        ...signIns(person).map((signIn) => asks(person, signIn, at, expected)),
        ...workingDay(person).map((deed) => together(person, deed, at, expected)),
    ];
}
