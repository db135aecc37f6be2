// Package citation takes apart what a person pastes for a source: an address, a
// citation in one of the usual styles, an entry of a bibliography. It never guesses:
// what is not sure stays in the title, and no word is lost.
package citation

import (
	"regexp"
	"strings"

	"galley/model/prose"
)

// Parts is what a text says of a source. Published and Accessed are ISO 8601 as far
// as the text goes.
type Parts struct {
	Title, Publisher, Author string
	URL, Archive             string
	Published, Accessed      string
	Locator                  string // page, paragraph, time
}

// longest is how much of a text is looked at, in bytes: no citation is as long.
const longest = 4 << 10

// Take takes a text apart.
func Take(text string) Parts {
	text = strings.ToValidUTF8(strings.TrimSpace(text), "\uFFFD")
	if len(text) > longest {
		return Parts{Title: prose.Flatten(text)}
	}
	for _, form := range []func(string) (Parts, bool){bibtex, ris} {
		if p, ok := form(text); ok {
			return p
		}
	}
	p := Parts{}
	title, rest, linked := link(text, &p)
	if !linked {
		rest = text
	}
	rest = p.takeAccessed(rest)
	rest = p.takeAddresses(rest)
	if linked {
		p.Title = prose.Flatten(title)
		p.takeRest(rest)
		p.splitTitle()
		return p
	}
	rest = trimmed(p.takeLocator(prose.Flatten(rest)))
	for _, form := range []func(*Parts, string) bool{(*Parts).authorYear, (*Parts).quoted, (*Parts).imprint} {
		if form(&p, rest) {
			return p
		}
	}
	p.Title = rest
	p.splitTitle()
	return p
}

// takeRest takes in what stands around a link: a locator, or words that belong to
// the title.
func (p *Parts) takeRest(rest string) {
	if rest = trimmed(p.takeLocator(prose.Flatten(rest))); rest != "" {
		p.Title = prose.Flatten(rest + " " + p.Title)
	}
}

// trimmed is a text without the signs that held together what was taken out of it.
func trimmed(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimLeft(s, ",;:|–—- ")
	s = strings.TrimRight(s, ",;:|–—- ")
	for _, empty := range []string{"()", "[]", "<>", "( )"} {
		s = strings.ReplaceAll(s, empty, "")
	}
	s = strings.TrimSpace(doubled.ReplaceAllString(s, "$1"))
	if strings.Trim(s, ".,;: ") == "" {
		return ""
	}
	return s
}

// doubled is a stop behind a stop, where something was taken out between them.
var doubled = regexp.MustCompile(`(\.)(?:\s+[.,])+$`)

var parted = regexp.MustCompile(`^(.+\S)\s+([|–—-]|::?)\s+([^|–—]+)$`)

// splitTitle takes "Title | Publisher" apart, as pages are titled. With an address
// the publisher must be whom the address belongs to; without one nothing is sure.
func (p *Parts) splitTitle() {
	m := parted.FindStringSubmatch(p.Title)
	if m == nil || p.Publisher != "" || p.URL == "" {
		return
	}
	if belongs(m[3], hostOf(p.URL)) || m[2] == "|" && len(strings.Fields(m[3])) <= 5 {
		p.Title, p.Publisher = strings.TrimSpace(m[1]), strings.TrimSpace(m[3])
	}
}
