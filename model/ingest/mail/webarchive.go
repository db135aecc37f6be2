package mail

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"

	"galley/model"
	"galley/model/ingest/input"
	"galley/model/ingest/metadata"
	"galley/model/ingest/webpage"

	"github.com/jhillyerd/enmime/v2"
)

// Mail and web archives are messages: lines "Name: value", an empty line, and
// a body that may be a tree of parts.

// WebArchive is how a web archive is called in a sentence.
const WebArchive = "a web archive (MHTML)"

// savedBy is whom a browser names as sender of a page it saved.
var savedBy = regexp.MustCompile(`(?i)^\s*"?<?saved by`)

// IsWebArchive: a page that a browser or an office program put into one file.
func IsWebArchive(name string, data []byte) bool {
	h := headers(data)
	kind := strings.ToLower(h["content-type"])
	ext := strings.ToLower(filepath.Ext(name))
	return strings.HasPrefix(kind, "multipart/related") && (has(h, "mime-version") || has(h, "snapshot-content-location")) ||
		strings.HasPrefix(kind, "text/html") && (ext == ".mht" || ext == ".mhtml" || savedBy.MatchString(h["from"]))
}

// ReadWebArchive reads the page that an archive was made of: the part that it
// starts with, else the first that is HTML. Frames are left.
func ReadWebArchive(ctx context.Context, s input.File) (model.Document, error) {
	root, err := message(ctx, s)
	if err != nil {
		return model.Document{}, err
	}
	page := pageIn(root)
	if page == nil {
		return model.Document{}, model.Faultf(model.Invalid, "There is no page in the web archive “%s” that can be read, so nothing "+
			"was imported.", s.Name)
	}
	at := metadata.WebAddress(root.Header.Get("Snapshot-Content-Location"), page.Header.Get("Content-Location"),
		root.Header.Get("Content-Location"), s.Address)
	doc, err := webpage.ReadSource(ctx, s.Name, textIn(page), at, s.AsShown, archivedPictures(root, page))
	if err == nil && doc.URL == "" {
		doc.URL = at
	}
	return doc, err
}

// pageIn is the page that an archive was made of, nil where it has none.
func pageIn(root *enmime.Part) *enmime.Part {
	var page *enmime.Part
	start := strings.Trim(parameter(root, "start"), "<> ")
	for _, p := range leaves(root) {
		if p.ContentType != "text/html" && p.ContentType != "application/xhtml+xml" {
			continue
		}
		if page == nil || start != "" && strings.Trim(p.ContentID, "<> ") == start {
			page = p
		}
	}
	return page
}

// ArchivedPage is the source of the page in a web archive, "" where it has none.
func ArchivedPage(ctx context.Context, name string, data []byte) (string, error) {
	root, err := message(ctx, input.File{Kind: WebArchive, Name: name, Data: data})
	if err != nil {
		return "", err
	}
	if page := pageIn(root); page != nil {
		return textIn(page), nil
	}
	return "", nil
}
