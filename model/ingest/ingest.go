// Package ingest turns a file or a web page into a model.Document: text in
// blocks, what is known about it, and the bytes it was read from. It refuses
// what it cannot read with one plain sentence, and stores nothing.
package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest/block"
	"galley/model/ingest/input"
	"galley/model/ingest/typography"
	"galley/model/ingest/webpage"
	"galley/model/prose"
)

// MaxSize is how many bytes are read from one file or page.
const MaxSize = input.MaxSize

// ErrNoArticle is in the chain of the error for a page on which no article was
// found. It can be read as a browser shows it; see Hints.
var ErrNoArticle = webpage.ErrNoArticle

// Furniture proposes which blocks of a stored text are page furniture: links
// to another channel, buttons, advertisement marks, agency credits alone on a
// line, and what printing put at the edges of pages. It returns their places in
// blocks, in order.
func Furniture(text string, blocks []model.Block) []int {
	return block.StoredFurniture(text, blocks)
}

// How changes that were tracked in a draft are read; see Hints.Changes.
const (
	Accepted = input.Accepted
	Original = input.Original
	Both     = "both"
)

// Hints override what is found in the page; empty means use what was found.
type Hints struct {
	Title, Byline, Publisher, Published, URL, Language string

	// AsShown takes all the text of a web page as a browser shows it, for pages
	// on which no article is found; see ErrNoArticle.
	AsShown bool

	// Charset is what text is decoded from, whatever it says of itself; "" lets
	// the bytes and what is said of them decide.
	Charset string

	// Changes says how changes that were tracked in a draft are read: "" and
	// Accepted as if all were accepted, Original as if all were refused. Both is for
	// those who store two versions; here it is read as Accepted.
	Changes string

	// Beside reads a file that lies beside the one that is read, by its name as a page writes it: a browser saves
	// the pictures of a page so. nil where nothing does; see BesideFile.
	Beside func(name string) ([]byte, error)

	// SHA256 is that of the bytes, in hexadecimal, where the caller has taken it;
	// "" lets it be taken.
	SHA256 string
}

// File reads a file from disk. What it is, is seen from its content; the name
// decides only where the content leaves it open (Markdown or plain text).
func File(ctx context.Context, path string, h Hints) (model.Document, error) {
	data, err := Load(ctx, path)
	if err != nil {
		return model.Document{}, err
	}
	if h.Beside == nil {
		h.Beside = BesideFile(path)
	}
	return read(ctx, input.DisplayName(path), data, "", "", h)
}

// Load reads the bytes of a file, at most MaxSize, for Bytes to make a document
// of. What can be refused without looking into the file is refused here.
func Load(ctx context.Context, path string) ([]byte, error) {
	name := input.DisplayName(path)
	if err := input.Stopped(ctx, name); err != nil {
		return nil, err
	}
	if path == "" {
		return nil, model.Faultf(model.Invalid, "No file was named, so nothing was imported.")
	}
	data, err := disk.Read(path, input.MaxSize)
	var large *disk.TooLarge
	if errors.As(err, &large) {
		return nil, input.TooLarge(name, large.Size)
	}
	return data, model.ReadFault(err, name, model.Sayf("nothing was imported"))
}

// Bytes reads content already in memory; name is used for messages and as a
// hint to its kind.
func Bytes(ctx context.Context, name string, data []byte, h Hints) (model.Document, error) {
	return read(ctx, input.DisplayName(name), data, "", "", h)
}

// read is the one way from bytes to a document. header is the Content-Type a
// server sent and address where it sent it from; both are empty for a file.
func read(ctx context.Context, name string, data []byte, header, address string, h Hints) (model.Document, error) {
	none := model.Document{}
	if err := input.Stopped(ctx, name); err != nil {
		return none, err
	}
	if len(data) > input.MaxSize {
		return none, input.TooLarge(name, int64(len(data)))
	}
	src, err := recognise(name, data, header)
	if h.Charset != "" {
		src, err = readAs(h.Charset, src, name, data, header)
	}
	if err != nil {
		return none, err
	}
	src.Address, src.AsShown, src.Changes, src.Beside = address, h.AsShown, h.Changes, h.Beside
	if err := input.Stopped(ctx, name); err != nil {
		return none, err
	}
	doc, err := src.document(ctx)
	if err != nil {
		return none, err
	}
	if err := input.Stopped(ctx, name); err != nil {
		return none, err
	}
	if strings.TrimSpace(doc.Text) == "" {
		return none, input.Empty(name, src.kind.page)
	}
	if err := input.CheckDocument(name, doc); err != nil {
		return none, err
	}
	if _, ok := model.WebAddress(doc.URL); !ok { // whatever the file said
		doc.URL = address
	}
	applyHints(&doc, h)
	doc.Charset = src.Charset
	if h.SHA256 == "" {
		sum := sha256.Sum256(data)
		h.SHA256 = hex.EncodeToString(sum[:])
	}
	doc.Original = model.File{SHA256: h.SHA256, Name: name, MediaType: src.mediaType(), Size: int64(len(data)), Bytes: data}
	return doc, nil
}

// document lets the kind's reader at the file.
func (s recognised) document(ctx context.Context) (doc model.Document, err error) {
	defer caught(s.Name, &err)
	return s.kind.read(ctx, s.File)
}

// caught makes an error of a panic. Readers stand on parsers that other people
// wrote and on files that anybody wrote: a panic in one is a file that could
// not be read.
func caught(name string, err *error) {
	if p := recover(); p != nil {
		cause := fmt.Errorf("reading: %v\n%s", p, debug.Stack())
		*err = model.Wrap(model.Damaged, cause, "“%s” could not be read: it seems to be damaged. Nothing was imported.", name)
	}
}

func readPlain(_ context.Context, s input.File) (model.Document, error) { return readText(s, false) }

func readMarkdown(_ context.Context, s input.File) (model.Document, error) { return readText(s, true) }

func readText(s input.File, md bool) (model.Document, error) {
	if err := input.CheckText(s.Name, s.Text); err != nil {
		return model.Document{}, err
	}
	return fromText(s.Text, md), nil
}

func applyHints(doc *model.Document, h Hints) {
	for _, field := range []struct {
		to   *string
		hint string
	}{
		{&doc.Title, h.Title}, {&doc.Byline, h.Byline}, {&doc.Publisher, h.Publisher},
		{&doc.Published, h.Published}, {&doc.URL, h.URL}, {&doc.Language, h.Language},
	} {
		if hint := prose.Flatten(typography.Valid(field.hint)); hint != "" {
			*field.to = hint
		}
	}
	if iso, ok := model.ParseDate(doc.Published); ok {
		doc.Published = iso
	}
}
