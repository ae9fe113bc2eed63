package main

import (
	"reflect"
	"testing"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"
)

func TestOptions(t *testing.T) {
	for name, c := range map[string]struct {
		given map[string]any
		want  options
		err   string
	}{
		"nothing given means TypeScript": {
			want: options{nodeArgs: []string{}, environment: []string{"PULUMI_NODEJS_TYPESCRIPT=true"}},
		},
		"a quoted argument stays one": {
			given: map[string]any{"nodeargs": `--stack-trace-limit=0 --title="two words" 'a b'`, "typescript": false},
			want:  options{nodeArgs: []string{"--stack-trace-limit=0", "--title=two words", "a b"}},
		},
		"tsconfig is handed on as it is": {
			given: map[string]any{"tsconfig": "../tsconfig.pulumi.json"},
			want: options{nodeArgs: []string{}, environment: []string{
				"PULUMI_NODEJS_TYPESCRIPT=true", "PULUMI_NODEJS_TSCONFIG_PATH=../tsconfig.pulumi.json",
			}},
		},
		"an open quote is refused": {
			given: map[string]any{"nodeargs": `--title="two`},
			err:   `runtime.options.nodeargs: EOF found when expecting closing quote in "--title=\"two": close the quote`,
		},
		"a word where true or false belongs is refused": {
			given: map[string]any{"typescript": "yes"},
			err:   "runtime.options.typescript: a bool is needed, yes was given",
		},
		"a number where text belongs is refused": {
			given: map[string]any{"nodeargs": 7},
			err:   "runtime.options.nodeargs: a string is needed, 7 was given",
		},
	} {
		t.Run(name, func(t *testing.T) {
			fields, err := structpb.NewStruct(c.given)
			if err != nil {
				t.Fatal(err)
			}
			got, err := parseOptions(&pulumirpc.ProgramInfo{Options: fields})
			if c.err != "" {
				if err == nil || err.Error() != c.err {
					t.Fatalf("error %v, want %s", err, c.err)
				}
				return
			}
			if err != nil || !reflect.DeepEqual(got, c.want) {
				t.Fatalf("got %#v, %v, want %#v", got, err, c.want)
			}
		})
	}
}
