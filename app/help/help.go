// Package help is the help in the program: a text in sections, narrowed as one types,
// and the keys as they are bound. It needs no network.
package help

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model/passage"
)

// Key is a key, and what it does.
type Key struct{ Keys, What string }

// Section is a part of the help.
type Section struct {
	Title string
	Body  string // Markdown
}

// Sections takes a text apart at its headings, and puts the keys in their place.
func Sections(text string, keys []Key) []Section {
	var all []Section
	for _, part := range strings.Split("\n"+text, "\n## ")[1:] {
		title, body, _ := strings.Cut(part, "\n")
		body = strings.ReplaceAll(body, "{{keys}}", table(keys))
		all = append(all, Section{strings.TrimSpace(title), strings.TrimSpace(body)})
	}
	return all
}

// table is the keys as a table of Markdown.
func table(keys []Key) string {
	var b strings.Builder
	b.WriteString("| " + locale.Text("Key") + " | " + locale.Text("What it does") + " |\n| --- | --- |\n")
	for _, k := range keys {
		b.WriteString("| `" + k.Keys + "` | " + k.What + " |\n")
	}
	return b.String()
}

// Matching are the sections that have all words of what is typed, those first that have
// one in the title. Capitals do not count.
func Matching(all []Section, typed string) []Section {
	words := strings.Fields(strings.ToLower(typed))
	has := func(text string) bool {
		text = strings.ToLower(text)
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	}
	var first, then []Section
	for _, s := range all {
		switch {
		case has(s.Title):
			first = append(first, s)
		case has(s.Title + " " + s.Body):
			then = append(then, s.narrowed(words))
		}
	}
	return append(first, then...)
}

// narrowed leaves of a table the rows with a word that is looked for, where there are some.
func (s Section) narrowed(words []string) Section {
	var kept []string
	rows := 0
	for line := range strings.Lines(s.Body) {
		if !strings.HasPrefix(line, "| `") {
			kept = append(kept, line)
			continue
		}
		for _, w := range words {
			if strings.Contains(strings.ToLower(line), w) {
				kept = append(kept, line)
				rows++
				break
			}
		}
	}
	if rows > 0 {
		s.Body = strings.Join(kept, "")
	}
	return s
}

// Help shows the sections: their titles on the left, the one chosen on the right.
type Help struct {
	all, shown []Section
	at         int
	search     *control.Entry
	titles     *control.List
	text       *widget.RichText
	scroll     *container.Scroll
	none       *widget.Label
	content    fyne.CanvasObject
}

// New makes the help. In the search Up and Down go through the titles.
func New(sections []Section) *Help {
	h := &Help{all: sections, search: control.NewEntry(locale.Text("Search the help")), text: widget.NewRichText(), none: look.Wrapped("")}
	h.search.OnChanged = func(string) { h.narrow() }
	h.search.OnKey = func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyDown:
			h.choose(h.at + 1)
		case fyne.KeyUp:
			h.choose(h.at - 1)
		default:
			return false
		}
		return true
	}
	h.text.Wrapping = fyne.TextWrapWord
	h.scroll = container.NewVScroll(container.NewPadded(h.text))
	h.titles = control.NewList(func() int { return len(h.shown) }, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, func(i widget.ListItemID, o fyne.CanvasObject) { o.(*widget.Label).SetText(h.shown[i].Title) })
	h.titles.HideSeparators = true
	h.titles.OnSelected = func(i widget.ListItemID) {
		h.titles.Chosen = i
		h.show(i)
	}
	split := container.NewHSplit(container.NewStack(h.titles, h.none), h.scroll)
	split.Offset = 0.3
	h.content = container.New(layout.NewBorderLayout(h.search, nil, nil, nil), h.search, split) // Tab goes in this order
	h.narrow()
	return h
}

// Content is the help as a canvas object.
func (h *Help) Content() fyne.CanvasObject { return h.content }

// Search is where the keyboard goes first.
func (h *Help) Search() fyne.Focusable { return h.search }

// Titles are those of the sections on show.
func (h *Help) Titles() []string {
	titles := make([]string, len(h.shown))
	for i, s := range h.shown {
		titles[i] = s.Title
	}
	return titles
}

// Text is what is shown of the section chosen.
func (h *Help) Text() string { return h.text.String() }

// narrow shows the sections that have what is typed, and the first of them.
func (h *Help) narrow() {
	h.shown = Matching(h.all, h.search.Text)
	h.none.SetText("")
	if len(h.shown) == 0 {
		h.none.SetText(locale.Text("Nothing in the help has “%s”.", passage.Shorten(h.search.Text, 40)))
	}
	h.titles.UnselectAll()
	h.titles.Refresh()
	h.at = -1
	h.choose(0)
	h.titles.ScrollToTop()
}

func (h *Help) choose(i int) {
	if i >= 0 && i < len(h.shown) {
		h.titles.Select(i)
	}
}

func (h *Help) show(i int) {
	h.at = i
	h.text.ParseMarkdown("# " + h.shown[i].Title + "\n\n" + h.shown[i].Body)
	h.scroll.ScrollToTop()
}
