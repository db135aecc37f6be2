package ingest

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	"galley/model"

	"golang.org/x/net/html"
)

// The libraries for e-books in Go read their tables of contents; the chapters
// are web pages, which is this package's business.

// isEPUB: some programs leave out the part that should say so.
func isEPUB(_ string, data []byte) bool {
	said := mimetypeOf(data)
	if said != "" {
		return said == "application/epub+zip"
	}
	p, err := openParcel(context.Background(), data)
	if err != nil || !p.has("META-INF/container.xml") {
		return false
	}
	box, err := p.tree("META-INF/container.xml")
	return err == nil && strings.Contains(box.find("rootfile").of("media-type"), "oebps-package")
}

func readEPUB(ctx context.Context, s source) (model.Document, error) {
	none := model.Document{}
	p, err := openParcel(ctx, s.data)
	if err != nil {
		return none, damaged(s, err)
	}
	box, err := p.tree("META-INF/container.xml")
	if err != nil {
		return none, damaged(s, err)
	}
	opf := box.find("rootfile").of("full-path")
	root, err := p.tree(opf)
	if err != nil {
		return none, damaged(s, err)
	}
	root = root.child("package")
	secret, err := p.secrets()
	if err != nil {
		return none, damaged(s, err)
	}
	labels, err := p.labels(ctx, s.name, root, path.Dir(opf))
	if err != nil {
		return none, damaged(s, err)
	}
	var pieces []piece
	for _, chapter := range chapters(root, path.Dir(opf)) {
		if secret[partName(chapter)] {
			return none, model.Faultf(model.Refused, "“%s” is protected against copying, so its text cannot be read and nothing was imported.", s.name)
		}
		data, err := p.part(chapter)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return none, damaged(s, err)
		}
		found, err := chapterText(ctx, s.name, data)
		if err != nil {
			return none, err
		}
		nameChapter(found, labels[partName(chapter)])
		pieces = append(pieces, found...)
		if len(pieces) > maxElements {
			return none, damaged(s, errDeepXML)
		}
	}
	about := bookProperties(root.child("metadata"))
	if len(pieces) > 0 && about.title != "" && !isPlaceholder(about.title) && stands(pieces, about.title) < 0 {
		pieces = headline(solid(pieces), tidy(oneLine(clean(about.title))))
	}
	return composed(pieces, about), nil
}

// secrets are the parts that are encrypted. Fonts that are only made
// unreadable to others do not matter.
func (p *parcel) secrets() (map[string]bool, error) {
	out := map[string]bool{}
	list, err := p.optional("META-INF/encryption.xml")
	if err != nil {
		return nil, err
	}
	list.all(func(n *node) {
		if n.name == "CipherReference" {
			if name, err := url.PathUnescape(n.of("URI")); err == nil {
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
		kind := item.of("media-type")
		if (strings.Contains(kind, "html") || strings.Contains(kind, "oeb1-document")) && !hasWord(item.of("properties"), "nav") {
			if href, err := url.PathUnescape(item.of("href")); err == nil {
				where[item.of("id")] = path.Join(dir, href)
			}
		}
	}
	var out []string
	for _, ref := range book.child("spine").kids {
		if name := where[ref.of("idref")]; name != "" {
			out = append(out, name)
			delete(where, ref.of("idref")) // a book that goes round in circles ends
		}
	}
	return out
}

// labels are what the book's table of contents calls its parts: by their
// names, the words of each.
func (p *parcel) labels(ctx context.Context, name string, book *node, dir string) (map[string]string, error) {
	out := map[string]string{}
	keep := func(from, href, label string) {
		file, _, _ := strings.Cut(href, "#")
		if file, err := url.PathUnescape(file); err == nil && file != "" {
			key := partName(path.Join(path.Dir(from), file))
			out[key] = first(out[key], letters(label))
		}
	}
	for _, item := range book.child("manifest").kids {
		href, err := url.PathUnescape(item.of("href"))
		if err != nil {
			continue
		}
		at := path.Join(dir, href)
		switch {
		case item.of("media-type") == "application/x-dtbncx+xml":
			toc, err := p.optional(at)
			if err != nil {
				return nil, err
			}
			toc.all(func(n *node) {
				if n.name == "navPoint" {
					keep(at, n.child("content").of("src"), n.child("navLabel").words())
				}
			})
		case hasWord(item.of("properties"), "nav"):
			data, err := p.part(at)
			if errors.Is(err, errUnpacked) || ctx.Err() != nil {
				return nil, err
			}
			root, err := parsed(ctx, name, string(data))
			if err != nil {
				continue
			}
			each(root, func(n *html.Node) {
				if n.Data == "a" {
					keep(at, attr(n.Attr, "href"), textOf(n))
				}
			})
		}
	}
	return out, nil
}

// nameChapter makes a heading of the words that the table of contents calls a
// chapter by, where the chapter begins with them: office programs write books
// without headings.
func nameChapter(pieces []piece, label string) {
	for i := range pieces[:min(len(pieces), 3)] {
		if p := &pieces[i]; label != "" && p.kind == model.Paragraph && letters(p.text) == label {
			p.kind, p.level = model.Heading, 2
			return
		}
	}
}

// isNoteMark reports whether an element is the raised number that leads to a
// note, or back from it: it would run into the words.
func isNoteMark(n *html.Node) bool {
	kind := attr(n.Attr, "epub:type")
	if hasWord(kind, "noteref") || hasWord(kind, "backlink") || attr(n.Attr, "role") == "doc-noteref" || attr(n.Attr, "role") == "doc-backlink" {
		return true
	}
	if n.Data != "a" || !strings.Contains(attr(n.Attr, "href"), "#") || !isNoteNumber(textOf(n)) {
		return false
	}
	raised := n.Parent != nil && n.Parent.Data == "sup"
	each(n, func(c *html.Node) { raised = raised || c.Data == "sup" })
	return raised
}

// selfClosed are elements that are empty in XHTML and left open in HTML.
var selfClosed = regexp.MustCompile(`(?i)<(title|script|style|a|span|p|div|i|b|em|strong|iframe|textarea|td|th|li|h[1-6]|sup|sub|section|blockquote)((?:\s[^<>]*)?)/>`)

func chapterText(ctx context.Context, name string, data []byte) ([]piece, error) {
	text, _ := decode(data, "")
	root, err := parsed(ctx, name, strings.ReplaceAll(selfClosed.ReplaceAllString(text, "<$1$2></$1>"), "\u00AD", ""))
	if err != nil {
		return nil, err
	}
	var marks []*html.Node
	each(root, func(n *html.Node) {
		if kind := attr(n.Attr, "epub:type"); isNoteMark(n) || hasWord(kind, "pagebreak") || hasWord(kind, "toc") {
			marks = append(marks, n)
		}
	})
	for _, n := range marks {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	return walk(root, true), nil
}

func bookProperties(meta *node) properties {
	if inner := meta.child("dc-metadata"); inner.name != "" { // the first edition of the format
		meta = &node{kids: append(append([]*node(nil), meta.kids...), inner.kids...)}
	}
	var p properties
	var authors, others []string
	for _, n := range meta.kids {
		value := n.words()
		switch strings.ToLower(n.name) {
		case "title":
			p.title = first(p.title, value)
		case "creator":
			if role := n.of("role"); role == "" || role == "aut" {
				authors = append(authors, value)
			} else {
				others = append(others, value)
			}
		case "language":
			p.language = first(p.language, value)
		case "publisher":
			p.publisher = first(p.publisher, value)
		case "date":
			if n.of("event") == "publication" {
				p.created = value
			} else if n.of("event") == "" {
				p.created = first(p.created, value)
			}
		case "source", "identifier":
			p.url = first(p.url, webAddress(value))
		}
	}
	if len(authors) == 0 {
		authors = others
	}
	p.author = byline(authors)
	return p
}
