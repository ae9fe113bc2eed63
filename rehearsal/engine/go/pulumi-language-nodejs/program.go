package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/config"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// The SDK's runner ends with this code when it has told the user what is wrong (nodeJSProcessExitedAfterLogging... in
// @pulumi/pulumi/cmd/run): the engine then adds nothing of its own.
const exitAfterMessage = 32

// Run runs a program. Whatever the user must know is in the response; an error would look like a broken host.
func (h *host) Run(ctx context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	ctx, release := h.untilEither(ctx)
	defer release()
	cmd, err := h.program(ctx, request)
	if err == nil {
		err = cmd.Run()
	}
	var exit *exec.ExitError
	switch {
	case err == nil:
		return &pulumirpc.RunResponse{}, nil
	case ctx.Err() != nil:
		return &pulumirpc.RunResponse{Error: "the program was ended, because the update was cancelled"}, nil
	case errors.As(err, &exit) && exit.ExitCode() == exitAfterMessage:
		return &pulumirpc.RunResponse{Bail: true}, nil
	case errors.As(err, &exit):
		return &pulumirpc.RunResponse{Error: "the program ended with " + exit.Error()}, nil
	default:
		return &pulumirpc.RunResponse{Error: err.Error()}, nil
	}
}

func (h *host) program(ctx context.Context, request *pulumirpc.RunRequest) (*exec.Cmd, error) {
	if request.GetAttachDebugger() {
		return nil, errors.New("this language host attaches no debugger: use the one of the official Pulumi CLI")
	}
	given, err := parseOptions(request.GetInfo())
	if err != nil {
		return nil, err
	}
	configuration, err := programConfig(request)
	if err != nil {
		return nil, err
	}
	runner, err := locate(ctx, "@pulumi/pulumi/cmd/run", request.GetInfo().GetProgramDirectory())
	if err != nil {
		return nil, err
	}
	args := append(append(given.nodeArgs, runner), runnerArgs(h.engine, request)...)
	cmd := node(ctx, args)
	cmd.Env = append(append(os.Environ(), given.environment...), configuration...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd, nil
}

func runnerArgs(engine string, request *pulumirpc.RunRequest) []string {
	info := request.GetInfo()
	var args []string
	for _, flag := range [][2]string{
		{"--monitor", request.GetMonitorAddress()},
		{"--engine", engine},
		{"--organization", request.GetOrganization()},
		{"--project", request.GetProject()},
		{"--root-directory", info.GetRootDirectory()},
		{"--stack", request.GetStack()},
		{"--pwd", info.GetProgramDirectory()},
		{"--parallel", strconv.Itoa(int(request.GetParallel()))},
	} {
		if flag[1] != "" {
			args = append(args, flag[0], flag[1])
		}
	}
	if request.GetDryRun() {
		args = append(args, "--dry-run")
	}
	return append(append(args, info.GetEntryPoint()), request.GetArgs()...)
}

func programConfig(request *pulumirpc.RunRequest) ([]string, error) {
	values := map[string]string{}
	for name, value := range request.GetConfig() {
		key, err := config.ParseKey(name)
		if err != nil {
			return nil, fmt.Errorf("configuration key %q: %w", name, err)
		}
		// The long form is the one that every version of the SDK reads.
		values[key.Namespace()+":config:"+key.Name()] = value
	}
	valuesJSON, err := json.Marshal(values)
	if err != nil {
		return nil, err
	}
	secretsJSON, err := json.Marshal(append([]string{}, request.GetConfigSecretKeys()...))
	if err != nil {
		return nil, err
	}
	return []string{"PULUMI_CONFIG=" + string(valuesJSON), "PULUMI_CONFIG_SECRET_KEYS=" + string(secretsJSON)}, nil
}
