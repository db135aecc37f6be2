package control

import (
	"image"
	"image/color"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/model/palette"
)

// heard is what a window hears of the keys that its controls have no use for.
type heard struct {
	win       fyne.Window
	runes     string
	keys      []fyne.KeyName
	submitted int
}

func window(t *testing.T, appearance look.Appearance, content fyne.CanvasObject) *heard {
	t.Helper()
	fyne.CurrentApp().Settings().SetTheme(look.Theme{Appearance: appearance})
	layer := NewLayer(func(_ time.Duration, f func()) func() {
		f()
		return func() {}
	})
	h := &heard{win: test.NewTempWindow(t, container.NewStack(container.NewVBox(content), layer))}
	h.win.Resize(fyne.NewSize(600, 400))
	c := h.win.Canvas()
	c.SetOnTypedRune(func(r rune) { h.runes += string(r) })
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == KeySubmit {
			h.submitted++
			return
		}
		h.keys = append(h.keys, e.Name)
	})
	return h
}

func (h *heard) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		h.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// shortcut presses a shortcut as Fyne's driver hands it over: to what has the keyboard,
// where that takes shortcuts, else to the window.
func (h *heard) shortcut(key fyne.KeyName, with fyne.KeyModifier) {
	s := &desktop.CustomShortcut{KeyName: key, Modifier: with}
	if f, is := h.win.Canvas().Focused().(fyne.Shortcutable); is {
		f.TypedShortcut(s)
	} else if Submits(s) {
		h.submitted++
	}
}

// every is one of each control.
func every() map[string]fyne.CanvasObject {
	list := NewList(func() int { return 3 }, func() fyne.CanvasObject { return widget.NewLabel("row") },
		func(widget.ListItemID, fyne.CanvasObject) {})
	return map[string]fyne.CanvasObject{
		"Entry": NewEntry("hint"), "Lines": NewLines("hint", 2), "Completing": NewCompleting("hint", nil),
		"Select": NewSelect([]string{"one", "two"}, nil), "Check": NewCheck("check", nil), "Pills": NewPills([]string{"one", "two"}, nil),
		"List":   container.NewGridWrap(fyne.NewSize(200, 90), list),
		"Button": NewButton("press", nil, func() {}), "default Button": NewDefault("press", func() {}),
		"quiet Button": NewQuiet("press", nil, func() {}), "danger Button": NewDanger("press", func() {}),
		"icon Button": NewIcon(theme.CancelIcon(), "away", func() {}),
	}
}

// focus gives the first control in a window the keyboard.
func (h *heard) focus() fyne.Focusable {
	h.win.Canvas().Unfocus()
	h.win.Canvas().FocusNext()
	return h.win.Canvas().Focused()
}

// TestMain gives the tests a theme that has the ring's colour.
func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(look.Theme{})
	m.Run()
}

func TestEveryControlHandsOnWhatItHasNoUseFor(t *testing.T) {
	for name, o := range every() {
		t.Run(name, func(t *testing.T) {
			h := window(t, look.AlwaysLight, o)
			on := h.focus()
			if on == nil {
				t.Fatal("it does not take the keyboard")
			}
			h.press(fyne.KeyEscape, fyne.KeyF6, desktop.KeyMenu)
			if len(h.keys) != 3 {
				t.Errorf("the window heard %q", h.keys)
			}
			if tab, is := on.(fyne.Tabbable); is && tab.AcceptsTab() {
				t.Error("Tab stays in it")
			}
			h.shortcut(fyne.KeyReturn, fyne.KeyModifierShortcutDefault)
			if h.submitted != 1 {
				t.Errorf("Ctrl+Enter submitted %d times", h.submitted)
			}
			on.TypedRune('n')
			on.TypedRune('7')
			_, text := on.(interface{ SelectedText() string })
			if want := map[bool]string{true: "", false: "n7"}[text]; h.runes != want {
				t.Errorf("the window heard the letters %q", h.runes)
			}
		})
	}
}

func TestAnEntryTypesNoTabAndEnterSubmitsIt(t *testing.T) {
	e := NewEntry("")
	h := window(t, look.AlwaysLight, e)
	h.focus()
	e.TypedRune('a')
	h.press(fyne.KeyTab)
	h.shortcut(fyne.KeyTab, fyne.KeyModifierControl)
	if e.Text != "a" {
		t.Errorf("typed %q", e.Text)
	}
	if h.press(fyne.KeyReturn); h.submitted != 1 {
		t.Error("Enter does not submit what the entry stands in")
	}
	own := ""
	e.OnSubmitted = func(s string) { own = s }
	if h.press(fyne.KeyEnter); own != "a" || h.submitted != 1 {
		t.Errorf("the entry's own Enter was given %q, the window %d", own, h.submitted)
	}
	left := false
	e.OnEscape = func() { left = true }
	if h.press(fyne.KeyEscape); !left || len(h.keys) != 0 {
		t.Error("Escape did not come to the entry's own")
	}
}

func TestCtrlTabTypesATabIntoLinesAndEnterALine(t *testing.T) {
	l := NewLines("", 2)
	h := window(t, look.AlwaysLight, l)
	h.focus()
	l.TypedRune('a')
	h.shortcut(fyne.KeyTab, fyne.KeyModifierControl)
	h.press(fyne.KeyTab, fyne.KeyReturn)
	l.TypedRune('b')
	if l.Text != "a\t\nb" || h.submitted != 0 {
		t.Errorf("typed %q", l.Text)
	}
	h.shortcut(fyne.KeyReturn, fyne.KeyModifierShortcutDefault)
	if h.submitted != 1 || l.Text != "a\t\nb" {
		t.Errorf("Ctrl+Enter submitted %d times and left %q", h.submitted, l.Text)
	}
}

func TestLinesGrowWithTheirText(t *testing.T) {
	l := NewLines("", 2)
	window(t, look.AlwaysLight, l)
	low := l.MinSize().Height
	l.SetText(strings.Repeat("one more line of reasoning ", 30))
	if high := l.MinSize().Height; high <= low {
		t.Errorf("with more text it is %v high, without it %v", high, low)
	}
}

func TestTheWheelScrollsThePanelAndATextOnlyWhileItHasTheKeyboard(t *testing.T) {
	text := NewLines("", 3)
	below := canvas.NewRectangle(color.Black)
	below.SetMinSize(fyne.NewSize(10, 2000))
	s := NewScroll(container.NewVBox(text, below))
	h := window(t, look.AlwaysLight, container.NewGridWrap(fyne.NewSize(300, 300), s.Content))
	text.SetText(strings.Repeat("line\n", 3*mostRows))
	h.win.Canvas().Content().Refresh()
	over := fyne.CurrentApp().Driver().AbsolutePositionForObject(text).AddXY(20, 20)
	turn := func() (panel, inside float32) {
		before, in := s.Offset.Y, text.inner.Offset.Y
		test.Scroll(h.win.Canvas(), over, 0, -20) // tells no place: it is the panel's
		if s.Offset.Y == before {
			t.Fatal("the wheel does not come to the panel")
		}
		s.ScrollToOffset(fyne.NewPos(0, before))
		e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -20)}
		e.AbsolutePosition = over
		s.Content.(*fyne.Container).Objects[1].(fyne.Scrollable).Scrolled(e)
		return s.Offset.Y - before, text.inner.Offset.Y - in
	}
	if panel, inside := turn(); panel <= 0 || inside != 0 {
		t.Errorf("over a text without the keyboard the panel went by %v, the text by %v", panel, inside)
	}
	s.ScrollToTop()
	h.win.Canvas().Focus(text)
	if panel, inside := turn(); panel != 0 || inside <= 0 {
		t.Errorf("over a text with the keyboard the panel went by %v, the text by %v", panel, inside)
	}
	text.inner.ScrollToBottom()
	if panel, _ := turn(); panel <= 0 {
		t.Error("at the end of the text the wheel sticks")
	}
}

func TestEnterAndSpacePressAButtonWhichKeepsTheKeyboard(t *testing.T) {
	pressed := 0
	b := NewButton("press", nil, func() { pressed++ })
	h := window(t, look.AlwaysLight, b)
	h.focus()
	h.press(fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace)
	if pressed != 3 || h.win.Canvas().Focused() != b {
		t.Errorf("pressed %d times, the keyboard is on %T", pressed, h.win.Canvas().Focused())
	}
	b.Disable()
	if b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}); pressed != 3 {
		t.Error("a disabled button was pressed")
	}
}

func TestAPressOfTheMouseLeavesTheKeyboardWhereItWas(t *testing.T) {
	e, b := NewEntry(""), NewButton("press", nil, func() {})
	h := window(t, look.AlwaysLight, container.NewVBox(e, b))
	h.win.Canvas().Focus(e)
	b.Tapped(&fyne.PointEvent{})
	if h.win.Canvas().Focused() != e {
		t.Errorf("the keyboard is on %T", h.win.Canvas().Focused())
	}
}

func TestAClosedSelectOpensOnEnterAndEscapeGivesTheKeyboardBack(t *testing.T) {
	s := NewSelect([]string{"one", "two"}, nil)
	h := window(t, look.AlwaysLight, s)
	h.focus()
	if h.press(fyne.KeyReturn); h.win.Canvas().Overlays().Top() == nil {
		t.Fatal("it is not open")
	}
	if h.press(fyne.KeyEscape); h.win.Canvas().Overlays().Top() != nil || h.win.Canvas().Focused() != s {
		t.Errorf("the keyboard is on %T", h.win.Canvas().Focused())
	}
	h.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.Selected != "two" || h.win.Canvas().Focused() != s {
		t.Errorf("selected %q", s.Selected)
	}
}

func TestAnOpenedSelectMarksWhatIsChosen(t *testing.T) {
	s := NewSelect([]string{"one", "two", "three", "four"}, nil)
	h := window(t, look.AlwaysLight, s)
	h.focus()
	s.SetSelected("two")
	h.press(fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	if s.Selected != "three" {
		t.Errorf("one down from two is %q", s.Selected)
	}
	h.press(fyne.KeyReturn, fyne.KeyReturn)
	if s.Selected != "three" {
		t.Errorf("opened and left with Enter it is %q", s.Selected)
	}
	s.Tapped(&fyne.PointEvent{})
	h.press(fyne.KeyUp, fyne.KeyReturn)
	if s.Selected != "two" {
		t.Errorf("opened with the mouse, one up from three is %q", s.Selected)
	}
}

func TestTheArrowsChooseAPill(t *testing.T) {
	var chosen []int
	p := NewPills([]string{"supports", "refutes", "context"}, func(i int) { chosen = append(chosen, i) })
	h := window(t, look.AlwaysLight, p)
	h.focus()
	h.press(fyne.KeyRight, fyne.KeyDown, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome)
	if p.Selected != 0 || len(chosen) != 4 {
		t.Errorf("chosen %v, now %d", chosen, p.Selected)
	}
	p.Tapped(&fyne.PointEvent{Position: fyne.NewPos(p.Size().Width-2, 4)})
	if p.Selected != 2 {
		t.Errorf("a press on the last chose %d", p.Selected)
	}
}

func TestOffersAreTakenWithTheArrowsAndEscapeClosesThemAlone(t *testing.T) {
	known := []Completion{{Text: "Holbrooke", Aside: "3 claims"}, {Text: "Holder"}}
	c := NewCompleting("", func(typed string, answer func([]Completion)) {
		var fit []Completion
		for _, k := range known {
			if typed != "" && strings.HasPrefix(k.Text, typed) {
				fit = append(fit, k)
			}
		}
		answer(fit)
	})
	h := window(t, look.AlwaysLight, c)
	h.focus()
	test.Type(c, "Hol")
	if len(c.Offers()) != 2 {
		t.Fatalf("offered %v", c.Offers())
	}
	shown := 0
	for _, o := range test.LaidOutObjects(h.win.Content()) {
		if l, is := o.(*widget.Label); is && strings.HasPrefix(l.Text, "Hol") {
			shown++
		}
	}
	if shown != 2 {
		t.Errorf("%d offers are on the screen", shown)
	}
	if h.press(fyne.KeyEscape); len(c.Offers()) != 0 || len(h.keys) != 0 || h.win.Canvas().Focused() != c {
		t.Error("Escape closed more than the list")
	}
	test.Type(c, "d")
	h.press(fyne.KeyDown, fyne.KeyReturn)
	if c.Text != "Holder" || h.submitted != 0 || len(c.Offers()) != 0 {
		t.Errorf("taken %q, submitted %d", c.Text, h.submitted)
	}
	if h.press(fyne.KeyReturn); h.submitted != 1 {
		t.Error("with no list Enter does not submit")
	}
	if h.press(fyne.KeyEscape); len(h.keys) != 1 {
		t.Error("with no list Escape does not leave")
	}
}

func TestATipTellsWhatAButtonDoesAndItsKey(t *testing.T) {
	b := NewIcon(theme.CancelIcon(), "Add source", func() {})
	b.Key = "S"
	h := window(t, look.AlwaysLight, b)
	tips := func() (all []string) {
		for _, o := range test.LaidOutObjects(h.win.Content()) {
			if text, is := o.(*canvas.Text); is && strings.Contains(text.Text, "Add source") {
				all = append(all, text.Text)
			}
		}
		return all
	}
	b.MouseIn(&desktop.MouseEvent{})
	if got := tips(); len(got) != 1 || !strings.HasSuffix(got[0], "S") {
		t.Errorf("shown %q", got)
	}
	if b.MouseOut(); len(tips()) != 0 {
		t.Error("the tip stays")
	}
	b.MouseIn(&desktop.MouseEvent{})
	over := widget.NewLabel("a dialog that came up meanwhile")
	h.win.Canvas().Overlays().Add(over)
	if b.MouseOut(); len(tips()) != 0 {
		t.Error("the tip stays behind a dialog")
	}
}

func TestALongTipIsBrokenBetweenWords(t *testing.T) {
	text := strings.Repeat("a reason of several words ", 8)
	lines := inLines(text, 72)
	for _, line := range lines {
		if len(line) > 72 || line != strings.TrimSpace(line) {
			t.Errorf("a line is %q", line)
		}
	}
	if strings.Join(lines, " ") != strings.TrimSpace(text) || len(lines) != 3 {
		t.Errorf("%q", lines)
	}
	if got := inLines(strings.Repeat("长", 200), 72); len(got) != 1 {
		t.Errorf("%q", got)
	}
	b := NewIcon(theme.CancelIcon(), text, func() {})
	h := window(t, look.AlwaysLight, b)
	b.MouseIn(&desktop.MouseEvent{})
	for _, o := range test.LaidOutObjects(h.win.Content()) {
		if words, is := o.(*canvas.Text); is && words.Text == lines[0] && words.MinSize().Width > h.win.Canvas().Size().Width {
			t.Errorf("the tip is %v wide in a window of %v", words.MinSize(), h.win.Canvas().Size())
		}
	}
}

func TestKeysOfAMenuStandInAColumn(t *testing.T) {
	width := func(s string) float32 { return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width }
	labels := []string{"Undo", "A much longer line of a menu", "Find", "导入文件…", "Fit"}
	keys := []string{"Ctrl+Z", "S", "", "Ctrl+O", "F"}
	least, most := float32(math.MaxFloat32), float32(0)
	for i, line := range InColumns(labels, keys) {
		if strings.Contains(line, "\t") {
			t.Errorf("%q has a tab, which Fyne draws as broken signs behind a sign of another font", line)
		}
		before, is := strings.CutSuffix(line, keys[i])
		if !is || strings.TrimRight(before, " \u200a") != labels[i] {
			t.Errorf("%q, want %s and then %s", line, labels[i], keys[i])
		}
		if keys[i] != "" {
			least, most = min(least, width(before)), max(most, width(before))
			if width(before)-width(labels[i]) < 10 {
				t.Errorf("%q: the key stands at the label", line)
			}
		}
	}
	if most-least > 1.5 {
		t.Errorf("keys stand between %.1f and %.1f", least, most)
	}
}

// changed is how many pixels of two pictures differ with a contrast of 3:1 at least.
func changed(a, b image.Image) (n int) {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if palette.Contrast(a.At(x, y), b.At(x, y)) >= 3 {
				n++
			}
		}
	}
	return n
}

// WCAG 2.2, 2.4.13: what shows the focus is at least as large as a line of two pixels
// around the control, and differs from what was there by 3:1.
func TestTheFocusIsSeenOnEveryControlInLightAndDark(t *testing.T) {
	for _, appearance := range []look.Appearance{look.AlwaysLight, look.AlwaysDark} {
		for name, o := range every() {
			h := window(t, appearance, container.NewPadded(o))
			c := h.win.Canvas()
			without := c.Capture()
			on := h.focus().(fyne.CanvasObject)
			with := c.Capture()
			size := on.Size()
			if p, is := on.(*Pills); is { // the ring is around the choice that holds
				size.Width /= float32(len(p.Options))
			}
			least := int(2 * (size.Width + size.Height)) // a line one pixel wide: corners are round, and edges blend
			if n := changed(without, with); n < least {
				t.Errorf("%s: the focus on a %s changes %d pixels, want %d", appearance, name, n, least)
			}
		}
	}
}

func TestTheRingStandsOutFromEveryGround(t *testing.T) {
	for _, appearance := range []look.Appearance{look.AlwaysLight, look.AlwaysDark} {
		th := look.Theme{Appearance: appearance}
		for _, ground := range []fyne.ThemeColorName{
			theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameInputBackground, theme.ColorNameMenuBackground,
			theme.ColorNameOverlayBackground, theme.ColorNameHeaderBackground, theme.ColorNameSelection,
			look.TintTrue, look.TintMostlyTrue, look.TintMixed, look.TintMostlyFalse, look.TintFalse, look.TintNone, look.TintUnrated,
		} {
			if got := palette.Contrast(th.Color(look.Ring, 0), th.Color(ground, 0)); got < 3 {
				t.Errorf("%s: the ring on %s has contrast %.2f", appearance, ground, got)
			}
		}
		// On a filled control the inner line tells the ring apart.
		for _, fill := range []fyne.ThemeColorName{theme.ColorNamePrimary, look.Ring} {
			if got := palette.Contrast(th.Color(theme.ColorNameBackground, 0), th.Color(fill, 0)); got < 3 {
				t.Errorf("%s: the line within the ring on %s has contrast %.2f", appearance, fill, got)
			}
		}
	}
}

// What is found late is not offered over what the person has gone to since.
func TestNothingIsOfferedOnceTheKeyboardIsElsewhere(t *testing.T) {
	var answers []func([]Completion)
	c := NewCompleting("", func(_ string, answer func([]Completion)) { answers = append(answers, answer) })
	h := window(t, look.AlwaysLight, c)
	h.focus()
	h.press(fyne.KeyDown)
	h.win.Canvas().Unfocus()
	for _, answer := range answers {
		answer([]Completion{{Text: "root"}})
	}
	if len(answers) == 0 || len(c.Offers()) != 0 {
		t.Errorf("%d searches, offered is %v", len(answers), c.Offers())
	}
}

func TestPillsOnTwoLinesAreChosenByArrowsAndPointer(t *testing.T) {
	test.NewTempApp(t)
	p := NewPills([]string{"A", "B", "C", "D", "E"}, nil)
	p.PerRow = 3
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(300, 80))
	one, all := NewPills(p.Options, nil).MinSize(), p.MinSize()
	if all.Width >= one.Width || all.Height <= one.Height {
		t.Errorf("two lines take %v, one takes %v", all, one)
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 3}, {fyne.KeyRight, 4}, {fyne.KeyDown, 4}, {fyne.KeyUp, 1}, {fyne.KeyLeft, 0}, {fyne.KeyUp, 0}} {
		p.TypedKey(&fyne.KeyEvent{Name: step.key})
		if p.Selected != step.want {
			t.Errorf("%s chooses %d, want %d", step.key, p.Selected, step.want)
		}
	}
	for _, tap := range []struct {
		x, y float32
		want int
	}{{0.9, 0.2, 2}, {0.9, 0.8, 4}, {0.1, 0.8, 3}} {
		p.Tapped(&fyne.PointEvent{Position: fyne.NewPos(p.Size().Width*tap.x, p.Size().Height*tap.y)})
		if p.Selected != tap.want {
			t.Errorf("a tap at %v, %v chooses %d, want %d", tap.x, tap.y, p.Selected, tap.want)
		}
	}
}
