// Package beside shows a source beside the article: a file that the source holds, as text or page by page, in
// which words are chosen for the claim. It is shown a state and reports what the person did.
package beside

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/reader"
	"galley/model/passage"
	"galley/model/pdfium"
)

// titleWidest is how much of a line the title takes at most: what is done with the source stands beside it.
const titleWidest = 240

// State is what the pane shows.
type State struct {
	Title  string   // of the source
	Files  []string // names of what it holds
	Chosen int      // which of them is shown; -1 none
	Says   string   // stands in the place of a text: what to do, or what is wrong; "" there is one
	Note   string   // about the text that is shown; "" nothing
	Key    string   // of the text: with another key it is another text

	Document reader.Document // of a file without pages
	Page     *pdfium.Page    // of a PDF; nil: Document
	Found    passage.Span    // the passage of the evidence in the text or on the page; empty: none
	Plays    bool            // there is a recording to be played
}

// Paged reports whether a page of a PDF is shown.
func (s State) Paged() bool { return s.Page != nil }

// Pane is the panel. Set the callbacks before it is shown.
type Pane struct {
	OnFile  func(i int)                        // another file is to be shown
	OnUse   func(span passage.Span)            // the words are the claim's passage; an empty span: the page is its place
	OnPage  func(number int)                   // another page is to be shown
	OnFind  func(words string, backwards bool) // words are to be found on other pages; "": no more
	OnPlay  func(span passage.Span)            // the recording is to be played, from the words on
	OnClose func()                             // the pane is to be closed
	Keys    struct {                           // what the text has no use for
		Rune func(rune)
		Key  func(fyne.KeyName)
	}

	reader  *reader.Reader
	sheet   *Sheet
	title   *widget.Label
	files   *control.Select
	page    *control.Entry
	of      *widget.Label
	back    *control.Button
	next    *control.Button
	use     *control.Button
	play    *control.Button
	done    *control.Button
	note    *widget.Label
	find    *findBar
	empty   *widget.Label
	body    *fyne.Container
	paging  *fyne.Container
	content *fyne.Container
	head    *fyne.Container

	state State
	quiet bool
}

// New makes the pane.
func New() *Pane {
	p := &Pane{reader: reader.New(), title: widget.NewLabel(""), of: widget.NewLabel(""), note: look.Wrapped(""), empty: look.Wrapped("")}
	p.reader.MarkLabel = locale.Text("Use this passage")
	p.reader.OnMark = func(span passage.Span) { p.OnUse(span) }
	p.reader.OnHidden = func() {
		p.Say(locale.Text("The words selected were out of sight. Here they are: press Enter again to use them."))
	}
	p.reader.OnRune = func(r rune) { p.Keys.Rune(r) }
	p.reader.OnKey = p.key
	p.sheet = newSheet()
	p.sheet.onUse = func(span passage.Span) { p.OnUse(span) }
	p.sheet.onTurn = p.turn
	p.sheet.onRune = func(r rune) { p.Keys.Rune(r) }
	p.sheet.onKey = p.key
	p.title.TextStyle.Bold, p.title.Truncation = true, fyne.TextTruncateEllipsis
	p.note.Importance = widget.WarningImportance
	p.empty.Alignment = fyne.TextAlignCenter
	p.files = control.NewSelect(nil, func(string) {
		if i := p.files.SelectedIndex(); !p.quiet && i >= 0 {
			p.OnFile(i)
		}
	})
	p.page = control.NewEntry(locale.Text("Page"))
	p.page.OnSubmitted = func(text string) {
		if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil {
			p.OnPage(n)
		}
		p.focus()
	}
	p.page.OnEscape = p.focus
	p.back = control.NewIcon(theme.NavigateBackIcon(), locale.Text("The page before"), func() { p.turn(-1) })
	p.next = control.NewIcon(theme.NavigateNextIcon(), locale.Text("The next page"), func() { p.turn(1) })
	p.back.Key, p.next.Key = locale.Text("Ctrl+PageUp"), locale.Text("Ctrl+PageDown")
	p.use = control.NewButton(locale.Text("Use this passage"), nil, p.UseSelection)
	p.use.Key = locale.Text("Enter")
	p.play = control.NewQuiet(locale.Text("Play"), theme.MediaPlayIcon(), func() { p.OnPlay(p.selection()) })
	p.play.Tip = locale.Text("Play the recording from here, in the program this computer has for it")
	search := control.NewIcon(theme.SearchIcon(), locale.Text("Find in this source"), p.Find)
	search.Key = locale.Text("Ctrl+F")
	p.done = control.NewIcon(theme.CancelIcon(), locale.Text("Close the source"), func() { p.OnClose() })
	p.find = newFindBar(p)
	p.paging = container.NewHBox(p.back, container.NewGridWrap(fyne.NewSize(64, p.page.MinSize().Height), p.page), p.of, p.next)
	flow := &look.Flow{Text: func() float32 {
		return min(fyne.MeasureText(p.title.Text, theme.TextSize(), p.title.TextStyle).Width+2*theme.InnerPadding(), titleWidest)
	}}
	tools := container.New(flow, p.title, p.files, p.paging, p.use, p.play, container.NewHBox(search, p.done))
	p.body = container.NewStack()
	p.head = container.NewVBox(tools, p.note, p.find.content)
	under := look.NewUnder(p.head, nil, p.body)
	flow.Changed = under.Refresh
	p.content = under
	return p
}

// Content is the pane as a canvas object.
func (p *Pane) Content() fyne.CanvasObject { return p.content }

// Reader is the reader of a file without pages.
func (p *Pane) Reader() *reader.Reader { return p.reader }

// First is where the keyboard goes.
func (p *Pane) First() fyne.Focusable {
	switch {
	case p.state.Says != "" && len(p.state.Files) > 1:
		return p.files
	case p.state.Says != "" && p.state.Plays:
		return p.play
	case p.state.Says != "":
		return p.done
	case p.state.Paged():
		return p.sheet
	}
	return p.reader
}

func (p *Pane) focus() { p.give(p.First()) }

// give gives something in the pane the keyboard. What was just shown is on no canvas yet; the title is always.
func (p *Pane) give(to fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.title); c != nil {
		c.Focus(to)
	}
}

// key takes the keys that the text has no use for. Enter with nothing selected is not for the article behind.
func (p *Pane) key(key fyne.KeyName) {
	switch {
	case key == fyne.KeyReturn || key == fyne.KeyEnter:
		p.UseSelection()
	case key == fyne.KeyEscape && p.find.close():
	default:
		p.Keys.Key(key)
	}
}

// selection is what is selected in the text that is shown.
func (p *Pane) selection() passage.Span {
	switch {
	case p.state.Says != "":
		return passage.Span{}
	case p.state.Paged():
		return p.sheet.selection()
	}
	return p.reader.Selection()
}

// Bare reports whether the page that is shown has no text, as a scanned page has none.
func (p *Pane) Bare() bool { return p.state.Paged() && strings.TrimSpace(p.state.Page.Text) == "" }

// UseSelection hands on the words that are selected; of a page without text the page alone.
func (p *Pane) UseSelection() {
	span := p.selection()
	switch {
	case p.state.Says != "":
	case span.Empty() && !p.Bare():
		p.Say(locale.Text("Select the words of the source first: drag over them, or hold Shift and press the arrow keys."))
	default:
		p.OnUse(span)
	}
}

// Say shows a line about the text; "" takes it away.
func (p *Pane) Say(note string) {
	p.state.Note = note
	p.note.SetText(note)
	p.note.Hidden = note == ""
	p.content.Refresh()
}

// turn goes so many pages on.
func (p *Pane) turn(by int) {
	if p.state.Paged() {
		p.OnPage(min(max(p.state.Page.Number+by, 1), p.state.Page.Of))
	}
}

// Find opens the find bar and gives it the keyboard.
func (p *Pane) Find() {
	if p.state.Says == "" {
		p.find.open()
	}
}

// Show puts a state on the screen.
func (p *Pane) Show(s State) {
	was := p.state
	p.state = s
	p.quiet = true
	p.title.SetText(s.Title)
	p.files.SetOptions(s.Files)
	if s.Chosen >= 0 && s.Chosen < len(s.Files) {
		p.files.SetSelectedIndex(s.Chosen)
	} else {
		p.files.ClearSelected()
	}
	p.quiet = false
	p.files.Hidden = len(s.Files) < 2
	p.paging.Hidden = !s.Paged()
	p.use.Hidden, p.play.Hidden = s.Says != "", !s.Plays
	p.Say(s.Note)
	switch {
	case s.Says != "":
		p.find.close()
		p.empty.SetText(s.Says)
		p.put(container.NewCenter(container.NewGridWrap(fyne.NewSize(360, 140), p.empty)))
	case s.Paged():
		p.page.SetText(strconv.Itoa(s.Page.Number))
		p.of.SetText(locale.Text("of %d", s.Page.Of))
		enable(p.back, s.Page.Number > 1)
		enable(p.next, s.Page.Number < s.Page.Of)
		p.put(p.sheet)
		p.sheet.show(s.Page, s.Found)
		p.find.turned()
	default:
		if s.Key != was.Key || was.Paged() || was.Says != "" {
			p.reader.SetDocument(s.Document)
			p.find.close()
		}
		p.put(p.reader)
		p.reader.SetMarks(nil)
		if !s.Found.Empty() {
			p.reader.SetMarks([]reader.Mark{{Span: s.Found, Style: reader.Style{Fill: look.TintMixed, Line: look.LineMixed}, Key: "passage"}})
			p.reader.SetActive("passage")
			p.reader.ScrollTo(s.Found)
		}
	}
	p.content.Refresh()
}

func enable(b *control.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

func (p *Pane) put(o fyne.CanvasObject) {
	if len(p.body.Objects) == 1 && p.body.Objects[0] == o {
		return
	}
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}
