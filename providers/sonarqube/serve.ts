import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as status from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type Checked, HalfMadeError } from "./answers";
import type { SonarqubeProvider } from "./provider";

/*
 * The engine's protocol for this provider. The SDK has a server too, but that one (3.248) answers Configure itself and
 * hands no provider configuration on. Secrets are not accepted: then the engine itself marks everything that comes from
 * a secret input, and this provider never sees a wrapper.
 */

type Properties = Record<string, unknown>;

function struct(properties: unknown): Struct {
    return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}

function plain(given: Struct | undefined): Properties {
    return given?.toJavaScript() ?? {};
}

/** An error as the protocol wants it; what was half-made goes along, so that the engine remembers it. */
function refusal(error: unknown): Partial<grpc.StatusObject> {
    const message = error instanceof Error ? error.message : String(error);
    const metadata = new grpc.Metadata();
    if (error instanceof HalfMadeError) {
        const made = new proto.ErrorResourceInitFailed();
        made.setId(error.id)
            .setProperties(struct(error.properties))
            .setReasonsList([...error.reasons]);
        const details = new Any();
        details.pack(made.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
        const rich = new status.Status();
        rich.setCode(grpc.status.UNKNOWN).setMessage(message).addDetails(details);
        metadata.add("grpc-status-details-bin", Buffer.from(rich.serializeBinary()));
    }
    return { code: grpc.status.UNKNOWN, details: message, metadata };
}

/** A method that answers once. */
function method<Request, Response>(work: (request: Request) => Promise<Response> | Response) {
    return (call: grpc.ServerUnaryCall<Request, Response>, callback: grpc.sendUnaryData<Response>): void => {
        void (async () => {
            try {
                callback(null, await work(call.request));
            } catch (error) {
                callback(refusal(error));
            }
        })();
    };
}

function checkResponse({ inputs, failures }: Checked): proto.CheckResponse {
    const list = failures.map(({ property, reason }) =>
        new proto.CheckFailure().setProperty(property).setReason(reason),
    );
    return new proto.CheckResponse().setInputs(struct(inputs)).setFailuresList(list);
}

function administration(provider: SonarqubeProvider) {
    return {
        attach: method<plugin.PluginAttach, Empty>(() => new Empty()),
        cancel: method<Empty, Empty>(() => new Empty()),
        getPluginInfo: method<Empty, plugin.PluginInfo>(() => new plugin.PluginInfo().setVersion(provider.version)),
        getSchema: method<proto.GetSchemaRequest, proto.GetSchemaResponse>(async () =>
            new proto.GetSchemaResponse().setSchema(await provider.getSchema()),
        ),
        checkConfig: method<proto.CheckRequest, proto.CheckResponse>(async (request) =>
            checkResponse(await provider.checkConfig(plain(request.getNews()))),
        ),
        // Another address is no other server: what it holds is found by refresh, and nothing is made twice.
        diffConfig: method<proto.DiffRequest, proto.DiffResponse>(() =>
            new proto.DiffResponse().setChanges(proto.DiffResponse.DiffChanges.DIFF_UNKNOWN),
        ),
        configure: method<proto.ConfigureRequest, proto.ConfigureResponse>((request) => {
            provider.configure(plain(request.getArgs()));
            return new proto.ConfigureResponse();
        }),
    };
}

function resources(provider: SonarqubeProvider) {
    const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
    return {
        check: method<proto.CheckRequest, proto.CheckResponse>(async (request) =>
            checkResponse(await provider.check(request.getUrn(), plain(request.getOlds()), plain(request.getNews()))),
        ),
        diff: method<proto.DiffRequest, proto.DiffResponse>(async (request) => {
            const [olds, news] = [plain(request.getOlds()), plain(request.getNews())];
            const { changes, replaces } = await provider.diff(request.getId(), request.getUrn(), olds, news);
            const response = new proto.DiffResponse().setChanges(changes ? DIFF_SOME : DIFF_NONE);
            return response.setReplacesList(replaces);
        }),
        create: method<proto.CreateRequest, proto.CreateResponse>(async (request) => {
            const { id, outs } = await provider.create(request.getUrn(), plain(request.getProperties()));
            return new proto.CreateResponse().setId(id).setProperties(struct(outs));
        }),
        read: method<proto.ReadRequest, proto.ReadResponse>(async (request) => {
            const recorded = plain(request.getProperties());
            const { id, props, inputs } = await provider.read(request.getId(), request.getUrn(), recorded);
            // Without properties: the engine takes empty ones for an object that exists.
            const response = new proto.ReadResponse();
            return id === "" ? response : response.setId(id).setProperties(struct(props)).setInputs(struct(inputs));
        }),
        update: method<proto.UpdateRequest, proto.UpdateResponse>(async (request) => {
            const [olds, news] = [plain(request.getOlds()), plain(request.getNews())];
            const { outs } = await provider.update(request.getId(), request.getUrn(), olds, news);
            return new proto.UpdateResponse().setProperties(struct(outs));
        }),
        delete: method<proto.DeleteRequest, Empty>(async (request) => {
            await provider.delete(request.getId(), request.getUrn(), plain(request.getProperties()));
            return new Empty();
        }),
    };
}

/** Serves the provider on a free port of the loopback interface, which it gives, until the process ends. */
export function servePort(provider: SonarqubeProvider): Promise<number> {
    // Names of hundreds of holders fit; the default of 4 MB is what the engine would refuse first.
    const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
    server.addService(ResourceProviderService, { ...administration(provider), ...resources(provider) });
    return new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
            if (error === null) {
                resolve(port);
            } else {
                reject(error);
            }
        });
    });
}
