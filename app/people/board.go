package people

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/state"
	"galley/model"
)

// Board is one person in the middle of the window: what is known of them, the questions for them with
// a field for each answer, and how often they were asked. Set the callbacks before it is shown.
type Board struct {
	OnBack    func()
	OnVerb    func(v Verb, id, name string)
	OnClaim   func(articleID, claimID string)
	OnMerge   func(into, other string)
	OnCopy    func(text string)
	OnCommand func(cmd model.Command, done func(error))
	OnEdit    func(personID string) // something was typed that is not stored
	OnCall    func(personID string) // the card that notes a call was opened, or closed
	OnGiveUp  func(giveUp func())   // asks whether what was typed is given up

	now                     state.Person
	back, edit, note, print *control.Button
	copy, remove            *control.Button
	name                    *widget.Label
	about                   *widget.RichText
	terms, contacts         *widget.Label
	same                    *fyne.Container
	facts                   *facts
	calls                   *calls
	after                   func(time.Duration, func()) (stop func())
	scroll                  *control.Scroll
	content                 fyne.CanvasObject
}

// NewBoard makes it; after calls a function on the UI goroutine when a time has passed.
func NewBoard(after func(time.Duration, func()) (stop func())) *Board {
	b := &Board{after: after, name: look.Wrapped(""), about: look.FaintText(""), terms: look.Wrapped(""), contacts: look.Wrapped(""), same: look.NewColumn(gap)}
	b.name.TextStyle.Bold, b.name.SizeName = true, theme.SizeNameSubHeadingText
	b.terms.SizeName = theme.SizeNameCaptionText
	verb := func(label string, icon fyne.Resource, v Verb) *control.Button {
		return control.NewQuiet(label, icon, func() { b.OnVerb(v, b.id(), b.now.File.Name()) })
	}
	b.back = control.NewQuiet(locale.Text("Back to the article"), theme.NavigateBackIcon(), func() { b.OnBack() })
	b.back.Key = locale.Text("Esc")
	b.edit = verb(locale.Text("Edit…"), theme.DocumentCreateIcon(), Edit)
	b.note = verb(locale.Text("Note a call…"), theme.ContentAddIcon(), NoteCall)
	b.print = verb(locale.Text("Print the questions…"), theme.DocumentPrintIcon(), Questions)
	merge := verb(locale.Text("Merge…"), nil, Merge)
	merge.Tip = locale.Text("Merge them into another person")
	b.remove = control.NewDanger(locale.Text("Delete"), func() { b.OnVerb(Delete, b.id(), b.now.File.Name()) })
	b.copy = control.NewIcon(theme.ContentCopyIcon(), locale.Text("Copy the contacts"), func() { b.OnCopy(b.now.File.Person.Contacts) })
	b.facts, b.calls = newFacts(b), newCalls(b)
	b.same.Hide()
	column := look.NewColumn(8,
		container.NewHBox(b.back, layout.NewSpacer(), merge, b.remove),
		look.NewColumn(0, b.name, b.about, b.terms, container.NewBorder(nil, nil, nil, container.NewVBox(b.copy), b.contacts)),
		b.same,
		container.NewHBox(b.note, b.print, b.edit),
		b.facts.content, b.calls.content)
	b.scroll = control.NewScroll(container.New(readable{}, container.NewPadded(container.NewPadded(column))))
	b.content = container.NewStack(look.NewGround(theme.ColorNameBackground), b.scroll.Content)
	return b
}

func (b *Board) id() string { return b.now.File.Source.ID }

// Content is the board as a canvas object.
func (b *Board) Content() fyne.CanvasObject { return b.content }

// First is where the keyboard goes: the first answer that is missing.
func (b *Board) First() fyne.Focusable {
	if first := b.facts.first(); first != nil {
		return first
	}
	return b.note
}

// Show puts a person on the screen.
func (b *Board) Show(now state.Person) {
	other := now.File.Source.ID != b.id()
	if other {
		b.facts.keep()
		b.calls.keep()
		b.scroll.ScrollToTop()
	}
	b.now = now
	p := now.File.Person
	look.Say(b.name, now.File.Name())
	alias := ""
	if now.File.Source.Alias != "" {
		alias = locale.Text("called “%s” in reports", now.File.Source.Alias)
	}
	if now.File.Source.Private {
		alias = locale.Text("confidential")
	}
	look.SetFaint(b.about, dotted(p.Role, TermsName(p.Terms), alias))
	look.Say(b.terms, termsMean(p.Terms))
	contacts := p.Contacts
	if contacts == "" {
		contacts = locale.Text("No telephone number or address is known. They stand in no report.")
	}
	look.Say(b.contacts, contacts)
	b.copy.Hidden = p.Contacts == ""
	b.remove.Hidden = len(now.File.Open)+len(now.File.Done)+len(now.File.Attempts) > 0
	b.showSame()
	b.facts.show(other)
	b.calls.show()
	b.content.Refresh()
	b.scroll.Refresh()
}

// showSame offers to merge those who have the same name.
func (b *Board) showSame() {
	b.same.RemoveAll()
	for _, one := range b.now.File.SameName {
		text := look.Wrapped(locale.Text("Somebody else has this name: %s. If it is the same person, merge the two.",
			dotted(one.Person.Role, locale.Count(one.ToAsk, "%d open fact", "%d open facts"), strings.ReplaceAll(one.Person.Contacts, "\n", ", "))))
		merge := control.NewButton(locale.Text("Merge into this one"), nil, func() { b.OnMerge(b.id(), one.Source.ID) })
		b.same.Add(container.NewBorder(nil, nil, nil, container.NewVBox(merge), text))
	}
	b.same.Hidden = len(b.same.Objects) == 0
}

// nextFrame is when what was opened has its place.
const nextFrame = 30 * time.Millisecond

// reveal brings something into view: now, and once it is laid out.
func (b *Board) reveal(o fyne.CanvasObject) {
	b.scroll.Reveal(o, 8)
	b.after(nextFrame, func() { b.scroll.Reveal(o, 8) })
}

// Forget lets go of what was typed, as another library is opened.
func (b *Board) Forget() {
	b.now = state.Person{}
	clear(b.facts.typed)
	clear(b.calls.begun)
	b.facts.show(true)
	b.calls.close()
}

// readable keeps what is read at a width that is good to read, in the middle.
type readable struct{}

const readableWidth = 760

// MinSize implements fyne.Layout.
func (readable) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout implements fyne.Layout.
func (readable) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, readableWidth)
	o[0].Move(fyne.NewPos((size.Width-width)/2, 0))
	o[0].Resize(fyne.NewSize(width, size.Height))
}
