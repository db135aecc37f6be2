//go:build !race || long

package app

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/model/palette"
)

// The keyboard contract of the whole window, held over everything that can be opened and
// everything that takes the keyboard. What is walked comes from the table of actions and
// from the canvas, not from a list: a new dialog is in it by itself.

// counting runs f with what is submitted counted and not done.
func (k *keyed) counting(f func()) (submitted int) {
	c := k.w.win.Canvas()
	was := c.OnTypedKey()
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == control.KeySubmit {
			submitted++
			return
		}
		was(e)
	})
	f()
	c.SetOnTypedKey(was)
	return submitted
}

// isText reports whether something is a text that is typed.
func isText(o fyne.Focusable) bool {
	_, is := o.(interface{ SelectedText() string })
	return is && !strings.HasSuffix(fmt.Sprintf("%T", o), "reader.Reader")
}

// stops are all that Tab comes to, from what has the keyboard round to it again.
func (k *keyed) stops() (all []fyne.Focusable) {
	k.Helper()
	c := k.w.win.Canvas()
	if k.focused() == nil {
		c.FocusNext()
	}
	first := k.focused()
	for range 400 {
		on := k.focused()
		all = append(all, on)
		if tab, is := on.(fyne.Tabbable); is && tab.AcceptsTab() {
			k.Errorf("Tab stays in %s", named(on))
		}
		c.FocusNext()
		if k.focused() == on && len(all) > 1 {
			k.Errorf("Tab stays in %s", named(on))
			return all
		}
		if k.focused() == first {
			break
		}
	}
	if c.FocusPrevious(); len(all) > 1 && k.focused() != all[len(all)-1] {
		k.Errorf("Shift+Tab does not go back from %s to %s", named(first), named(all[len(all)-1]))
	}
	c.Focus(first)
	return all
}

func named(o fyne.Focusable) string {
	label := ""
	switch o := o.(type) {
	case *control.Button:
		label = o.Text + o.Tip
	case *control.Entry:
		label = o.PlaceHolder
	case *widget.Button:
		label = o.Text
	}
	return fmt.Sprintf("%T %q", o, label)
}

// TestEveryDialogKeepsTheContract opens all that the menus can open, in windows that
// together have everything to open.
func TestEveryDialogKeepsTheContract(t *testing.T) {
	done, opened := map[string]bool{}, map[string]bool{}
	for _, of := range []struct {
		name string
		make func(t *testing.T) *Window
	}{
		{"a claim and a selection", func(t *testing.T) *Window {
			w, _ := ready(t)
			return w
		}},
		{"a conflict", aConflict},
		{"another library", anotherLibrary},
	} {
		t.Run(of.name, func(t *testing.T) {
			w := of.make(t)
			k := newKeyed(t, w)
			k.closeAll()
			for i := range bindings {
				a := &w.bar.actions[i]
				if a.quit || done[a.name] || !a.can() {
					continue
				}
				done[a.name] = true
				opens, same := k.opens(a.do)
				if opens {
					opened[a.name] = true
					t.Run(a.name, func(t *testing.T) { newKeyed(t, w).holds(w.bar.actions[i].do) })
				}
				if !same {
					w = of.make(t)
					k = newKeyed(t, w)
					k.closeAll()
				}
			}
		})
	}
	if len(opened) < 17 {
		t.Errorf("only these were opened: %v", opened)
	}
}

func aConflict(t *testing.T) *Window {
	w, _, path := opened(t)
	other := colleague(t, path, "False")
	w.marking.mark(w.spanOf(t, "21,000 troops"))
	w.claims.Rate(1)
	w.merging.merge(other)
	return w
}

func anotherLibrary(t *testing.T) *Window {
	w, _, _ := opened(t)
	w.fyne.Preferences().SetStringList(prefRecent, []string{filepath.Join(t.TempDir(), "other.galley")})
	return w
}

// TestWhatOpensByItselfKeepsTheContract is the same for dialogs that no action opens.
func TestWhatOpensByItselfKeepsTheContract(t *testing.T) {
	w, _ := ready(t)
	for name, open := range map[string]func(){
		"a crash":          func() { w.crashes.showCrash("/tmp/report") },
		"a restart":        func() { w.crashes.showRestarted("/tmp/report") },
		"licences":         func() { showLicences(w.dialogs) },
		"an address":       func() { w.sourcing.follow("https://example.org/page") },
		"a restore":        func() { w.keeping.askToRestore("/tmp/backup", "today", "It would change everything.") },
		"a library gone":   func() { w.dialogs.Ask(w.unfinished()) },
		"a tag of several": func() { w.listing.askForTagsOf([]string{"a", "b"}) },
	} {
		t.Run(name, func(t *testing.T) { newKeyed(t, w).holds(open) })
	}
}

// opens reports whether doing something puts a dialog over the window, and whether the
// window is as before when that is left.
func (k *keyed) opens(do func()) (opens, same bool) {
	now := func() string {
		var can []string
		for _, a := range k.w.bar.actions {
			if a.can() {
				can = append(can, a.name)
			}
		}
		s := k.w.session
		return fmt.Sprint(s.ArticleID(), s.Version().ID, s.Version().Hidden, s.Active(), s.IsCompared(), s.List(),
			k.w.page.reader.Selection(), can)
	}
	before := now()
	do()
	if opens = k.w.dialogs.Open(); opens {
		k.closeAll()
		k.w.dialogs.Home()
	}
	return opens, opens && now() == before
}

// holds holds the contract against what do opens.
func (k *keyed) holds(do func()) {
	k.Helper()
	r := k.w.page.reader
	k.w.dialogs.Home()
	caret := r.Selection()
	open := func() {
		k.closeAll()
		k.w.dialogs.Home()
		do()
		if n := len(k.w.win.Canvas().Overlays().List()); n != 1 {
			k.Fatalf("%d things are over the window", n)
		}
	}
	open()
	if k.focused() == nil {
		k.Error("nothing in it has the keyboard")
	}
	if _, dialog := k.w.win.Canvas().Overlays().Top().(control.Layered); !dialog { // a menu
		if k.press(fyne.KeyEscape); k.w.dialogs.Open() || k.focused() != fyne.Focusable(r) || r.Selection() != caret {
			k.Errorf("Escape of the menu leads to %T", k.focused())
		}
		return
	}
	k.answersAreSafe()
	n := len(k.stops())
	for i := range n {
		open()
		at := k.stops()[i]
		k.w.win.Canvas().Focus(at)
		k.ringIsSeen(at)
		k.handsOn(at)
		if k.press(fyne.KeyEscape); k.w.dialogs.Open() {
			k.Errorf("Escape does not leave it from %s", named(at))
			continue
		}
		if k.focused() != fyne.Focusable(r) || r.Selection() != caret {
			k.Errorf("after Escape from %s the keyboard is on %T, the caret at %v and not at %v", named(at), k.focused(), r.Selection(), caret)
		}
	}
	open()
	k.asksWhereSomethingWasTyped()
	k.closeAll()
}

// answersAreSafe looks at the buttons: one stands out, and none that stands out, or has the
// keyboard, takes something away; those that do have no tick.
func (k *keyed) answersAreSafe() {
	k.Helper()
	high := 0
	for _, b := range within[*control.Button](k.w) {
		if b.Importance == widget.HighImportance {
			high++
		}
		if b.Danger && (b.Importance == widget.HighImportance || b.Icon != nil || fyne.Focusable(b) == k.focused()) {
			k.Errorf("%q takes something away and is the default, or has an icon", b.Text)
		}
		if b.Icon != nil && b.Icon.Name() == theme.ConfirmIcon().Name() {
			k.Errorf("%q has a tick", b.Text)
		}
		if b.Importance == widget.DangerImportance {
			k.Errorf("%q is filled with red", b.Text)
		}
	}
	if high != 1 {
		k.Errorf("%d buttons stand out", high)
	}
}

// handsOn presses what a control has no use for.
func (k *keyed) handsOn(at fyne.Focusable) {
	k.Helper()
	if n := k.counting(func() {
		if _, takes := at.(fyne.Shortcutable); takes {
			k.ctrlEnter()
		}
	}); n != 1 {
		if _, takes := at.(fyne.Shortcutable); takes {
			k.Errorf("Ctrl+Enter in %s submits %d times", named(at), n)
		}
	}
	if e, is := at.(*control.Entry); is && e.OnSubmitted == nil && e.OnKey == nil {
		if n := k.counting(func() { k.press(fyne.KeyReturn) }); n != 1 {
			k.Errorf("Enter in %s submits %d times", named(at), n)
		}
	}
}

// asksWhereSomethingWasTyped types into the first text of a form and leaves it.
func (k *keyed) asksWhereSomethingWasTyped() {
	k.Helper()
	for _, at := range k.stops() {
		if !isText(at) {
			continue
		}
		k.w.win.Canvas().Focus(at)
		test.Type(at, "typed")
		break
	}
	if len(k.w.writing.unstored()) == 0 || strings.Contains(k.w.writing.unstored()[0].kind, kindExport) {
		return // nothing stands there that would be lost
	}
	k.press(fyne.KeyEscape)
	if n := len(k.w.win.Canvas().Overlays().List()); n != 1 || !k.asked("Discard") {
		k.Errorf("left with something typed, %d things are over the window, asked %v", n, n == 1 && k.asked("Discard"))
		return
	}
	k.answersAreSafe()
	k.press(fyne.KeyEscape)
	if !k.w.dialogs.Open() || len(k.w.writing.unstored()) == 0 || !isText(k.focused()) {
		k.Errorf("Escape of the question does not lead back to what was typed: the keyboard is on %T", k.focused())
	}
}

// TestEveryPartOfTheWindowKeepsTheContract walks the window itself by Tab.
func TestEveryPartOfTheWindowKeepsTheContract(t *testing.T) {
	for _, find := range []bool{false, true} {
		w, _ := ready(t)
		k := newKeyed(t, w)
		rated := 0
		w.keyboard.rate = func(int) { rated++ }
		w.dialogs.Home()
		caret := w.page.reader.Selection()
		if find {
			w.opening.find()
			w.dialogs.Home()
		}
		for _, at := range k.stops() {
			k.ringIsSeen(at)
			back := func() {
				k.closeAll()
				w.win.Canvas().Focus(at)
			}
			back()
			if k.press(fyne.KeyF6); k.focused() == at {
				t.Errorf("F6 stays on %s", named(at))
			}
			back()
			if was := rated; !isText(at) {
				at.TypedRune('2')
				if rated != was+1 {
					t.Errorf("a digit on %s does not come to the window", named(at))
				}
			}
			back()
			for range 3 { // a selection, the find bar and a comparison are left one by one
				if k.press(fyne.KeyEscape); k.focused() == fyne.Focusable(w.page.reader) {
					break
				}
			}
			if k.focused() != fyne.Focusable(w.page.reader) {
				t.Errorf("Escape from %s leads to %T", named(at), k.focused())
			}
			w.page.reader.Select(caret)
			if find {
				w.opening.find()
			}
		}
	}
}

func TestF6GoesRoundListArticleClaimsAndForm(t *testing.T) {
	w, _ := ready(t)
	layOut(w)
	w.dialogs.Home()
	stops := w.stops()
	if len(stops) != 4 {
		t.Fatalf("%d stops", len(stops))
	}
	at := func() int {
		for i, s := range stops {
			if s.Has(w.win.Canvas().Focused()) {
				return i
			}
		}
		return -1
	}
	var went []int
	for range 4 {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6})
		went = append(went, at())
	}
	if fmt.Sprint(went) != "[2 3 0 1]" {
		t.Errorf("F6 goes to %v", went)
	}
	w.keyboard.round(true)
	if at() != 0 {
		t.Errorf("Shift+F6 goes to %d", at())
	}
}

// A dialog that does not come by app/ask is in none of the walks above.
func TestNothingIsPutOverTheWindowPastAsk(t *testing.T) {
	past := regexp.MustCompile(`dialog\.(New|Show)|widget\.(NewModalPopUp|NewPopUp\(|ShowModalPopUp)|Overlays\(\)\.Add`)
	err := filepath.Walk(".", func(path string, info os.FileInfo, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			strings.HasPrefix(path, "ask"+string(os.PathSeparator)) {
			return err
		}
		src, err := os.ReadFile(path)
		if at := past.FindString(string(src)); at != "" && path != "files.go" { // Fyne's file dialogs, where the system has none
			t.Errorf("%s: %s", path, at)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// ringIsSeen measures, once for every kind of control, that the focus on it is seen with a
// contrast of 3:1 on as many pixels as a line around it has.
func (k *keyed) ringIsSeen(at fyne.Focusable) {
	k.Helper()
	o := at.(fyne.CanvasObject)
	kind := reflect.TypeOf(at).String()
	if b, is := at.(*control.Button); is {
		kind += fmt.Sprint(b.Importance, b.Danger)
	}
	if k.rings[kind] || o.Size().IsZero() {
		return
	}
	k.rings[kind] = true
	c := k.w.win.Canvas()
	c.Focus(at)
	layOut(k.w)
	with := c.Capture()
	c.Unfocus()
	without := c.Capture()
	c.Focus(at)
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	area := image.Rect(int(from.X), int(from.Y), int(from.X+o.Size().Width)+1, int(from.Y+o.Size().Height)+1).Intersect(with.Bounds())
	least := area.Dx() + area.Dy() // half of a line around it: a part may be scrolled out of sight
	switch {
	case area.Empty():
		delete(k.rings, kind) // out of sight: another of its kind
		return
	case strings.HasSuffix(kind, "reader.Reader"):
		least = 12 // a caret, as in every text
	case strings.HasSuffix(kind, "control.Pills"), strings.HasSuffix(kind, "worklist.chips"):
		least /= 4 // around the choice that holds
	}
	if n := differing(with, without, area); n < least {
		k.Errorf("the focus on %s changes %d pixels, want %d", named(at), n, least)
	}
}

func differing(a, b image.Image, area image.Rectangle) (n int) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if one, other := a.At(x, y), b.At(x, y); one != other && palette.Contrast(one, other) >= 3 {
				n++
			}
		}
	}
	return n
}
