package ledger

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"galley/app/look"
	"galley/app/state"
	"galley/model/ledger"
	"galley/model/passage"
)

// bench is a panel in a window of the size of a right column, and what it reported.
type bench struct {
	*Panel
	did []string
}

func shown(t *testing.T, now state.Ledger) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	b := &bench{Panel: New()}
	b.OnTick = func(all []state.Entry, on bool) {
		var words []string
		for _, e := range all {
			words = append(words, e.Text)
		}
		b.did = append(b.did, fmt.Sprint("tick ", words, on))
	}
	b.OnDismiss = func(h state.Hint) { b.did = append(b.did, "dismiss "+h.Words) }
	b.OnPlaces = func(places []passage.Span, at int) { b.did = append(b.did, fmt.Sprint(len(places), " places, ", at)) }
	w := test.NewTempWindow(t, b.Content())
	w.Resize(fyne.NewSize(360, 600))
	b.Show(now)
	w.Canvas().Focus(b.list)
	return b
}

func entry(kind ledger.Kind, words string, places int, hint string) state.Entry {
	e := state.Entry{Entry: ledger.Entry{Kind: kind, Text: words, Group: words}}
	for i := range places {
		e.Places = append(e.Places, passage.Span{Start: i * 10, End: i*10 + 5})
	}
	if hint != "" {
		e.Hint = state.Hint{Kind: state.NameHint, Sentence: hint, Words: words}
	}
	return e
}

func some() state.Ledger {
	return state.Ledger{Open: true, Version: "v", Entries: []state.Entry{
		entry(ledger.Figure, "21,000 troops", 2, ""), entry(ledger.Name, "Ann Lee", 1, ""), entry(ledger.Name, "Holbrook", 3, "Holbrooke stands 4 times."),
	}}
}

// said is what the list shows, line by line.
func (b *bench) said() string {
	var all []string
	for _, l := range b.lines {
		all = append(all, words(l))
	}
	return strings.Join(all, "\n")
}

func (b *bench) keys(names ...fyne.KeyName) {
	for _, n := range names {
		b.list.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestEntriesStandByKindAndWhatHasAHintFirst(t *testing.T) {
	b := shown(t, some())
	want := "Names · 0 of 2\nHolbrook · 3 places · not ticked · Holbrooke stands 4 times.\nHolbrooke stands 4 times.\nAnn Lee · 1 place · not ticked\n" +
		"Figures · 0 of 1\n21,000 troops · 2 places · not ticked"
	if got := b.said(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheKeyboardDoesAllInTheLedger(t *testing.T) {
	b := shown(t, some())
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	b.list.TypedRune('z')
	b.keys(fyne.KeyUp, fyne.KeySpace)
	want := "0 places, -1|3 places, -1|tick [Holbrook] true|3 places, 0|3 places, 1|3 places, 2|3 places, 0|dismiss Holbrook|" +
		"0 places, -1|tick [Holbrook Ann Lee] true"
	if got := strings.Join(b.did, "|"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheMouseTicksAtTheBoxAndJumpsElsewhere(t *testing.T) {
	b := shown(t, some())
	r := newRow(b.list)
	r.show(1, b.lines[1])
	r.Resize(fyne.NewSize(340, rowHeight))
	tap := func(x, y float32) { r.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, y)}) }
	tap(10, 12)
	tap(120, 12)
	tap(120, 12)
	r.show(2, b.lines[2])
	tap(330, 12)
	want := "tick [Holbrook] true|3 places, -1|3 places, 0|3 places, 1|dismiss Holbrook"
	if got := strings.Join(b.did, "|"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatIsChosenStaysChosenWhenTheLedgerIsShownAgain(t *testing.T) {
	b := shown(t, some())
	b.keys(fyne.KeyEnd, fyne.KeyReturn)
	now := some()
	now.Entries[1].Ticked, now.Entries[0].Ticked = true, true
	now.Entries = append(now.Entries, entry(ledger.Name, "Bob Low", 1, "Bob Lowe stands too."))
	b.did = nil
	b.Show(now)
	if got := b.list.AccessibilityLabel(); got != "21,000 troops · 2 places · ticked" || len(b.did) != 0 {
		t.Errorf("chosen is %q; it did %q", got, b.did)
	}
	b.keys(fyne.KeyReturn)
	if got := strings.Join(b.did, "|"); got != "2 places, 1" {
		t.Errorf("the next place: %q", got)
	}
}

func TestTheLedgerIsFilteredAsOneTypesAndSaysWhatToDoWhereItIsEmpty(t *testing.T) {
	b := shown(t, some())
	b.filter.SetText("HOLB")
	if got := b.said(); strings.Count(got, "\n") != 2 || !strings.Contains(got, "Holbrook") {
		t.Errorf("filtered: %s", got)
	}
	b.filter.SetText("nobody")
	if !strings.Contains(b.empty.Text, "Esc clears the filter") {
		t.Errorf("it says %q", b.empty.Text)
	}
	b.filter.SetText("")
	for want, now := range map[string]state.Ledger{
		"Open an article":                   {},
		"Reading…":                          {Open: true},
		"Preferences (Ctrl+,) switch it on": {Open: true, Off: true},
		"No names":                          {Open: true, Version: "v"},
	} {
		if b.Show(now); !strings.Contains(b.empty.Text, want) {
			t.Errorf("it says %q, want %q", b.empty.Text, want)
		}
	}
	if b.Show(state.Ledger{Open: true, Version: "v", Spelling: "“desk.txt” is gone."}); !b.fault.Visible() || b.fault.Text == "" {
		t.Error("it does not say what is wrong with the list of spellings")
	}
}

// The list makes rows for what is in view after each of 31 jumps, and not for what lies between.
func TestTwoThousandEntriesTakeNoMoreRowsThanAreInView(t *testing.T) {
	now := state.Ledger{Open: true, Version: "v"}
	for i := range 2000 {
		now.Entries = append(now.Entries, entry(ledger.Name, fmt.Sprint("Name ", i), 2, ""))
	}
	b := shown(t, now)
	made := 0
	create := b.list.CreateItem
	b.list.CreateItem = func() fyne.CanvasObject { made++; return create() }
	for range 30 {
		b.keys(fyne.KeyPageDown)
	}
	b.keys(fyne.KeyEnd)
	if got := b.list.AccessibilityLabel(); got != "Name 1999 · 2 places · not ticked" || made > 31*20 {
		t.Errorf("%d rows were made to come to %q", made, got)
	}
}
