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
	"path/filepath"
	"runtime/debug"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"
	"galley/model/disk"

	"golang.org/x/text/unicode/norm"
)

// MaxSize is how many bytes are read from one file or page.
const MaxSize = 50 << 20

// Hints override what is found in the page; empty means use what was found.
type Hints struct {
	Title, Byline, Publisher, Published, URL, Language string

	// AsShown takes all the text of a web page as a browser shows it, for pages
	// on which no article is found; see ErrNoArticle.
	AsShown bool

	// Charset is what text is decoded from, whatever it says of itself; "" lets
	// the bytes and what is said of them decide.
	Charset string
}

// File reads a file from disk. What it is, is seen from its content; the name
// decides only where the content leaves it open (Markdown or plain text).
func File(ctx context.Context, path string, h Hints) (model.Document, error) {
	data, err := Load(ctx, path)
	if err != nil {
		return model.Document{}, err
	}
	return read(ctx, displayName(path), data, "", "", h)
}

// Load reads the bytes of a file, at most MaxSize, for Bytes to make a document
// of. What can be refused without looking into the file is refused here.
func Load(ctx context.Context, path string) ([]byte, error) {
	name := displayName(path)
	if err := stopped(ctx, name); err != nil {
		return nil, err
	}
	if path == "" {
		return nil, model.Faultf(model.Invalid, "No file was named, so nothing was imported.")
	}
	data, err := disk.Read(path, MaxSize)
	var large *disk.TooLarge
	if errors.As(err, &large) {
		return nil, tooLarge(name, large.Size)
	}
	return data, model.ReadFault(err, name, "nothing was imported")
}

// Bytes reads content already in memory; name is used for messages and as a
// hint to its kind.
func Bytes(ctx context.Context, name string, data []byte, h Hints) (model.Document, error) {
	return read(ctx, displayName(name), data, "", "", h)
}

// read is the one way from bytes to a document. header is the Content-Type a
// server sent and address where it sent it from; both are empty for a file.
func read(ctx context.Context, name string, data []byte, header, address string, h Hints) (model.Document, error) {
	none := model.Document{}
	if err := stopped(ctx, name); err != nil {
		return none, err
	}
	if len(data) > MaxSize {
		return none, tooLarge(name, int64(len(data)))
	}
	src, err := recognise(name, data, header)
	if h.Charset != "" {
		src, err = readAs(h.Charset, src, name, data, header)
	}
	if err != nil {
		return none, err
	}
	src.address, src.asShown = address, h.AsShown
	if err := stopped(ctx, name); err != nil {
		return none, err
	}
	doc, err := src.document(ctx)
	if err != nil {
		return none, err
	}
	if err := stopped(ctx, name); err != nil {
		return none, err
	}
	if strings.TrimSpace(doc.Text) == "" {
		return none, emptyFault(name, src.kind.page)
	}
	if err := tooLongDocument(name, doc); err != nil {
		return none, err
	}
	if _, ok := model.WebAddress(doc.URL); !ok { // whatever the file said
		doc.URL = address
	}
	applyHints(&doc, h)
	doc.Charset = src.charset
	sum := sha256.Sum256(data)
	doc.Original = model.File{
		SHA256: hex.EncodeToString(sum[:]), Name: name, MediaType: src.mediaType(),
		Size: int64(len(data)), Bytes: data,
	}
	return doc, nil
}

// document lets the kind's reader at the file.
func (s recognised) document(ctx context.Context) (doc model.Document, err error) {
	defer caught(s.name, &err)
	return s.kind.read(ctx, s.source)
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

func readPlain(_ context.Context, s source) (model.Document, error) { return readText(s, false) }

func readMarkdown(_ context.Context, s source) (model.Document, error) { return readText(s, true) }

func readText(s source, md bool) (model.Document, error) {
	if err := tooMuchText(s.name, s.text); err != nil {
		return model.Document{}, err
	}
	return fromText(s.text, md), nil
}

func readWebPage(ctx context.Context, s source) (model.Document, error) {
	at := first(s.address, savedAddress(s.text))
	doc, err := fromHTML(ctx, s.name, s.text, at, s.asShown)
	if err == nil && doc.URL == "" {
		doc.URL = at
	}
	return doc, err
}

func applyHints(doc *model.Document, h Hints) {
	for _, field := range []struct {
		to   *string
		hint string
	}{
		{&doc.Title, h.Title}, {&doc.Byline, h.Byline}, {&doc.Publisher, h.Publisher},
		{&doc.Published, h.Published}, {&doc.URL, h.URL}, {&doc.Language, h.Language},
	} {
		if hint := oneLine(h0(field.hint)); hint != "" {
			*field.to = hint
		}
	}
	if iso, ok := model.ParseDate(doc.Published); ok {
		doc.Published = iso
	}
}

// h0 makes a hint storable: it may come from a command line in any encoding.
func h0(s string) string { return norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")) }

// oneLine folds white space and drops control characters.
func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// isOneLine holds for a text that oneLine would leave as it is.
func isOneLine(s string) bool {
	blank := true
	for i, r := range s {
		switch {
		case r == ' ':
			if blank {
				return false
			}
			blank = true
			continue
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"): // bytes that are no UTF-8
			return false
		case r < ' ', r >= 0x7F && (unicode.IsSpace(r) || unicode.IsControl(r)):
			return false
		}
		blank = false
	}
	return !blank || s == ""
}

// displayName is a file's own name as it can stand in a sentence.
func displayName(path string) string {
	if path == "" {
		return "the text"
	}
	base := oneLine(h0(filepath.Base(filepath.ToSlash(path))))
	if base == "" {
		return "the text"
	}
	return base
}

func stopped(ctx context.Context, name string) error {
	if err := ctx.Err(); err != nil {
		return model.Wrap(model.Refused, err, "Importing “%s” was stopped, so nothing was imported.", name)
	}
	return nil
}

func tooLarge(name string, size int64) error {
	return model.Faultf(model.Invalid, "“%s” is too large: it has %s and Galley reads up to %s, so nothing was imported.", name, megabytes(size), megabytes(MaxSize))
}

// megabytes rounds up, so that a file just over the limit does not read as the limit.
func megabytes(n int64) string { return fmt.Sprintf("%d MB", (n+1<<20-1)>>20) }

func emptyFault(name string, page bool) error {
	if page {
		return model.Faultf(model.Invalid, "There is no text to read on the page “%s”, so nothing was imported.", name)
	}
	return model.Faultf(model.Invalid, "“%s” is empty, so nothing was imported.", name)
}
