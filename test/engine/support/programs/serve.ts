import * as grpc from "@grpc/grpc-js";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as automation from "@pulumi/pulumi/automation/server";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";

/** The SDK's types do not tell of it. */
const { LanguageServer } = automation as unknown as {
    LanguageServer: new (program: PulumiFn) => grpc.UntypedServiceImplementation;
};

/**
 * Makes of this process a language runtime that the engine attaches to, as the Automation API does it: every run is a
 * call. Before each it is sent the environment of the run, and answers with its address. It ends with the one who
 * started it.
 */
export function serve(program: PulumiFn): void {
    const server = new grpc.Server();
    server.addService(LanguageRuntimeService, new LanguageServer(program));
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
        if (error !== null) {
            throw error;
        }
        process.on("message", (environment: NodeJS.ProcessEnv) => {
            process.env = environment;
            process.send?.(`127.0.0.1:${port}`);
        });
    });
    process.once("disconnect", () => process.exit());
}
