package ingest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model"

	"golang.org/x/net/html"
)

var (
	leadingBy = newPattern(`(?i)^(?:(?:written|posted|reported|story|words|text|published)\s+)?(?:by|von|por|par)(?::\s*|\s+)`)
	address   = regexp.MustCompile(`(?i)^(https?:)?//|^www\.|^@?[\w.-]+@[\w.-]+$`)
	inlineBy  = regexp.MustCompile(`\b(?:by|von|par) (\p{Lu}.*)$`)
	// between stands between names.
	between = regexp.MustCompile(`\s*(?:,|;|/| & | and | und | et | with )\s*`)
	// afterNames is where names in a line end and something else begins.
	afterNames = regexp.MustCompile(`(?i)\s*(?:\||•|·|—|–| - |\bon(?: \p{L}| \d|$)|,? ?\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|,? ?\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\.|uary|ruary|ch|il|ust|ember|tember|ober)?\.? \d|\bupdated\b|\bpublished\b|\bposted\b|\bfollow\b|@|\b\d).*$`)
	bracketed  = regexp.MustCompile(`\s*[(\[][^)\]]*[)\]]`)
	// stop ends a name that an organisation follows: "Finian Cunningham. Sputnik".
	stop = regexp.MustCompile(`(\p{Ll}{2,})\. (\p{Lu}.*)$`)
	// role is what follows a name and is none.
	role = regexp.MustCompile(`(?i)^(?:(?:the )?(?:associated press|ap|reuters|afp|bloomberg|staff|special to\b.*|for .*)|(?:\S+ ){0,5}(?:writers?|reporters?|editors?|correspondents?|contributors?|columnists?|producers?|journalists?|authors?|photographers?|technologist|engineer|scientist|analyst|manager|officer|founder|professor|researcher|consultant|strategist|staff|fellow|intern|director|team|desk|project|press|news|magazine))$`)
	// degree follows a name too.
	degree = regexp.MustCompile(`^(?:[A-Z]\.?[a-z]{0,2}\.?){1,4}$|^(?i:ph\.?d\.?|m\.?d\.?|esq\.?)$`)
	junior = regexp.MustCompile(`^(?i:jr|sr|ii|iii|iv)\.?$`)
)

// isByline reports whether a line begins with "By".
func isByline(line string) bool { return leadingBy.MatchString(line) }

// afterBy is what follows "By" at the beginning of a line.
func afterBy(line string) (rest string, is bool) {
	at := leadingBy.FindStringIndex(line)
	if at == nil {
		return "", false
	}
	return line[at[1]:], true
}

// looksLikeAddress reports whether a text is an address on the web or of a mailbox.
func looksLikeAddress(s string) bool { return address.MatchString(s) }

// people are the names in a byline: without "By", what they do, where they
// work, dates, addresses and the names of the site. Where nothing but an
// agency or a staff is named, that is the byline.
func people(line string, site []string) []string {
	line = leadingBy.ReplaceAllString(fold(clean(line)), "")
	if looksLikeAddress(line) || utf8.RuneCountInString(line) > 200 {
		return nil
	}
	line = afterNames.ReplaceAllString(bracketed.ReplaceAllString(line, ""), "")
	line = stop.ReplaceAllString(line, "$1, $2")
	var out, roles []string
	for _, part := range between.Split(line, -1) {
		part = withoutHouse(strings.Trim(leadingBy.ReplaceAllString(part, ""), " ,;|·•-–—:\""), site)
		named := len(out) > 0
		switch {
		case named && junior.MatchString(part):
			out[len(out)-1] += ", " + part
		case part == "" || isSite(part, site) || !mayBeName(part) || isDate(part):
		case named && strings.Contains(out[len(out)-1], " ") && degree.MatchString(part):
		case role.MatchString(part):
			roles = append(roles, part)
		default:
			out = append(out, inCase(part))
		}
	}
	out = slices.DeleteFunc(out, func(n string) bool { return onlyRole(n) })
	if len(out) == 0 && len(roles) > 0 && !onlyRole(roles[0]) {
		return []string{inCase(roles[0])}
	}
	return out
}

// withoutHouse takes a newspaper's or an agency's name off the end of a person's.
func withoutHouse(name string, site []string) string {
	low := strings.ToLower(name)
	for _, house := range append([]string{"the associated press", "associated press", "usa today", "usa today network", "reuters", "bloomberg news"}, site...) {
		house = strings.ToLower(strings.TrimSpace(house))
		if house == "" || len(low) != len(name) {
			continue
		}
		if before, is := strings.CutSuffix(low, " "+house); is && strings.Contains(strings.TrimSpace(before), " ") {
			return strings.TrimSpace(name[:len(before)])
		}
	}
	return name
}

// isDate holds for months and days of the week.
func isDate(s string) bool {
	for _, w := range words(s) {
		if !dateWords[w] || bylineWords[w] {
			return false
		}
	}
	return true
}

// onlyRole holds for one that names nobody: "Staff writer", "Editor".
func onlyRole(s string) bool {
	for _, w := range words(s) {
		switch w {
		case "staff", "administrator", "webmaster", "user", "writer", "reporter", "editor", "correspondent", "contributor", "contributing", "senior", "special", "freelance", "guest", "author", "admin":
		default:
			return false
		}
	}
	return true
}

// isSite holds for the site's own names, by letters, with or without "the" and ".com".
func isSite(name string, site []string) bool {
	l := siteKey(name)
	return l == "" || slices.ContainsFunc(site, func(s string) bool { return siteKey(s) == l || len(l) >= 8 && strings.HasPrefix(siteKey(s), l) }) || strings.HasSuffix(strings.ToLower(name), ".com") && !strings.Contains(name, " ")
}

func siteKey(s string) string {
	return strings.TrimPrefix(strings.TrimSuffix(letters(s), "com"), "the")
}

// mayBeName keeps out names that programs give their users, and sentences.
func mayBeName(s string) bool {
	n := len(strings.Fields(s))
	if n == 0 || n > 6 || looksLikeAddress(s) || strings.ContainsAny(s, "{}<>=#?!") {
		return false
	}
	upper := strings.ContainsFunc(s, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) })
	return upper && strings.ContainsFunc(s, unicode.IsLetter)
}

// inCase writes a name that is all in capitals as names are written.
func inCase(name string) string {
	if !strings.Contains(name, " ") || strings.ToUpper(name) != name || !strings.ContainsFunc(name, unicode.IsUpper) {
		return name
	}
	start := true
	return strings.Map(func(r rune) rune {
		was := start
		start = !unicode.IsLetter(r) && r != '’' && r != '\''
		if was {
			return r
		}
		return unicode.ToLower(r)
	}, name)
}

// byline is who wrote the text. Structured data names the first of several
// authors only on some sites, the site itself or the program's user on others:
// where the page says by its headline "By …", and it says more or another
// than that, readers' eyes count.
func (p *page) byline(site []string) []string {
	var stated []string
	for _, source := range [][]string{p.article.authors, {p.item["author"]},
		p.meta["author"], p.meta["article:author"], p.meta["parsely-author"], p.meta["sailthru.author"], p.meta["dc.creator"], p.meta["dcterms.creator"], p.meta["byl"], p.meta["byline"], p.meta["citation_author"], p.meta["author_name"], p.meta["article_author"]} {
		for _, s := range source {
			stated = union(stated, people(s, site))
		}
		if len(stated) > 0 {
			break
		}
	}
	shown, said := p.shownByline(site)
	switch {
	case len(shown) == 0:
		return stated
	case len(stated) == 0 || said:
		return shown
	case len(shown) > len(stated) && !slices.ContainsFunc(shown, func(s string) bool { return !strings.Contains(s, " ") }) && slices.ContainsFunc(shown, func(s string) bool {
		return slices.ContainsFunc(stated, func(o string) bool { return letters(o) == letters(s) })
	}):
		return shown
	}
	return stated
}

// byline joins the names that a file's own catalogue gives, one in each entry
// as it is written there.
func byline(names []string) string {
	var out []string
	for _, n := range names {
		n = strings.Trim(leadingBy.ReplaceAllString(fold(clean(n)), ""), " ,;|·•")
		if n != "" && !looksLikeAddress(n) && utf8.RuneCountInString(n) <= 120 {
			out = union(out, []string{n})
		}
	}
	return strings.Join(out, ", ")
}

// union adds names that are not there yet. "Jane Doe" and "Jane A. Doe" may be two.
func union(list, more []string) []string {
	for _, m := range more {
		if !slices.ContainsFunc(list, func(o string) bool { return letters(o) == letters(m) }) {
			list = append(list, m)
		}
	}
	return list
}

// shownByline is the byline by the headline; said tells that it begins with
// "By", and not only that the page's style calls it an author.
func (p *page) shownByline(site []string) (names []string, said bool) {
	for i, b := range p.beside {
		line := unglued(b)
		if len(line) > 160 || isProse(b) {
			continue
		}
		if by := strings.TrimRight(strings.ToLower(line), ":"); (by == "by" || by == "written by") && i+1 < len(p.beside) {
			line = "By " + unglued(p.beside[i+1])
		}
		if rest, is := afterBy(line); is && startsName(rest) {
			if names := persons(people(nameRun(rest), site)); len(names) > 0 {
				return names, true
			}
		}
		if m := inlineBy.FindStringSubmatchIndex(line); m != nil {
			if dated, _ := imprint(strings.TrimSuffix(line[:m[2]], " by ")+" by", nil); dated {
				if names := persons(people(nameRun(line[m[2]:]), site)); len(names) > 0 {
					return names, true
				}
			}
		}
	}
	for _, b := range p.beside {
		if len(b.text) > 160 || isProse(b) || !isAuthor(b.at) {
			continue
		}
		if names := persons(people(unglued(b), site)); len(names) > 0 {
			return names, false
		}
	}
	return nil, false
}

// nameRun is the beginning of a line as far as it is names: up to the first
// word that begins small and does not stand between names.
func nameRun(line string) string {
	fields := strings.Fields(line)
	for i, w := range fields {
		if bare := strings.Trim(w, ",;.&|"); bare != "" && !startsName(bare) && !smallWord[bare] && !unicode.IsDigit([]rune(bare)[0]) {
			switch bare {
			case "with", "und", "et", "y", "e":
				continue
			}
			return strings.Join(fields[:i], " ")
		}
	}
	return line
}

// unglued is a block's text with a bar where two elements of it stand with
// nothing between them, as a name and what follows it often do.
func unglued(b piece) string {
	if b.at == nil {
		return oneLine(b.text)
	}
	var out strings.Builder
	last := ' '
	size := 0
	var add func(*html.Node)
	add = func(n *html.Node) {
		for c := n.FirstChild; c != nil && size < 1000; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				text := clean(c.Data)
				r, _ := utf8.DecodeRuneInString(text)
				if unicode.IsLetter(last) && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
					out.WriteString(" | ")
				}
				out.WriteString(text)
				size += len(text)
				if text != "" {
					last, _ = utf8.DecodeLastRuneInString(text)
				}
			case c.Type == html.ElementNode && !skipped[c.Data]:
				add(c)
			}
		}
	}
	add(b.at)
	if text := oneLine(out.String()); letters(text) == letters(b.text) {
		return text
	}
	return oneLine(b.text)
}

func startsName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// persons keeps a list in which all look like names: words that begin with a
// capital, or stand between such.
func persons(list []string) []string {
	for _, n := range list {
		for _, w := range strings.Fields(n) {
			if !startsName(w) && !smallWord[w] {
				return nil
			}
		}
	}
	return list
}

var smallWord = wordSet(`de da di do dos del della van von der den la le el al bin ibn of the for and`)

// isAuthor holds in an element that a style sheet names after the author.
func isAuthor(n *html.Node) bool {
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		for _, a := range n.Attr {
			if a.Key != "class" && a.Key != "itemprop" && a.Key != "rel" {
				continue
			}
			for _, w := range nameWords(a.Val) {
				if w == "author" || w == "authors" || w == "byline" || w == "bylines" {
					return true
				}
			}
		}
	}
	return false
}

// besideBefore and besideAfter are how many blocks before and after the
// headline are looked at for the byline and the date.
const (
	besideBefore = 6
	besideAfter  = 14
)

// findBeside takes the blocks around the headline: up to the second sentence of the text.
func findBeside(lines []piece, title string) []piece {
	want := letters(title)
	at := -1
	for i, l := range lines[:min(len(lines), 600)] {
		if want != "" && letters(l.text) == want && (at < 0 || lines[at].kind != l.kind && l.kind == model.Heading) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	var out []piece
	sentences := 0
	for _, l := range lines[at:min(len(lines), at+1+besideAfter)] {
		if isProse(l) {
			if sentences++; sentences > 1 {
				break
			}
		}
		out = append(out, l)
	}
	// What stands before it comes last: the menus do, too.
	for i := at - 1; i >= max(0, at-besideBefore); i-- {
		out = append(out, lines[i])
	}
	return out
}
