import type { runtime } from "@pulumi/pulumi";
import { SonarqubeProvider } from "../../providers/sonarqube/provider";
import { decodeProperties, type Properties } from "../cloud/values";
import { createFakeSonarqube } from "./fake";
import { onFake } from "./provider";

/** What a service answers to the registration of a resource. */
export interface Registered {
    id: string;
    outputs: Properties;
}

/**
 * SonarQube under the SDK's mocks: every registration goes through the real provider to a fake of the server, which is
 * of the edition that the program declares.
 */
export function mockedSonarqube(): (args: runtime.MockResourceArgs) => Promise<Registered> {
    const fake = createFakeSonarqube();
    const provider = new SonarqubeProvider(onFake(fake.fetch));
    return async ({ type, name, inputs }) => {
        if (type === "pulumi:providers:sonarqube") {
            const { edition } = inputs as { edition: string };
            fake.state.edition = edition;
            provider.configure(inputs);
            return { id: name, outputs: decodeProperties(inputs) };
        }
        const urn = `urn:pulumi:mocked::mocked::${type}::${name}`;
        const { inputs: checked, failures } = await provider.check(urn, {}, inputs);
        if (failures.length > 0) {
            throw new Error(`${type} ${name}: ${failures.map(({ reason }) => reason).join(" ")}`);
        }
        const { id, outs } = await provider.create(urn, checked);
        return { id, outputs: decodeProperties(outs) };
    };
}
