package claims

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"galley/app/locale"
	"galley/model/passage"
)

// difference shows what a proposal takes out of a passage, struck through, and what it
// puts in, underlined.
type difference struct {
	text     *widget.RichText
	was, now string
	parts    []passage.Part
}

func newDifference() *difference {
	d := &difference{text: widget.NewRichText()}
	d.text.Wrapping = fyne.TextWrapWord
	return d
}

// show shows the difference between two texts; "" as the second says that the first is cut.
func (d *difference) show(was, now string) {
	if d.was == was && d.now == now && d.parts != nil {
		return
	}
	d.was, d.now, d.parts = was, now, passage.Inline(was, now)
	d.text.Segments = segments(d.parts)
	d.text.Refresh()
}

// spoken says the difference to those who hear the window.
func (d *difference) spoken() string {
	var out, in []string
	for _, p := range d.parts {
		switch {
		case p.Removed:
			out = append(out, p.Text)
		case p.Added:
			in = append(in, p.Text)
		}
	}
	var said []string
	if len(out) > 0 {
		said = append(said, locale.Text("Taken out: %s.", strings.Join(out, ", ")))
	}
	if len(in) > 0 {
		said = append(said, locale.Text("Put in: %s.", strings.Join(in, ", ")))
	}
	if len(said) == 0 {
		return locale.Text("Nothing is changed.")
	}
	return strings.Join(said, " ")
}

// Measures of a difference in one line, in letters.
const (
	lineAround = 24 // of the words that stay, on either side of a change
	lineWhole  = 160
)

// inLine is a difference in one line: “52 → 66 Americans”. Words that only go have a minus
// before them, words that only come a plus.
func inLine(parts []passage.Part) string {
	var b strings.Builder
	for i, p := range parts {
		replaces := p.Added && i > 0 && parts[i-1].Removed
		if i > 0 && (!p.Joined || replaces) {
			b.WriteByte(' ')
		}
		switch {
		case replaces:
			b.WriteString("→ " + p.Text)
		case p.Added:
			b.WriteString("+" + p.Text)
		case p.Removed && (i+1 == len(parts) || !parts[i+1].Added):
			b.WriteString("–" + p.Text)
		case p.Removed:
			b.WriteString(p.Text)
		default:
			b.WriteString(around(p.Text, i > 0, i+1 < len(parts)))
		}
	}
	return passage.Shorten(strings.Join(strings.Fields(b.String()), " "), lineWhole)
}

// around is what is shown of words that stay: their beginning where a change stands before
// them, their end where one comes after them.
func around(text string, after, before bool) string {
	words := strings.Fields(text)
	take := func(from int, by int) (n int) {
		for letters := 0; n < len(words); n++ {
			if letters += len([]rune(words[from+by*n])) + 1; letters > lineAround && n > 0 {
				break
			}
		}
		return n
	}
	head, tail := 0, 0
	if after {
		head = take(0, 1)
	}
	if before {
		tail = take(len(words)-1, -1)
	}
	switch {
	case head+tail >= len(words) || head+tail == 0:
		return text
	case tail == 0:
		return strings.Join(words[:head], " ") + " …"
	case head == 0:
		return "… " + strings.Join(words[len(words)-tail:], " ")
	}
	return strings.Join(words[:head], " ") + " … " + strings.Join(words[len(words)-tail:], " ")
}
