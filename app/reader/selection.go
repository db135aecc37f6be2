package reader

import (
	"strings"

	"galley/model/passage"
)

// selection runs from anchor to head, either way; head is where the caret is.
// tail says that the caret stands at the end of a line rather than at the
// beginning of the next, where the two are one offset.
type selection struct {
	anchor, head int
	tail         bool
	goal         float32 // where up and down aim at
	aims         bool
	told         passage.Span // what OnSelect was last told
}

// Selection is what is selected, in whole grapheme clusters.
func (r *Reader) Selection() passage.Span {
	return passage.Span{Start: min(r.selection.anchor, r.selection.head), End: max(r.selection.anchor, r.selection.head)}
}

// Select selects a span, widened to whole grapheme clusters, without scrolling.
func (r *Reader) Select(span passage.Span) {
	if len(r.flow.pieces) == 0 {
		return
	}
	start, end := r.flow.clamp(span.Start), r.flow.clampBack(span.End)
	r.selection.anchor = r.snap(start)
	r.selection.head = max(r.selection.anchor, r.snapUp(end))
	r.selection.tail, r.selection.aims = !r.Selection().Empty(), false
	r.settled()
}

// SelectedText is the selected text without what is hidden.
func (r *Reader) SelectedText() string {
	span := r.Selection()
	if span.Empty() {
		return ""
	}
	var b strings.Builder
	at := span.Start
	for i, block := range r.doc.Blocks {
		if block.Span.End < span.Start || !block.Hidden {
			continue
		}
		if block.Span.Start >= span.End {
			break
		}
		if block.Span.Start > at {
			b.WriteString(r.doc.Text[at:block.Span.Start])
		}
		at = max(at, block.Span.End)
		if i+1 < len(r.doc.Blocks) {
			at = max(at, r.doc.Blocks[i+1].Span.Start)
		}
	}
	if at < span.End {
		b.WriteString(r.doc.Text[at:span.End])
	}
	return b.String()
}

// settled is called when caret or selection have come to rest in the text: no picture is chosen any more.
func (r *Reader) settled() {
	r.leavePicture()
	r.tell()
}

// tell tells OnSelect, if the selection or the picture chosen is another one than it was last told.
func (r *Reader) tell() {
	span := r.Selection()
	if span.Empty() {
		span = passage.Span{}
	}
	if span != r.selection.told || r.pictures.chosen != r.pictures.told {
		r.selection.told, r.pictures.told = span, r.pictures.chosen
		if r.OnSelect != nil {
			r.OnSelect(span)
		}
	}
	r.paint()
}

// Mark asks for the selection, or the picture chosen, to become a mark. One that is out of sight is brought
// into view first: nobody marks words unseen.
func (r *Reader) Mark() {
	span := r.Selection()
	key, region, picture := r.Picture()
	switch {
	case picture && !r.PictureInSight(key):
		r.showPicture(r.pictures.chosen, true)
		if r.OnHidden != nil {
			r.OnHidden()
		}
	case picture:
		if r.OnMarkPicture != nil {
			r.OnMarkPicture(key, region)
		}
	case span.Empty():
	case !r.InSight(span):
		r.ScrollTo(span)
		if r.OnHidden != nil {
			r.OnHidden()
		}
	case r.OnMark != nil:
		r.OnMark(span)
	}
}

// InSight reports whether at least one line of a span can be read. Before anything is
// laid out all is.
func (r *Reader) InSight(span passage.Span) bool {
	if r.painter == nil || r.flow.high == nil {
		return true
	}
	for _, w := range r.painter.across(span) {
		if w.y >= -w.set.line/3 && w.y+w.set.line*2/3 <= r.flow.view {
			return true
		}
	}
	return false
}

// Caret is where the caret stands, or, where the person has scrolled away from it,
// where the first visible line begins.
func (r *Reader) Caret() int {
	if r.painter == nil || r.flow.high == nil || len(r.flow.pieces) == 0 {
		return r.selection.head
	}
	if key, _, chosen := r.Picture(); chosen && r.PictureInSight(key) {
		return r.selection.head
	}
	if _, ok := r.painter.rowOf(r.selection.head, r.selection.tail); !ok {
		return r.flow.spot().offset
	}
	return r.selection.head
}

// Sentence is the sentence that an offset stands in or right behind, without the blanks around
// it; empty where there is none.
func (r *Reader) Sentence(offset int) passage.Span {
	if len(r.flow.pieces) == 0 {
		return passage.Span{}
	}
	return r.sentenceAt(r.flow.clamp(offset))
}

// clampBack is the nearest offset that is shown, at or before the one given.
func (f *flow) clampBack(offset int) int {
	i := f.locate(offset)
	if p := f.pieces[i]; offset < p.start && i > 0 {
		return f.pieces[i-1].end
	}
	return f.clamp(offset)
}

// around is the text about an offset: its piece and the two beside it as far
// as they belong to the same block. Looking for words and clusters there costs
// the same in a paragraph of any size.
func (r *Reader) around(offset int) passage.Span {
	i := r.flow.locate(offset)
	p := r.flow.pieces[i]
	span := passage.Span{Start: p.start, End: p.end}
	if !p.first {
		span.Start = r.flow.pieces[i-1].start
	}
	if !p.last {
		span.End = r.flow.pieces[i+1].end
	}
	return span
}

// snap is the start of the grapheme cluster that an offset lies in.
func (r *Reader) snap(offset int) int {
	a := r.around(offset)
	return a.Start + passage.ClusterStart(r.doc.Text[a.Start:a.End], offset-a.Start)
}

// snapUp is the end of the cluster that an offset lies in, or the offset
// itself between two.
func (r *Reader) snapUp(offset int) int {
	a := r.around(offset)
	text := r.doc.Text[a.Start:a.End]
	if passage.ClusterStart(text, offset-a.Start) == offset-a.Start {
		return offset
	}
	return a.Start + passage.NextCluster(text, offset-a.Start)
}

// wordAt and sentenceAt are what a double and a triple click take.
func (r *Reader) wordAt(offset int) passage.Span { return r.unitAt(offset, passage.WordAt) }

func (r *Reader) sentenceAt(offset int) passage.Span { return r.unitAt(offset, passage.SentenceAt) }

func (r *Reader) unitAt(offset int, unit func(string, int) passage.Span) passage.Span {
	a := r.around(offset)
	s := unit(r.doc.Text[a.Start:a.End], offset-a.Start)
	return passage.Span{Start: a.Start + s.Start, End: a.Start + s.End}
}

// wholeWords widens a span that reaches over more than one word to the whole of
// its first and last: a hand on deadline lets go a letter too early or too late,
// and half a word is no claim. A part of one word stays as it is.
func (r *Reader) wholeWords(span passage.Span) passage.Span {
	whole := span
	if first := r.wordAt(span.Start); first.Start < span.Start && first.End < span.End {
		whole.Start = first.Start
	}
	if last := r.wordAt(r.previousCluster(span.End)); last.End > span.End && last.Start > span.Start {
		whole.End = last.End
	}
	return whole
}

// selectWords widens the selection to whole words; the caret stays at its end
// of it.
func (r *Reader) selectWords() {
	span := r.Selection()
	if span.Empty() {
		return
	}
	whole := r.wholeWords(span)
	if r.selection.head < r.selection.anchor {
		r.selection.anchor, r.selection.head = whole.End, whole.Start
	} else {
		r.selection.anchor, r.selection.head = whole.Start, whole.End
	}
}

// nextCluster and previousCluster step over what is hidden.
func (r *Reader) nextCluster(offset int) int {
	i := r.flow.locate(offset)
	if p := r.flow.pieces[i]; offset >= p.end {
		if i+1 == len(r.flow.pieces) {
			return p.end
		}
		return r.flow.pieces[i+1].start
	}
	a := r.around(offset)
	return a.Start + passage.NextCluster(r.doc.Text[a.Start:a.End], offset-a.Start)
}

func (r *Reader) previousCluster(offset int) int {
	i := r.flow.locate(offset)
	if p := r.flow.pieces[i]; offset <= p.start && p.first {
		if i == 0 {
			return p.start
		}
		return r.flow.pieces[i-1].end
	}
	a := r.around(offset)
	return a.Start + passage.PreviousCluster(r.doc.Text[a.Start:a.End], offset-a.Start)
}

// nextWord and previousWord go to the end of the next word, and to the start
// of the one before.
func (r *Reader) nextWord(offset int) int {
	for {
		a := r.around(offset)
		text := r.doc.Text[a.Start:a.End]
		if at := a.Start + passage.NextWord(text, offset-a.Start); at > offset && (at < a.End || hasWord(text[offset-a.Start:])) {
			return at
		}
		next := r.nextCluster(a.End)
		if next <= offset || next == a.End {
			return max(offset, a.End)
		}
		offset = next
	}
}

func (r *Reader) previousWord(offset int) int {
	for {
		a := r.around(offset)
		text := r.doc.Text[a.Start:a.End]
		if at := a.Start + passage.PreviousWord(text, offset-a.Start); at < offset && (at > a.Start || hasWord(text[:offset-a.Start])) {
			return at
		}
		previous := r.previousCluster(a.Start)
		if previous >= offset || previous == a.Start {
			return min(offset, a.Start)
		}
		offset = previous
	}
}

func hasWord(s string) bool { return strings.TrimSpace(s) != "" }
