package main

import (
	"fmt"

	"github.com/google/shlex"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// options are those of `runtime.options` in Pulumi.yaml, PulumiPolicy.yaml or PulumiPlugin.yaml that reach Node.js.
type options struct {
	nodeArgs    []string
	environment []string
}

func parseOptions(info *pulumirpc.ProgramInfo) (options, error) {
	given := info.GetOptions().AsMap()
	typescript, err := option(given, "typescript", true)
	if err != nil {
		return options{}, err
	}
	tsconfig, err := option(given, "tsconfig", "")
	if err != nil {
		return options{}, err
	}
	nodeargs, err := option(given, "nodeargs", "")
	if err != nil {
		return options{}, err
	}
	var parsed options
	if parsed.nodeArgs, err = shlex.Split(nodeargs); err != nil {
		return options{}, fmt.Errorf("runtime.options.nodeargs: %w in %q: close the quote", err, nodeargs)
	}
	if typescript {
		parsed.environment = append(parsed.environment, "PULUMI_NODEJS_TYPESCRIPT=true")
	}
	if tsconfig != "" {
		// Relative to the program's folder, as with the host that Pulumi ships.
		parsed.environment = append(parsed.environment, "PULUMI_NODEJS_TSCONFIG_PATH="+tsconfig)
	}
	return parsed, nil
}

func option[T string | bool](given map[string]any, name string, absent T) (T, error) {
	value, has := given[name]
	if !has {
		return absent, nil
	}
	typed, ok := value.(T)
	if !ok {
		return absent, fmt.Errorf("runtime.options.%s: a %T is needed, %v was given", name, absent, value)
	}
	return typed, nil
}
