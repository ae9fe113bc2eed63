// Package libopenapi stands in for the module of that name, whose compilation takes a seventh of the engine's. The CLI
// needs it for `pulumi api` alone, which no rehearsal runs: here it has the names that the command mentions, and refuses
// every document.
package libopenapi

import (
	"errors"

	v3 "github.com/pb33f/libopenapi/datamodel/high/v3"
)

// Document is never made.
type Document struct{}

// DocumentModel is never made.
type DocumentModel struct{ Model v3.Document }

// NewDocument always fails; `pulumi api` shows the error.
func NewDocument([]byte) (*Document, error) {
	return nil, errors.New("the contractor access kit built this Pulumi CLI without an OpenAPI reader; use a release of Pulumi's")
}

// BuildV3Model has no document to work on.
func (*Document) BuildV3Model() (*DocumentModel, error) { return nil, nil }
