package transcript

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"galley/model/ingest/typography"
)

// Subtitles are written by hand and by many programs: numbers are missing, times are cut short, tags are left open. What is read
// is a clean copy, so that nothing of it is lost or refused.

// cue is some lines and when they are shown, in milliseconds.
type cue struct {
	at, until int
	lines     []string
	unread    bool // its times make no sense
}

var (
	timing = regexp.MustCompile(`^\s*(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,3})\d*)?\s*--?>\s*(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,3})\d*)?(?:\s|$)`)
	arrow  = regexp.MustCompile(`^[\d:.,\sxX?-]*-->`)
	number = regexp.MustCompile(`^\s*\d{1,9}\s*$`)
	voice  = regexp.MustCompile(`(?i)<v(?:\.[^\s>]*)?[ \t]+([^>\n]{1,200})>`)
	tag    = regexp.MustCompile(`(?i)</?(?:[ibus]|c|v|ruby|rt|lang|font|span|br)(?:[.\s][^<>\n]{0,300})?\s*/?>|<\d{1,4}:[\d:.,]{1,20}>|\{\\[^{}\n]{0,100}\}`)
)

// newlines ends lines as one system does.
func newlines(text string) string {
	return strings.TrimPrefix(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\uFEFF")
}

// mend takes subtitles apart: what stands before the first cue, and the cues in the order of the file.
func mend(text string, web bool) (head string, all []cue) {
	var before strings.Builder
	open := false // a cue takes lines
	last := 0     // the number before
	for line := range strings.SplitSeq(text, "\n") {
		m := timing.FindStringSubmatch(line)
		switch {
		case m != nil, arrow.MatchString(line):
			c := cue{unread: m == nil}
			if m != nil {
				c.at, c.until = moment(m[1:5]), moment(m[5:9])
			} else if n := len(all); n > 0 {
				c.at, c.until = all[n-1].until, all[n-1].until
			}
			c.until = max(c.at, c.until)
			if n := len(all); n > 0 && !web {
				all[n-1].lines, last = withoutNumber(all[n-1].lines, last)
			}
			all = append(all, c)
			open = true
		case web && strings.TrimSpace(line) == "":
			open = false
		case open:
			all[len(all)-1].lines = append(all[len(all)-1].lines, line)
		case len(all) == 0 && before.Len() < 4096:
			before.WriteString(line + "\n")
		}
	}
	for i := range all {
		all[i].lines = cleaned(all[i].lines)
	}
	return before.String(), rolling(all)
}

// withoutNumber takes the number of the next subtitle off the lines of one: the last line, where nothing stands before it, or
// it is the one after the number before.
func withoutNumber(lines []string, last int) ([]string, int) {
	end := len(lines)
	for end > 0 && strings.TrimSpace(lines[end-1]) == "" {
		end--
	}
	if end == 0 || !number.MatchString(lines[end-1]) {
		return lines, last
	}
	n, _ := strconv.Atoi(strings.TrimSpace(lines[end-1]))
	if end > 1 && strings.TrimSpace(lines[end-2]) != "" && n != last+1 && n != last+2 {
		return lines, last
	}
	return lines[:end-1], n
}

// moment is a time in milliseconds: hours, minutes, seconds and what is behind the point.
func moment(m []string) int {
	n := func(s string) int { v, _ := strconv.Atoi(s); return v }
	rest := m[3]
	for len(rest) > 0 && len(rest) < 3 {
		rest += "0"
	}
	return ((n(m[0])*60+n(m[1]))*60+n(m[2]))*1000 + n(rest)
}

// cleaned are the lines of a cue without tags but those of voices, a voice at the beginning of its line.
func cleaned(lines []string) []string {
	var all []string
	speaker := ""
	for _, line := range lines {
		for _, part := range splitVoices(line) {
			if m := voice.FindStringSubmatch(part); m != nil {
				speaker, part = typography.Field(m[1]), part[len(m[0]):]
			}
			said := strings.TrimSpace(tag.ReplaceAllString(part, ""))
			if said == "" {
				continue
			}
			if speaker != "" {
				said = "\x00" + speaker + "\x00" + said
			}
			all = append(all, said)
		}
	}
	return all
}

// splitVoices cuts a line where somebody begins to speak.
func splitVoices(line string) []string {
	places := voice.FindAllStringIndex(line, -1)
	var parts []string
	from := 0
	for _, p := range places {
		if p[0] > from {
			parts = append(parts, line[from:p[0]])
		}
		from = p[0]
	}
	return append(parts, line[from:])
}

// rolling drops the lines that subtitles made by machine show a second time while the next one comes in, where the
// file does so throughout.
func rolling(all []cue) []cue {
	again, several := 0, 0
	for i := 1; i < len(all); i++ {
		if len(all[i].lines) > 0 && len(all[i-1].lines) > 0 {
			several++
			if repeats(all[i-1], all[i]) {
				again++
			}
		}
	}
	if again < 4 || again*3 < several {
		return all
	}
	shown := ""
	for i := range all {
		lines := all[i].lines
		for len(lines) > 0 && lines[0] == shown {
			lines = lines[1:]
		}
		if len(lines) > 0 {
			shown = lines[len(lines)-1]
		}
		all[i].lines = lines
	}
	return all
}

func repeats(before, c cue) bool {
	return c.at <= before.until+1000 && c.lines[0] == before.lines[len(before.lines)-1]
}

func unreadable(all []cue) int {
	n := 0
	for _, c := range all {
		if c.unread {
			n++
		}
	}
	return n
}

// guard stands before a line that a reader might take for something else than text.
const guard = "\u2060"

// written is a clean copy of cues.
func written(all []cue, web bool) string {
	var b strings.Builder
	point := ","
	if web {
		b.WriteString("WEBVTT\n\n")
		point = "."
	}
	stamp := func(ms int) string {
		return fmt.Sprintf("%02d:%02d:%02d%s%03d", ms/3600000, ms/60000%60, ms/1000%60, point, ms%1000)
	}
	for i, c := range all {
		fmt.Fprintf(&b, "%d\n%s --> %s\n", i+1, stamp(c.at), stamp(c.until))
		for _, line := range c.lines {
			speaker := ""
			if rest, found := strings.CutPrefix(line, "\x00"); found {
				speaker, line, _ = strings.Cut(rest, "\x00")
			}
			line = strings.NewReplacer("<", "&lt;", "-->", "--"+guard+">").Replace(line)
			if web && speaker != "" {
				b.WriteString("<v " + strings.NewReplacer("/", "\u2215", "<", "", ">", "", "-", "-"+guard).Replace(speaker) + ">")
			}
			b.WriteString(guard + line + "\n")
		}
		b.WriteString("\n")
	}
	return b.String()
}
