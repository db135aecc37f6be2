// Package spoken says who said the words of a version: as its transcript has it, or else as its prose
// says.
package spoken

import (
	"cmp"
	"slices"
	"strings"

	"galley/model"
	"galley/model/passage"
	"galley/model/suggest/attribution"
)

// Of returns who said what in a version, in text order. A transcript says it itself.
func Of(v model.Version, language string) []attribution.Attribution {
	found := attribution.Find(v.Text, language)
	turns := turnsOf(v)
	if len(turns) == 0 {
		return found
	}
	for _, a := range found {
		if v.SpeakerAt(passage.Span{Start: a.Cue.Start, End: max(a.Cue.End, a.Cue.Start+1)}) == "" {
			turns = append(turns, a)
		}
	}
	slices.SortStableFunc(turns, func(a, b attribution.Attribution) int { return cmp.Compare(start(a), start(b)) })
	return turns
}

func start(a attribution.Attribution) int {
	if len(a.Content) > 0 {
		return min(a.Cue.Start, a.Content[0].Start)
	}
	return a.Cue.Start
}

// turnsOf are the turns of a transcript: what one speaker says until another begins.
func turnsOf(v model.Version) []attribution.Attribution {
	var all []attribution.Attribution
	before := ""
	for _, b := range v.Blocks {
		if b.Speaker == "" || !b.Timed() {
			before = ""
			continue
		}
		content := b.Span()
		if label, ok := labelOf(v.Text[b.Start:b.End], b.Speaker); ok || b.Speaker != before {
			name := passage.Span{Start: b.Start, End: b.Start + label}
			if ok {
				content.Start = passage.Trim(v.Text, passage.Span{Start: name.End + 1, End: b.End}).Start
			}
			all = append(all, attribution.Attribution{Source: name, Cue: name, Speaker: b.Speaker, Named: true, Lemma: ":", Core: true})
		}
		last := &all[len(all)-1]
		last.Content = append(last.Content, content)
		before = b.Speaker
	}
	return all
}

// labelOf is how long the name is that a turn begins with, in bytes.
func labelOf(text, speaker string) (n int, ok bool) {
	label, _, found := strings.Cut(text, ":")
	if !found || !strings.EqualFold(strings.Trim(label, "[]"), speaker) {
		return 0, false
	}
	return len(label), true
}
