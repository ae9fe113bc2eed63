/** What is built: the language host of the kit and the CLI that go.mod pins as a tool. Each names its own file. */
export const buildPackages = ["./pulumi-language-nodejs", "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"] as const;

/**
 * Flags that decide what comes out of the compiler: `go list` must be asked with the same ones to know what is stale.
 *
 * The tags are those of Pulumi's releases: no C library for user names, and no gRPC tracing. -buildvcs=false, because a
 * clone whose owner is another user makes git refuse to answer, and Go then refuses to build.
 */
export function buildArguments(version: string): readonly string[] {
    return [
        "-mod=readonly",
        "-buildvcs=false",
        "-tags=osusergo,grpcnotrace",
        `-ldflags=-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
    ];
}

/** Without a C compiler, and without a workspace or module settings of a folder above the clone. */
export const buildEnvironment = { CGO_ENABLED: "0", GOWORK: "off", GO111MODULE: "on" } as const;
