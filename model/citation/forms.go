package citation

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	// yearAfter is "Author (2009, March 31). Title. Publisher.", with the stop or without.
	yearAfter = regexp.MustCompile(`(?i)^(.{2,200}?),? \((` + date + `|n\. ?d\.?)\)[.,:]? (\S.*)$`)
	// inQuotes is "Author, “Title”, the rest", in any of the quotation marks in use.
	inQuotes = regexp.MustCompile(`^(.{0,200}?)[,.:]?\s*(?:“([^“”]+)”|"([^"]+)"|„([^„“”]+)[“”]|«\s*([^«»]+?)\s*»|‘([^‘]+)’)([.,;:]?)\s*(.*)$`)
	// published is "Author, Title (City: Publisher, 2009), rest".
	published = regexp.MustCompile(`^(.+\S) \(([^():]{2,60}: [^():]{2,80}), (\d{4})\)[.,]?\s*(.*)$`)
	pageRange = regexp.MustCompile(`^\d+ ?[-–—] ?\d+$`)
	page      = regexp.MustCompile(`^\d+$`)
)

// authorYear reads the styles that give the year behind the author: APA, Harvard.
func (p *Parts) authorYear(text string) bool {
	m := yearAfter.FindStringSubmatch(text)
	if m == nil || !name(m[1]) {
		return false
	}
	iso := isoOf(m[2])
	if iso == "" && !strings.HasPrefix(strings.ToLower(m[2]), "n") {
		return false
	}
	inner := *p
	if inner.quoted(m[3]) && inner.Author == "" {
		inner.Author, inner.Published = author(m[1]), firstOf(iso, inner.Published)
		*p = inner
		return true
	}
	p.Author, p.Published = author(m[1]), iso
	all := sentences(m[3])
	p.Title = unstop(all[0])
	switch {
	case len(all) == 2:
		p.rest(strings.Split(unstop(all[1]), ", "))
	case len(all) > 2: // which of them ends the title is not sure
		p.Title = unstop(m[3])
	}
	return true
}

// quoted reads the styles that put the title in quotation marks: MLA, Chicago, and
// how newspapers write.
func (p *Parts) quoted(text string) bool {
	m := inQuotes.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	title := firstOf(m[2], m[3], m[4], m[5], m[6])
	stopped := m[7] != "" || strings.HasSuffix(title, ",") || strings.HasSuffix(title, ".") || strings.HasSuffix(title, "?") ||
		strings.HasSuffix(title, "!")
	if m[8] != "" && !stopped || m[1] != "" && (!name(m[1]) || !closed(text, m[1])) || m[8] == "" && m[1] == "" && p.URL == "" {
		return false
	}
	if strings.ContainsAny(m[8], "“”«»„\"") { // more is quoted: which is the title?
		return false
	}
	p.Author = author(m[1])
	p.Title = strings.TrimRight(strings.TrimSpace(title), ".,")
	p.rest(pieces(m[8]))
	return true
}

// closed reports whether the author is set off by a sign from what follows.
func closed(text, author string) bool {
	return strings.HasPrefix(text[len(author):], ",") || strings.HasPrefix(text[len(author):], ".") || strings.HasPrefix(text[len(author):], ":")
}

// imprint reads "Author, Title (City: Publisher, 2009), p. 14".
func (p *Parts) imprint(text string) bool {
	m := published.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	rest := m[4]
	if rest != "" {
		before := p.Locator
		if pageRange.MatchString(unstop(rest)) || page.MatchString(unstop(rest)) {
			p.Locator = firstOf(before, "p. "+unstop(rest))
		} else if p.takeLocator(", "+rest) != "" || before != "" {
			return false
		}
	}
	p.Publisher, p.Published, p.Title = m[2], m[3], m[1]
	if by, title, found := strings.Cut(m[1], ", "); found && personal(by) && !strings.Contains(title, ", ") {
		p.Author, p.Title = by, title
	}
	return true
}

// rest takes in what stands behind a title: who published it, when, and where in it.
func (p *Parts) rest(parts []string) {
	var publisher []string
	for i := 0; i < len(parts); i++ {
		part := strings.TrimSpace(parts[i])
		if part == "" {
			continue
		}
		if i+1 < len(parts) && p.Published == "" { // "March 31, 2009" is one
			if iso := isoOf(part + ", " + strings.TrimSpace(parts[i+1])); len(iso) > len("2009") && !wholeDate.MatchString(part) {
				p.Published = iso
				i++
				continue
			}
		}
		iso := isoOf(strings.Trim(part, "()"))
		switch {
		case iso != "" && (p.Published == "" || strings.HasPrefix(p.Published, iso)):
			p.Published = firstOf(p.Published, iso)
		case wholeLocator.MatchString(part) && p.Locator == "":
			p.Locator = part
		default:
			publisher = append(publisher, part)
		}
	}
	p.Publisher = strings.TrimSpace(strings.TrimRight(strings.Join(publisher, ", "), ","))
}

// pieces are the parts of a list with commas, or with stops between them.
func pieces(text string) []string {
	var all []string
	for _, s := range sentences(text) {
		all = append(all, strings.Split(unstop(s), ", ")...)
	}
	return all
}

// sentences parts a text at stops that end a sentence: an initial and an
// abbreviation do not, and a capital or a figure follows.
func sentences(text string) []string {
	var all []string
	from := 0
	for i := 0; i+2 < len(text); i++ {
		if (text[i] != '.' && text[i] != '?' && text[i] != '!') || text[i+1] != ' ' {
			continue
		}
		next := rune(text[i+2])
		if unicode.IsLower(next) || shortWord(text[from:i]) && text[i] == '.' {
			continue
		}
		all = append(all, strings.TrimSpace(text[from:i+1]))
		from = i + 2
	}
	return append(all, strings.TrimSpace(text[from:]))
}

var abbreviated = regexp.MustCompile(`(?i)(?:^|[\s(.])(?:[a-z]|dr|mr|mrs|ms|st|gen|col|lt|sen|rep|gov|vs?|no|vol|ed|eds|jr|sr|inc|ltd|co|corp|dept|univ|` +
	`pp?|ch|et al|jan|feb|mar|apr|aug|sept?|oct|nov|dec)$`)

// shortWord reports whether a text ends in an abbreviation. It looks at its end alone.
func shortWord(before string) bool { return abbreviated.MatchString(before[max(0, len(before)-12):]) }

// name reports whether a text can be who wrote something: a few words that begin
// with capitals, and no sentence.
func name(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 14 || strings.ContainsAny(text, "?!“”\"«»") {
		return false
	}
	small := 0
	for _, w := range words {
		w = strings.TrimLeft(w, "(&'’")
		if w == "" {
			continue
		}
		r := []rune(w)[0]
		if unicode.IsDigit(r) {
			return false
		}
		if unicode.IsLower(r) && !between[strings.Trim(strings.ToLower(w), ",.")] {
			small++
		}
	}
	return small == 0
}

// between are words in names that are written small.
var between = map[string]bool{"and": true, "of": true, "the": true, "for": true, "in": true, "on": true, "et": true, "al": true, "de": true,
	"la": true, "le": true, "du": true, "des": true, "van": true, "der": true, "den": true, "von": true, "zu": true, "und": true, "y": true,
	"bin": true, "al-": true, "el": true, "da": true, "di": true, "dos": true, "with": true, "ed": true, "eds": true, "ter": true, "ten": true}

// personal reports whether a text looks like one person's name: two to four words.
func personal(text string) bool {
	n := len(strings.Fields(text))
	return n >= 2 && n <= 4 && name(text) && !strings.ContainsAny(text, ":;0123456789")
}

// author is a name without the sign behind it; the stop of an initial stays.
func author(text string) string {
	text = strings.TrimRight(strings.TrimSpace(text), ",:; ")
	if !shortWord(strings.TrimSuffix(text, ".")) {
		text = strings.TrimSuffix(text, ".")
	}
	return text
}

func unstop(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && !initials.MatchString(s) {
		s = strings.TrimSuffix(s, ".")
	}
	return strings.TrimRight(s, ", ;")
}

// initials end in an abbreviation with stops in it: "the U.S."
var initials = regexp.MustCompile(`\b\pL\.\pL\.$`)

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
