// Package page is the middle of the window: the article in the reader, above it
// where it is from, the offer to hide page furniture and the find bar, over it
// the card of the claim under the pointer, and beside it another version when
// two are compared.
package page

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/compare"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/reader"
	"galley/app/state"
	"galley/model"
)

// Page is the middle of the window. Set the callbacks before it is shown.
type Page struct {
	OnHide    func(blocks []int)   // the lines that look like page furniture are to be hidden
	OnDetails func()               // headline, author and date are to be edited
	OnBadge   func(Badge)          // a badge above the article was pressed
	OnFollow  func(address string) // an address in a note is to be opened

	reader  *reader.Reader
	pane    *compare.Pane // the same reader beside that of another version
	header  *header
	offer   *furnitureOffer
	find    *findBar
	card    *hoverCard
	note    *noteCard
	notes   notes
	legend  *legend
	empty   *widget.Label
	body    *fyne.Container
	content fyne.CanvasObject

	shown     state.Page // last
	colouring state.Colouring
	unfolded  bool // no block in the reader is folded away
}

// New is a page without an article. after calls a function on the UI goroutine
// once a duration has passed, unless it is stopped.
func New(after func(time.Duration, func()) (stop func())) *Page {
	p := &Page{reader: reader.New(), empty: look.Wrapped("")}
	p.reader.TickFamily = reader.Family(look.Serif) // the only face with a tick that Galley carries
	p.reader.MarkLabel = locale.Text("Mark claim")
	p.reader.PictureNames = p.namePicture
	p.pane = compare.New(p.reader)
	for _, r := range []*reader.Reader{p.reader, p.pane.Old()} {
		r.NoPicture = locale.Text("This picture cannot be shown.")
	}
	p.header = newHeader(func() { p.OnDetails() }, func(b Badge) { p.OnBadge(b) })
	p.offer = newFurnitureOffer(func(blocks []int) { p.OnHide(blocks) })
	p.find = newFindBar(p.reader)
	p.legend = newLegend()
	p.card = newHoverCard(after)
	p.note = newNoteCard(p.StepNote, func() {
		p.CloseNote()
		if on := fyne.CurrentApp().Driver().CanvasForObject(p.reader); on != nil {
			on.Focus(p.reader)
		}
	})
	p.notes.last = -1
	p.card.float.Add(p.note.box)
	p.reader.OnHover = p.hovered
	p.reader.OnMargin = func(keys []string, _ fyne.Position) { p.pressedMargin(keys) }
	p.empty.Alignment = fyne.TextAlignCenter
	p.body = container.NewStack(p.empty)
	p.content = container.NewBorder(container.NewVBox(p.header.content, p.offer.content, p.legend.content, p.find.content), nil, nil, nil,
		container.NewStack(p.body, p.card.float))
	return p
}

// Content is the page as a canvas object.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Reader is the reader of the open version.
func (p *Page) Reader() *reader.Reader { return p.reader }

// Comparison is the pane that shows two versions side by side.
func (p *Page) Comparison() *compare.Pane { return p.pane }

// SetZoom makes the text of both readers larger or smaller.
func (p *Page) SetZoom(factor float32) {
	p.reader.SetZoom(factor)
	p.pane.Old().SetZoom(factor)
}

// SetFamily sets the text of both readers in another family.
func (p *Page) SetFamily(f reader.Family) {
	p.reader.SetFamily(f)
	p.pane.Old().SetFamily(f)
}

// Group is the group of a claim that its colour is of; false where colours are those of ratings.
func (p *Page) Group(claimID string) (state.ColourGroup, bool) { return p.colouring.Of(claimID) }

// ShowsAsides reports whether what is set aside is shown as such.
func (p *Page) ShowsAsides() bool { return len(p.shown.Asides) > 0 }

// Find opens the find bar and gives it the keyboard.
func (p *Page) Find() { p.find.open() }

// CloseFind closes the find bar, and reports whether it was open.
func (p *Page) CloseFind() bool { return p.find.close() }

// Show puts a state on the screen. What is shown depends on the state alone;
// work that the screen shows already is left out.
func (p *Page) Show(s state.Page) {
	p.card.hide()
	before := p.shown
	p.shown = s
	if s.Beside == nil && before.Beside != nil {
		p.pane.Hide()
		p.unfolded = false // the comparison may have folded blocks away
	}
	if s.Proof.Article.ID == "" {
		p.CloseNote()
		p.header.content.Hide()
		p.offer.content.Hide()
		p.legend.content.Hide()
		p.showEmpty(s)
		return
	}
	p.header.show(s.Proof, s.Coverage, state.HereToo(s.Here))
	other := p.showText(before, s)
	if other || before.Colours != s.Colours || !state.SameList(before.Proof.Dossiers, s.Proof.Dossiers) {
		p.colouring = state.ColouringOf(s.Colours, s.Proof.Dossiers)
		p.reader.SetMarks(marksBy(p.colouring, s.Proof, s.Proof.Version.ID))
		p.reader.SetPictureMarks(pictureMarksBy(p.colouring, s.Proof, s.Proof.Version))
		p.legend.show(s.Colours, p.colouring)
	}
	if other && len(s.Worth) > 0 || !state.SameList(before.Worth, s.Worth) {
		p.reader.SetUnderlined(underlined(s.Worth), look.Faint)
	}
	if other && len(s.Asides) > 0 || !state.SameList(before.Asides, s.Asides) {
		p.reader.SetPassed(passed(s.Asides), look.Faint)
	}
	p.showCoverage(other, before, s)
	p.reader.SetPictureStates(pictureStates(s))
	p.showNotes(other)
	p.reader.SetActive(s.Active)
	if s.Beside != nil {
		p.offer.content.Hide()
		p.put(p.pane.Content())
		p.pane.Show(comparisonOf(s, p.colouring))
		return
	}
	p.offer.show(s.Proof.Version, s.Furniture)
	p.put(p.reader)
}

// showCoverage shows what was looked at. Beside another version nothing is: there the text tells what
// changed.
func (p *Page) showCoverage(other bool, before, s state.Page) {
	if s.Beside != nil {
		s.Paper, s.Ticks = state.PlainText, false
	}
	if before.Beside != nil {
		before.Paper, before.Ticks = state.PlainText, false
	}
	counted := other || before.Coverage != s.Coverage
	if counted || before.Paper != s.Paper {
		p.reader.SetCovered(covered(s.Proof.Version.Text, s.Coverage, s.Paper))
	}
	if !s.Ticks {
		p.reader.SetTicks(nil)
	} else if counted || !before.Ticks {
		p.reader.SetTicks(ticks(s.Coverage))
	}
}

// showText gives the reader the text, or where that is the same its blocks. It reports
// whether the text is another, which has no marks yet.
func (p *Page) showText(before, s state.Page) (other bool) {
	v, old := s.Proof.Version, before.Proof.Version
	other = before.Proof.Article.ID == "" || v.ID != old.ID
	switch {
	case other:
		p.reader.SetDocument(documentOf(v))
		p.find.close()
	case !p.unfolded || len(v.Hidden) != len(old.Hidden):
		p.reader.SetBlocks(blocksOf(v))
	}
	p.unfolded = true
	return other
}

// showEmpty says why no article is shown, and what to do.
func (p *Page) showEmpty(s state.Page) {
	size, text := fyne.NewSize(320, 120), locale.Text("Choose an article on the left.")
	switch {
	case s.Refused != "":
		size, text = fyne.NewSize(420, 160), locale.Text("%s\n\nOpen another library from the File menu.", s.Refused)
	case s.Bare:
		text = locale.Text("This library is empty.\n\nImport a text or a saved web page: press Import above, or drop files on this window.")
	}
	p.empty.SetText(text)
	p.put(container.NewCenter(container.NewGridWrap(size, p.empty)))
}

func (p *Page) put(o fyne.CanvasObject) {
	if len(p.body.Objects) == 1 && p.body.Objects[0] == o {
		return
	}
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

// comparisonOf is what the pane shows of a state with two versions.
func comparisonOf(s state.Page, colours state.Colouring) compare.State {
	c := s.Beside
	side := func(v model.Version) compare.Side {
		return compare.Side{ID: v.ID, Document: documentOf(v), Marks: marksBy(colours, s.Proof, v.ID), OnPictures: pictureMarksBy(colours, s.Proof, v)}
	}
	return compare.State{
		Old: side(c.Old), New: side(s.Proof.Version),
		Comparison: c.Contrast, Versions: c.Versions, Left: c.Left, Right: c.Right,
		Touched: c.Touched, Missed: c.Missed, MissedAt: c.MissedAt, At: c.At, Active: s.Active,
	}
}
