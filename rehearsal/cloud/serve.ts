import { setTimeout } from "node:timers/promises";
import * as provider from "@pulumi/pulumi/provider";
import type { Cloud } from "./cloud";
import { typeOf } from "./urn";
import { decodeProperties, encodeProperties } from "./values";

/*
 * The cloud behind the SDK's provider server. That server keeps secrets and resource references (it answers Configure
 * so itself), hands out only the outputs as "olds" of a diff, and knows neither CheckConfig nor Configure: the settings
 * of a provider do not reach this code, so account, region and the like are arguments of the process, and credentials
 * cannot end up in the state file.
 */

async function pause(milliseconds: number): Promise<void> {
    if (milliseconds > 0) {
        await (Number.isFinite(milliseconds) ? setTimeout(milliseconds) : new Promise(() => undefined));
    }
}

/** The calls that the cloud answers. */
export type CloudProvider = Required<
    Pick<provider.Provider, "version" | "check" | "diff" | "create" | "read" | "update" | "delete" | "invoke">
>;

/** One provider for all packages: the URN tells which type is meant. */
export function cloudProvider(cloud: Cloud): CloudProvider {
    const kept = async <T>(answer: () => T): Promise<T> => {
        try {
            return answer();
        } finally {
            const world = cloud.store.world();
            const wait = world.answerAfter;
            world.answerAfter = 0;
            await cloud.store.flush();
            await pause(wait);
        }
    };
    return {
        version: "99.0.0",
        check: (urn, olds, news) =>
            kept(() => {
                const { inputs, failures } = cloud.check(
                    typeOf(urn),
                    urn,
                    decodeProperties(news),
                    decodeProperties(olds),
                );
                // With a property the engine prints its value too, and <nil> for a nested one; the reason says it all.
                const reasons = failures.map(({ reason }) => ({ property: "", reason }));
                return { inputs: encodeProperties(inputs), failures: reasons };
            }),
        diff: (_, urn, olds, news) =>
            kept(() => cloud.diff(typeOf(urn), urn, decodeProperties(olds), decodeProperties(news))),
        create: (urn, inputs) =>
            kept(() => {
                const { id, outputs } = cloud.create(typeOf(urn), urn, decodeProperties(inputs));
                return { id, outs: encodeProperties(outputs) };
            }),
        read: (id, urn, state) =>
            kept(() => {
                const found = cloud.read(typeOf(urn), id, { urn, outputs: decodeProperties(state) });
                return found === undefined
                    ? { id: "", props: {} }
                    : { id, props: encodeProperties(found.outputs), inputs: encodeProperties(found.inputs) };
            }),
        update: (id, urn, olds, news) =>
            kept(() => {
                const recorded = { urn, outputs: decodeProperties(olds) };
                const { outputs } = cloud.update(typeOf(urn), id, decodeProperties(news), recorded);
                return { outs: encodeProperties(outputs) };
            }),
        delete: (id, urn, state) =>
            kept(() => cloud.delete(typeOf(urn), id, { urn, outputs: decodeProperties(state) })),
        invoke: (token, inputs) => kept(() => ({ outputs: cloud.invoke(token, decodeProperties(inputs)) })),
    };
}

/** Serves the cloud on a free port of the loopback interface and prints the port as the first line. */
export async function serve(cloud: Cloud): Promise<void> {
    await provider.main(cloudProvider(cloud), []);
}
