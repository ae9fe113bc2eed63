package main

import (
	"context"

	"github.com/pulumi/pulumi/sdk/v3/go/common/version"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"
)

// host has no Cancel on purpose: after a cancelled update the engine ends this process, and with it every program, once
// the providers have finished what they were doing. Providers in TypeScript run in this process's care, too.
type host struct {
	pulumirpc.UnimplementedLanguageRuntimeServer

	engine string
	// Ends with this process; a call may end earlier.
	lifetime context.Context
}

func (h *host) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: version.Version}, nil
}

func (h *host) GetRequiredPackages(
	context.Context, *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	return &pulumirpc.GetRequiredPackagesResponse{}, nil
}

// untilEither ends with the call or with this process.
func (h *host) untilEither(call context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(call)
	unlink := context.AfterFunc(h.lifetime, cancel)
	return ctx, func() {
		unlink()
		cancel()
	}
}
