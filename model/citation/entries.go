package citation

import (
	"html"
	"regexp"
	"strings"

	"galley/model/prose"
)

var (
	markdown = regexp.MustCompile(`^(.*?)\[([^\[\]]+)\]\(\s*<?(https?://[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?(?:\s+"[^"]*")?\s*\)(.*)$`)
	anchor   = regexp.MustCompile(`(?is)^(.*?)<a\s[^>]*href\s*=\s*["']?(https?://[^"'\s>]+)["']?[^>]*>(.*?)</a>(.*)$`)
	tags     = regexp.MustCompile(`<[^>]*>`)
)

// link reads a link of Markdown or HTML: its words are the title. rest is what
// stands around it.
func link(text string, p *Parts) (title, rest string, ok bool) {
	one := strings.ReplaceAll(text, "\n", " ")
	if m := markdown.FindStringSubmatch(one); m != nil && p.takeAddress(m[3]) {
		return m[2], m[1] + " " + m[4], true
	}
	if m := anchor.FindStringSubmatch(text); m != nil && p.takeAddress(html.UnescapeString(m[2])) {
		plain := func(s string) string { return html.UnescapeString(tags.ReplaceAllString(s, "")) }
		return plain(m[3]), plain(m[1] + " " + m[4]), true
	}
	return "", "", false
}

var (
	bibEntry = regexp.MustCompile(`(?s)^@(\w+)\s*[{(]\s*[^,{}=]*,(.*)[})]\s*$`)
	bibField = regexp.MustCompile(`^[\s,]*([A-Za-z_-]+)\s*=\s*`)
)

// bibtex reads an entry of a BibTeX file.
func bibtex(text string) (Parts, bool) {
	m := bibEntry.FindStringSubmatch(text)
	if m == nil || strings.Contains(m[2], "\n@") {
		return Parts{}, false
	}
	fields := map[string]string{}
	for rest := m[2]; ; {
		f := bibField.FindStringSubmatch(rest)
		if f == nil {
			break
		}
		value, after := bibValue(rest[len(f[0]):])
		fields[strings.ToLower(f[1])] = value
		rest = after
	}
	p := Parts{
		Title: fields["title"], Author: people(fields["author"], " and "),
		Publisher: firstOf(fields["journal"], fields["journaltitle"], fields["publisher"], fields["organization"], fields["institution"],
			fields["school"], fields["booktitle"], fields["howpublished"]),
		Published: firstOf(isoOf(fields["date"]), isoOf(fields["month"]+" "+fields["year"]), isoOf(fields["year"])),
		Accessed:  isoOf(firstOf(fields["urldate"], fields["accessed"])),
		URL:       fields["url"],
	}
	if fields["subtitle"] != "" {
		p.Title += ": " + fields["subtitle"]
	}
	if p.Publisher == fields["howpublished"] && strings.Contains(p.Publisher, "://") {
		if p.URL == "" {
			p.URL = webAddress.FindString(p.Publisher)
		}
		p.Publisher = ""
	}
	return p.entry(fields["doi"])
}

// bibValue is the value at the beginning of a text, in braces, quotation marks or
// bare, and what stands behind it.
func bibValue(text string) (value, rest string) {
	end, depth := 0, 0
	switch {
	case strings.HasPrefix(text, "{"):
		for i, r := range text {
			if r == '{' {
				depth++
			} else if r == '}' {
				if depth--; depth == 0 {
					return plainTeX(text[1:i]), text[i+1:]
				}
			}
		}
		return plainTeX(text[1:]), ""
	case strings.HasPrefix(text, `"`):
		for i, r := range text[1:] {
			switch {
			case r == '{':
				depth++
			case r == '}':
				depth--
			case r == '"' && depth <= 0:
				return plainTeX(text[1 : 1+i]), text[2+i:]
			}
		}
		return plainTeX(text[1:]), ""
	}
	if end = strings.IndexAny(text, ",\n"); end < 0 {
		end = len(text)
	}
	return plainTeX(text[:end]), text[end:]
}

func plainTeX(s string) string {
	s = strings.NewReplacer(`\&`, "&", `\%`, "%", `\_`, "_", `\$`, "$", `\#`, "#", "~", " ", "---", "—", "--", "–", `\url`, "").Replace(s)
	return prose.Flatten(strings.NewReplacer("{", "", "}", "").Replace(s))
}

func people(list, between string) string {
	names := strings.Split(list, between)
	for i, n := range names {
		names[i] = strings.TrimSpace(n)
	}
	return strings.Join(names, "; ")
}

var risLine = regexp.MustCompile(`^([A-Z][A-Z0-9])\s{1,2}-\s?(.*)$`)

// inLine is where an entry of an RIS file goes on, in one line.
var inLine = regexp.MustCompile(` ([A-Z][A-Z0-9])  -(?: |$)`)

// ris reads an entry of an RIS file.
func ris(text string) (Parts, bool) {
	fields := map[string][]string{}
	if strings.HasPrefix(text, "TY  - ") { // a field of one line takes line ends for blanks
		text = inLine.ReplaceAllString(text, "\n$1  - ")
	}
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n") {
		m := risLine.FindStringSubmatch(strings.TrimSpace(line))
		if i == 0 && (m == nil || m[1] != "TY") {
			return Parts{}, false
		}
		if m != nil {
			fields[m[1]] = append(fields[m[1]], prose.Flatten(m[2]))
		}
	}
	if len(fields["TY"]) != 1 {
		return Parts{}, false
	}
	first := func(names ...string) string {
		for _, n := range names {
			for _, v := range fields[n] {
				if v != "" {
					return v
				}
			}
		}
		return ""
	}
	when := func(text string) string {
		parts := strings.Split(strings.TrimRight(text, "/ "), "/")
		return firstOf(isoOf(strings.Join(parts[:min(3, len(parts))], "-")), isoOf(strings.Join(parts[:min(1, len(parts))], "")), isoOf(text))
	}
	p := Parts{
		Title: first("TI", "T1", "CT", "BT"), Author: strings.Join(append(fields["AU"], fields["A1"]...), "; "),
		Publisher: first("JO", "JF", "T2", "JA", "PB"), Published: when(first("DA", "PY", "Y1")), Accessed: when(first("Y2")),
		URL: first("UR", "L1", "L2"),
	}
	return p.entry(first("DO"))
}

// entry completes what an entry of a bibliography says. Its pages are those of the
// whole article, and no place in it.
func (p Parts) entry(id string) (Parts, bool) {
	if !webAddress.MatchString(p.URL) {
		p.URL = ""
	}
	if m := doi.FindStringSubmatch(id); m != nil && p.URL == "" {
		p.URL = "https://doi.org/" + unstopped(m[1])
	}
	return p, p.Title != "" || p.URL != ""
}
