package page

import (
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// Badge is something known of the open article that stands above it.
type Badge struct {
	Kind  BadgeKind
	Label string
	Key   string // the id of a collection, the word of a tag, the address of the page; else ""
}

// BadgeKind is what a badge is of; pressing it leads there.
type BadgeKind int

// The kinds of badges, in the order in which they stand.
const (
	WordsOpen   BadgeKind = iota // how many words nobody looked at
	Versions                     // which of several versions is open
	HiddenLines                  // lines of the text that are not shown
	LeftOut                      // parts of the page that are not in the text
	Notes                        // what its author and others left at its words
	Link                         // where the article stands on the web
	InCollection
	Tagged
)

// badgesOf are the badges of an article.
func badgesOf(proof model.Proof) []Badge {
	var all []Badge
	v := proof.Version
	if proof.Versions > 1 {
		all = append(all, Badge{Kind: Versions, Label: locale.Text("Version %d of %d", v.Number, proof.Versions)})
	}
	if n := len(v.Hidden); n > 0 {
		all = append(all, Badge{Kind: HiddenLines, Label: locale.Count(n, "%d line hidden", "%d lines hidden")})
	}
	if n := len(v.LeftOut); n > 0 {
		all = append(all, Badge{Kind: LeftOut, Label: locale.Count(n, "%d left out", "%d left out")})
	}
	if counts := state.NoteCounts(model.CountNotes(v.Notes)); counts != "" {
		all = append(all, Badge{Kind: Notes, Label: counts})
	}
	if u, ok := model.ToOpen(proof.Article.URL); ok {
		all = append(all, Badge{Kind: Link, Label: hostOf(u) + " ›", Key: proof.Article.URL})
	}
	for _, c := range proof.Collections {
		all = append(all, Badge{Kind: InCollection, Label: passage.Shorten(c.Name, 30), Key: c.ID})
	}
	for _, word := range proof.Tags {
		all = append(all, Badge{Kind: Tagged, Label: "#" + passage.Shorten(word, 30), Key: word})
	}
	return all
}

// hostOf is a site as people call it.
func hostOf(u *url.URL) string { return passage.Shorten(strings.TrimPrefix(u.Hostname(), "www."), 30) }

// originLine says who published the article, who wrote it and when.
func originLine(a model.Article) string {
	var parts []string
	for _, part := range []string{a.Publisher, a.Byline, a.Published[:min(len(a.Published), len("2006-01-02"))]} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return locale.Text("Publisher, author and date are not known: press the pen to add them")
	}
	return strings.Join(parts, " · ")
}

// header stands above the article: where it is from, a pen to edit that, and what is
// known of it besides as badges, on as many lines as they need.
type header struct {
	onBadge func(Badge)
	origin  *widget.RichText
	line    string // that it shows
	details *control.Button
	words   *words
	shown   []Badge
	here    *widget.Label   // who else has the article open
	flow    *fyne.Container // the origin and the badges
	content *fyne.Container
}

func newHeader(onDetails func(), onBadge func(Badge)) *header {
	h := &header{onBadge: onBadge, origin: look.FaintText("")}
	h.details = control.NewIcon(theme.DocumentCreateIcon(), locale.Text("Edit headline, author, date"), onDetails)
	h.words = newWords(func() { h.onBadge(Badge{Kind: WordsOpen}) })
	h.here = widget.NewLabel("")
	h.here.SizeName = theme.SizeNameCaptionText
	h.here.Hide()
	f := &look.Flow{Text: h.width}
	h.flow = container.New(f, h.origin, h.words.content, h.here)
	h.content = container.NewBorder(nil, nil, nil, container.NewVBox(look.Compact(h.details)), h.flow)
	f.Changed = func() { h.content.Refresh() }
	return h
}

func (h *header) show(proof model.Proof, coverage *model.Coverage, here string) {
	h.content.Show()
	h.line = originLine(proof.Article)
	look.SetFaint(h.origin, h.line)
	h.words.show(coverage)
	h.here.SetText(here)
	h.here.Hidden = here == ""
	now := badgesOf(proof)
	if !slices.Equal(now, h.shown) {
		h.shown = now
		h.flow.Objects = []fyne.CanvasObject{h.origin, h.words.content}
		for _, b := range now {
			h.flow.Add(look.Compact(control.NewButton(b.Label, nil, func() { h.onBadge(b) })))
		}
		h.flow.Add(h.here)
	}
	h.flow.Refresh()
}

// width is what the origin needs in one line.
func (h *header) width() float32 {
	return fyne.MeasureText(h.line, theme.CaptionTextSize(), fyne.TextStyle{}).Width + 2*theme.InnerPadding() + 1
}
