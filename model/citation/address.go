package citation

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

var (
	webAddress = regexp.MustCompile(`(?i)\bhttps?://[^\s<>"“”]+`)
	bare       = regexp.MustCompile(`(?i)(?:^|[\s<(])((?:www\.(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#][^\s<>"“”]*)?)|` +
		`(?:(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>"“”]*))`)
	alone  = regexp.MustCompile(`(?i)^(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|int|mil|info|eu|io|[a-z]{2})/?$`)
	letter = regexp.MustCompile(`(?i)^mailto:[^\s@]+@[^\s@]+$`)
	// labels stand before an address and say no more than that one follows.
	labels = regexp.MustCompile(`(?i)(?:\b(?:retrieved from|available (?:online )?(?:at|from)|online at|url|doi|accessed at|see|link)\s*:?\s*|\bfrom\s*)$`)

	doi      = regexp.MustCompile(`(?i)(?:\bdoi\s*:?\s*|\bdoi\.org/)?\b(10\.\d{4,9}/[^\s<>"“”]+)`)
	archived = regexp.MustCompile(`(?i)^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(.+)$`)
	archives = regexp.MustCompile(`(?i)^https?://(?:web\.archive\.org/web|archive\.(?:ph|is|today|li|vn|fo|md)|perma\.cc|webcitation\.org)/`)
)

// DOI is the digital object identifier in a text, in small letters; "" none.
func DOI(text string) string {
	m := doi.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return strings.ToLower(unstopped(m[1]))
}

// unstopped is an address without the signs of the sentence it stood in.
func unstopped(address string) string {
	for {
		cut := strings.TrimRight(address, ".,;:!?'’”*")
		for _, pair := range []string{"()", "[]", "{}"} {
			if strings.HasSuffix(cut, pair[1:]) && strings.Count(cut, pair[1:]) > strings.Count(cut, pair[:1]) {
				cut = cut[:len(cut)-1]
			}
		}
		if cut == address {
			return address
		}
		address = cut
	}
}

// takeAddresses takes the addresses out of a text: one of the source, one of an
// archive's copy of it. More of them stay where they are.
func (p *Parts) takeAddresses(text string) string {
	if letter.MatchString(text) || alone.MatchString(text) {
		p.URL = full(text)
		return ""
	}
	for range 4 {
		at := webAddress.FindStringIndex(text)
		if at == nil {
			if m := bare.FindStringSubmatchIndex(text); m != nil {
				at = m[2:4]
			}
		}
		if at == nil {
			break
		}
		address := unstopped(text[at[0]:at[1]])
		if !p.takeAddress(full(address)) {
			break
		}
		text = without(text, at[0], at[0]+len(address))
	}
	m := doi.FindStringSubmatchIndex(text)
	if m == nil || p.URL != "" && DOI(p.URL) != DOI(text[m[2]:m[3]]) && strings.Contains(p.URL, "doi.org/") {
		return text
	}
	id := unstopped(text[m[2]:m[3]])
	if p.URL == "" {
		p.URL = "https://doi.org/" + id
	} else if DOI(p.URL) != strings.ToLower(id) {
		return text // the address typed is whose page was read
	}
	return without(text, m[0], m[2]+len(id))
}

func (p *Parts) takeAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	if !archives.MatchString(address) {
		if p.URL != "" && p.URL != address {
			return false
		}
		p.URL = address
		return true
	}
	if p.Archive != "" {
		return false
	}
	p.Archive = address
	if m := archived.FindStringSubmatch(address); m != nil && p.URL == "" {
		p.URL = full(m[1])
	}
	return true
}

// without is a text without a part of it, and without the label before that.
func without(text string, from, to int) string {
	before, after := text[:from], text[to:]
	before = strings.TrimRight(before, "< ")
	after = strings.TrimLeft(after, "> ")
	before = labels.ReplaceAllString(before, "")
	return before + " " + after
}

func full(address string) string {
	if strings.Contains(address, "://") || strings.HasPrefix(strings.ToLower(address), "mailto:") {
		return address
	}
	return "https://" + address
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// belongs reports whether a publisher's name stands in a host: in one of its labels,
// word by word or abbreviated from the beginnings of its words (nytimes, wsj).
func belongs(publisher, host string) bool {
	words := strings.FieldsFunc(strings.ToLower(publisher), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 || len(words) > 8 {
		return false
	}
	parts := strings.Split(host, ".")
	for _, part := range parts[:max(0, len(parts)-1)] { // the last is .com
		part = strings.ReplaceAll(part, "-", "")
		if len(part) < 3 || part == "www" {
			continue
		}
		if abbreviates(part, words) {
			return true
		}
		for _, w := range words {
			if len(w) >= 4 && w == part {
				return true
			}
		}
	}
	return false
}

// passed are words that hosts leave out.
var passed = map[string]bool{"the": true, "of": true, "and": true, "for": true, "a": true, "news": true, "online": true, "inc": true,
	"magazine": true, "newspaper": true, "com": true, "org": true}

// abbreviates reports whether a label is made of the beginnings of all words, but
// for those that are passed over.
func abbreviates(label string, words []string) bool {
	ends := map[int]bool{0: true} // how much of the label the words so far can make
	for _, w := range words {
		next := map[int]bool{}
		for at := range ends {
			if passed[w] {
				next[at] = true
			}
			for n := 1; n <= len(w) && at+n <= len(label) && w[:n] == label[at:at+n]; n++ {
				next[at+n] = true
			}
		}
		ends = next
	}
	return ends[len(label)]
}
