// Package input is what the reader of a kind of file is given: the file, the
// limits that it keeps to and the refusals that it returns.
package input

import (
	"path/filepath"

	"galley/model/ingest/typography"
	"galley/model/prose"
)

// MaxSize is how many bytes are read from one file or page.
const MaxSize = 50 << 20

// How changes that were tracked in a draft are read; see File.Changes.
const (
	Accepted = "accepted"
	Original = "original"
)

// DisplayName is a file's own name as it can stand in a sentence.
func DisplayName(path string) string {
	if path == "" {
		return "the text"
	}
	base := prose.Flatten(typography.Valid(filepath.Base(filepath.ToSlash(path))))
	if base == "" {
		return "the text"
	}
	return base
}

// File is a file on its way to a document: what the reader of its kind is given.
type File struct {
	AsShown bool   // all of a web page is asked for, not the article on it
	Changes string // how tracked changes are read: "" and Accepted as if accepted, Original as if refused
	Kind    string // its kind as it stands in a sentence: "a Word document"
	Name    string // as it can stand in a sentence
	Data    []byte // as it came
	Header  string // the Content-Type that a server sent, "" for a file
	Address string // where it was fetched from, "" for a file
	// Beside reads a file that lies beside it, by its name as a page writes it; nil where nothing does.
	Beside  func(name string) ([]byte, error)
	Text    string // of a kind that is text: decoded, valid UTF-8, otherwise as it stood in data
	Charset string // what text was decoded from, "" where the kind is not text
}
