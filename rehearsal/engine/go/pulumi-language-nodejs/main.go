// Command pulumi-language-nodejs is a Pulumi language host for Node.js programs, policy packs and provider plugins.
//
// The host that Pulumi ships is no Go module of its own, so `go build` cannot have it from a module proxy. This one does
// what the kit needs when the engine had to be built from source: it runs code, and knows no package managers, no code
// generation and no debugger. GetRequiredPackages stays empty, because in the rehearsal every provider is attached.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/cmdutil"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/contract"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

const (
	// How often the engine is asked whether it is alive. A person who killed `pulumi` should find no Node.js left.
	healthInterval = 2 * time.Second
	// What running code gets to end by itself. The engine kills this process 5 s after asking it to stop.
	grace = 3 * time.Second
)

func main() {
	// The engine passes this to every plugin when tracing is on; there is nothing here worth tracing.
	flag.String("tracing", "", "accepted and ignored")
	flag.Parse()
	if flag.NArg() == 0 {
		cmdutil.Exit(errors.New("the address of the engine is missing: this program is started by pulumi, not by hand"))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx, flag.Arg(0)); err != nil {
		cmdutil.Exit(err)
	}
}

// serve answers the engine until ctx ends or the engine is gone, and leaves no child behind.
func serve(ctx context.Context, engine string) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cancel := make(chan bool)
	handle, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Cancel: cancel,
		Init: func(server *grpc.Server) error {
			pulumirpc.RegisterLanguageRuntimeServer(server, &host{engine: engine, lifetime: ctx})
			return nil
		},
	})
	if err != nil {
		return err
	}
	if err := rpcutil.Healthcheck(ctx, engine, healthInterval, stop); err != nil {
		return fmt.Errorf("watch the engine at %s: %w", engine, err)
	}
	fmt.Printf("%d\n", handle.Port)

	select {
	case err := <-handle.Done:
		return err
	case <-ctx.Done():
	}
	close(cancel)
	select {
	case <-handle.Done:
	case <-time.After(grace + time.Second):
	}
	// What the code started itself is not ours to wait for, but is in our process group: the engine starts each plugin as
	// the leader of one. This ends our own process too.
	contract.IgnoreError(cmdutil.KillChildren(os.Getpid()))
	return nil
}
