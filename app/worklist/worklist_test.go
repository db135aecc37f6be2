package worklist

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/look"
	"galley/app/state"
	"galley/model"
)

// desk is a list in a window, with what it reported.
type desk struct {
	*Worklist
	win      fyne.Window
	selected string
	chip     state.Chip
	typed    string
	left     bool
	did      []string
	passed   string
}

// rowsOf are claims that are to be checked but for those whose wording says otherwise.
func rowsOf(wordings ...string) state.Worklist {
	scale := model.BuiltInScales()[0]
	list := state.Worklist{Total: len(wordings)}
	for i, words := range wordings {
		d := model.Dossier{Claim: model.Claim{ID: fmt.Sprint("c", i), Wording: words, Status: model.Unchecked}, Scale: scale}
		if strings.Contains(words, "rated") {
			d.Verdicts = []model.Verdict{{ID: "w", Rating: scale.Ratings[0].Label, ScaleID: scale.ID, By: "Bob"}}
			d.Claim.Status = model.Checked
			list.Done++
		}
		row := state.RowOfClaim(d, i+1, "v", "Ann")
		list.Rows = append(list.Rows, row)
		for _, c := range state.Chips {
			if row.In(c) {
				list.Counts[c]++
			}
		}
	}
	return list
}

func deskWith(t *testing.T, now state.Worklist) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	d := &desk{Worklist: New()}
	d.OnSelect = func(id string) {
		d.selected = id
		d.Show(d.now, id)
	}
	d.OnChip = func(c state.Chip) { d.chip = c }
	d.OnFilter = func(typed string) { d.typed = typed }
	d.OnOpen = func() { d.did = append(d.did, "open") }
	d.Verbs = func() []Verb {
		return []Verb{{Label: "Tags…", Letter: 't', Do: func() { d.did = append(d.did, "tags") }},
			{Label: "Delete", Key: fyne.KeyDelete, Do: func() { d.did = append(d.did, "delete "+strings.Join(d.Selected(), " ")) }}}
	}
	d.win = test.NewTempWindow(t, d.Content())
	d.win.Resize(fyne.NewSize(360, 420))
	d.win.Canvas().SetOnTypedRune(func(r rune) { d.passed += string(r) })
	d.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { d.left = d.left || e.Name == fyne.KeyEscape })
	d.Show(now, "")
	return d
}

func (d *desk) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// reach presses keys with Shift held.
func (d *desk) reach(keys ...fyne.KeyName) {
	d.list.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.press(keys...)
	d.list.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// rows are the rows that are on the screen.
func (d *desk) rows() []*row {
	var all []*row
	for _, o := range test.LaidOutObjects(d.Content()) {
		if r, is := o.(*row); is && r.now.ID != "" {
			all = append(all, r)
		}
	}
	return all
}

// menuShown is the menu over the window, nil for none.
func (d *desk) menuShown() *widget.PopUpMenu {
	top := d.win.Canvas().Overlays().Top()
	if top == nil {
		return nil
	}
	for _, o := range test.LaidOutObjects(top) {
		if m, is := o.(*widget.PopUpMenu); is {
			return m
		}
	}
	return nil
}

func TestARowIsOneLineOf32Pixels(t *testing.T) {
	d := deskWith(t, rowsOf("The envoy said that 21,000 troops would go before the summer began, and that nobody disagreed", "rated",
		"three"))
	rows := d.rows()
	if len(rows) != 3 {
		t.Fatalf("%d rows are shown", len(rows))
	}
	first, second := rows[0], rows[1]
	if first.index > second.index {
		first, second = second, first
	}
	var tops []float32 // of the boxes that Fyne's list puts rows into
	for _, o := range test.LaidOutObjects(d.list) {
		if fmt.Sprintf("%T", o) == "*widget.listItem" {
			tops = append(tops, o.Position().Y)
		}
	}
	slices.Sort(tops)
	if len(tops) != 3 || tops[1]-tops[0] != 32 || tops[2]-tops[1] != 32 {
		t.Errorf("the rows begin at %v", tops)
	}
	p := test.TempWidgetRenderer(t, first).(*rowRenderer)
	if text := p.wording.Text; !strings.HasSuffix(text, "…") || p.wording.MinSize().Width > p.wording.Size().Width {
		t.Errorf("%q is %v wide in %v", text, p.wording.MinSize().Width, p.wording.Size().Width)
	}
	if p.number.Text != "1" || p.mark.Text != "" {
		t.Errorf("number %q, sign %q", p.number.Text, p.mark.Text)
	}
	if q := test.TempWidgetRenderer(t, second).(*rowRenderer); q.mark.Text != "++" || q.tint.FillColor == p.tint.FillColor {
		t.Errorf("the rated claim shows %q, in the tint of one that is not", q.mark.Text)
	}
	if got := second.Words(); got != "Claim 2 · True · rated · no source · rated without reasoning" {
		t.Errorf("in words: %s", got)
	}
}

func TestTheArrowsSelectAndShiftReaches(t *testing.T) {
	d := deskWith(t, rowsOf("one", "two", "three", "four"))
	d.list.focus()
	d.press(fyne.KeyDown, fyne.KeyDown)
	if d.selected != "c1" || d.Several() {
		t.Errorf("%q is selected, several: %v", d.selected, d.Several())
	}
	d.reach(fyne.KeyDown, fyne.KeyDown)
	if got := strings.Join(d.Selected(), " "); got != "c1 c2 c3" || d.selected != "c1" {
		t.Errorf("reached %s, with the form of %s", got, d.selected)
	}
	if !d.strip.content.Visible() || !strings.HasPrefix(d.strip.said.Text, "3 selected") {
		t.Errorf("the strip says %q", d.strip.said.Text)
	}
	d.press(fyne.KeyDelete)
	d.list.TypedRune('t')
	d.list.TypedRune('2')
	if got := strings.Join(d.did, ", "); got != "delete c1 c2 c3, tags" || d.passed != "2" {
		t.Errorf("did %s, passed on %q", got, d.passed)
	}
	if next := d.After(d.Selected()); next != "c0" {
		t.Errorf("after the last ones %s is selected", next)
	}
	d.press(fyne.KeyEscape)
	if d.Several() || d.left {
		t.Error("Escape did not let them go, or went on to the article")
	}
	d.list.TypedRune('t') // of one claim it is the window's
	if d.passed != "2t" {
		t.Errorf("passed on %q", d.passed)
	}
	d.press(fyne.KeyEscape)
	if !d.left {
		t.Error("Escape does not lead to the article")
	}
	d.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.press(fyne.KeySpace)
	if got := strings.Join(d.Selected(), " "); got != "c0 c2 c3" {
		t.Errorf("of all but the one at the cursor: %s", got)
	}
	d.press(fyne.KeyReturn)
	if d.did[len(d.did)-1] != "open" {
		t.Error("Enter does not lead to the form")
	}
}

func TestCtrlClickAddsAndAnotherClaimLetsGo(t *testing.T) {
	d := deskWith(t, rowsOf("one", "two", "three"))
	click := func(i int, held fyne.KeyModifier) {
		for _, r := range d.rows() {
			if r.index == i {
				r.MouseDown(&desktop.MouseEvent{Modifier: held})
				r.Tapped(nil)
			}
		}
	}
	click(0, 0)
	click(2, fyne.KeyModifierShortcutDefault)
	if got := strings.Join(d.Selected(), " "); got != "c0 c2" {
		t.Errorf("selected: %s", got)
	}
	if next := d.After([]string{"c0", "c1"}); next != "c2" {
		t.Errorf("once they are gone %s is selected", next)
	}
	d.Show(d.now, "c1") // as on N, or a click in the article
	if got := strings.Join(d.Selected(), " "); got != "c1" {
		t.Errorf("selected after another claim was: %s", got)
	}
	click(2, fyne.KeyModifierShortcutDefault)
	gone := rowsOf("one", "two")
	d.Show(gone, "c1")
	if got := strings.Join(d.Selected(), " "); got != "c1" {
		t.Errorf("selected after one was deleted: %s", got)
	}
}

func TestTheMenuIsOfWhatIsSelected(t *testing.T) {
	d := deskWith(t, rowsOf("one", "two", "three"))
	d.list.focus()
	d.press(fyne.KeyDown, desktop.KeyMenu)
	if menu := d.menuShown(); menu == nil || len(menu.Items) != 2 {
		t.Fatalf("the menu key shows %v", menu)
	}
	d.menuShown().Hide()
	for _, r := range d.rows() {
		if r.index == 2 {
			r.TappedSecondary(&fyne.PointEvent{})
		}
	}
	if got := strings.Join(d.Selected(), " "); got != "c2" || d.menuShown() == nil {
		t.Errorf("the right button is about %s", got)
	}
}

func TestChipsCountAndEmptyOnesAreGrey(t *testing.T) {
	d := deskWith(t, rowsOf("one", "two", "rated"))
	c := d.chips
	if c.counted(state.ToCheck) != "2" || c.open(state.LookAgain) || !c.open(state.ToSign) {
		t.Errorf("to check %s, look again %v, to sign %v", c.counted(state.ToCheck), c.open(state.LookAgain), c.open(state.ToSign))
	}
	d.win.Canvas().Focus(c)
	d.press(fyne.KeyRight)
	if d.chip != state.ToCheck {
		t.Errorf("the arrow chose %d", d.chip)
	}
	now := d.now
	now.Chip = state.ToCheck
	d.Show(now, "")
	d.press(fyne.KeyRight)
	if d.chip != state.NoSource {
		t.Errorf("the arrow did not pass the empty one: %d", d.chip)
	}
	boxes, _ := c.places(c.Size().Width)
	test.TapAt(c, boxes[state.LookAgain].at.AddXY(2, 2))
	if d.chip != state.NoSource {
		t.Error("an empty chip was chosen")
	}
	test.TapAt(c, boxes[state.ToSign].at.AddXY(2, 2))
	if d.chip != state.ToSign {
		t.Error("a chip was pressed and not chosen")
	}
	if c.lines != 2 || c.Size().Height < 2*chipHeight {
		t.Errorf("in 360 px they take %d lines, %v px high", c.lines, c.Size().Height)
	}
	d.win.Resize(fyne.NewSize(226, 420))
	boxes, _ = c.places(c.Size().Width)
	if c.lines != 2 || !boxes[state.LookAgain].size.IsZero() || boxes[state.Mine].size.IsZero() != !c.open(state.Mine) {
		t.Errorf("in 226 px they take %d lines, with boxes %v", c.lines, boxes)
	}
	d.win.Resize(fyne.NewSize(900, 420))
	if c.lines != 1 || c.Size().Height >= 2*chipHeight {
		t.Errorf("in 900 px they take %d lines, %v px high", c.lines, c.Size().Height)
	}
}

func TestEscapeClearsTheFilterThenLeavesIt(t *testing.T) {
	d := deskWith(t, rowsOf("one", "two"))
	d.win.Canvas().Focus(d.ShowFilter())
	test.Type(d.filter.Entry, "two")
	if d.typed != "two" {
		t.Fatalf("typed %q", d.typed)
	}
	now := d.now
	now.Rows, now.Filter = now.Rows[1:], "two"
	d.Show(now, "")
	if got := d.filter.found.String(); got != "1 of 2" {
		t.Errorf("it says %q", got)
	}
	d.press(fyne.KeyDown)
	if d.win.Canvas().Focused() != fyne.Focusable(d.list) || d.selected != "c1" {
		t.Errorf("down leads to %T, %s", d.win.Canvas().Focused(), d.selected)
	}
	d.press(fyne.KeyUp)
	if d.win.Canvas().Focused() != fyne.Focusable(d.filter.Entry) {
		t.Error("up does not lead back")
	}
	d.press(fyne.KeyEscape)
	if d.typed != "" || !d.filter.row.Visible() || d.left {
		t.Errorf("Escape left %q, shown %v, left %v", d.typed, d.filter.row.Visible(), d.left)
	}
	d.Show(rowsOf("one", "two"), "")
	d.press(fyne.KeyEscape)
	if d.filter.row.Visible() || !d.left {
		t.Error("Escape does not leave an empty filter")
	}
}

func TestAnEmptyListSaysWhatToDoNext(t *testing.T) {
	d := deskWith(t, rowsOf("one", "two"))
	said := map[string]bool{}
	for _, c := range state.Chips[1:] {
		now := state.Worklist{Total: 2, Chip: c}
		d.Show(now, "")
		if text := d.empty.Text; text == "" || said[text] || !d.empty.Visible() {
			t.Errorf("chip %d says %q", c, text)
		}
		said[d.empty.Text] = true
	}
	d.Show(state.Worklist{Total: 2, Filter: "opium"}, "")
	if !strings.Contains(d.empty.Text, "“opium”") || !strings.Contains(d.empty.Text, "Escape") {
		t.Errorf("a search without a hit says %q", d.empty.Text)
	}
	d.Show(rowsOf("one"), "")
	if d.empty.Visible() {
		t.Error("it says so where there are claims")
	}
}

func TestAFoldedListIsALine(t *testing.T) {
	d := deskWith(t, rowsOf("one", "rated"))
	d.Show(d.now, "c1")
	open := d.Content().MinSize().Height
	d.Fold(true)
	if folded := d.Content().MinSize().Height; folded > 44 || folded >= open || d.title.Text != "Claim 2 · 1 of 2 checked" {
		t.Errorf("folded it takes %v px of %v, and says %q", folded, open, d.title.Text)
	}
	d.Fold(false)
	if d.title.Text != "Claims · 1 of 2 checked" || d.Content().MinSize().Height != open {
		t.Errorf("unfolded it says %q", d.title.Text)
	}
}

func TestWhatIsSelectedAfterADeletionIsTheNextThatIsLeft(t *testing.T) {
	d := deskWith(t, rowsOf("one", "two", "three", "four"))
	for _, c := range []struct {
		gone []string
		want string
	}{{[]string{"c0", "c2"}, "c3"}, {[]string{"c1", "c3"}, "c2"}, {[]string{"c0", "c1", "c2", "c3"}, ""}} {
		if got := d.After(c.gone); got != c.want {
			t.Errorf("after %v comes %q, want %q", c.gone, got, c.want)
		}
	}
}

// What is done is never done to another claim than the one that is seen to be selected.
func TestTheClaimLeftOfSeveralIsTheOneThatIsWorkedOn(t *testing.T) {
	d := deskWith(t, rowsOf("one", "two", "three"))
	d.list.clicked(0, 0)
	d.list.clicked(2, fyne.KeyModifierShortcutDefault)
	d.list.clicked(0, fyne.KeyModifierShortcutDefault)
	if got := d.Selected(); d.selected != "c2" || !slices.Equal(got, []string{"c2"}) {
		t.Errorf("the form is of %s, selected is %v", d.selected, got)
	}
	d.press(fyne.KeyDelete)
	if !slices.Equal(d.did, []string{"delete c2"}) {
		t.Errorf("done is %v", d.did)
	}
	d.press(fyne.KeySpace) // nothing is left of one
	if got := d.Selected(); d.selected != "c2" || !slices.Equal(got, []string{"c2"}) || !d.Worklist.selected["c2"] {
		t.Errorf("the form is of %s, selected is %v", d.selected, got)
	}
}

// many are the rows of so many claims.
func many(n int) state.Worklist {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprint("claim number ", i)
	}
	return rowsOf(words...)
}

func TestTheSelectedClaimIsInViewWhateverIsListed(t *testing.T) {
	d := deskWith(t, many(60))
	d.Show(d.now, "c40")
	inView := func(when string) {
		t.Helper()
		if !d.list.sees(d.now.Index("c40")) {
			t.Errorf("%s: row %d is out of view at %.0f", when, d.now.Index("c40"), d.list.GetScrollOffset())
		}
	}
	inView("selected")
	part := many(60)
	part.Rows, part.Filter = part.Rows[40:41], "40"
	d.Show(part, "c40")
	inView("filtered")
	d.Show(many(60), "c40")
	inView("the filter left")
	part = many(60)
	part.Rows, part.Chip = part.Rows[39:], state.ToCheck
	d.Show(part, "c40")
	inView("in a part")
	d.Show(many(60), "c40")
	inView("in the whole")
	d.win.Resize(fyne.NewSize(360, 240))
	inView("in less room")
	corrected := many(60)
	corrected.Rows = append(slices.Clone(corrected.Rows[41:60]), corrected.Rows[:41]...)
	d.Show(corrected, "c40")
	inView("claims put before it")
}

// TestAListThatHasNoRoomForAMomentShowsTheSelectedClaimAfterwards: while the form is laid out for
// the first time the list has less than a row, or less than nothing.
func TestAListThatHasNoRoomForAMomentShowsTheSelectedClaimAfterwards(t *testing.T) {
	for _, height := range []float32{-30, 0, 20} {
		d := deskWith(t, many(6))
		d.list.Resize(fyne.NewSize(360, 300))
		d.Show(d.now, "c0")
		d.list.Resize(fyne.NewSize(360, height))
		d.list.Resize(fyne.NewSize(360, 130))
		if at := d.list.GetScrollOffset(); at != 0 {
			t.Errorf("from a height of %.0f: the first claim is selected, and the list is at %.0f", height, at)
		}
	}
}

func TestWhoScrolledTheListKeepsThePlace(t *testing.T) {
	d := deskWith(t, many(60))
	d.Show(d.now, "c40")
	d.list.ScrollToTop()
	d.Show(many(60), "c40")
	d.win.Resize(fyne.NewSize(360, 300))
	if at := d.list.GetScrollOffset(); at != 0 {
		t.Errorf("the list went to %.0f", at)
	}
}
