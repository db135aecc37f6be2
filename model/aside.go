package model

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"galley/model/passage"
	"galley/model/prose"
)

// AsideKind says why words of an article are not checked.
type AsideKind string

const (
	NoFact          AsideKind = "no-fact"          // nothing in them can be true or false
	Opinion         AsideKind = "opinion"          // a view, which is the author's own
	CommonKnowledge AsideKind = "common-knowledge" // true, and known to every reader
)

// AsideKinds are all of them, the usual one first.
var AsideKinds = []AsideKind{NoFact, Opinion, CommonKnowledge}

// Said is the kind in the words that people are shown.
func (k AsideKind) Said() string {
	switch k {
	case NoFact:
		return Sayf("no fact to check")
	case Opinion:
		return Sayf("opinion")
	case CommonKnowledge:
		return Sayf("common knowledge")
	}
	return string(k)
}

// Aside is a span of a version that an editor set aside: it was read, and need not be
// checked. It stands in one version. A corrected text has one of its own where the
// words are still the same; words that changed are open again. Asides may overlap.
// The id is made of the version, the span and the kind, so that two editors who
// set the same words aside for the same reason did it once.
type Aside struct {
	ID        string    `gorm:"primaryKey" json:"id"`
	ArticleID string    `json:"article_id"`
	VersionID string    `json:"version_id"`
	Start     int       `json:"start"` // byte offsets into the version's text
	End       int       `json:"end"`
	Exact     string    `json:"exact"`
	Prefix    string    `json:"prefix"`
	Suffix    string    `json:"suffix"`
	Picture   string    `json:"picture,omitempty"` // as in Appearance
	Kind      AsideKind `json:"kind"`
	By        string    `gorm:"column:set_by" json:"by"`
	Added     Stamp     `json:"added"`
	Deleted   Stamp     `json:"deleted,omitempty"`
}

// AsideID is the id of a span of a version, set aside as a kind.
func AsideID(versionID string, span passage.Span, kind AsideKind) string {
	return versionID + "-" + strconv.Itoa(span.Start) + "-" + strconv.Itoa(span.End) + "-" + string(kind)
}

// PictureAsideID is the id of a picture of a version, set aside as a kind.
func PictureAsideID(versionID, sha256 string, kind AsideKind) string {
	return versionID + "-" + sha256 + "-" + string(kind)
}

// IDSaid is the id that an aside has by what it says.
func (a Aside) IDSaid() string {
	if a.Picture != "" {
		return PictureAsideID(a.VersionID, a.Picture, a.Kind)
	}
	return AsideID(a.VersionID, a.Span(), a.Kind)
}

// Span is the aside's place in its version's text.
func (a Aside) Span() passage.Span { return passage.Span{Start: a.Start, End: a.End} }

// Fits reports whether an aside stands in a text as it says.
func (a Aside) Fits(text string) bool {
	if a.Picture != "" {
		return 0 <= a.Start && a.Start == a.End && a.End <= len(text) && a.Exact == ""
	}
	return 0 <= a.Start && a.Start < a.End && a.End <= len(text) && text[a.Start:a.End] == a.Exact
}

func (a Aside) sound() error {
	switch {
	case !contains(AsideKinds, a.Kind):
		return odd("kind", a.Kind)
	case a.Start < 0 || a.End < a.Start || (a.End == a.Start) != (a.Picture != "") || a.End > math.MaxInt32:
		return fmt.Errorf("it stands from %d to %d", a.Start, a.End)
	case a.ID != a.IDSaid():
		return fmt.Errorf("its id does not say where it stands")
	}
	return sayable(a.Exact, a.Prefix, a.Suffix, a.Picture, a.By)
}

// asideAt is an aside at a span of a version.
func asideAt(v Version, span passage.Span, kind AsideKind) Aside {
	quote := passage.Select(v.Text, span)
	return Aside{ID: AsideID(v.ID, span, kind), ArticleID: v.ArticleID, VersionID: v.ID, Start: span.Start, End: span.End,
		Exact: quote.Exact, Prefix: quote.Prefix, Suffix: quote.Suffix, Kind: kind}
}

// pictureAside is an aside on a picture of a version, and whether the version has it.
func pictureAside(v Version, sha256 string, kind AsideKind) (Aside, bool) {
	at := v.PictureAt(sha256)
	if at < 0 {
		return Aside{}, false
	}
	place := v.PlaceOf(v.Pictures[at])
	return Aside{ID: PictureAsideID(v.ID, sha256, kind), ArticleID: v.ArticleID, VersionID: v.ID, Start: place, End: place, Picture: sha256, Kind: kind}, true
}

// asidesOf is a version with what is set aside in it.
func asidesOf(v View, versionID string) (Version, []Aside, error) {
	version, err := v.Version(versionID)
	if err != nil {
		return version, nil, err
	}
	there, err := v.AsidesIn(version.ID)
	return version, there, err
}

// SetAside says of passages of a version that they need not be checked, and why. What
// was set aside for another reason at the same words is for this one now.
type SetAside struct {
	VersionID string
	Spans     []passage.Span // bytes
	Kind      AsideKind
	Pictures  []string // SHA-256 of pictures of the version
}

func (c SetAside) Action() string { return "set aside" }

func (c SetAside) Plan(v View, by Author) (Plan, error) {
	if !contains(AsideKinds, c.Kind) {
		return Plan{}, Faultf(Invalid, "“%s” is no reason to set something aside: it is no-fact, opinion or common-knowledge.",
			passage.Shorten(prose.Flatten(string(c.Kind)), 40))
	}
	version, there, err := asidesOf(v, c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	var plan Plan
	var words []string
	seen := map[string]bool{}
	set := func(now Aside, called string) error {
		now.By, now.Added = by.Editor, by.At
		if seen[now.ID] {
			return nil
		}
		seen[now.ID] = true
		for _, other := range there {
			if other.Span() == now.Span() && other.Picture == now.Picture && other.Kind != c.Kind {
				plan.Edits = append(plan.Edits, Remove(other, by.At))
			}
		}
		before, known, err := v.Aside(now.ID)
		if err != nil {
			return err
		}
		if plan.put(before, known, now) {
			words = append(words, called)
		}
		return nil
	}
	for _, span := range c.Spans {
		if span, err = passage.Snap(version.Text, span); err != nil {
			return Plan{}, Wrap(Invalid, err, "That selection is outside the text. Nothing was set aside.")
		}
		if span.Empty() {
			return Plan{}, Faultf(Invalid, "There are no words in that selection, so nothing was set aside.")
		}
		now := asideAt(version, span, c.Kind)
		if err := set(now, now.Exact); err != nil {
			return Plan{}, err
		}
	}
	for _, picture := range c.Pictures {
		now, is := pictureAside(version, picture, c.Kind)
		if !is {
			return Plan{}, Faultf(NotFound, "This version of the article has no such picture. Nothing was set aside.")
		}
		if err := set(now, version.PictureWords(version.Pictures[version.PictureAt(picture)])); err != nil {
			return Plan{}, err
		}
	}
	plan.What = Sayf("Set aside as %s: %s", c.Kind.Said(), quotedOnce(words))
	return plan, nil
}

// quotedOnce is the first of some passages, and how many more there are.
func quotedOnce(words []string) string {
	if len(words) == 0 {
		return ""
	}
	first := passage.Shorten(words[0], 60)
	switch more := len(words) - 1; more {
	case 0:
		return Sayf("“%s”", first)
	case 1:
		return Sayf("“%s” and one more", first)
	default:
		return Sayf("“%s” and %d more", first, more)
	}
}

// TakeBackAside opens words again that were set aside: every aside of the version that
// shares a letter with one of the spans ends.
type TakeBackAside struct {
	VersionID string
	Spans     []passage.Span // bytes
	Pictures  []string       // SHA-256
}

func (c TakeBackAside) Action() string { return "take back aside" }

func (c TakeBackAside) Plan(v View, by Author) (Plan, error) {
	version, there, err := asidesOf(v, c.VersionID)
	if err != nil {
		return Plan{}, err
	}
	var plan Plan
	var words []string
	for _, a := range there {
		if a.Picture != "" {
			if at := version.PictureAt(a.Picture); at >= 0 && slices.Contains(c.Pictures, a.Picture) {
				plan.Edits = append(plan.Edits, Remove(a, by.At))
				words = append(words, version.PictureWords(version.Pictures[at]))
			}
			continue
		}
		if slices.ContainsFunc(c.Spans, func(s passage.Span) bool { return s.Start < a.End && a.Start < s.End }) {
			plan.Edits = append(plan.Edits, Remove(a, by.At))
			words = append(words, a.Exact)
		}
	}
	plan.What = Sayf("No longer set aside: %s", quotedOnce(words))
	return plan, nil
}

func spansOf(asides []Aside) []passage.Span {
	spans := make([]passage.Span, len(asides))
	for i, a := range asides {
		spans[i] = a.Span()
	}
	return spans
}

// CarryAsides finds asides again in a newer version, each at its index. Where a word of one was
// changed, or it is not sure which place it is, the zero Aside takes its place: the words are
// open again.
func CarryAsides(asides []Aside, old, now Version) []Aside {
	out := make([]Aside, len(asides))
	for i, c := range passage.Carry(old.Text, now.Text, spansOf(asides)) {
		if asides[i].Picture != "" {
			out[i] = asides[i].carriedOn(now)
			continue
		}
		if c.Fate == passage.Kept || c.Fate == passage.Moved {
			out[i] = asideAt(now, c.Span, asides[i].Kind)
			out[i].By, out[i].Added = asides[i].By, asides[i].Added
		}
	}
	return out
}

// carriedOn is an aside on a picture in a newer version, the zero Aside where that has not the same bytes.
func (a Aside) carriedOn(now Version) Aside {
	next, is := pictureAside(now, a.Picture, a.Kind)
	if a.Picture == "" || !is {
		return Aside{}
	}
	next.By, next.Added = a.By, a.Added
	return next
}

// CarriedAsides are asides in a newer version, each once. They are carried a sentence at a time: in
// a sentence of which a word was changed all is open again, and in the others everything stays as it is.
func CarriedAsides(asides []Aside, old, now Version) []Aside {
	var out, parts []Aside
	for _, a := range asides {
		if next := a.carriedOn(now); next.ID != "" {
			out = append(out, next)
		}
	}
	asides = slices.DeleteFunc(slices.Clone(asides), func(a Aside) bool { return a.Picture != "" || a.Start < 0 || a.Start >= a.End || a.End > len(old.Text) })
	from, to := sentencesOf(old.Text), sentencesOf(now.Text)
	stays := func(was, is passage.Span) bool {
		before, after := around(from, was), around(to, is)
		return passage.SameWords(old.Text[before.Start:before.End], now.Text[after.Start:after.End])
	}
	carry := func(a Aside, is passage.Span) {
		next := asideAt(now, is, a.Kind)
		next.By, next.Added = a.By, a.Added
		out = append(out, next)
	}
	for i, c := range passage.Carry(old.Text, now.Text, spansOf(asides)) {
		a, found := asides[i], c.Fate == passage.Kept || c.Fate == passage.Moved
		if found && stays(a.Span(), c.Span) {
			carry(a, c.Span)
			continue
		}
		in := partsIn(from, a.Span())
		switch {
		case len(in) < 2:
		case found || c.Fate == passage.Changed:
			for _, pair := range passage.SameParts(old.Text, in, now.Text, partsIn(to, c.Span)) {
				if stays(pair[0], pair[1]) {
					carry(a, pair[1])
				}
			}
		default:
			for _, s := range in {
				part := asideAt(old, s, a.Kind)
				part.By, part.Added = a.By, a.Added
				parts = append(parts, part)
			}
		}
	}
	for i, c := range passage.Carry(old.Text, now.Text, spansOf(parts)) {
		if (c.Fate == passage.Kept || c.Fate == passage.Moved) && stays(parts[i].Span(), c.Span) {
			carry(parts[i], c.Span)
		}
	}
	slices.SortFunc(out, inText)
	return slices.CompactFunc(out, func(a, b Aside) bool { return a.ID == b.ID })
}

// inText compares asides by where they begin.
func inText(a, b Aside) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), strings.Compare(a.ID, b.ID))
}

// reached are the first of some sentences that a span reaches into, and the one behind the last.
func reached(sentences []passage.Span, span passage.Span) (first, end int) {
	first, _ = slices.BinarySearchFunc(sentences, span.Start, func(s passage.Span, at int) int { return cmp.Compare(s.End, at+1) })
	end, _ = slices.BinarySearchFunc(sentences, span.End, func(s passage.Span, at int) int { return cmp.Compare(s.Start, at) })
	return first, max(first, end)
}

// around is a span with the whole of the sentences that it reaches into.
func around(sentences []passage.Span, span passage.Span) passage.Span {
	if first, end := reached(sentences, span); first < end {
		return passage.Span{Start: min(span.Start, sentences[first].Start), End: max(span.End, sentences[end-1].End)}
	}
	return span
}

// partsIn are the parts of a span, one for each sentence that it reaches into.
func partsIn(sentences []passage.Span, span passage.Span) []passage.Span {
	first, end := reached(sentences, span)
	var parts []passage.Span
	for _, s := range sentences[first:end] {
		if part := (passage.Span{Start: max(s.Start, span.Start), End: min(s.End, span.End)}); !part.Empty() {
			parts = append(parts, part)
		}
	}
	return parts
}

// AsidesAfter are asides, by start, after a change: those that belong to them come and go.
func AsidesAfter(asides []Aside, edits []Edit, belongs func(Aside) bool) []Aside {
	return recordsAfter(asides, edits, belongs, inText)
}

// recordsAfter are sorted records after a change.
func recordsAfter[R Record](all []R, edits []Edit, belongs func(R) bool, order func(a, b R) int) []R {
	now := map[string]R{}
	for _, e := range edits {
		if r, is := e.After.(R); is && belongs(r) {
			now[r.Key()] = r
		}
	}
	out := make([]R, 0, len(all)+len(now))
	for _, r := range all {
		if _, changed := now[r.Key()]; !changed {
			out = append(out, r)
		}
	}
	for _, r := range now {
		if r.Tombstone() == "" {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, order)
	return out
}
