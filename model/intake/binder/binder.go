// Package binder hands one article over with its evidence, as a ZIP file for a lawyer or a co-editor who has
// no Galley, and with a small library in it for one who has.
package binder

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"galley/model"
	"galley/model/disk"
	"galley/model/ingest/attached"
	"galley/model/library"
	"galley/model/library/seal"
	"galley/model/report"
	"galley/model/report/interchange"
	"galley/model/report/view"
)

// Options say what a binder has and who may open it.
type Options struct {
	Identities bool // confidential sources are named; else they are called by their aliases, in the library part too
	Editor     string
	Generator  string             // "Galley 0.1.0"
	Key        seal.Key           // none: it is not encrypted
	Report     func(part float64) // is called as it is written; nil nobody waits
}

// Item is a numbered file of a binder.
type Item struct {
	Number int    `json:"number"`
	Path   string `json:"path"` // in the ZIP file
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
	Text   string `json:"text,omitempty"` // path of its readable text, of pages that were captured
}

// Made is what was written.
type Made struct {
	File       string `json:"file"`
	Article    string `json:"article"`
	Claims     int    `json:"claims"`
	Items      []Item `json:"files"`
	Size       int64  `json:"size"`
	Identities bool   `json:"identities"`
	Encrypted  bool   `json:"encrypted"`
}

const (
	indexName    = "01-index.html"
	copyName     = "02-checking-copy"
	libraryName  = "library.galley"
	manifestName = "binder.json"
	format       = "Galley binder"
)

// manifest says what a ZIP file is.
type manifest struct {
	Format     string      `json:"format"`
	Version    int         `json:"version"`
	Article    string      `json:"article"`
	Title      string      `json:"title"`
	Identities bool        `json:"identities"`
	Made       model.Stamp `json:"made"`
	Items      []Item      `json:"files"`
}

// binding is a binder as it is written.
type binding struct {
	lib    *library.Library
	zip    *zip.Writer
	report *report.Report
	o      Options
	made   Made
	at     map[string]int // index of an item by the SHA-256 of its file
}

// Write writes a binder of an article. It never overwrites a file.
func Write(ctx context.Context, lib *library.Library, articleID, path string, o Options) (Made, error) {
	if o.Identities {
		ctx = library.WithNames(ctx)
	}
	content, err := view.Collect(ctx, lib, articleID, 0)
	if err != nil {
		return Made{}, err
	}
	content.Editor, content.Generator = o.Editor, o.Generator
	content.Choices.Identities = o.Identities
	made, err := report.New(content)
	if err != nil {
		return Made{}, err
	}
	folder, err := attached.Folder()
	if err != nil {
		return Made{}, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	part := filepath.Join(folder, libraryName)
	b := &binding{lib: lib, report: made, o: o, at: map[string]int{},
		made: Made{File: path, Article: content.Article.ID, Identities: o.Identities, Encrypted: !o.Key.None(), Items: []Item{}}}
	if err := b.library(ctx, content.Article.ID, part); err != nil {
		return Made{}, err
	}
	b.made.Size, err = disk.Write(path, disk.Private, nil, func(w io.Writer) error {
		if o.Key.None() {
			return b.write(ctx, w, content, part)
		}
		sealed, err := seal.To(w, o.Key)
		if err != nil {
			return err
		}
		if err := b.write(ctx, sealed, content, part); err != nil {
			return err
		}
		return sealed.Close()
	})
	if err != nil {
		if ctx.Err() != nil {
			return Made{}, ctx.Err()
		}
		return Made{}, model.WriteFault(err, path, model.Sayf("Nothing was handed over; the library itself is unchanged."))
	}
	return b.made, nil
}

// library writes the small library. Without identities it is made of the report, which has none in it: what
// is cut out of a library has its history and with that every name there ever was.
func (b *binding) library(ctx context.Context, articleID, path string) error {
	if b.o.Identities {
		_, err := b.lib.HandOut(ctx, []string{articleID}, path)
		return err
	}
	data, err := b.report.Bytes(ctx, report.JSON)
	if err != nil {
		return err
	}
	bundle, err := interchange.ReadJSON("article.json", data)
	if err != nil {
		return err
	}
	small, err := library.Open(ctx, path)
	if err != nil {
		return err
	}
	_, err = small.Apply(ctx, b.o.Editor, model.ImportBundle{Bundle: bundle})
	return errors.Join(err, small.Close())
}

func (b *binding) write(ctx context.Context, w io.Writer, content view.Content, part string) error {
	b.zip = zip.NewWriter(w)
	claims, err := b.evidence(ctx)
	if err != nil {
		return err
	}
	extension := b.report.Extension(report.CheckingPDF)
	checking, err := b.report.Bytes(ctx, report.CheckingPDF)
	if err != nil {
		return err
	}
	if err := b.add(copyName+extension, bytes.NewReader(checking)); err != nil {
		return err
	}
	var page bytes.Buffer
	if err := index.Execute(&page, indexed{Title: content.Article.Title, Byline: content.Article.Byline, Publisher: content.Article.Publisher,
		Published: content.Article.Published, URL: view.WebLink(content.Article.URL), Made: content.Made.Day(), Copy: copyName + extension,
		Library: libraryName, Identities: b.o.Identities, Claims: claims, Items: b.made.Items}); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	if err := b.add(indexName, &page); err != nil {
		return err
	}
	small, _, err := disk.Open(part)
	if err != nil {
		return err
	}
	if err := errors.Join(b.add(libraryName, small), small.Close()); err != nil {
		return err
	}
	about, err := json.MarshalIndent(manifest{format, 1, b.made.Article, content.Article.Title, b.o.Identities, content.Made, b.made.Items}, "", "  ")
	if err != nil {
		return err
	}
	if err := b.add(manifestName, bytes.NewReader(about)); err != nil {
		return err
	}
	return b.zip.Close()
}

func (b *binding) add(name string, from io.Reader) error {
	w, err := b.zip.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, from)
	return err
}

// evidence writes the files of the claims' sources, each once, and says what the index has of each claim.
func (b *binding) evidence(ctx context.Context) ([]indexedClaim, error) {
	var claims []indexedClaim
	all := b.report.Claims()
	for i, d := range all {
		if b.o.Report != nil {
			b.o.Report(float64(i) / float64(len(all)))
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c := indexedClaim{Number: b.report.Number(d), Wording: d.Claim.Wording, Speaker: d.Claim.Speaker, Outcome: model.Sayf("not rated")}
		if r, ok := d.Rating(); ok {
			c.Outcome = r.Label
		}
		if v, ok := d.Verdict(); ok {
			c.Reasoning = v.Reasoning
		}
		for _, x := range d.Evidence {
			e := indexedEvidence{Stance: string(x.Stance), Source: view.Cited(x.Source), URL: view.WebLink(x.Source.URL), Quote: x.Quote,
				Locator: x.Locator, Note: x.Note}
			for _, h := range x.Files {
				item, err := b.item(ctx, h)
				if err != nil {
					return nil, err
				}
				e.Items = append(e.Items, item)
			}
			c.Evidence = append(c.Evidence, e)
		}
		claims = append(claims, c)
	}
	b.made.Claims = len(claims)
	return claims, nil
}

// item writes a file that a source holds, unless it was written already.
func (b *binding) item(ctx context.Context, h model.Held) (Item, error) {
	if i, known := b.at[h.FileHash]; known {
		return b.made.Items[i], nil
	}
	f, err := b.lib.FileBytes(ctx, h.FileHash)
	if err != nil {
		return Item{}, err
	}
	n := len(b.made.Items) + 1
	item := Item{Number: n, Path: fmt.Sprintf("evidence/%03d-%s", n, attached.SafeName(h.Name)), SHA256: h.FileHash, Size: h.Size}
	if err := b.add(item.Path, bytes.NewReader(f.Bytes)); err != nil {
		return Item{}, err
	}
	captures, err := b.lib.Captures(ctx, h.SourceID)
	if err != nil {
		return Item{}, err
	}
	for _, c := range captures {
		if c.ID != h.ID || c.TextHash == "" {
			continue
		}
		text, err := b.lib.FileBytes(ctx, c.TextHash)
		if err != nil {
			return Item{}, err
		}
		item.Text = item.Path + ".txt"
		if err := b.add(item.Text, bytes.NewReader(text.Bytes)); err != nil {
			return Item{}, err
		}
	}
	b.at[h.FileHash] = len(b.made.Items)
	b.made.Items = append(b.made.Items, item)
	return item, nil
}

// Bounds of what is opened: a ZIP file may say that it unpacks to any size.
const (
	mostEntries  = 20_000
	mostLibrary  = 8 << 30
	mostManifest = 8 << 20
)

// Opened is what a binder holds.
type Opened struct {
	Article    string `json:"article"`
	Title      string `json:"title"`
	Identities bool   `json:"identities"`
	Library    string `json:"library"` // where it was written
}

// Is reports whether a file looks like a binder: a ZIP file, or what is encrypted.
func Is(path string) bool {
	begins, err := disk.Head(path, 4)
	return err == nil && bytes.Equal(begins, []byte("PK\x03\x04")) || seal.SealedFile(path)
}

// Open writes the library of a binder to a path where there is nothing yet.
func Open(ctx context.Context, path, to string, key seal.Key) (Opened, error) {
	name := filepath.Base(path)
	if seal.SealedFile(path) {
		folder, err := attached.Folder()
		if err != nil {
			return Opened{}, err
		}
		defer func() { _ = os.RemoveAll(folder) }()
		plain := filepath.Join(folder, "binder.zip")
		if err := seal.OpenFile(path, plain, key); err != nil {
			return Opened{}, err
		}
		path = plain
	}
	in, info, err := disk.Open(path)
	if err != nil {
		return Opened{}, model.Wrap(model.Invalid, err, "%s cannot be read.", name)
	}
	defer func() { _ = in.Close() }()
	out, err := unpack(in, info.Size(), name, to)
	if err != nil {
		return Opened{}, err
	}
	small, err := library.Open(ctx, to)
	if err == nil {
		_, err = small.Article(ctx, out.Article)
		err = errors.Join(err, small.Close())
	}
	if err != nil {
		return Opened{}, errors.Join(err, os.Remove(to))
	}
	return out, nil
}

// With has do work on the library in a binder, which is gone afterwards.
func With(ctx context.Context, path string, key seal.Key, do func(path string) error) error {
	folder, err := attached.Folder()
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	small := filepath.Join(folder, "binder.galley")
	if _, err := Open(ctx, path, small, key); err != nil {
		return err
	}
	return do(small)
}

// unpack writes the library of a ZIP file to a path.
func unpack(in io.ReaderAt, size int64, name, to string) (Opened, error) {
	r, err := zip.NewReader(in, size)
	if err != nil {
		return Opened{}, model.Wrap(model.Damaged, err, "%s is no binder of Galley, or is damaged. Nothing was opened.", name)
	}
	var about, small *zip.File
	if len(r.File) > mostEntries {
		return Opened{}, model.Faultf(model.Invalid, "%s has %d files in it, more than a binder may have. Nothing was opened.", name, len(r.File))
	}
	for _, f := range r.File {
		if !filepath.IsLocal(f.Name) || strings.Contains(f.Name, `\`) {
			return Opened{}, model.Faultf(model.Refused, "%s has a file in it that wants to be written outside of the binder, so it was not opened.", name)
		}
		switch f.Name {
		case manifestName:
			about = f
		case libraryName:
			small = f
		}
	}
	if about == nil || small == nil {
		return Opened{}, model.Faultf(model.Invalid, "%s is no binder of Galley. Nothing was opened.", name)
	}
	var m manifest
	var text bytes.Buffer
	if err := copyEntry(&text, about, mostManifest, name); err != nil {
		return Opened{}, err
	}
	if err := json.Unmarshal(text.Bytes(), &m); err != nil || m.Format != format {
		return Opened{}, model.Wrap(model.Invalid, err, "%s is no binder of Galley. Nothing was opened.", name)
	}
	if m.Version > 1 {
		return Opened{}, model.Faultf(model.Invalid, "%s was made by a newer Galley, which opens it. Nothing was opened.", name)
	}
	if _, err := disk.Write(to, disk.Private, nil, func(w io.Writer) error { return copyEntry(w, small, mostLibrary, name) }); err != nil {
		return Opened{}, model.WriteFault(err, to, model.Sayf("Nothing was opened."))
	}
	return Opened{m.Article, m.Title, m.Identities, to}, nil
}

// copyEntry unpacks a file of the ZIP, which is refused where it is larger than it may be.
func copyEntry(w io.Writer, f *zip.File, most int64, name string) error {
	r, err := f.Open()
	if err != nil {
		return model.Wrap(model.Damaged, err, "%s is damaged, so it was not opened.", name)
	}
	defer func() { _ = r.Close() }()
	n, err := io.Copy(w, io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return model.Wrap(model.Damaged, err, "%s is damaged, so it was not opened.", name)
	case n > most:
		return model.Faultf(model.Invalid, "%s unpacks to more than a binder may hold, so it was not opened.", name)
	}
	return nil
}
