// Package pdf reads the text of PDFs: letters with places on pages become lines,
// columns, tables and paragraphs, without running headers and hidden words.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"galley/model"
	"galley/model/ingest/input"
	"galley/model/ingest/metadata"
	engine "galley/model/pdfium"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

const (
	pdfStuck   = 40 * time.Second       // for a PDF, and more with each page that is read
	pdfMore    = 500 * time.Millisecond // with each page
	pdfTime    = 5 * time.Minute        // at most for one PDF
	pdfPages   = 10_000
	pdfGlyphs  = 6_000_000 // in all pages of a PDF
	pageGlyphs = 300_000   // on one: a page of a newspaper has some 20,000
)

var errPDFLarge = errors.New("too many pages or letters")

const (
	junkNear = 1024      // how far PDFium looks for the beginning of a PDF
	junkFar  = 256 << 10 // how far Galley does
)

var (
	pdfHead = regexp.MustCompile(`%PDF-[12]\.\d`)
	pdfBody = regexp.MustCompile(`\b\d+ \d+ obj\b`)
)

// IsPDF reports whether data is a PDF. Printers, mail programs and servers put
// lines before one.
func IsPDF(_ string, data []byte) bool {
	if bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), junkNear)], "\xef\xbb\xbf \t\r\n"), []byte("%PDF-")) {
		return true
	}
	at := pdfStart(data)
	return at >= 0 && pdfBody.Match(data[at:min(len(data), at+junkFar)]) &&
		(bytes.Contains(data[at:], []byte("startxref")) || bytes.Contains(data[at:], []byte("%%EOF")))
}

// pdfStart is where a PDF begins at the beginning of a line, -1 nowhere near.
func pdfStart(data []byte) int {
	for _, m := range pdfHead.FindAllIndex(data[:min(len(data), junkFar)], 20) {
		if m[0] == 0 || data[m[0]-1] == '\n' || data[m[0]-1] == '\r' || m[0] >= 2 && data[m[0]-1] < 0x20 {
			return m[0]
		}
	}
	return -1
}

// Read reads a PDF that has text in it.
func Read(ctx context.Context, s input.File) (model.Document, error) {
	data := s.Data
	if at := pdfStart(data); at > 0 {
		data = data[at:]
	}
	pages, about, err := readPages(ctx, data)
	if err != nil {
		return model.Document{}, fault(ctx, s, err)
	}
	letters, odd := 0, 0
	for _, p := range pages {
		letters += p.letters
		odd += p.odd
	}
	switch {
	case letters < 10*len(pages) && letters < 200:
		return model.Document{}, model.Faultf(model.Invalid, "“%s” has pictures of pages in it and no text, as a scanned PDF has, so "+
			"nothing was imported. Let a program recognise its text (OCR), and import what that writes.", s.Name)
	case odd*4 > letters:
		return model.Document{}, model.Faultf(model.Invalid, "The text of “%s” uses a code of its own that cannot be read as "+
			"letters, so nothing was imported.", s.Name)
	}
	pieces, furniture, address := layOut(pages)
	about.URL = address
	if err := input.Stopped(ctx, s.Name); err != nil {
		return model.Document{}, err
	}
	doc := compose(pieces, furniture, about)
	doc.Cautions = cautions(pages)
	return doc, nil
}

// cautions say which pages have no text, and which have words that nobody sees.
func cautions(pages []page) []string {
	var out []string
	var blank, unseen []int
	for i, p := range pages {
		if p.pictured {
			blank = append(blank, i+1)
		}
		if p.unseen > 0 {
			unseen = append(unseen, i+1)
		}
	}
	switch len(blank) {
	case 0:
	case 1:
		out = append(out, model.Sayf("Page %s is a picture without text, as a scanned page is, so it is not in the article. "+
			"Let a program recognise its text (OCR), and import what that writes.", pageList(blank)))
	default:
		out = append(out, model.Sayf("Pages %s are pictures without text, as scanned pages are, so they are not in the article. "+
			"Let a program recognise its text (OCR), and import what that writes.", pageList(blank)))
	}
	switch len(unseen) {
	case 0:
	case 1:
		out = append(out, model.Sayf("Page %s has words that cannot be seen; they were left out.", pageList(unseen)))
	default:
		out = append(out, model.Sayf("Pages %s have words that cannot be seen; they were left out.", pageList(unseen)))
	}
	return out
}

// pageList names pages, those in a row as one.
func pageList(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		switch {
		case i == j:
			parts = append(parts, strconv.Itoa(pages[i]))
		default:
			parts = append(parts, fmt.Sprintf("%d–%d", pages[i], pages[j]))
		}
		i = j + 1
	}
	if len(parts) > 10 {
		parts = append(parts[:10:10], model.Sayf("and others"))
	}
	return strings.Join(parts, ", ")
}

func fault(ctx context.Context, s input.File, err error) error {
	switch {
	case ctx.Err() != nil:
		return input.Stopped(ctx, s.Name)
	case errors.Is(err, pdferrors.ErrPassword):
		return input.Locked(s)
	case errors.Is(err, pdferrors.ErrSecurity):
		return model.Wrap(model.Refused, err, "“%s” is encrypted in a way that Galley cannot open, so nothing was imported.", s.Name)
	case errors.Is(err, context.DeadlineExceeded):
		return model.Wrap(model.Invalid, err, "“%s” takes too long to be read, so nothing was imported.", s.Name)
	case errors.Is(err, errPDFLarge):
		return model.Wrap(model.Invalid, err, "“%s” has too many pages to be read at once, so nothing was imported.", s.Name)
	}
	return input.Damaged(s, err)
}

// readPages reads the letters of every page with their places, and the properties
// of the document. When the context ends, PDFium is stopped.
func readPages(outer context.Context, data []byte) (pages []page, about metadata.Properties, err error) {
	ctx, cancel := context.WithTimeout(outer, pdfTime)
	defer cancel()
	reader, release, err := engine.Reader(ctx, len(data))
	if err != nil {
		return nil, about, err
	}
	defer func() {
		if err = release(err); outer.Err() == nil && ctx.Err() != nil { // nobody stopped it: it took too long
			err = context.DeadlineExceeded
		}
	}()
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, about, err
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, about, err
	}
	if count.PageCount > pdfPages {
		return nil, about, errPDFLarge
	}
	begun := time.Now()
	stuck := time.AfterFunc(pdfStuck, cancel)
	defer stuck.Stop()
	glyphs, budget := 0, drawings
	for i := range count.PageCount {
		page, err := readPage(reader, doc.Document, i, &budget)
		switch {
		case outer.Err() != nil:
			return nil, about, outer.Err()
		case ctx.Err() != nil:
			return nil, about, context.DeadlineExceeded
		case errors.Is(err, errPDFLarge):
			return nil, about, err
		}
		stuck.Reset(time.Until(begun.Add(pdfStuck + time.Duration(i+1)*pdfMore)))
		if err != nil && count.PageCount == 1 {
			return nil, about, err
		}
		pages = append(pages, page) // a page that is broken is empty
		if glyphs += page.glyphs; glyphs > pdfGlyphs {
			return nil, about, errPDFLarge
		}
	}
	return pages, propertiesOf(reader, doc.Document), nil
}

func propertiesOf(reader pdfium.Pdfium, doc references.FPDF_DOCUMENT) metadata.Properties {
	say := func(tag string) string {
		got, err := reader.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: doc, Tag: tag})
		if err != nil {
			return ""
		}
		return got.Value
	}
	p := metadata.Properties{Title: say("Title"), Author: strings.ReplaceAll(say("Author"), ";", ", "),
		Created: pdfDate(say("CreationDate"))}
	if got, err := reader.FPDFCatalog_GetLanguage(&requests.FPDFCatalog_GetLanguage{Document: doc}); err == nil {
		p.Language = got.Language
	}
	return p
}

// pdfDate is a date as PDF writes it (D:20240318093000+01'00', of which the end
// may be missing) in ISO 8601.
func pdfDate(s string) string {
	s = strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(s), "D:"), "'", "")
	s = strings.Replace(s, "Z0000", "Z", 1)
	for _, l := range []struct{ in, out string }{
		{"20060102150405-0700", time.RFC3339}, {"20060102150405Z0700", time.RFC3339}, {"20060102150405Z07", time.RFC3339},
		{"20060102150405", "2006-01-02T15:04:05"}, {"200601021504", "2006-01-02T15:04"}, {"20060102", "2006-01-02"},
		{"200601", "2006-01"}, {"2006", "2006"},
	} {
		if t, err := time.Parse(l.in, s); err == nil {
			return t.Format(l.out)
		}
	}
	return ""
}
