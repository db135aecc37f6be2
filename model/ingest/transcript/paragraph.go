package transcript

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/asticode/go-astisub"

	"galley/model/ingest/typography"
	"galley/model/passage"
	"galley/model/prose"
)

// paragraph is what one speaker said in some sentences. Times are in milliseconds.
type paragraph struct {
	label     string // as the file names the speaker
	speaker   string // as people would write it
	named     bool   // the speaker begins here
	at, until int
	text      string
}

// How long a paragraph is, in bytes: it ends with the first sentence behind the one, and with the last sentence before the
// other; where there are no sentences, at the third.
const (
	enough = 280
	much   = 700
	most   = 1500
)

// pause is how long nothing is said between two paragraphs of one speaker, in milliseconds.
const pause = 4000

var (
	turn = regexp.MustCompile(`^>>>?\s*`)
	dash = regexp.MustCompile(`^[-–—]\s*[^\s\d-]`)
	// NAME:, [NAME]: and NAME (ROLE):, in capitals, and SPEAKER_01:, as programs that transcribe call who has no name
	shouted = regexp.MustCompile(`^\[?(\p{Lu}[\p{Lu}\p{N}.'’ \-]{0,40}\p{Lu}\.?(?: \([^)]{1,40}\))?|(?i:speaker)[ _]?\d{1,3})\]?:(?:\s+|$)`)
	named   = regexp.MustCompile(`^\[?(\p{Lu}[\p{L}.'’\-]*(?: (?:(?:de|van|von|der|da|al|el|bin) )?\p{Lu}[\p{L}.'’\-]*){0,4})\]?:\s+`)
)

// line is a line of a cue.
type line struct {
	at, until int
	voice     string // of a tag
	hasVoice  bool
	dashed    bool // of two or more lines of a cue that begin with a dash
	text      string
}

// paragraphs joins what was said.
func paragraphs(items []*astisub.Item) []paragraph {
	lines := linesOf(items)
	often := labelled(lines)
	var all []paragraph
	cur := paragraph{}
	end := func() {
		if cur.text != "" {
			all = append(all, cur)
		}
	}
	label := ""
	for _, l := range lines {
		text, fresh, now := l.text, false, label
		if l.dashed {
			text, fresh, now = strings.TrimSpace(strings.TrimLeft(text, "-–—")), true, ""
		}
		if rest := turn.ReplaceAllString(text, ""); rest != text {
			text, fresh, now = rest, true, ""
		}
		switch m := shouted.FindStringSubmatch(text); {
		case l.voice != "":
			now = l.voice
		case m != nil:
			text, now, fresh = text[len(m[0]):], m[1], true
		default:
			if m := named.FindStringSubmatch(text); m != nil && (often[m[1]] > 1 || fresh) {
				text, now, fresh = text[len(m[0]):], m[1], true
			} else if l.hasVoice {
				now = "" // other cues name their voices, and this one does not
			}
		}
		if text == "" && now == label {
			continue
		}
		if cur.text == "" && !fresh && now == label && len(all) == 0 {
			cur = paragraph{label: now, at: l.at}
		}
		switch {
		case fresh || now != label:
			end()
			cur = paragraph{label: now, named: true, at: l.at}
		case ends(cur.text) && (len(cur.text) >= enough || l.at-cur.until >= pause), len(cur.text) >= most:
			end()
			cur = paragraph{label: now, at: l.at}
		case len(cur.text) >= much:
			if first, rest, found := split(cur); found {
				all, cur = append(all, first), rest
			}
		}
		label = now
		if cur.text == "" {
			cur.at = l.at
		}
		cur.text, cur.until = join(cur.text, text), max(cur.until, l.until)
	}
	end()
	for i := range all {
		all[i].speaker = spoken(all[i].label)
	}
	return all
}

// linesOf are the lines of subtitles, a line each.
func linesOf(items []*astisub.Item) []line {
	var all []line
	voices := false
	for _, item := range items {
		dashes := 0
		first := len(all)
		for _, l := range item.Lines {
			text := typography.Field(strings.ReplaceAll(l.String(), guard, ""))
			if text == "" {
				continue
			}
			if dash.MatchString(text) {
				dashes++
			}
			who := typography.Field(strings.NewReplacer("\u2215", "/", guard, "").Replace(l.VoiceName))
			voices = voices || who != ""
			all = append(all, line{at: int(item.StartAt.Milliseconds()), until: int(item.EndAt.Milliseconds()), voice: who, text: text})
		}
		for i := first; i < len(all) && dashes > 1; i++ {
			all[i].dashed = dash.MatchString(all[i].text)
		}
	}
	for i := range all {
		all[i].hasVoice = voices
	}
	return all
}

// labelled counts what might be names at the beginning of lines: one that comes but once may be a sentence with a colon.
func labelled(lines []line) map[string]int {
	often := map[string]int{}
	for _, l := range lines {
		if m := named.FindStringSubmatch(turn.ReplaceAllString(l.text, "")); m != nil {
			often[m[1]]++
		}
	}
	return often
}

// ends reports whether a text ends with a sentence.
func ends(text string) bool {
	text = strings.TrimRight(text, "\"'”’»)] ")
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…。！？؟।", r)
}

// split cuts a paragraph behind its last whole sentence.
func split(p paragraph) (first, rest paragraph, found bool) {
	sentences := passage.Sentences(p.text)
	n := len(sentences)
	if n < 2 {
		return p, p, false
	}
	at := sentences[n-1].Start
	first, rest = p, p
	first.text, rest.text, rest.named = strings.TrimSpace(p.text[:at]), strings.TrimSpace(p.text[at:]), false
	if first.text == "" || rest.text == "" {
		return p, p, false
	}
	then := p.at + int(int64(p.until-p.at)*int64(at)/int64(len(p.text)))
	first.until, rest.at = then, then
	return first, rest, true
}

// join sets a line behind others. Scripts without blanks between words get none.
func join(text, more string) string {
	if text == "" || more == "" {
		return text + more
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(more)
	if unbroken(last) && unbroken(first) {
		return text + more
	}
	return text + " " + more
}

func unbroken(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) || strings.ContainsRune("。、，！？「」", r)
}

// spoken is a speaker's name as people would write it: BARACK OBAMA is Barack Obama, and CNN stays.
func spoken(label string) string {
	label = prose.Flatten(strings.Trim(label, "[]"))
	if label != strings.ToUpper(label) {
		return label
	}
	words := strings.Fields(label)
	for i, w := range words {
		low := strings.ToLower(w)
		switch {
		case low == "mr." || low == "mr" || low == "mrs." || low == "mrs" || low == "ms." || low == "ms" || low == "dr." || low == "dr":
		case strings.Count(w, ".") > 1 || !strings.ContainsAny(low, "aeiouyáéíóúäöü") && len(low) < 5 && isLatin(low):
			continue
		}
		words[i] = capitalised(low)
	}
	return strings.Join(words, " ")
}

func isLatin(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// capitalised begins each part of a name with a capital.
func capitalised(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		letter := unicode.IsLetter(r)
		if letter && start {
			r = unicode.ToUpper(r)
		}
		start = !letter && r != '’' && r != '\''
		return r
	}, s)
}
