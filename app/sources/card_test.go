package sources

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/model"
)

// desk is a card in a window, and what it asked for.
type desk struct {
	*Card
	win      fyne.Window
	attached []model.AttachSource
	err      error
	left     []bool
	edits    int
	runes    string
}

var library = []model.SourceUse{
	{Source: model.Source{ID: "s1", Title: "World Drug Report", Publisher: "UNODC", Published: "2009-06-24"}, Uses: 3},
	{Source: model.Source{ID: "s2", Title: "World Atlas"}, Uses: 0},
}

func open(t *testing.T, fields map[string]string) *desk {
	t.Helper()
	d := &desk{}
	d.Card = NewCard(func(text string, answer func([]model.SourceUse)) {
		var found []model.SourceUse
		for _, s := range library {
			if text != "" && strings.Contains(strings.ToLower(s.Title), strings.ToLower(text)) {
				found = append(found, s)
			}
		}
		answer(found)
	}, Files{Read: func(path string, done func(model.File)) { done(model.File{SHA256: "f", Name: path}) }}, func() string { return "2026-11-27" })
	d.OnAttach = func(cmd model.AttachSource, done func(error)) {
		d.attached = append(d.attached, cmd)
		done(d.err)
	}
	d.OnLeave = func(typed bool) { d.left = append(d.left, typed) }
	d.OnEdit = func() { d.edits++ }
	layer := control.NewLayer(func(time.Duration, func()) func() { return func() {} })
	d.win = test.NewTempWindow(t, container.NewStack(container.NewVScroll(d.Content), layer))
	d.win.Resize(fyne.NewSize(420, 700))
	d.win.Canvas().SetOnTypedRune(func(r rune) { d.runes += string(r) })
	d.win.Canvas().Focus(d.Show(fields))
	return d
}

// at is what has the keyboard.
func (d *desk) at() fyne.Focusable { return d.win.Canvas().Focused() }

func (d *desk) write(text string) {
	for _, r := range text {
		d.at().TypedRune(r)
	}
}

func (d *desk) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		if k == fyne.KeyTab {
			d.win.Canvas().FocusNext()
			continue
		}
		d.at().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (d *desk) send() {
	d.at().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
}

func TestANewSourceIsAttachedByKeyboardAlone(t *testing.T) {
	d := open(t, nil)
	d.write("Jo Smith, “Along the border”, The Planet, 31 March 2009, p. 14")
	d.Choose(model.Refutes) // Alt+2, in the window's menu
	d.press(fyne.KeyTab, fyne.KeyTab)
	d.write("It is 936 km long.")
	d.press(fyne.KeyTab)
	d.send()
	if len(d.attached) != 1 {
		t.Fatalf("attached %d: %s", len(d.attached), d.fault.Text)
	}
	a := d.attached[0]
	f := a.New.Fields
	if a.Stance != model.Refutes || a.Quote != "It is 936 km long." || a.Locator != "p. 14" || *f.Title != "Along the border" ||
		*f.Author != "Jo Smith" || *f.Publisher != "The Planet" || *f.Published != "2009-03-31" || *f.Accessed != "2026-11-27" {
		t.Errorf("%+v %q %q %q %q", a, *f.Title, *f.Author, *f.Publisher, *f.Published)
	}
	if d.runes != "" {
		t.Errorf("the window hears %q of what is typed", d.runes)
	}
}

func TestAKnownSourceIsTakenFromWhatIsOffered(t *testing.T) {
	d := open(t, nil)
	d.write("world")
	if n := len(d.what.Offers()); n != 2 {
		t.Fatalf("%d offered", n)
	}
	if o := d.what.Offers()[0]; o.Text != "World Drug Report" || o.Aside != "UNODC · 2009 · used on 3 claims" {
		t.Errorf("offered as %+v", o)
	}
	if o := d.what.Offers()[1]; o.Aside != "on no claim" {
		t.Errorf("offered as %+v", o)
	}
	d.press(fyne.KeyDown, fyne.KeyReturn)
	if d.at() != d.stance {
		t.Error("the keyboard does not go on to the stance")
	}
	d.Choose(model.Supports)
	d.press(fyne.KeyTab)
	d.write("21,000")
	d.send()
	if len(d.attached) != 1 || d.attached[0].SourceID != "s1" || d.attached[0].New != nil || d.attached[0].Quote != "21,000" {
		t.Errorf("%+v", d.attached)
	}
}

func TestWhatIsTypedOnAfterAnOfferIsANewSource(t *testing.T) {
	d := open(t, nil)
	d.write("world")
	d.press(fyne.KeyDown, fyne.KeyReturn)
	d.win.Canvas().Focus(d.what)
	d.what.ToEnd()
	d.write(" 2010")
	d.Choose(model.Context)
	d.send()
	if len(d.attached) != 1 || d.attached[0].SourceID != "" || *d.attached[0].New.Fields.Title != "World Drug Report 2010" {
		t.Errorf("%+v", d.attached)
	}
}

func TestNoStanceIsGivenUnasked(t *testing.T) {
	d := open(t, nil)
	d.write("Interview")
	d.send()
	if len(d.attached) != 0 || d.at() != d.stance || !d.fault.Visible() {
		t.Fatalf("attached %d, focus %T, says %q", len(d.attached), d.at(), d.fault.Text)
	}
	d.press(fyne.KeyRight)
	if d.fault.Visible() {
		t.Error("it is still asked for")
	}
	d.send()
	if len(d.attached) != 1 || d.attached[0].Stance != model.Supports {
		t.Errorf("%+v", d.attached)
	}
}

func TestASourceThatIsNotNamedIsAskedFor(t *testing.T) {
	d := open(t, nil)
	d.Choose(model.Supports)
	d.win.Canvas().Focus(d.quote)
	d.write("Words")
	d.send()
	if len(d.attached) != 0 || d.at() != d.what || !d.fault.Visible() {
		t.Errorf("attached %d, focus %T", len(d.attached), d.at())
	}
}

func TestWhatWasRefusedStays(t *testing.T) {
	d := open(t, nil)
	d.err = model.Faultf(model.Invalid, "That is no address.")
	d.write("Interview")
	d.Choose(model.Supports)
	d.send()
	if d.fault.Text != "That is no address." || d.what.Text != "Interview" || d.attach.Disabled() {
		t.Errorf("says %q, has %q", d.fault.Text, d.what.Text)
	}
}

func TestWhatIsTakenApartIsShownAndCorrected(t *testing.T) {
	d := open(t, nil)
	if d.hidden.Visible() {
		t.Error("More is open though nothing is known")
	}
	d.write("Smith, J. (2009). The border. Planet Press")
	if !d.hidden.Visible() || d.details.publisher.Text != "Planet Press" {
		t.Fatalf("More open %v, publisher %q", d.hidden.Visible(), d.details.publisher.Text)
	}
	d.details.publisher.SetText("Planet")
	d.win.Canvas().Focus(d.what)
	d.what.ToEnd()
	d.write(", p. 4")
	if d.details.publisher.Text != "Planet" || d.locator.Text != "p. 4" || d.details.author.Text != "Smith, J." {
		t.Errorf("%q, %q, %q", d.details.publisher.Text, d.locator.Text, d.details.author.Text)
	}
}

func TestEscapeLeavesFromEverywhereInTheCard(t *testing.T) {
	d := open(t, nil)
	d.showMore(true)
	d.press(fyne.KeyEscape)
	for _, f := range []fyne.Focusable{d.stance, d.quote, d.locator, d.note, d.details.author} {
		d.win.Canvas().Focus(f)
		d.press(fyne.KeyEscape)
	}
	if len(d.left) != 6 || d.left[0] {
		t.Errorf("left %v", d.left)
	}
	d.win.Canvas().Focus(d.quote)
	d.write("words")
	d.press(fyne.KeyEscape)
	if !d.left[6] {
		t.Error("nothing is said to be typed")
	}
}

func TestTheCardComesBackAsItWasLeft(t *testing.T) {
	d := open(t, nil)
	d.write("Smith, J. (2009). The border. Planet Press, p. 4")
	d.Choose(model.Refutes)
	d.details.author.SetText("Smith, Jo")
	d.quote.SetText("two\nlines")
	d.details.attachFile("a.pdf")
	kept := d.Fields()
	if d.edits == 0 || !d.Typed() {
		t.Error("nobody hears that something was typed")
	}
	again := open(t, kept)
	for name, text := range again.Fields() {
		if text != kept[name] {
			t.Errorf("%s is %q, was %q", name, text, kept[name])
		}
	}
	if !again.Typed() || again.details.file == nil {
		t.Error("what came back counts as nothing, or its file is gone")
	}
	again.win.Canvas().Focus(again.what)
	again.what.SetText("Smith, J. (2010). The border. Planet Press")
	if again.details.published.Text != "2010" || again.details.author.Text != "Smith, Jo" {
		t.Errorf("typed on: %q, %q", again.details.published.Text, again.details.author.Text)
	}
	again.Show(nil)
	if again.Typed() || again.stance.chosen() != "" || again.details.file != nil {
		t.Errorf("a card for another claim has %v", again.Fields())
	}
}

func TestACardThatNamedAKnownSourceStillDoes(t *testing.T) {
	d := open(t, nil)
	d.write("world")
	d.press(fyne.KeyDown, fyne.KeyReturn)
	again := open(t, d.Fields())
	again.Choose(model.Supports)
	again.send()
	if len(again.attached) != 1 || again.attached[0].SourceID != "s1" {
		t.Errorf("%+v", again.attached)
	}
}

func TestADraftOfTheFormerFormComesIntoTheCard(t *testing.T) {
	d := open(t, map[string]string{"title": "Census", "address": "https://census.example/", "stance": "refutes", "quote": "52", "search": "x"})
	d.send()
	if len(d.attached) != 1 || *d.attached[0].New.Fields.Title != "Census" || d.attached[0].Stance != model.Refutes || d.what.Text == "" {
		t.Errorf("%+v", d.attached)
	}
}
