package model

import (
	"cmp"
	"slices"

	"galley/model/passage"
)

// CoverageState says whether words, or a sentence, were looked at.
type CoverageState string

const (
	CoverageOpen  CoverageState = "open"  // nobody looked at it yet
	CoverageAside CoverageState = "aside" // set aside: it need not be checked
	CoverageDone  CoverageState = "done"  // a checked claim covers it
)

// CoverageStates are all of them, in the order in which they are counted.
var CoverageStates = []CoverageState{CoverageOpen, CoverageAside, CoverageDone}

// WordCount is how many words of a text are open, set aside and done. A word that is both set
// aside and done is done.
type WordCount struct {
	Open  int `json:"open"`
	Aside int `json:"aside"`
	Done  int `json:"done"`
}

// Total is how many words count.
func (c WordCount) Total() int { return c.Open + c.Aside + c.Done }

// state is that of a sentence with such words: open while one of them is, and done rather
// than set aside.
func (c WordCount) state() CoverageState {
	switch {
	case c.Open > 0:
		return CoverageOpen
	case c.Done > 0:
		return CoverageDone
	}
	return CoverageAside
}

func (c *WordCount) add(state CoverageState) {
	switch state {
	case CoverageOpen:
		c.Open++
	case CoverageAside:
		c.Aside++
	case CoverageDone:
		c.Done++
	}
}

// SentenceCoverage is a sentence of a version, without the blanks around it.
type SentenceCoverage struct {
	passage.Span // bytes of the version's text
	State        CoverageState
	Words        WordCount
}

// CoveredRun is words of one sentence that stand together and are all set aside, or all done.
type CoveredRun struct {
	passage.Span // from the first letter to the last, in bytes of the version's text
	State        CoverageState
}

// PictureCoverage is a picture of a version that was looked at or not. One whose bytes did not come with the text
// cannot be looked at, and does not count.
type PictureCoverage struct {
	Index  int // into Version.Pictures
	SHA256 string
	Place  int // in bytes of the version's text: the end of the block that it stands after
	State  CoverageState
}

// Covering is what covers a version: words, and pictures by their bytes.
type Covering struct {
	Spans    []passage.Span
	Pictures []string
}

// Coverage is what of a version was looked at. Hidden lines do not count, and neither do
// sentences without a letter or a digit.
type Coverage struct {
	Words     WordCount          // each picture counts as one word
	Sentences []SentenceCoverage // in the order of the text
	Pictures  []PictureCoverage  // likewise
	Runs      []CoveredRun       // likewise; what is open is in none
}

// CoverageOf is what of a version was looked at: the words that checked claims cover, and those
// that were set aside. Claims and asides of other versions are passed over.
func CoverageOf(v Version, dossiers []Dossier, asides []Aside) Coverage {
	return SegmentsOf(v).Coverage(dossiers, asides)
}

// Coverage is what of the version on show was looked at.
func (p Proof) Coverage() Coverage { return CoverageOf(p.Version, p.Dossiers, p.Asides) }

// Segments are the words and sentences of a version that count. To find them takes longer than
// to count what covers them, so they are kept while a version is worked on.
type Segments struct {
	versionID string
	text      string
	words     []passage.Span
	sentences []segment
	pictures  []PictureCoverage // all of them open
}

// segment is a sentence, with its words by index into Segments.words.
type segment struct {
	passage.Span
	first, end int
}

// SegmentsOf are the words and sentences of a version, but for its hidden lines.
func SegmentsOf(v Version) *Segments {
	g := &Segments{versionID: v.ID, text: v.Text}
	hidden := make(map[int]bool, len(v.Hidden))
	for _, h := range v.Hidden {
		hidden[h] = true
	}
	at := 0
	for i, b := range v.Blocks {
		if hidden[i] || b.Start < at || b.End > len(v.Text) || b.Start > b.End {
			continue
		}
		at = b.End
		g.take(b.Span())
	}
	for i, p := range v.Pictures {
		if p.SHA256 != "" && !hidden[p.After] {
			g.pictures = append(g.pictures, PictureCoverage{i, p.SHA256, v.PlaceOf(p), CoverageOpen})
		}
	}
	return g
}

// take adds the sentences of a block.
func (g *Segments) take(block passage.Span) {
	text := g.text[block.Start:block.End]
	for _, s := range passage.Sentences(text) {
		s = passage.Trim(text, s)
		first := len(g.words)
		for _, w := range passage.Words(text[s.Start:s.End]) {
			from := block.Start + s.Start
			g.words = append(g.words, passage.Span{Start: from + w.Start, End: from + w.End})
		}
		if len(g.words) > first {
			whole := passage.Span{Start: block.Start + s.Start, End: block.Start + s.End}
			g.sentences = append(g.sentences, segment{whole, first, len(g.words)})
		}
	}
}

// Coverage is what of the version was looked at.
func (g *Segments) Coverage(dossiers []Dossier, asides []Aside) Coverage {
	done := Covering{Spans: make([]passage.Span, 0, len(dossiers))}
	aside := Covering{Spans: make([]passage.Span, 0, len(asides))}
	for i := range dossiers {
		dossiers[i].appendDone(&done, g.versionID)
	}
	for _, a := range asides {
		if a.VersionID == g.versionID && a.Deleted == "" {
			aside.add(a.Span(), a.Picture)
		}
	}
	return g.CoveredBy(done, aside)
}

// add takes a place in: words, or a picture.
func (c *Covering) add(at passage.Span, picture string) {
	if picture != "" {
		c.Pictures = append(c.Pictures, picture)
		return
	}
	c.Spans = append(c.Spans, at)
}

// CoveredBy is the same by what is done and what is set aside, in any order.
func (g *Segments) CoveredBy(done, aside Covering) Coverage {
	ends, asides := sweepOf(done.Spans), sweepOf(aside.Spans)
	out := Coverage{Sentences: make([]SentenceCoverage, 0, len(g.sentences)),
		Runs: make([]CoveredRun, 0, min(len(done.Spans)+len(aside.Spans), len(g.words)))}
	for _, s := range g.sentences {
		var count WordCount
		last := CoverageOpen
		for _, w := range g.words[s.first:s.end] {
			state := CoverageOpen
			set := asides.meets(w)
			switch {
			case ends.meets(w):
				state = CoverageDone
			case set:
				state = CoverageAside
			}
			count.add(state)
			switch {
			case state == CoverageOpen:
			case state == last:
				out.Runs[len(out.Runs)-1].End = w.End
			default:
				out.Runs = append(out.Runs, CoveredRun{w, state})
			}
			last = state
		}
		out.Words.Open += count.Open
		out.Words.Aside += count.Aside
		out.Words.Done += count.Done
		out.Sentences = append(out.Sentences, SentenceCoverage{s.Span, count.state(), count})
	}
	for _, p := range g.pictures {
		switch {
		case slices.Contains(done.Pictures, p.SHA256):
			p.State = CoverageDone
		case slices.Contains(aside.Pictures, p.SHA256):
			p.State = CoverageAside
		}
		out.Words.add(p.State)
		out.Pictures = append(out.Pictures, p)
	}
	return out
}

// sweep goes through spans, asked for words in the order of the text.
type sweep struct {
	spans []passage.Span // by start
	next  int            // the first that was not reached yet
	until int            // where the last of those reached ends
}

func sweepOf(spans []passage.Span) *sweep {
	spans = slices.DeleteFunc(spans, passage.Span.Empty)
	slices.SortFunc(spans, func(a, b passage.Span) int { return cmp.Compare(a.Start, b.Start) })
	return &sweep{spans: spans}
}

// meets reports whether one of the spans has a part of the word. Half a word is no statement
// by itself, so that the whole of it was looked at.
func (s *sweep) meets(word passage.Span) bool {
	for s.next < len(s.spans) && s.spans[s.next].Start < word.End {
		s.until = max(s.until, s.spans[s.next].End)
		s.next++
	}
	return word.Start < s.until
}

// NextOpen is the open sentence that begins at a place of the text or behind it (by +1), or
// before it (-1), round the end; false where none is open.
func (c Coverage) NextOpen(by, at int) (SentenceCoverage, bool) {
	n := len(c.Sentences)
	i, _ := slices.BinarySearchFunc(c.Sentences, at, func(s SentenceCoverage, at int) int { return cmp.Compare(s.Start, at) })
	if by < 0 {
		i--
	}
	for k := range n {
		step := k
		if by < 0 {
			step = -k
		}
		if s := c.Sentences[((i+step)%n+n)%n]; s.State == CoverageOpen {
			return s, true
		}
	}
	return SentenceCoverage{}, false
}

// OpenPlace is an open sentence of a version, or an open picture.
type OpenPlace struct {
	passage.Span     // of the sentence; of a picture: empty, where it stands
	Picture      int // index into Version.Pictures; -1 for a sentence
}

// NextOpenPlace is the open sentence or picture after (by +1) or before (-1) a place of the text, round the end; false
// where none is open. picture is the index of the picture that one comes from, -1 for a place in the words: then what
// begins at the place is after it. A picture comes after the sentences of the block that it stands after.
func (c Coverage) NextOpenPlace(by, at, picture int) (OpenPlace, bool) {
	type stop struct {
		OpenPlace
		open bool
	}
	all := make([]stop, 0, len(c.Sentences)+len(c.Pictures))
	for _, s := range c.Sentences {
		all = append(all, stop{OpenPlace{s.Span, -1}, s.State == CoverageOpen})
	}
	for _, p := range c.Pictures {
		all = append(all, stop{OpenPlace{passage.Span{Start: p.Place, End: p.Place}, p.Index}, p.State == CoverageOpen})
	}
	slices.SortStableFunc(all, func(a, b stop) int { return cmp.Compare(a.Start, b.Start) })
	from := slices.IndexFunc(all, func(s stop) bool {
		if picture >= 0 {
			return s.Picture == picture
		}
		return s.Start >= at
	})
	switch n := len(all); {
	case n == 0:
		return OpenPlace{}, false
	case from < 0 && by < 0:
		from = n - 1
	case from < 0:
		from = 0
	case by < 0:
		from += n - 1
	case picture >= 0:
		from++
	}
	for k := range all {
		if s := all[((from+k*by)%len(all)+len(all))%len(all)]; s.open {
			return s.OpenPlace, true
		}
	}
	return OpenPlace{}, false
}

// DoneIn is what of a version the claim covers as done. A claim that is checked,
// signed off or closed covers all of its passages there, unless its verdicts contest each other.
// One that came back into work because a newer version changed its passage still covers the
// sentences of it that have the words on which the verdict was given.
func (d Dossier) DoneIn(versionID string) Covering {
	var out Covering
	d.appendDone(&out, versionID)
	return out
}

func (d *Dossier) appendDone(out *Covering, versionID string) {
	done := d.Claim.Deleted == "" && d.Claim.Status.Done() && len(d.Contests()) == 0
	verdict, stale := Verdict{}, false
	if d.Claim.Status == InProgress && d.Claim.Deleted == "" {
		verdict, stale = d.Verdict()
		stale = stale && verdict.Rating != "" && slices.ContainsFunc(d.newest(), func(a Appearance) bool { return d.changedSince(verdict, a) })
	}
	if !done && !stale {
		return
	}
	for _, a := range d.Appearances {
		switch {
		case a.VersionID != versionID || a.State == Orphaned || a.Deleted != "":
		case done || a.Picture != "": // the same bytes are the same picture
			out.add(a.Span(), a.Picture)
		default:
			out.Spans = append(out.Spans, d.keptOf(verdict, a)...)
		}
	}
}

// changedSince reports whether a place of the claim had other words at some time since a verdict
// was given on it.
func (d Dossier) changedSince(v Verdict, a Appearance) bool {
	for now := a; now.VersionID > v.ID; {
		was, ok := d.Before(now)
		if !ok {
			return false
		}
		if !passage.SameWords(was.Exact, now.Exact) {
			return true
		}
		now = was
	}
	return false
}

// keptOf are the sentences of a passage that had the same words in every version since a
// verdict was given on it.
func (d Dossier) keptOf(v Verdict, a Appearance) []passage.Span {
	kept := sentencesOf(a.Exact)
	for now := a; now.VersionID > v.ID && len(kept) > 0; {
		was, ok := d.Before(now)
		if !ok {
			break
		}
		if !passage.SameWords(was.Exact, now.Exact) {
			var stay []passage.Span
			for _, pair := range passage.SameParts(a.Exact, kept, was.Exact, sentencesOf(was.Exact)) {
				stay = append(stay, pair[0])
			}
			kept = stay
		}
		now = was
	}
	for i := range kept {
		kept[i].Start += a.Start
		kept[i].End += a.Start
	}
	return kept
}

// sentencesOf are the sentences of a passage without the blanks around them.
func sentencesOf(text string) []passage.Span {
	all := passage.Sentences(text)
	for i := range all {
		all[i] = passage.Trim(text, all[i])
	}
	return slices.DeleteFunc(all, passage.Span.Empty)
}
