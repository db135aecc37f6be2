package office

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/charset"
	"galley/model/ingest/hypertext"
	"galley/model/ingest/input"
	"galley/model/ingest/markup"
	"galley/model/ingest/metadata"
	"galley/model/ingest/picture"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

// The libraries for e-books in Go read their tables of contents; the chapters
// are web pages, which is this package's business.

// IsEPUB: some programs leave out the part that should say so.
func IsEPUB(_ string, data []byte) bool {
	said := mimetypeOf(data)
	if said != "" {
		return said == "application/epub+zip"
	}
	p, err := openPackage(context.Background(), data)
	if err != nil || !p.has("META-INF/container.xml") {
		return false
	}
	box, err := p.tree("META-INF/container.xml")
	return err == nil && strings.Contains(box.find("rootfile").attr("media-type"), "oebps-package")
}

// ReadEPUB reads an e-book: its chapters, in the order of reading.
func ReadEPUB(ctx context.Context, s input.File) (model.Document, error) {
	none := model.Document{}
	p, err := openPackage(ctx, s.Data)
	if err != nil {
		return none, input.Damaged(s, err)
	}
	box, err := p.tree("META-INF/container.xml")
	if err != nil {
		return none, input.Damaged(s, err)
	}
	opf := box.find("rootfile").attr("full-path")
	root, err := p.tree(opf)
	if err != nil {
		return none, input.Damaged(s, err)
	}
	root = root.child("package")
	secret, err := p.secrets()
	if err != nil {
		return none, input.Damaged(s, err)
	}
	labels, err := p.labels(ctx, s.Name, root, path.Dir(opf))
	if err != nil {
		return none, input.Damaged(s, err)
	}
	var pieces []block.Piece
	var noted hypertext.Reader
	var pictures picture.Reader
	for _, chapter := range chapters(root, path.Dir(opf)) {
		if secret[partName(chapter)] {
			return none, model.Faultf(model.Refused, "“%s” is protected against copying, so its text cannot be read and nothing was "+
				"imported.", s.Name)
		}
		data, err := p.part(chapter)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return none, input.Damaged(s, err)
		}
		found, err := p.chapterText(ctx, s.Name, data, &noted, &pictures, chapter)
		if err != nil {
			return none, err
		}
		nameChapter(found, labels[partName(chapter)])
		pieces = append(pieces, found...)
		if len(pieces) > markup.MaxElements {
			return none, input.Damaged(s, input.ErrDeep)
		}
	}
	about := bookProperties(root.child("metadata"))
	if len(pieces) > 0 && about.Title != "" && !metadata.IsPlaceholder(about.Title) && metadata.TitleIndex(pieces, about.Title) < 0 {
		pieces = block.WithHeadline(block.NonEmpty(pieces), typography.Field(about.Title))
	}
	doc, marks := metadata.ComposeMarked(pieces, about)
	pictures.Place(&doc, marks)
	noted.AddNotes(&doc, marks, "")
	return doc, nil
}

// secrets are the parts that are encrypted. Fonts that are only made
// unreadable to others do not matter.
func (p *zipPackage) secrets() (map[string]bool, error) {
	out := map[string]bool{}
	list, err := p.optional("META-INF/encryption.xml")
	if err != nil {
		return nil, err
	}
	list.all(func(n *node) {
		if n.name == "CipherReference" {
			if name, err := url.PathUnescape(n.attr("URI")); err == nil {
				out[partName(name)] = true
			}
		}
	})
	return out, nil
}

// chapters are the parts of the book in the order of reading, without its
// table of contents.
func chapters(book *node, dir string) []string {
	where := map[string]string{}
	for _, item := range book.child("manifest").kids {
		kind := item.attr("media-type")
		if (strings.Contains(kind, "html") || strings.Contains(kind, "oeb1-document")) && !markup.HasWord(item.attr("properties"),
			"nav") {
			if href, err := url.PathUnescape(item.attr("href")); err == nil {
				where[item.attr("id")] = path.Join(dir, href)
			}
		}
	}
	var out []string
	for _, ref := range book.child("spine").kids {
		if name := where[ref.attr("idref")]; name != "" {
			out = append(out, name)
			delete(where, ref.attr("idref")) // a book that goes round in circles ends
		}
	}
	return out
}

// labels are what the book's table of contents calls its parts: by their
// names, the words of each.
func (p *zipPackage) labels(ctx context.Context, name string, book *node, dir string) (map[string]string, error) {
	out := map[string]string{}
	keep := func(from, href, label string) {
		file, _, _ := strings.Cut(href, "#")
		if file, err := url.PathUnescape(file); err == nil && file != "" {
			key := partName(path.Join(path.Dir(from), file))
			out[key] = typography.FirstOf(out[key], typography.Letters(label))
		}
	}
	for _, item := range book.child("manifest").kids {
		href, err := url.PathUnescape(item.attr("href"))
		if err != nil {
			continue
		}
		at := path.Join(dir, href)
		switch {
		case item.attr("media-type") == "application/x-dtbncx+xml":
			toc, err := p.optional(at)
			if err != nil {
				return nil, err
			}
			toc.all(func(n *node) {
				if n.name == "navPoint" {
					keep(at, n.child("content").attr("src"), n.child("navLabel").line())
				}
			})
		case markup.HasWord(item.attr("properties"), "nav"):
			data, err := p.part(at)
			if errors.Is(err, input.ErrUnpacked) || ctx.Err() != nil {
				return nil, err
			}
			root, err := markup.ParseSafely(ctx, name, string(data))
			if err != nil {
				continue
			}
			markup.Each(root, func(n *html.Node) {
				if n.Data == "a" {
					keep(at, markup.Attr(n.Attr, "href"), markup.Text(n))
				}
			})
		}
	}
	return out, nil
}

// nameChapter makes a heading of the words that the table of contents calls a
// chapter by, where the chapter begins with them: office programs write books
// without headings.
func nameChapter(pieces []block.Piece, label string) {
	for i := range pieces[:min(len(pieces), 3)] {
		if p := &pieces[i]; label != "" && p.Kind == model.Paragraph && typography.Letters(p.Text) == label {
			p.Kind, p.Level = model.Heading, 2
			return
		}
	}
}

// isNoteMark reports whether an element is the raised number that leads to a
// note, or back from it: it would run into the words.
func isNoteMark(n *html.Node) bool {
	kind := markup.Attr(n.Attr, "epub:type")
	if markup.HasWord(kind, "noteref") || markup.HasWord(kind, "backlink") || markup.Attr(n.Attr, "role") == "doc-noteref" ||
		markup.Attr(n.Attr, "role") == "doc-backlink" {
		return true
	}
	if n.Data != "a" || !strings.Contains(markup.Attr(n.Attr, "href"), "#") || !markup.IsNoteNumber(markup.Text(n)) {
		return false
	}
	raised := n.Parent != nil && n.Parent.Data == "sup"
	markup.Each(n, func(c *html.Node) { raised = raised || c.Data == "sup" })
	return raised
}

// selfClosed are elements that are empty in XHTML and left open in HTML.
var selfClosed = regexp.MustCompile(`(?i)<(title|script|style|a|span|p|div|i|b|em|strong|iframe|textarea|td|th|li|h[1-6]|sup|sub|` +
	`section|blockquote)((?:\s[^<>]*)?)/>`)

func (p *zipPackage) chapterText(ctx context.Context, name string, data []byte, noted *hypertext.Reader, pictures *picture.Reader,
	chapter string) ([]block.Piece, error) {
	text, _ := charset.Decode(data, "")
	root, err := markup.ParseSafely(ctx, name, strings.ReplaceAll(selfClosed.ReplaceAllString(text, "<$1$2></$1>"), "\u00AD", ""))
	if err != nil {
		return nil, err
	}
	noted.Take(root, chapter)
	pictures.Take(root, picture.Origin{Open: p.openIn(chapter)})
	var marks []*html.Node
	markup.Each(root, func(n *html.Node) {
		if kind := markup.Attr(n.Attr, "epub:type"); isNoteMark(n) || markup.HasWord(kind, "pagebreak") || markup.HasWord(kind, "toc") {
			marks = append(marks, n)
		}
	})
	for _, n := range marks {
		if n.Parent != nil {
			hypertext.Removed(n)
			n.Parent.RemoveChild(n)
		}
	}
	return markup.Pieces(root, true), nil
}

func bookProperties(meta *node) metadata.Properties {
	if inner := meta.child("dc-metadata"); inner.name != "" { // the first edition of the format
		meta = &node{kids: append(append([]*node(nil), meta.kids...), inner.kids...)}
	}
	var p metadata.Properties
	var authors, others []string
	for _, n := range meta.kids {
		value := n.line()
		switch strings.ToLower(n.name) {
		case "title":
			p.Title = typography.FirstOf(p.Title, value)
		case "creator":
			if role := n.attr("role"); role == "" || role == "aut" {
				authors = append(authors, value)
			} else {
				others = append(others, value)
			}
		case "language":
			p.Language = typography.FirstOf(p.Language, value)
		case "publisher":
			p.Publisher = typography.FirstOf(p.Publisher, value)
		case "date":
			if n.attr("event") == "publication" {
				p.Created = value
			} else if n.attr("event") == "" {
				p.Created = typography.FirstOf(p.Created, value)
			}
		case "source", "identifier":
			p.URL = typography.FirstOf(p.URL, metadata.WebAddress(value))
		}
	}
	if len(authors) == 0 {
		authors = others
	}
	p.Author = metadata.JoinNames(authors)
	return p
}
