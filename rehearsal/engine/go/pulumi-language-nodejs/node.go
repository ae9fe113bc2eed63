package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
)

// node is a Node.js process that is asked to end when ctx does, and killed when it does not obey.
func node(ctx context.Context, args []string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "node", args...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = grace
	return cmd
}

// locate resolves a module as the code in dir would: @pulumi/pulumi must be the copy that the code itself loads.
func locate(ctx context.Context, module, dir string) (string, error) {
	cmd := node(ctx, []string{"--print", "require.resolve(process.argv[1])", module})
	cmd.Dir = dir
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return "", errors.New("there is no node on PATH: install Node.js")
	case errors.As(err, &exit) && ctx.Err() == nil:
		return "", fmt.Errorf("%s cannot be loaded from %s: run npm install there", module, dir)
	case err != nil:
		return "", fmt.Errorf("look for %s: %w", module, err)
	}
	return strings.TrimSpace(string(out)), nil
}
