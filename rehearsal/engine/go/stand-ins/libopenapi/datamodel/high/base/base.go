// Package base has of schemas what `pulumi api` mentions.
package base

import (
	"github.com/pb33f/libopenapi/orderedmap"
	"go.yaml.in/yaml/v4"
)

// Info is about a document.
type Info struct{ Version string }

// DynamicValue is an A or a B.
type DynamicValue[A, B any] struct{ A A }

// IsA is never asked.
func (*DynamicValue[A, B]) IsA() bool { return false }

// Discriminator tells alternatives apart.
type Discriminator struct {
	PropertyName string
	Mapping      *orderedmap.Map[string, string]
}

// SchemaProxy leads to a schema.
type SchemaProxy struct{}

// Schema finds none.
func (*SchemaProxy) Schema() *Schema { return nil }

// Schema of a value.
type Schema struct {
	Description, Format, Pattern string
	Minimum, Maximum, MultipleOf *float64
	MinLength, MaxLength         *int64
	Nullable, ReadOnly           *bool
	Default                      *yaml.Node
	Enum                         []*yaml.Node
	Type, Required               []string
	AllOf, OneOf, AnyOf          []*SchemaProxy
	Properties                   *orderedmap.Map[string, *SchemaProxy]
	Extensions                   *orderedmap.Map[string, *yaml.Node]
	Items                        *DynamicValue[*SchemaProxy, bool]
	AdditionalProperties         *DynamicValue[*SchemaProxy, bool]
	Discriminator                *Discriminator
}

// GoLow has nothing below it.
func (*Schema) GoLow() *low { return nil }

// MarshalJSONInline is never asked.
func (*Schema) MarshalJSONInline() ([]byte, error) { return nil, nil }

type low struct{}

// Hash is never asked.
func (*low) Hash() uint64 { return 0 }
