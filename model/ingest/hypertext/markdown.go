package hypertext

import (
	"regexp"
	"strings"

	"galley/model"
	"galley/model/ingest/note"
	"galley/model/ingest/typography"

	"golang.org/x/net/html"
)

var (
	noteDefinition = regexp.MustCompile(`^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$`)
	linkDefinition = regexp.MustCompile(`^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*(?:<([^<>]*)>|(\S+))(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$`)
	fenceLine      = regexp.MustCompile("^ {0,3}(```|~~~)")
	indentedLine   = regexp.MustCompile(`^(?: {2,}|\t)`)
	inAngles       = regexp.MustCompile(`^<(?:([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*)|([^\s<>@/:]+@[^\s<>@/:]+))>`)
	startsAddress  = regexp.MustCompile(`^(?i)https?://[^\s<>"“”]+`)
)

// definitions are what lines of a Markdown file say for others to refer to.
type definitions struct {
	links map[string]string
	notes map[string]string // the paragraphs of a note on lines of their own
	lines map[string]bool   // of notes and of code, as they become blocks
	long  int               // how many notes are too long to be kept as such
}

// AddMarkdown gives a document that was made of a Markdown file its notes: links and
// footnotes. Its text is the file's own, with all its signs.
func AddMarkdown(doc *model.Document, source string) {
	text := doc.Text
	if !strings.ContainsAny(text, "[<") && !strings.Contains(text, "://") {
		return
	}
	var notes []model.Note
	d := definitionsIn(strings.Split(typography.Clean(source), "\n"))
	room := roomFor(text)
	var marks []typography.Mark
	add := func(n model.Note, start, end int) {
		if n.Kind == model.LinkNote {
			if start == end || isFurniture(start, doc.Blocks, doc.Furniture) {
				return
			}
			marks = append(marks, typography.Mark{At: start, Number: len(notes), Side: typography.Begins},
				typography.Mark{At: end, Number: len(notes), Side: typography.Ends})
		} else {
			marks = append(marks, typography.Mark{At: start, Number: len(notes), Side: typography.Stands})
		}
		notes = append(notes, n)
	}
	for _, b := range doc.Blocks {
		line := text[b.Start:b.End]
		if d.lines[line] || noteDefinition.MatchString(line) {
			continue
		}
		if m := linkDefinition.FindStringSubmatch(line); m != nil && d.links[label(m[1])] != "" {
			continue
		}
		last, behind := 0, -1 // where the reference before stands, and ends
		for _, s := range d.signs(line) {
			switch {
			case s.note != "":
				at := len(strings.TrimRight(line[:s.start], " \t\u00a0"))
				if behind >= 0 && behind <= at && strings.Trim(line[behind:at], ", ;") == "" {
					at = last // several notes at one word
				}
				last, behind = at, s.end
				if room -= len(s.note); room < 0 {
					continue
				}
				plain, links := d.plain(s.note)
				add(model.Note{Kind: model.Footnote, Text: plain, Addresses: note.Addresses(plain, links...)}, b.Start+at, b.Start+at)
			case s.address != "":
				add(note.Link(s.address), b.Start+s.from, b.Start+s.to)
			}
		}
	}
	if room < 0 {
		doc.Cautions = append(doc.Cautions, cautionNotes())
	}
	if d.long > 0 {
		doc.Cautions = append(doc.Cautions, cautionLong(d.long))
	}
	if len(notes) > 0 {
		doc.Notes = note.Place(typography.Marked{Text: text, Marks: marks}, notes)
	}
}

// label is a name of a link as Markdown compares names.
func label(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// definitionsIn reads what lines define.
func definitionsIn(lines []string) definitions {
	d := definitions{links: map[string]string{}, notes: map[string]string{}, lines: map[string]bool{}}
	fenced := false
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if fenceLine.MatchString(line) {
			fenced = !fenced
			continue
		}
		if fenced {
			d.lines[typography.Trim(line)] = true
			continue
		}
		if m := noteDefinition.FindStringSubmatch(line); m != nil {
			said := []string{m[2]}
			for i+1 < len(lines) {
				next := lines[i+1]
				blank := strings.TrimSpace(next) == ""
				switch {
				case blank && (i+2 >= len(lines) || !indentedLine.MatchString(lines[i+2])):
				case blank:
					said = append(said, "\n")
					i++
					continue
				case indentedLine.MatchString(next):
					d.lines[typography.Trim(next)] = true
					said = append(said, next)
					i++
					continue
				case strings.TrimSpace(lines[i]) != "" && !noteDefinition.MatchString(next) && !linkDefinition.MatchString(next) &&
					!fenceLine.MatchString(next) && next[0] != '#' && next[0] != '>':
					said = append(said, next) // a line that goes on
					i++
					continue
				}
				break
			}
			switch name, text := label(m[1]), joined(said); {
			case d.notes[name] != "":
			case len(text) > longestNote:
				d.long++
			default:
				d.notes[name] = text
			}
			continue
		}
		if m := linkDefinition.FindStringSubmatch(line); m != nil {
			if name := label(m[1]); d.links[name] == "" {
				d.links[name] = addressed(m[2] + m[3])
			}
		}
	}
	return d
}

// joined joins lines to paragraphs on lines of their own.
func joined(lines []string) string {
	var paragraphs []string
	for part := range strings.SplitSeq(strings.Join(lines, " "), "\n") {
		if part = typography.Trim(typography.CollapseSpaces(part)); part != "" {
			paragraphs = append(paragraphs, part)
		}
	}
	return strings.Join(paragraphs, "\n")
}

// addressed is the address that a link of Markdown leads to, or what is kept of it as text; "" for one
// that is none.
func addressed(to string) string {
	var b strings.Builder
	for i := 0; i < len(to); i++ {
		if to[i] == '\\' && i+1 < len(to) && isSign(to[i+1]) {
			i++
		}
		b.WriteByte(to[i])
	}
	href := html.UnescapeString(b.String())
	if isElsewhere(href) {
		return href
	}
	return (&tree{}).address(href, nil)
}

func isSign(c byte) bool {
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9') && (c|0x20 < 'a' || c|0x20 > 'z')
}

// sign is a link or a reference in a line. from and to are its words, start and end all of it.
type sign struct {
	start, end, from, to int
	address              string
	note                 string
}

// signs are the links and references in a line, in order.
func (d definitions) signs(line string) []sign {
	closing := brackets(line)
	var out []sign
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == '\\':
			i += 2
			continue
		case c == '`':
			i = afterCode(line, i)
			continue
		case c == '<':
			if m := inAngles.FindStringSubmatchIndex(line[i:]); m != nil {
				from, to := i+1, i+m[1]-1
				address := line[from:to]
				if m[4] >= 0 {
					address = "mailto:" + address
				}
				if address = addressed(address); address != "" {
					out = append(out, sign{i, i + m[1], from, to, address, ""})
				}
				i += m[1]
				continue
			}
		case c == '!' && i+1 < len(line) && line[i+1] == '[' && closing[i+1] > 0:
			if s := d.link(line, i+1, closing); s.end > 0 { // a picture
				i = s.end
				continue
			}
		case c == '^' && i+1 < len(line) && line[i+1] == '[' && closing[i+1] > 0:
			end := closing[i+1]
			if said := typography.Trim(line[i+2 : end]); said != "" && len(said) <= longestNote {
				out = append(out, sign{start: i, end: end + 1, note: said})
			}
			i = end + 1
			continue
		case c == '[' && closing[i] > 0:
			if line[i+1] == '^' {
				said := d.notes[label(line[i+2:closing[i]])]
				if rest := strings.TrimPrefix(line[closing[i]+1:], ":"); rest != line[closing[i]+1:] && said != "" &&
					strings.HasPrefix(strings.TrimSpace(rest), firstWords(said)) && (i == 0 || line[i-1] == ' ') {
					return out // the note itself, in a line with others
				}
				if said != "" {
					out = append(out, sign{start: i, end: closing[i] + 1, note: said})
				}
				i = closing[i] + 1
				continue
			}
			if s := d.link(line, i, closing); s.end > 0 {
				if s.address != "" && !strings.HasPrefix(line[s.from:s.to], "![") {
					out = append(out, s)
				}
				i = s.end
				continue
			}
		case (c == 'h' || c == 'H') && (i == 0 || !typography.IsWordRune(rune(line[i-1]))):
			if found := startsAddress.FindString(line[i:]); found != "" {
				if all := note.Addresses(found); len(all) > 0 && len(all[0]) <= len(found) {
					if address := addressed(all[0]); address != "" {
						out = append(out, sign{i, i + len(all[0]), i, i + len(all[0]), address, ""})
					}
				}
				i += len(found)
				continue
			}
		}
		i++
	}
	return out
}

// firstWords is the beginning of a note, to be compared.
func firstWords(s string) string {
	if at := strings.IndexByte(s, '\n'); at >= 0 {
		s = s[:at]
	}
	if len(s) > 20 {
		s = strings.ToValidUTF8(s[:20], "")
	}
	return s
}

// link is the link whose words begin at an opening bracket; its end is 0 where there is none.
func (d definitions) link(line string, open int, closing map[int]int) sign {
	end := closing[open]
	s := sign{start: open, from: open + 1, to: end}
	rest := line[end+1:]
	switch {
	case strings.HasPrefix(rest, "("):
		if to, size := destination(rest); size > 0 {
			s.address, s.end = addressed(to), end+1+size
			return s
		}
	case strings.HasPrefix(rest, "["):
		if second := closing[end+1]; second > 0 {
			name := line[end+2 : second]
			if strings.TrimSpace(name) == "" {
				name = line[s.from:s.to]
			}
			if address, known := d.links[label(name)]; known {
				s.address, s.end = address, second+1
				return s
			}
		}
	}
	if address, known := d.links[label(line[s.from:s.to])]; known {
		s.address, s.end = address, end+1
		return s
	}
	return sign{}
}

const (
	// mostNested is how deep parentheses in an address are nested at most, as elsewhere.
	mostNested = 32
	// longestTitle is how many bytes the title of a link has at most.
	longestTitle = 1000
)

// destination reads where a link leads, in parentheses, and how long that is; 0 where
// it is none.
func destination(s string) (to string, size int) {
	s = s[:min(len(s), 3*longestAddress)]
	i := 1
	for i < len(s) && s[i] == ' ' {
		i++
	}
	from := i
	if i < len(s) && s[i] == '<' {
		end := strings.IndexAny(s[i+1:], "<>\n")
		if end < 0 || s[i+1+end] != '>' {
			return "", 0
		}
		to, i = s[i+1:i+1+end], i+end+2
	} else {
		depth := 0
		for ; i < len(s); i++ {
			switch c := s[i]; {
			case c == '\\' && i+1 < len(s):
				i++
				continue
			case c == '(':
				if depth++; depth > mostNested {
					return "", 0
				}
				continue
			case c == ')' && depth > 0:
				depth--
				continue
			case c == ')' || c == ' ' || c < ' ':
			default:
				continue
			}
			break
		}
		i = min(i, len(s))
		to = s[from:i]
	}
	for i < len(s) && s[i] == ' ' {
		i++
	}
	if i < len(s) && strings.IndexByte(`"'(`, s[i]) >= 0 { // a title
		closes := s[i]
		if closes == '(' {
			closes = ')'
		}
		end := strings.IndexByte(s[i+1:min(len(s), i+longestTitle)], closes)
		if end < 0 {
			return "", 0
		}
		i += end + 2
		for i < len(s) && s[i] == ' ' {
			i++
		}
	}
	if i >= len(s) || s[i] != ')' {
		return "", 0
	}
	return to, i + 1
}

// brackets are where brackets close, by where they open.
func brackets(line string) map[int]int {
	closing := map[int]int{}
	var open []int
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '`':
			i = afterCode(line, i) - 1
		case '[':
			open = append(open, i)
		case ']':
			if n := len(open); n > 0 {
				closing[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return closing
}

// afterCode is where a piece of code ends that begins with backticks, or where those do.
func afterCode(line string, at int) int {
	end := at
	for end < len(line) && line[end] == '`' {
		end++
	}
	ticks := line[at:end]
	for from := end; ; {
		found := strings.Index(line[from:], ticks)
		if found < 0 {
			return end
		}
		from += found + len(ticks)
		if from == len(line) || line[from] != '`' {
			return from
		}
		for from < len(line) && line[from] == '`' {
			from++
		}
	}
}

// plain is what a note says, each link as its words, and where those lead.
func (d definitions) plain(said string) (plain string, links []string) {
	var b strings.Builder
	at := 0
	for _, s := range d.signs(said) {
		if s.address == "" || s.start < at {
			continue
		}
		b.WriteString(said[at:s.start] + said[s.from:s.to])
		at = s.end
		links = append(links, s.address)
	}
	b.WriteString(said[at:])
	return typography.Trim(b.String()), links
}
