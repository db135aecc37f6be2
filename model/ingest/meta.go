package ingest

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"galley/model"
)

// about is what a page says of itself.
type about struct {
	title, byline, publisher, published, url, language string
	body                                               string // the text it states for search engines, letters only
	text                                               string // the same as it is written there
	description                                        string // what it says of itself, in a sentence or two
}

// page gathers the places where a page says things of itself.
type page struct {
	base    *url.URL
	article linked // JSON-LD
	meta    map[string][]string
	item    map[string]string // itemprop and rel in the body, the first of each
	h1      []string
	title   string
	time    string
	lang    string
	link    string  // rel=canonical
	beside  []piece // the blocks by the headline
}

// metadata reads a page's own statements. Structured data made for search
// engines comes first, for it is the most exact; then the meta elements made
// for shared links; then what stands on the page.
// lines are the page's blocks: byline and date often stand only by the headline.
func metadata(root *html.Node, base *url.URL, lines []piece) about {
	p := &page{base: base, meta: map[string][]string{}, item: map[string]string{}}
	each(root, p.visit)
	a := about{title: p.headline()}
	p.beside = findBeside(lines, a.title)
	a = about{
		title:     a.title,
		publisher: first(p.article.publisher, p.one("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"), p.item["publisher"]),
		published: p.date(),
		url:       p.address(),
		language:  p.language(),
		body:      letters(p.article.body),
		text:      p.article.text,
	}
	a.description = first(p.one("og:description"), p.one("description"), p.one("twitter:description"))
	site := append(siteNames(a.publisher), siteNames(p.one("og:site_name"))...)
	if u, err := url.Parse(a.url); err == nil {
		site = append(site, strings.TrimPrefix(u.Hostname(), "www."))
	}
	a.byline = strings.Join(p.byline(site), ", ")
	for _, s := range []*string{&a.title, &a.byline, &a.publisher} {
		*s = tidy(oneLine(clean(*s)))
	}
	if looksLikeAddress(a.publisher) {
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

func (p *page) visit(n *html.Node) {
	switch n.Data {
	case "html":
		p.lang = first(attr(n.Attr, "lang"), attr(n.Attr, "xml:lang"))
	case "base":
		if u, err := url.Parse(attr(n.Attr, "href")); err == nil && u.IsAbs() && p.base == nil {
			p.base = u
		}
	case "title":
		if p.title == "" && n.Namespace == "" {
			p.title = textOf(n)
		}
	case "meta":
		key := strings.ToLower(first(attr(n.Attr, "property"), attr(n.Attr, "name"), attr(n.Attr, "itemprop"), attr(n.Attr, "http-equiv")))
		if value := oneLine(attr(n.Attr, "content")); key != "" && value != "" {
			p.meta[key] = append(p.meta[key], value)
		}
	case "link":
		if p.link == "" && hasWord(attr(n.Attr, "rel"), "canonical") {
			p.link = attr(n.Attr, "href")
		}
	case "script":
		if kind, _, _ := strings.Cut(strings.ToLower(attr(n.Attr, "type")), ";"); strings.TrimSpace(kind) == "application/ld+json" {
			p.article.add(textOf(n))
		}
	case "h1":
		if !isHidden(n) && len(p.h1) < maxHeadings {
			p.h1 = append(p.h1, fold(clean(textOf(n))))
		}
	case "time":
		if value := first(attr(n.Attr, "datetime"), textOf(n)); hasDate(value) {
			if p.time == "" {
				p.time = value
			}
			if _, own := find(n.Attr, "pubdate"); own || hasWord(attr(n.Attr, "itemprop"), "datePublished") {
				p.keep("datepublished", value)
			}
		}
	}
	if prop := attr(n.Attr, "itemprop"); prop != "" && n.Data != "meta" && n.Data != "time" {
		for _, want := range []string{"author", "headline", "datePublished", "publisher"} {
			if hasWord(prop, want) {
				p.keep(strings.ToLower(want), first(attr(n.Attr, "content"), nameIn(n)))
			}
		}
	}
	if hasWord(attr(n.Attr, "rel"), "author") && n.Data == "a" {
		p.keep("author", textOf(n))
	}
}

func (p *page) keep(key, value string) {
	if value = fold(clean(value)); value != "" && p.item[key] == "" && utf8.RuneCountInString(value) <= 200 {
		p.item[key] = value
	}
}

// nameIn is what an element with an itemprop says: the name inside it, where there is one.
func nameIn(n *html.Node) string {
	name := ""
	each(n, func(c *html.Node) {
		if name == "" && hasWord(attr(c.Attr, "itemprop"), "name") {
			name = first(attr(c.Attr, "content"), textOf(c))
		}
	})
	return first(name, textOf(n))
}

func (p *page) all(keys ...string) []string {
	for _, k := range keys {
		if v := p.meta[k]; len(v) > 0 {
			return v
		}
	}
	return nil
}

func (p *page) one(keys ...string) string { return first(p.all(keys...)...) }

// address is the page's own permanent address, where it names a web address.
func (p *page) address() string {
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

func (p *page) language() string {
	for _, l := range []string{p.lang, p.article.language, p.one("og:locale", "content-language", "language", "dc.language")} {
		if tag, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(l), "_", "-")); err == nil && tag != language.Und {
			return tag.String()
		}
	}
	return ""
}

func first(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

func attr(list []html.Attribute, key string) string {
	value, _ := find(list, key)
	return value
}

func find(list []html.Attribute, key string) (string, bool) {
	for _, a := range list {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func hasWord(list, word string) bool {
	return slices.ContainsFunc(strings.Fields(list), func(w string) bool { return strings.EqualFold(w, word) })
}

func textOf(n *html.Node) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				b.WriteString(c.Data)
			} else if c.Data == "br" {
				b.WriteByte(' ')
			} else if c.Type == html.ElementNode && c.Data != "script" && c.Data != "style" {
				add(c)
			}
		}
	}
	add(n)
	return b.String()
}
