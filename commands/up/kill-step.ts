import { count, list, withoutCredentials } from "../cli/messages";
import { byHand } from "../kill/by-hand";
import { endAccess } from "../kill/end-access";
import { contextOf } from "../kill/kill";
import { drawKill } from "../kill/progress";
import { findPeople } from "../people/find-people";
import { allOf } from "./leavers";
import type { Run } from "./run";

/** Ends the access of everybody who leaves before the engine deletes anything: it deletes last. */
export async function killLeavers({ leavers, records, options, surroundings, problems }: Run): Promise<undefined> {
    const { env, now, terminal } = surroundings;
    const handles = allOf(leavers);
    if (handles.length === 0) {
        terminal.print("Nobody leaves.");
        return;
    }
    const people = findPeople({ handles }, records);
    people.flatMap(({ notes }) => notes).forEach(terminal.print);
    const systems = surroundings.connect(contextOf(records, now), env);
    const drawing = drawKill(terminal, systems, people);
    const outcomes = await endAccess(
        people.map(({ person }) => person),
        systems,
        { now, timeout: options.timeout, hear: drawing.hear, guard: withoutCredentials(env) },
    );
    drawing.end();
    const failed = outcomes.filter(({ outcome }) => outcome === "failed");
    for (const { handle, system, errors } of failed) {
        const person = people.find((found) => found.person.handle === handle)?.person;
        const hand = person === undefined ? "" : ` By hand: ${byHand(system, person, records.organization)}.`;
        problems.push(`${handle}: access in ${system} was not ended (${errors.join("; ")}).${hand}`);
    }
    if (failed.length === 0) {
        terminal.print(`Access of ${list(handles)} is ended (${count(systems.length, "system")}).`);
    }
}
