// Package v3 has of documents what `pulumi api` mentions.
package v3

import (
	"github.com/pb33f/libopenapi/datamodel/high/base"
	"github.com/pb33f/libopenapi/orderedmap"
	"go.yaml.in/yaml/v4"
)

// Document describes an API.
type Document struct {
	Info       *base.Info
	Paths      *Paths
	Components *Components
}

// Components are what operations share.
type Components struct {
	Schemas *orderedmap.Map[string, *base.SchemaProxy]
}

// Paths are the addresses of an API.
type Paths struct {
	PathItems *orderedmap.Map[string, *PathItem]
}

// PathItem is one address.
type PathItem struct {
	Get, Put, Post, Delete, Head, Patch *Operation
}

// Operation is what can be asked.
type Operation struct {
	OperationId, Summary, Description string
	Tags                              []string
	Parameters                        []*Parameter
	RequestBody                       *RequestBody
	Responses                         *Responses
	Deprecated                        *bool
	Extensions                        *orderedmap.Map[string, *yaml.Node]
}

// Parameter is what is said in a question.
type Parameter struct {
	Name, In, Description string
	Required              *bool
	Schema                *base.SchemaProxy
}

// RequestBody is what is sent along.
type RequestBody struct {
	Content *orderedmap.Map[string, *MediaType]
}

// Responses are the answers.
type Responses struct {
	Codes   *orderedmap.Map[string, *Response]
	Default *Response
}

// Response is one answer.
type Response struct {
	Description string
	Content     *orderedmap.Map[string, *MediaType]
}

// MediaType is a form of content.
type MediaType struct {
	Schema *base.SchemaProxy
}
