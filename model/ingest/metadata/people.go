package metadata

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/model/ingest/pattern"
	"galley/model/ingest/typography"
)

var (
	leadingBy = pattern.New(`(?i)^(?:(?:written|posted|reported|story|words|text|published)\s+)?(?:by|von|por|par)(?::\s*|\s+)`)

	address = regexp.MustCompile(`(?i)^(https?:)?//|^www\.|^@?[\w.-]+@[\w.-]+$`)

	// between stands between names.
	between = regexp.MustCompile(`\s*(?:,|;|/| & | and | und | et | with )\s*`)

	// afterNames is where names in a line end and something else begins.
	afterNames = regexp.MustCompile(`(?i)\s*(?:\||•|·|—|–| - |\bon(?: \p{L}| \d|$)|,? ?\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|` +
		`,? ?\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\.|uary|ruary|ch|il|ust|ember|tember|ober)?\.? ` +
		`\d|\bupdated\b|\bpublished\b|\bposted\b|\bfollow\b|@|\b\d).*$`)

	bracketed = regexp.MustCompile(`\s*[(\[][^)\]]*[)\]]`)

	// stop ends a name that an organisation follows: "Finian Cunningham. Sputnik".
	stop = regexp.MustCompile(`(\p{Ll}{2,})\. (\p{Lu}.*)$`)

	// role is what follows a name and is none.
	role = regexp.MustCompile(`(?i)^(?:(?:the )?(?:associated press|ap|reuters|afp|bloomberg|staff|special to\b.*|for .*)|(?:\S+ ` +
		`){0,5}(?:writers?|reporters?|editors?|correspondents?|contributors?|columnists?|producers?|journalists?|authors?|` +
		`photographers?|technologist|engineer|scientist|analyst|manager|officer|founder|professor|researcher|consultant|` +
		`strategist|staff|fellow|intern|director|team|desk|project|press|news|magazine))$`)

	// degree follows a name too.
	degree = regexp.MustCompile(`^(?:[A-Z]\.?[a-z]{0,2}\.?){1,4}$|^(?i:ph\.?d\.?|m\.?d\.?|esq\.?)$`)

	junior = regexp.MustCompile(`^(?i:jr|sr|ii|iii|iv)\.?$`)
)

// IsByline reports whether a line begins with "By".
func IsByline(line string) bool { return leadingBy.MatchString(line) }

// AfterBy is what follows "By" at the beginning of a line.
func AfterBy(line string) (rest string, is bool) {
	at := leadingBy.FindStringIndex(line)
	if at == nil {
		return "", false
	}
	return line[at[1]:], true
}

// LooksLikeAddress reports whether a text is an address on the web or of a mailbox.
func LooksLikeAddress(s string) bool { return address.MatchString(s) }

// People returns the names in a byline, without "By", jobs, employers, dates,
// addresses and the names of the site. Where only an agency or a staff is named,
// it returns that.
func People(line string, site []string) []string {
	line = leadingBy.ReplaceAllString(typography.CollapseSpaces(typography.Clean(line)), "")
	if LooksLikeAddress(line) || utf8.RuneCountInString(line) > 200 {
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
	for _, house := range append([]string{"the associated press", "associated press", "usa today", "usa today network", "reuters",
		"bloomberg news"}, site...) {
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

// isDate is true for months and days of the week.
func isDate(s string) bool {
	for _, w := range typography.Words(s) {
		if !dateWords[w] || bylineWords[w] {
			return false
		}
	}
	return true
}

// onlyRole is true for one that names nobody: "Staff writer", "Editor".
func onlyRole(s string) bool {
	for _, w := range typography.Words(s) {
		switch w {
		case "staff", "administrator", "webmaster", "user", "writer", "reporter", "editor", "correspondent", "contributor",
			"contributing", "senior", "special", "freelance", "guest", "author", "admin":
		default:
			return false
		}
	}
	return true
}

// isSite is true for the site's own names, by letters, with or without "the" and ".com".
func isSite(name string, site []string) bool {
	l := siteKey(name)
	return l == "" || slices.ContainsFunc(site,
		func(s string) bool { return siteKey(s) == l || len(l) >= 8 && strings.HasPrefix(siteKey(s), l) }) ||
		strings.HasSuffix(strings.ToLower(name), ".com") && !strings.Contains(name, " ")
}

func siteKey(s string) string {
	return strings.TrimPrefix(strings.TrimSuffix(typography.Letters(s), "com"), "the")
}

// mayBeName keeps out names that programs give their users, and sentences.
func mayBeName(s string) bool {
	n := len(strings.Fields(s))
	if n == 0 || n > 6 || LooksLikeAddress(s) || strings.ContainsAny(s, "{}<>=#?!") {
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

// JoinNames joins the names that a file's own catalogue gives, one in each entry
// as it is written there.
func JoinNames(names []string) string {
	var out []string
	for _, n := range names {
		n = strings.Trim(leadingBy.ReplaceAllString(typography.CollapseSpaces(typography.Clean(n)), ""), " ,;|·•")
		if n != "" && !LooksLikeAddress(n) && utf8.RuneCountInString(n) <= 120 {
			out = AddNames(out, []string{n})
		}
	}
	return strings.Join(out, ", ")
}

// AddNames adds the names that a list does not have yet. "Jane Doe" and "Jane A. Doe"
// may be two people.
func AddNames(list, more []string) []string {
	for _, m := range more {
		if !slices.ContainsFunc(list, func(o string) bool { return typography.Letters(o) == typography.Letters(m) }) {
			list = append(list, m)
		}
	}
	return list
}
