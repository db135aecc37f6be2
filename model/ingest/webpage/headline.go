package webpage

import (
	"regexp"
	"strings"

	"galley/model/ingest/typography"
)

// leastShared is how much of the shorter of two headlines, in percent, must
// stand in the other for both to name one article.
const leastShared = 50

// longHeadline is how many bytes a headline has at most.
const longHeadline = 1000

// headline is the one that readers of the page see. What the page states for
// search engines and shared links is often another, shorter one, or has the
// site's name added; it serves to tell which of the page's first headings is
// the headline, and stands in where none is.
func (p *statements) headline() string {
	site := typography.FirstOf(p.article.publisher, p.one("og:site_name"))
	var stated []string
	for _, c := range []string{p.article.headline, p.item["headline"], p.one("og:title"),
		p.one("twitter:title", "dc.title", "dcterms.title", "headline"), p.title} {
		if c = withoutSite(typography.CollapseSpaces(typography.Clean(c)), site); c != "" && len(c) <= longHeadline {
			stated = append(stated, c)
		}
	}
	best, most := "", 0
	for _, h := range p.h1 {
		if l := typography.Letters(h); l == "" || len(h) > longHeadline || l == typography.Letters(site) || isSiteOf(h, p.title) {
			continue
		}
		for _, c := range stated {
			if rest, is := strings.CutPrefix(strings.ToLower(c), strings.ToLower(h)); is && strings.HasPrefix(rest, ":") {
				continue // "Site: Headline"
			}
			if n := shared(h, c); n > most && n >= leastShared {
				best, most = h, n
			}
		}
	}
	switch {
	case best != "":
		return best
	case len(stated) > 0:
		return stated[0]
	}
	for _, h := range p.h1 {
		if typography.Letters(h) != "" {
			return h
		}
	}
	return ""
}

// shared is the share of the shorter one's words, in percent, that stand in
// the longer one too. One or two words prove nothing unless they are all.
func shared(a, b string) int {
	if typography.Letters(a) == typography.Letters(b) {
		return 100
	}
	if la, lb := typography.Letters(a), typography.Letters(b); min(len(la), len(lb)) >= 8 &&
		(strings.HasPrefix(la, lb) || strings.HasPrefix(lb, la)) {
		return 99
	}
	short, long := typography.Words(a), typography.Words(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 3 {
		return 0
	}
	in := make(map[string]int, len(long))
	for _, w := range long {
		in[w]++
	}
	both := 0
	for _, w := range short {
		if in[w] > 0 {
			in[w]--
			both++
		}
	}
	return min(both*100/len(short), 98)
}

// isSiteOf is true for a heading that the page's title has after its separator,
// or in brackets at its end: the site's name, where the site makes that its
// first heading.
func isSiteOf(h, title string) bool {
	at := strings.LastIndexByte(title, '[')
	if cuts := siteSeparator.FindAllStringIndex(title, -1); len(cuts) > 0 {
		at = max(at, cuts[len(cuts)-1][1])
	}
	if at <= 0 {
		return false
	}
	head, tail := title[:at], title[at:]
	return typography.Letters(tail) == typography.Letters(h) || shared(h, tail) >= leastShared && shared(h, head) < leastShared
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
	name := typography.Letters(site)
	switch {
	case name != "" && typography.Letters(tail) == name:
		return title[:last[0]]
	case name != "" && typography.Letters(head) == name:
		return title[firstCut[1]:]
	case name == "" && strings.Contains(title[last[0]:last[1]], "|") && len(strings.Fields(tail)) <= 4 && last[0] >= 20:
		return title[:last[0]]
	}
	return title
}
