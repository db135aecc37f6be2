package ingest

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"galley/model"

	"golang.org/x/net/html"
	"golang.org/x/text/language"
)

// about is what a page says of itself.
type about struct {
	title, byline, publisher, published, url, language string
	body                                               string // the text it states for search engines, letters only
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
	link    string // rel=canonical
}

// metadata reads a page's own statements. Structured data made for search
// engines comes first, for it is the most exact; then the meta elements made
// for shared links; then what stands on the page.
func metadata(root *html.Node, base *url.URL) about {
	p := &page{base: base, meta: map[string][]string{}, item: map[string]string{}}
	each(root, p.visit)
	a := about{
		title:     p.headline(),
		byline:    byline(append(slices.Clone(p.article.authors), p.all("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline", "citation_author", "author_name")...), p.item["author"]),
		publisher: first(p.article.publisher, p.one("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"), p.item["publisher"]),
		published: p.date(),
		url:       p.address(),
		language:  p.language(),
		body:      letters(p.article.body),
	}
	for _, s := range []*string{&a.title, &a.byline, &a.publisher} {
		*s = tidy(oneLine(clean(*s)))
	}
	if looksLikeAddress(a.publisher) {
		a.publisher = ""
	}
	return a
}

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
		if !isHidden(n) {
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

// headline: a page's name for shared links and its title element often have
// the site's name added; where the page has a heading that is the beginning of
// them, the heading is the headline.
func (p *page) headline() string {
	site := first(p.article.publisher, p.one("og:site_name"))
	candidates := []string{p.article.headline, p.item["headline"], p.one("og:title", "twitter:title", "dc.title", "dcterms.title", "headline"), p.title}
	for _, c := range candidates {
		c = fold(clean(c))
		if c == "" {
			continue
		}
		for _, h := range p.h1 {
			if l := letters(h); len(l) >= 8 && strings.HasPrefix(letters(c), l) {
				return h
			}
		}
		return withoutSite(c, site)
	}
	for _, h := range p.h1 {
		if letters(h) != "" {
			return h
		}
	}
	return ""
}

var siteSeparator = regexp.MustCompile(`\s+[|\-–—·•»:]+\s+`)

// withoutSite takes " | Site" off the end of a title, or "Site: " off its beginning.
func withoutSite(title, site string) string {
	cuts := siteSeparator.FindAllStringIndex(title, -1)
	if len(cuts) == 0 {
		return title
	}
	last, firstCut := cuts[len(cuts)-1], cuts[0]
	tail, head := title[last[1]:], title[:firstCut[0]]
	name := letters(site)
	switch {
	case name != "" && letters(tail) == name:
		return title[:last[0]]
	case name != "" && letters(head) == name:
		return title[firstCut[1]:]
	case name == "" && strings.Contains(title[last[0]:last[1]], "|") && len(strings.Fields(tail)) <= 4 && last[0] >= 20:
		return title[:last[0]]
	}
	return title
}

func (p *page) date() string {
	for _, v := range []string{
		p.article.published, p.one("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
			"article.published", "date", "pubdate", "publishdate", "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "citation_publication_date"),
		p.item["datepublished"], p.time,
	} {
		if iso := isoOf(v); iso != "" {
			return iso
		}
	}
	return ""
}

var (
	isoLike = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)
	anyDate = regexp.MustCompile(`\d{4}`)
)

func hasDate(s string) bool { return anyDate.MatchString(s) }

// isoOf is a date as ISO 8601: as far as ParseDate reads it, else the day at
// its beginning, else nothing.
func isoOf(s string) string {
	s = oneLine(clean(s))
	if strings.HasPrefix(s, "0") { // what programs write for no date: 0001-01-01, 0000-00-00
		return ""
	}
	if iso, ok := model.ParseDate(s); ok {
		return iso
	}
	if day := isoLike.FindString(s); day != "" {
		if iso, ok := model.ParseDate(day); ok {
			return iso
		}
	}
	return ""
}

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
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			u.User = nil
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

var (
	leadingBy = regexp.MustCompile(`(?i)^(?:(?:written|posted|reported|story|words)\s+)?by(?::\s*|\s+)`)
	address   = regexp.MustCompile(`(?i)^(https?:)?//|^www\.|^@?[\w.-]+@[\w.-]+$`)
)

func looksLikeAddress(s string) bool { return address.MatchString(s) }

// byline joins authors' names, each once. The fallback stands on the page and
// counts only where nothing was said in structured form.
func byline(names []string, fallback string) string {
	var out []string
	for _, n := range append(names, fallback) {
		if n == fallback && len(out) > 0 && len(names) > 0 {
			break
		}
		n = leadingBy.ReplaceAllString(fold(clean(n)), "")
		if n = strings.Trim(n, " ,;|·•"); n == "" || looksLikeAddress(n) || utf8.RuneCountInString(n) > 120 {
			continue
		}
		// "Jane Doe" and "Jane Doe, staff writer" are one author: the longer says more.
		same := slices.IndexFunc(out, func(o string) bool {
			return strings.HasPrefix(letters(n), letters(o)) || strings.HasPrefix(letters(o), letters(n))
		})
		switch {
		case same < 0:
			out = append(out, n)
		case len(n) > len(out[same]):
			out[same] = n
		}
	}
	return strings.Join(out, ", ")
}

func first(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
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
