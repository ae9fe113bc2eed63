import type { runtime } from "@pulumi/pulumi";
import { mockedSonarqube, type Registered } from "../sonarqube/mocked";
import { Cloud } from "./cloud";
import { decodeProperties, encodeProperties, isSecret, type Properties, unwrap } from "./values";

/** One registration that the program under test made. */
export interface Recorded {
    type: string;
    name: string;
    /** Project and parent are not known to mocks, so this is the type and the name only. */
    urn: string;
    /** False for components. */
    custom: boolean;
    id: string;
    /** Inputs and outputs without secret wrappers. */
    inputs: Properties;
    outputs: Properties;
    provider?: string;
}

export interface CloudMocks extends runtime.Mocks {
    /** Every registration in the order in which it happened, components and providers included. */
    readonly resources: Recorded[];
    /** Every call of a function of a provider, in order. */
    readonly calls: { token: string; inputs: Properties }[];
    /** The cloud behind the mocks. */
    readonly cloud: Cloud;
}

function plain(properties: Properties): Properties {
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, unwrap(value)]));
}

/**
 * The cloud as mocks of the SDK: `await pulumi.runtime.setMocks(cloudMocks())`. A resource whose check fails makes its
 * registration fail with every reason. Components and providers are recorded and accepted as they are.
 */
export function cloudMocks(cloud = new Cloud()): CloudMocks {
    const resources: Recorded[] = [];
    const calls: CloudMocks["calls"] = [];
    const sonarqube = mockedSonarqube();

    function register(args: runtime.MockResourceArgs): Registered | Promise<Registered> {
        const inputs = decodeProperties(args.inputs);
        if (args.type === "pulumi:providers:sonarqube" || args.type.startsWith("sonarqube:")) {
            return sonarqube(args);
        }
        if (args.custom !== true || args.type.startsWith("pulumi:")) {
            return { id: args.custom === true ? args.name : "", outputs: inputs };
        }
        const urn = `${args.type}::${args.name}`;
        if (args.id !== undefined && args.id !== "") {
            const found = cloud.read(args.type, args.id, { urn });
            if (found === undefined) {
                throw new Error(`${args.type} ${args.id} does not exist, so ${args.name} cannot be read.`);
            }
            return found;
        }
        const checked = cloud.check(args.type, urn, inputs);
        if (checked.failures.length > 0) {
            throw new Error(`${args.type} ${args.name}: ${checked.failures.map((f) => f.reason).join(" ")}`);
        }
        return cloud.create(args.type, urn, checked.inputs);
    }

    return {
        resources,
        calls,
        cloud,
        newResource: async (args) => {
            const { id, outputs } = await register(args);
            const { type, name, provider, custom = false } = args;
            resources.push({
                type,
                name,
                urn: `${type}::${name}`,
                custom,
                id,
                inputs: plain(decodeProperties(args.inputs)),
                outputs: plain(outputs),
                ...(provider !== undefined && provider !== "" && { provider }),
            });
            return { id, state: encodeProperties(outputs) };
        },
        call: ({ token, inputs }) => {
            if (token === "pulumi:pulumi:readStackOutputs") {
                // Mocks run on a stack that never ran before.
                return { outputs: {} };
            }
            const decoded = decodeProperties(inputs);
            calls.push({ token, inputs: plain(decoded) });
            const secret = Object.values(decoded).some((value) => isSecret(value));
            const result = cloud.invoke(token, decoded);
            return secret ? encodeProperties({ ...result }) : result;
        },
    };
}
