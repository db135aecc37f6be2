package app

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/compare"
	"galley/app/look"
	"galley/app/reader"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// page is the middle of the window: the article in the reader, above it where
// it is from, the offer to hide page furniture, and the find bar.
type page struct {
	onHide    func(blocks []int)
	onDetails func()
	onLeftOut func()
	onMenu    func()

	reader  *reader.Reader
	pane    *compare.Pane // the same reader beside that of another version
	beside  bool          // the pane is on show
	origin  *widget.RichText
	details *widget.Button
	leftOut *widget.Button
	head    *fyne.Container
	offer   *fyne.Container
	offered *widget.Label
	find    *findBar
	card    *hoverCard
	empty   *widget.Label
	body    *fyne.Container
	content fyne.CanvasObject

	version   string // id of the version on show
	hidden    int
	furniture []int
	declined  map[string]bool // versions whose furniture stays
}

func newPage() *page {
	p := &page{reader: reader.New(), card: newHoverCard(), origin: look.FaintText(""), empty: newWrapped(""), offered: newWrapped(""), declined: map[string]bool{}}
	p.empty.Alignment = fyne.TextAlignCenter
	p.pane = compare.New(p.reader)
	p.details = widget.NewButtonWithIcon("", theme.DocumentCreateIcon(), func() { p.onDetails() })
	p.details.Importance = widget.LowImportance
	p.leftOut = widget.NewButton("", func() { p.onLeftOut() })
	p.leftOut.Importance = widget.LowImportance
	p.head = container.NewVBox(container.NewBorder(nil, nil, nil, container.NewHBox(p.leftOut, p.details), p.origin), widget.NewSeparator())
	hide := widget.NewButton("Hide them", func() { p.onHide(p.furniture) })
	keep := widget.NewButton("Keep", func() {
		p.declined[p.version] = true
		p.offer.Hide()
	})
	band := canvas.NewRectangle(color.Transparent)
	p.offer = container.NewStack(band, container.NewBorder(nil, nil, nil, container.NewHBox(hide, keep), p.offered))
	p.offer.Hide()
	p.find = newFindBar(p.reader)
	p.body = container.NewStack(p.empty)
	p.content = container.NewBorder(container.NewVBox(p.head, p.offer, p.find.content), nil, nil, nil, container.NewStack(p.body, p.card.float))
	return p
}

func newWrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// show puts a state on the screen.
func (p *page) show(now state.Page) {
	proof, active := now.Proof, now.Active
	p.card.hide()
	if proof.Article.ID == "" {
		p.head.Hide()
		p.offer.Hide()
		p.version = ""
		p.empty.SetText("Choose an article on the left.")
		if now.Bare {
			p.empty.SetText("This library is empty.\n\nImport a text or a saved web page: press Import above, or drop files on this window.")
		}
		p.put(container.NewCenter(container.NewGridWrap(fyne.NewSize(320, 120), p.empty)))
		return
	}
	v := proof.Version
	p.head.Show()
	look.SetFaint(p.origin, originLine(proof))
	p.leftOut.SetText(leftOutLabel(v))
	p.leftOut.Hidden = len(v.LeftOut) == 0
	switch {
	case v.ID != p.version:
		p.version, p.hidden = v.ID, len(v.Hidden)
		p.reader.SetDocument(reader.Document{Text: v.Text, Blocks: blocksOf(v)})
		p.find.close()
		p.furniture = now.Furniture
	case len(v.Hidden) != p.hidden:
		p.hidden = len(v.Hidden)
		p.reader.SetBlocks(blocksOf(v))
	}
	p.reader.SetMarks(marksOf(proof))
	p.reader.SetActive(active)
	p.showOffer(v)
	if !p.beside {
		p.put(p.reader)
	}
}

// compare shows another version beside the article, or with nil no longer.
func (p *page) compare(state *compare.State) {
	switch {
	case state != nil:
		p.beside = true
		p.offer.Hide()
		p.put(p.pane.Content())
		p.pane.Show(*state)
	case p.beside:
		p.beside = false
		p.pane.Hide()
		if p.version == "" {
			return // no article is open
		}
		p.hidden = -1 // blocks were folded away: the next show sets them anew
		p.put(p.reader)
	}
}

func (p *page) put(o fyne.CanvasObject) {
	if len(p.body.Objects) == 1 && p.body.Objects[0] == o {
		return
	}
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

// showOffer offers to hide what looks like page furniture, until the person
// has decided about this version.
func (p *page) showOffer(v model.Version) {
	if len(p.furniture) == 0 || len(v.Hidden) > 0 || p.declined[v.ID] {
		p.offer.Hide()
		return
	}
	words := make([]string, 0, 2)
	for _, b := range p.furniture[:min(2, len(p.furniture))] {
		words = append(words, "“"+passage.Shorten(v.Text[v.Blocks[b].Start:v.Blocks[b].End], 26)+"”")
	}
	text := fmt.Sprintf("%d lines look like page furniture: %s", len(p.furniture), strings.Join(words, ", "))
	if len(p.furniture) == 1 {
		text = "One line looks like page furniture: " + words[0]
	} else if len(p.furniture) > 2 {
		text += " …"
	}
	p.offered.SetText(text)
	p.offer.Show()
}

// refuse says why there is no library to show.
func (p *page) refuse(sentence string) {
	p.empty.SetText(sentence + "\n\nOpen another library from the File menu.")
	p.put(container.NewCenter(container.NewGridWrap(fyne.NewSize(420, 160), p.empty)))
}

func originLine(proof model.Proof) string {
	a := proof.Article
	published := a.Published
	if len(published) > 10 {
		published = published[:10]
	}
	var parts []string
	for _, part := range []string{a.Publisher, a.Byline, published, a.URL} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "Publisher, author and date are not known: press the pen to add them")
	}
	if proof.Versions > 1 {
		parts = append(parts, fmt.Sprintf("version %d of %d", proof.Version.Number, proof.Versions))
	}
	for _, c := range proof.Collections {
		parts = append(parts, "in “"+c.Name+"”")
	}
	for _, word := range proof.Tags {
		parts = append(parts, "#"+word)
	}
	if n := len(proof.Version.Hidden); n > 0 {
		parts = append(parts, fmt.Sprintf("%d lines hidden", n))
	}
	return strings.Join(parts, " · ")
}

func (p *page) closeFind() { p.find.close() }
