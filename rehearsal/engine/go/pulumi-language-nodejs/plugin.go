package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// RunPlugin runs a policy pack or a provider until the engine ends the stream.
func (h *host) RunPlugin(request *pulumirpc.RunPluginRequest, stream pulumirpc.LanguageRuntime_RunPluginServer) error {
	ctx, release := h.untilEither(stream.Context())
	defer release()
	closer, stdout, stderr, err := rpcutil.MakeRunPluginStreams(stream, false)
	if err != nil {
		return err
	}
	defer closer.Close()
	if request.GetKind() == string(apitype.AnalyzerPlugin) {
		err = runPolicyPack(ctx, request, stdout, stderr)
	} else {
		err = runProvider(ctx, request, stdout, stderr)
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Exited() {
		return stream.Send(&pulumirpc.RunPluginResponse{
			Output: &pulumirpc.RunPluginResponse_Exitcode{Exitcode: int32(exit.ExitCode())},
		})
	}
	return err
}

func runProvider(ctx context.Context, request *pulumirpc.RunPluginRequest, stdout, stderr io.Writer) error {
	cmd, err := pluginCommand(ctx, request, "@pulumi/pulumi/cmd/run-plugin")
	if err != nil {
		return err
	}
	cmd.Args = append(append(cmd.Args, request.GetInfo().GetProgramDirectory()), request.GetArgs()...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = request.GetPwd(), stdout, stderr
	return cmd.Run()
}

// runPolicyPack waits for the stack's configuration before it starts the pack, because the SDK's runner reads that from
// its environment; the engine sends it by RPC only.
func runPolicyPack(ctx context.Context, request *pulumirpc.RunPluginRequest, stdout, stderr io.Writer) error {
	cmd, err := pluginCommand(ctx, request, "@pulumi/pulumi/cmd/run-policy-pack")
	if err != nil {
		return err
	}
	proxy, packStdout, err := sdk.NewPolicyProxy(ctx, stdout)
	if err != nil {
		return err
	}
	stack, err := proxy.AwaitConfiguration(ctx)
	if err != nil {
		return err
	}
	if stack != nil {
		environment, err := policyEnvironment(stack)
		if err != nil {
			return err
		}
		cmd.Env = append(cmd.Env, environment...)
	}
	cmd.Args = append(append(cmd.Args, request.GetArgs()...), request.GetInfo().GetProgramDirectory())
	// The SDK takes the pack's version from the package.json of its working directory.
	cmd.Dir = request.GetInfo().GetProgramDirectory()
	cmd.Stdout, cmd.Stderr = packStdout, stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	return proxy.Attach(ctx, cmd)
}

func pluginCommand(ctx context.Context, request *pulumirpc.RunPluginRequest, runner string) (*exec.Cmd, error) {
	if request.GetAttachDebugger() {
		return nil, errors.New("this language host attaches no debugger: use the one of the official Pulumi CLI")
	}
	given, err := parseOptions(request.GetInfo())
	if err != nil {
		return nil, err
	}
	path, err := locate(ctx, runner, request.GetInfo().GetProgramDirectory())
	if err != nil {
		return nil, err
	}
	cmd := node(ctx, append(given.nodeArgs, path))
	cmd.Env = append(append([]string{}, request.GetEnv()...), given.environment...)
	return cmd, nil
}

func policyEnvironment(stack *pulumirpc.AnalyzerStackConfigureRequest) ([]string, error) {
	values, err := json.Marshal(stack.GetConfig())
	if err != nil {
		return nil, err
	}
	return []string{
		"PULUMI_NODEJS_ORGANIZATION=" + stack.GetOrganization(),
		"PULUMI_NODEJS_PROJECT=" + stack.GetProject(),
		"PULUMI_NODEJS_STACK=" + stack.GetStack(),
		"PULUMI_NODEJS_DRY_RUN=" + strconv.FormatBool(stack.GetDryRun()),
		"PULUMI_CONFIG=" + string(values),
	}, nil
}
