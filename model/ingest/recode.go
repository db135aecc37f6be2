package ingest

import (
	"bytes"
	"context"
	"strings"

	"galley/model"
	"galley/model/ingest/charset"
	"galley/model/ingest/input"
	"galley/model/ingest/typography"
	"galley/model/prose"

	webcharset "golang.org/x/net/html/charset"
)

// Charsets are those that a text may be read in, as the web names them.
var Charsets = []string{
	"utf-8", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
	"windows-1257", "windows-1258",
	"big5", "euc-jp", "euc-kr", "gb18030", "ibm866", "iso-2022-jp", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5",
	"iso-8859-6", "iso-8859-7", "iso-8859-8",
	"iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "koi8-r", "koi8-u", "macintosh", "shift_jis",
	"utf-16be", "utf-16le", "windows-874", "x-mac-cyrillic",
}

// charsetNamed is how the web names a charset that a person named, "" for none.
func charsetNamed(label string) string {
	e, name := webcharset.Lookup(strings.TrimSpace(label))
	if e == nil || name == "replacement" || name == "x-user-defined" {
		return ""
	}
	return name
}

// readAs is a file read in the charset that a person named. found is what it
// was taken for otherwise, an empty source where it was refused.
func readAs(label string, found recognised, name string, data []byte, header string) (recognised, error) {
	none := recognised{}
	chosen := charsetNamed(label)
	if chosen == "" {
		return none, model.Faultf(model.Invalid, "There is no charset “%s”. Charsets have names such as windows-1250, iso-8859-2 or "+
			"gb18030.", prose.Flatten(typography.Valid(label)))
	}
	if found.kind != nil && found.Charset == "" || found.kind == nil &&
		(len(bytes.TrimSpace(data)) == 0 || input.BinaryKind(data) != "") {
		return none, model.Faultf(model.Refused, "“%s” says itself how its letters are written, or is no text, so it cannot be read "+
			"in another charset.", name)
	}
	text, _ := charset.DecodeAs(data, chosen)
	if !isText(text) {
		return none, model.Faultf(model.Invalid, "“%s” makes no sense in %s: too many of its bytes mean nothing there. Nothing was "+
			"changed.", name, chosen)
	}
	return decodedAs(input.File{Name: name, Data: data, Header: header, Text: text, Charset: chosen}), nil
}

// Again reads the stored original of an article anew, in a charset, and makes
// a revision of it. was is the charset that the article was read in.
func Again(ctx context.Context, articleID string, original model.File, was, chosen string) (model.ReviseArticle, error) {
	none := model.ReviseArticle{}
	doc, err := Bytes(ctx, original.Name, original.Bytes, Hints{Charset: chosen})
	if err != nil {
		return none, err
	}
	revision := model.ReviseArticle{ArticleID: articleID, Document: doc}
	if before, err := Bytes(ctx, original.Name, original.Bytes, Hints{Charset: was}); err == nil {
		before.Original.Bytes = nil
		revision.Was = &before
	} else if ctx.Err() != nil {
		return none, err
	}
	return revision, nil
}
