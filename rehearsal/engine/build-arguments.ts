/** What is built: the language host of the kit and the CLI that go.mod pins as a tool. Each names its own file. */
export const buildPackages = ["./pulumi-language-nodejs", "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"] as const;

/**
 * What a rehearsal does not run, or for a moment, and takes long to compile: clients of the cloud backends and secret
 * stores, highlighting of source code, git, tracing, the commands themselves. Without inlining it is quicker. For
 * what takes longest, to compile or at each start of the CLI, there is go/stand-ins.
 */
const bystanders = [
    "cloud.google.com/...",
    "github.com/Azure/...",
    "github.com/alecthomas/chroma/...",
    "github.com/aws/...",
    "github.com/go-git/...",
    "github.com/pulumi/pulumi/pkg/v3/cmd/...",
    "go.opentelemetry.io/...",
];

/**
 * Flags that decide what comes out of the compiler: `go list` must be asked with the same ones to know what is stale.
 *
 * The tags are those of Pulumi's releases, no C library for user names and no gRPC tracing, and one of Google's client
 * for its storage: no gRPC of its own, which is a twelfth of the build. -buildvcs=false, because a clone whose owner is
 * another user makes git refuse to answer, and Go then refuses to build. No DWARF, because the linker drops it (-w).
 */
export function buildArguments(version: string): readonly string[] {
    return [
        "-mod=readonly",
        "-buildvcs=false",
        "-tags=osusergo,grpcnotrace,disable_grpc_modules",
        "-gcflags=all=-dwarf=false",
        ...bystanders.map((packages) => `-gcflags=${packages}=-dwarf=false -l`),
        `-ldflags=-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
    ];
}

/**
 * Without a C compiler, and without a workspace or module settings of a folder above the clone. A compiler lives for
 * seconds, so it collects garbage only when it holds 1 GiB.
 */
export const buildEnvironment = {
    CGO_ENABLED: "0",
    GOWORK: "off",
    GO111MODULE: "on",
    GOGC: "off",
    GOMEMLIMIT: "1GiB",
} as const;
