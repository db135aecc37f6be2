package reader

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"galley/model/passage"
)

// coveredAll are n passages of a text in order and apart from each other, and a tick for each.
func coveredAll(text string, n int) (covered []Covered, ticks []MarginMark) {
	step := len(text) / n
	for i := range n {
		span := passage.Span{Start: i * step, End: i*step + step - 2}
		covered = append(covered, Covered{Span: span})
		ticks = append(ticks, MarginMark{Span: span, Sign: "✓", Key: "done"})
	}
	return covered, ticks
}

func inSight(all []*canvas.Rectangle) (shown []*canvas.Rectangle) {
	for _, b := range all {
		if b.Visible() {
			shown = append(shown, b)
		}
	}
	return shown
}

// paleOn are the texts in view that are paler than the others, from top to bottom.
func paleOn(r *Reader) (all []*canvas.Text) {
	for _, o := range r.painter.texts.items {
		if o.Visible() && o.Color == r.painter.pale() {
			all = append(all, o)
		}
	}
	return all
}

func TestWhatWasLookedAtIsPalerOnEachOfItsLinesAndNowhereElse(t *testing.T) {
	r, _ := open(t, theme.VariantLight, Document{Text: underlinedText}, 400, 400)
	span := passage.Span{Start: strings.Index(underlinedText, "It killed"), End: strings.Index(underlinedText, " That")}
	whole := 0
	for _, o := range r.painter.texts.items {
		if o.Visible() {
			whole += len(o.Text)
		}
	}
	r.SetCovered([]Covered{{Span: span}})
	pale, words := paleOn(r), ""
	lines := 0
	for _, w := range r.painter.across(span) {
		from, to, ok := r.painter.segment(w, span)
		if !ok {
			continue
		}
		at := pale[min(lines, len(pale)-1)]
		width := r.letters.shaper.width(at.Text, w.set.face)
		if at.Position().X != from || at.Position().Y != w.y+w.set.top || width < to-from-1 || width > to-from+1 {
			t.Errorf("paler is %q at %v, %v wide; the words reach from %v to %v", at.Text, at.Position(), width, from, to)
		}
		words += at.Text + " "
		lines++
	}
	if lines < 2 || len(pale) != lines || strings.TrimSpace(words) != underlinedText[span.Start:span.End] {
		t.Errorf("on %d lines %q is paler", lines, words)
	}
	now := 0
	for _, o := range r.painter.texts.items {
		if o.Visible() {
			now += len(o.Text)
		}
	}
	if now != whole {
		t.Errorf("%d letters are written, %d before", now, whole)
	}
	if r.SetCovered(nil); len(paleOn(r)) != 0 {
		t.Error("it stays paler")
	}
	r.SetCovered([]Covered{{Span: span}})
	if r.SetDocument(Document{Text: "Another text."}); len(paleOn(r)) != 0 {
		t.Error("another text is paler")
	}
}

func TestTheTintOfAMarkIsPalerOnlyWhereItsWordsAreDimmed(t *testing.T) {
	r, _ := open(t, theme.VariantLight, Document{Text: underlinedText}, 1200, 400)
	mark := passage.Span{Start: 0, End: 20}
	r.SetMarks([]Mark{{mark, isTrue, "a"}})
	var before []canvas.Rectangle // the reader uses its own again
	for _, b := range inSight(r.painter.under.items) {
		before = append(before, *b)
	}
	r.SetCovered([]Covered{{Span: passage.Span{Start: 8, End: 30}}})
	after := inSight(r.painter.under.items)
	if len(before) != 1 || len(after) != 2 {
		t.Fatalf("%d tints, then %d", len(before), len(after))
	}
	a, b := after[0], after[1]
	if a.FillColor != before[0].FillColor || b.FillColor == a.FillColor || a.Position().X != before[0].Position().X ||
		a.Position().X+a.Size().Width != b.Position().X || b.Position().X+b.Size().Width != before[0].Position().X+before[0].Size().Width {
		t.Errorf("the tint is %v and %v, it was %v", a, b, before[0])
	}
}

func TestWhatIsWrittenInBothDirectionsIsDimmedByAVeil(t *testing.T) {
	const text = "The word \u05e9\u05dc\u05d5\u05dd means peace."
	r, _ := open(t, theme.VariantLight, Document{Text: text}, 820, 400)
	span := quote(t, text, "word \u05e9\u05dc\u05d5\u05dd")
	r.SetCovered([]Covered{{Span: span}})
	w := r.painter.rows[0]
	from, to, _ := r.painter.segment(w, span)
	veils, _ := boxesOver(r)
	if len(veils) != 1 || veils[0].Position().X != from || veils[0].Size().Width != to-from || len(paleOn(r)) != 0 {
		t.Errorf("%d veils, %d texts paler", len(veils), len(paleOn(r)))
	}
}

func TestWhatIsStruckHasALineThroughItsLettersAndABrokenOneWherePassedOver(t *testing.T) {
	r, _ := open(t, theme.VariantLight, Document{Text: underlinedText}, 1200, 400)
	first := passage.Span{Start: 0, End: strings.Index(underlinedText, " Nobody")}
	second := passage.Span{Start: first.End + 1, End: strings.Index(underlinedText, " It killed")}
	r.SetCovered([]Covered{{first, Struck}, {second, StruckBroken}})
	over := inSight(r.painter.over.items)
	w := r.painter.rows[0]
	if len(over) < 3 {
		t.Fatalf("%d lines", len(over))
	}
	for _, b := range over {
		if y := b.Position().Y; b.Size().Height != 1 || y > w.y+w.set.base-2 || y < w.y+w.set.base-w.set.face.size*0.5 {
			t.Errorf("a line at %v, the letters stand on %v", y, w.y+w.set.base)
		}
	}
	if from, to, _ := r.painter.segment(w, first); over[0].Position().X != from || over[0].Size().Width != to-from {
		t.Error("the first is not struck from its first letter to its last")
	}
	if over[1].Size().Width > struckDash || over[2].Position().X-over[1].Position().X != struckDash+struckGap {
		t.Error("what was passed over is not struck by a broken line")
	}
	if len(inSight(r.painter.under.items)) != 0 {
		t.Error("what is struck is dimmed too")
	}
}

func TestWhatIsPassedOverIsNotVeiledTwice(t *testing.T) {
	r, _ := open(t, theme.VariantLight, Document{Text: underlinedText}, 1200, 400)
	span := passage.Span{Start: 0, End: 20}
	r.SetPassed([]Underline{{span, "a"}}, theme.ColorNameForeground)
	r.SetCovered([]Covered{{Span: span}})
	veils, corners := boxesOver(r)
	if len(veils) != 0 || len(corners) != 4 || len(paleOn(r)) != 1 {
		t.Errorf("%d veils, %d boxes of corners, %d texts paler", len(veils), len(corners), len(paleOn(r)))
	}
}

func TestEachSentenceHasATickBehindTheLineItEndsInAndNotesStandBehindTicks(t *testing.T) {
	const text = "One. Two.\n\nThree is a sentence that goes on and on until it is broken over more than one line of a column, so that it ends " +
		"further down.\n\nFour.\n\nA. B. C. D. E."
	at := func(words string) passage.Span { return quote(t, text, words) }
	three := passage.Span{Start: at("Three").Start, End: at("down.").End}
	r, _ := open(t, theme.VariantLight, Document{Text: text}, 700, 600)
	ticks := []MarginMark{{at("One."), "✓", false, "done"}, {at("Two."), "✓", false, "done"}, {three, "✓", false, "done"},
		{at("Four."), "–", true, "aside"}}
	for _, letter := range []string{"A.", "B.", "C.", "D.", "E."} {
		ticks = append(ticks, MarginMark{at(letter), "✓", false, "done"})
	}
	r.SetTicks(ticks)
	r.SetMargin([]MarginMark{{at("Two."), "¶", false, "note"}})
	for words, want := range map[string]string{"One.": "✓✓", "Three": "", "down.": "✓", "Four.": "–", "A.": "✓\u20095"} {
		if got := signsOn(r, at(words).Start); got != want {
			t.Errorf("behind %q stands %q, want %q", words, got, want)
		}
	}
	var tick, note *canvas.Text
	for _, o := range r.painter.texts.items {
		switch {
		case o.Visible() && o.Text == "✓✓":
			tick = o
		case o.Visible() && strings.HasPrefix(o.Text, "¶"):
			note = o
		}
	}
	if tick == nil || note == nil || note.Position().X < tick.Position().X+tick.Size().Width || note.Position().Y != tick.Position().Y {
		t.Fatalf("the note's sign %v is not behind the ticks %v", note, tick)
	}
	if note.Position().X+note.Size().Width > r.Size().Width-rail {
		t.Error("the note's sign lies under the map")
	}
	r.MarkNames = func(key string) string { return strings.ToUpper(key) }
	r.Select(passage.Span{Start: at("Two.").Start, End: at("Two.").Start})
	if got := r.AccessibilityLabel(); got != "Two. NOTE. DONE." {
		t.Errorf("the voice says %q", got)
	}
	r.SetTicks(nil)
	if got := signsOn(r, at("Two.").Start); got != "¶" {
		t.Errorf("without ticks stands %q", got)
	}
}

func TestOnlyWhatIsInViewOfAHundredThousandPassagesIsPainted(t *testing.T) {
	d := long(5_000_000)
	r, _ := open(t, theme.VariantLight, d, 820, 900)
	covered, ticks := coveredAll(d.Text, 100_000)
	if !slices.IsSortedFunc(covered, func(a, b Covered) int { return a.Span.Start - b.Span.Start }) {
		t.Fatal("the test is wrong")
	}
	r.SetCovered(covered)
	r.SetTicks(ticks)
	r.SetTop(len(d.Text) / 2)
	rows := len(r.painter.rows)
	shown := passage.Span{Start: r.painter.rows[0].start, End: r.painter.rows[rows-1].next}
	in := 0
	for _, c := range covered {
		if c.Span.Overlaps(shown) {
			in++
		}
	}
	if n := len(paleOn(r)); n < in || n > in+rows {
		t.Errorf("%d texts are paler of %d passages on %d lines", n, in, rows)
	}
	if n := len(r.ticks.lines); n == 0 || n > rows {
		t.Errorf("%d lines of %d have ticks", n, rows)
	}
}
