import {
    type AccessSystem,
    type OwnedTrace,
    SYSTEM_NAMES,
    type SystemName,
    type Trace,
} from "../../../commands/systems/system";

/** A system in memory. */
export interface FakeSystem extends AccessSystem {
    /** What is there, by handle. */
    traces: AccessSystem["traces"];
    held: Map<string, Trace[]>;
    /** The handles whose end was asked for. */
    asked: string[];
}

/** A trace as a test needs one. */
export function aTrace(system: SystemName, fields: Partial<Trace> = {}): Trace {
    return { system, kind: "thing", id: "a-thing", access: true, ...fields };
}

/** A system that holds what it is given, and whose end takes away what gives access. */
export function aSystem(name: SystemName, held: Record<string, Trace[]> = {}): FakeSystem {
    const things = new Map(Object.entries(held));
    const asked: string[] = [];
    return {
        name,
        held: things,
        asked,
        end({ handle }, tell) {
            asked.push(handle);
            const own = things.get(handle) ?? [];
            own.filter(({ access }) => access).forEach(({ id }) => tell(`ended ${id}`));
            things.set(
                handle,
                own.filter(({ access }) => !access),
            );
            return Promise.resolve();
        },
        traces: ({ handle }) => Promise.resolve(things.get(handle) ?? []),
        everybody: () =>
            Promise.resolve(
                [...things].flatMap(([handle, own]) => own.map((trace): OwnedTrace => ({ ...trace, handle }))),
            ),
    };
}

/** All five, each with one thing of ana-silva that gives access. */
export function fiveSystems(): FakeSystem[] {
    return SYSTEM_NAMES.map((name) => aSystem(name, { "ana-silva": [aTrace(name)] }));
}

/** A system whose calls all fail this way. */
export function broken(system: AccessSystem, fail: () => Promise<never>): AccessSystem {
    return { ...system, end: fail, traces: fail, everybody: fail };
}

/** An API that never answers. */
export const hangs = (): Promise<never> => new Promise(() => undefined);
/** An API that is down. */
export const isDown = (): Promise<never> => Promise.reject(new Error("503 Service Unavailable"));
