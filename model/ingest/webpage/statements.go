package webpage

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"galley/model"
	"galley/model/ingest/block"
	"galley/model/ingest/markup"
	"galley/model/ingest/metadata"
	"galley/model/ingest/typography"
	"galley/model/prose"

	"golang.org/x/net/html"
	"golang.org/x/text/language"
)

// about is what a page says of itself.
type about struct {
	title, byline, publisher, published, url, language string
	body                                               string // the text it states for search engines, letters only
	text                                               string // the same as it is written there
	description                                        string // what it says of itself, in a sentence or two
}

// statements gathers the places where a page says things of itself.
type statements struct {
	base    *url.URL
	article jsonLD // JSON-LD
	meta    map[string][]string
	item    map[string]string // itemprop and rel in the body, the first of each
	h1      []string
	title   string
	time    string
	lang    string
	link    string        // rel=canonical
	beside  []block.Piece // the blocks by the headline
}

// readStatements reads a page's own statements. Structured data made for search
// engines comes first, for it is the most exact; then the meta elements made
// for shared links; then what stands on the page.
// lines are the page's blocks: byline and date often stand only by the headline.
func readStatements(root *html.Node, base *url.URL, lines []block.Piece) about {
	p := &statements{base: base, meta: map[string][]string{}, item: map[string]string{}}
	markup.Each(root, p.visit)
	a := about{title: p.headline()}
	p.beside = findBeside(lines, a.title)
	a = about{
		title: a.title,
		publisher: typography.FirstOf(p.article.publisher, p.one("og:site_name", "dc.publisher", "dcterms.publisher", "publisher",
			"application-name"), p.item["publisher"]),
		published: p.date(),
		url:       p.address(),
		language:  p.language(),
		body:      typography.Letters(p.article.body),
		text:      p.article.text,
	}
	a.description = typography.FirstOf(p.one("og:description"), p.one("description"), p.one("twitter:description"))
	site := append(siteNames(a.publisher), siteNames(p.one("og:site_name"))...)
	if u, err := url.Parse(a.url); err == nil {
		site = append(site, strings.TrimPrefix(u.Hostname(), "www."))
	}
	a.byline = strings.Join(p.byline(site), ", ")
	for _, s := range []*string{&a.title, &a.byline, &a.publisher} {
		*s = typography.Field(*s)
	}
	if metadata.LooksLikeAddress(a.publisher) {
		a.publisher = ""
	}
	return a
}

// siteNames takes "The Planet | planet.org" apart.
func siteNames(publisher string) []string {
	names := siteSeparator.Split(publisher, -1)
	return append(names, publisher)
}

// maxHeadings is how many first headings of a page may be its headline.
const maxHeadings = 30

// visit reads what one element says of the page.
func (p *statements) visit(n *html.Node) {
	switch n.Data {
	case "html":
		p.lang = typography.FirstOf(markup.Attr(n.Attr, "lang"), markup.Attr(n.Attr, "xml:lang"))
	case "base":
		if u, err := url.Parse(markup.Attr(n.Attr, "href")); err == nil && u.IsAbs() && p.base == nil {
			p.base = u
		}
	case "title":
		if p.title == "" && n.Namespace == "" {
			p.title = markup.Text(n)
		}
	case "meta":
		p.visitMeta(n)
	case "link":
		if p.link == "" && markup.HasWord(markup.Attr(n.Attr, "rel"), "canonical") {
			p.link = markup.Attr(n.Attr, "href")
		}
	case "script":
		if kind, _, _ := strings.Cut(strings.ToLower(markup.Attr(n.Attr, "type")),
			";"); strings.TrimSpace(kind) == "application/ld+json" {
			p.article.add(markup.Text(n))
		}
	case "h1":
		if !markup.IsHidden(n) && len(p.h1) < maxHeadings {
			p.h1 = append(p.h1, typography.CollapseSpaces(typography.Clean(markup.Text(n))))
		}
	case "time":
		p.visitTime(n)
	}
	p.visitProperties(n)
}

func (p *statements) visitMeta(n *html.Node) {
	key := strings.ToLower(typography.FirstOf(markup.Attr(n.Attr, "property"), markup.Attr(n.Attr, "name"),
		markup.Attr(n.Attr, "itemprop"), markup.Attr(n.Attr, "http-equiv")))
	if value := prose.Flatten(markup.Attr(n.Attr, "content")); key != "" && value != "" {
		p.meta[key] = append(p.meta[key], value)
	}
}

func (p *statements) visitTime(n *html.Node) {
	value := typography.FirstOf(markup.Attr(n.Attr, "datetime"), markup.Text(n))
	if !metadata.HasYear(value) {
		return
	}
	if p.time == "" {
		p.time = value
	}
	if _, own := markup.FindAttr(n.Attr, "pubdate"); own || markup.HasWord(markup.Attr(n.Attr, "itemprop"), "datePublished") {
		p.keep("datepublished", value)
	}
}

// visitProperties reads what an element is called in the vocabularies of microdata and of links.
func (p *statements) visitProperties(n *html.Node) {
	if prop := markup.Attr(n.Attr, "itemprop"); prop != "" && n.Data != "meta" && n.Data != "time" {
		for _, want := range []string{"author", "headline", "datePublished", "publisher"} {
			if markup.HasWord(prop, want) {
				p.keep(strings.ToLower(want), typography.FirstOf(markup.Attr(n.Attr, "content"), nameIn(n)))
			}
		}
	}
	if markup.HasWord(markup.Attr(n.Attr, "rel"), "author") && n.Data == "a" {
		p.keep("author", markup.Text(n))
	}
}

func (p *statements) keep(key, value string) {
	if value = typography.CollapseSpaces(typography.Clean(value)); value != "" && p.item[key] == "" &&
		utf8.RuneCountInString(value) <= 200 {
		p.item[key] = value
	}
}

// nameIn is what an element with an itemprop says: the name inside it, where there is one.
func nameIn(n *html.Node) string {
	name := ""
	markup.Each(n, func(c *html.Node) {
		if name == "" && markup.HasWord(markup.Attr(c.Attr, "itemprop"), "name") {
			name = typography.FirstOf(markup.Attr(c.Attr, "content"), markup.Text(c))
		}
	})
	return typography.FirstOf(name, markup.Text(n))
}

func (p *statements) all(keys ...string) []string {
	for _, k := range keys {
		if v := p.meta[k]; len(v) > 0 {
			return v
		}
	}
	return nil
}

func (p *statements) one(keys ...string) string { return typography.FirstOf(p.all(keys...)...) }

// address is the page's own permanent address, where it names a web address.
func (p *statements) address() string {
	for _, a := range []string{p.link, p.one("og:url"), p.article.url} {
		u, err := url.Parse(strings.TrimSpace(a))
		if err != nil || a == "" {
			continue
		}
		if p.base != nil {
			u = p.base.ResolveReference(u)
		}
		u.User = nil
		if u, ok := model.WebAddress(u.String()); ok {
			return u.String()
		}
	}
	return ""
}

func (p *statements) language() string {
	for _, l := range []string{p.lang, p.article.language, p.one("og:locale", "content-language", "language", "dc.language")} {
		if tag, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(l), "_", "-")); err == nil && tag != language.Und {
			return tag.String()
		}
	}
	return ""
}
