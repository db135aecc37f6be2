package model

import (
	"slices"
	"strings"
	"sync"

	"galley/model/palette"
)

// Rating is one step of a Scale. Mark is a short sign that tells ratings apart
// without colour; Tone names its colours in the palette.
type Rating struct {
	Label   string   `json:"label"`
	Meaning string   `json:"meaning"`
	Mark    string   `json:"mark"`             // one or two characters
	Tone    Tone     `json:"tone"`             // which way it points
	Value   *float64 `json:"value"`            // schema.org ratingValue; nil where the rating has no number
	Colour  string   `json:"colour,omitempty"` // #rrggbb; "" that of the tone
}

// Tone is the colour family of a rating: from true (1) to false (5), or none.
type Tone int

const (
	ToneNone Tone = iota // unproven, satire: says neither
	ToneTrue
	ToneMostlyTrue
	ToneMixed
	ToneMostlyFalse
	ToneFalse
)

// Key names the colours of the tone in the palette. A tone that is none of these, which a file
// from elsewhere may have, has the colours of what is not rated.
func (t Tone) Key() palette.Key {
	switch t {
	case ToneNone:
		return palette.None
	case ToneTrue:
		return palette.True
	case ToneMostlyTrue:
		return palette.MostlyTrue
	case ToneMixed:
		return palette.Mixed
	case ToneMostlyFalse:
		return palette.MostlyFalse
	case ToneFalse:
		return palette.False
	}
	return palette.Unrated
}

// Scale is a set of ratings an organisation uses. Ordered ones run from the
// first rating to the last.
type Scale struct {
	ID      string   `gorm:"primaryKey" json:"id"`
	Name    string   `json:"name"`
	Ordered bool     `json:"ordered"`
	Ratings []Rating `gorm:"serializer:json" json:"ratings"`
	Best    *float64 `json:"best,omitempty"`  // schema.org bestRating; nil: the highest value
	Worst   *float64 `json:"worst,omitempty"` // schema.org worstRating; nil: the lowest
	// Renamed are the labels that ratings had before, oldest first: verdicts given under one of them
	// are of the rating that has the other label now.
	Renamed []Renaming `gorm:"serializer:json" json:"renamed,omitempty"`
	Deleted Stamp      `json:"deleted,omitempty"`
}

// Renaming is that a rating was given another label.
type Renaming struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Rating finds a rating by its label, in any case, or by one that it had before.
func (s Scale) Rating(label string) (Rating, bool) {
	label = strings.TrimSpace(label)
	for range len(s.Renamed) + 1 {
		for _, r := range s.Ratings {
			if strings.EqualFold(r.Label, label) {
				return r, true
			}
		}
		i := len(s.Renamed) - 1
		for i >= 0 && !strings.EqualFold(s.Renamed[i].From, label) {
			i--
		}
		if i < 0 {
			break
		}
		label = s.Renamed[i].To
	}
	return Rating{}, false
}

// Present is the label that the rating has now which once had this one; one that is not on the
// scale stays as it is.
func (s Scale) Present(label string) string {
	if r, ok := s.Rating(label); ok {
		return r.Label
	}
	return label
}

// LabelsEver are the labels that the ratings of scales have, and those that they had before.
func LabelsEver(scales []Scale) []string {
	var labels []string
	for _, s := range scales {
		labels = append(labels, s.Labels()...)
		for _, r := range s.Renamed {
			labels = append(labels, r.From)
		}
	}
	return labels
}

// SameRatings are labels with all others, of LabelsEver, that a rating of theirs has or had.
func SameRatings(scales []Scale, labels []string) []string {
	ever := LabelsEver(scales)
	for _, s := range scales {
		if len(s.Renamed) == 0 {
			continue
		}
		var same []string
		for _, label := range ever {
			if now := s.Present(label); slices.ContainsFunc(labels, func(l string) bool { return s.Present(l) == now }) {
				same = append(same, label)
			}
		}
		labels = append(labels, same...)
	}
	return labels
}

// Key names the colours of the rating in the palette: its own, or those of its tone.
func (r Rating) Key() palette.Key {
	if key, ok := palette.Own(r.Colour); ok {
		return key
	}
	return r.Tone.Key()
}

// Labels of the ratings, in the scale's order.
func (s Scale) Labels() []string {
	labels := make([]string, len(s.Ratings))
	for i, r := range s.Ratings {
		labels[i] = r.Label
	}
	return labels
}

// DefaultScale is the id of the scale offered first.
const DefaultScale = "truth"

// DeskScale is the id of the scale of desks that check before publication. It says what
// becomes of a statement in the text, not how true it is, so no ClaimReview is made of it.
const DeskScale = "desk"

// Ratings of DeskScale by which programs decide.
const (
	OutcomeConfirmed = "Confirmed"
	OutcomeChange    = "Change"
)

func number(v float64) *float64 { return &v }

// BuiltInScale is the name that Galley gives a scale, and whether it is one of its own.
func BuiltInScale(id string) (name string, ok bool) {
	s, ok := builtIn()[id]
	return s.Name, ok
}

// BuiltInRating is a rating of one of Galley's own scales.
func BuiltInRating(scaleID, label string) (Rating, bool) { return builtIn()[scaleID].Rating(label) }

// BuiltIn tells whether a rating is as Galley comes with it: no person gave it its words.
func (r Rating) BuiltIn() bool {
	for _, s := range builtIn() {
		for _, own := range s.Ratings {
			if own.Label == r.Label && own.Meaning == r.Meaning && own.Mark == r.Mark {
				return true
			}
		}
	}
	return false
}

var builtIn = sync.OnceValue(func() map[string]Scale {
	all := map[string]Scale{}
	for _, s := range BuiltInScales() {
		all[s.ID] = s
	}
	return all
})

// BuiltInScales are in every new library. They follow the scales that
// fact-checkers publish with: an ordered scale with numbers, the four labels
// of evidence-based checking (AVeriTeC: supported, refuted, conflicting
// evidence, not enough evidence), six steps, one to four marks, an unordered list
// without numbers, and the outcomes of a checking desk. Marks run as consumer tests print them (++ + ±
// –); each is in the font that Galley carries, so that none is missing anywhere.
func BuiltInScales() []Scale {
	return []Scale{
		{ID: DefaultScale, Name: "Truth", Ordered: true, Ratings: []Rating{
			step("True", "Accurate, and nothing important is left out.", "++", ToneTrue, number(5)),
			step("Mostly true", "Accurate, but needs clarification or context.", "+", ToneMostlyTrue, number(4)),
			step("Mixed", "Partly accurate, partly not, or leaves out what matters.", "±", ToneMixed, number(3)),
			step("Mostly false", "Has an element of truth but gives a wrong impression.", "–", ToneMostlyFalse, number(2)),
			step("False", "Not accurate.", "×", ToneFalse, number(1)),
			step("Unproven", "There is no evidence that decides it.", "?", ToneNone, nil),
		}},
		{ID: "evidence", Name: "Evidence", Ratings: []Rating{
			step("Supported", "The evidence found supports the claim.", "+", ToneTrue, nil),
			step("Refuted", "The evidence found contradicts the claim.", "×", ToneFalse, nil),
			step("Conflicting evidence", "Good sources disagree, or facts were picked.", "±", ToneMixed, nil),
			step("Not enough evidence", "Nothing found decides it either way.", "?", ToneNone, nil),
		}},
		{ID: "six-steps", Name: "Six steps", Ordered: true, Ratings: []Rating{
			step("True", "Accurate, and nothing significant is missing.", "++", ToneTrue, number(6)),
			step("Mostly true", "Accurate, but needs additional information.", "+", ToneMostlyTrue, number(5)),
			step("Half true", "Partly accurate, but leaves out important details.", "±", ToneMixed, number(4)),
			step("Mostly false", "Has some truth but ignores critical facts.", "–", ToneMostlyFalse, number(3)),
			step("False", "Not accurate.", "×", ToneFalse, number(2)),
			step("Absurd", "Not accurate, and ridiculous besides.", "‼", ToneFalse, number(1)),
		}},
		{ID: "marks", Name: "One to four marks", Ordered: true, Ratings: []Rating{
			step("No mark", "The truth.", "0", ToneTrue, number(5)),
			step("One mark", "Some shading of the facts.", "1", ToneMostlyTrue, number(4)),
			step("Two marks", "Significant omissions or exaggerations.", "2", ToneMixed, number(3)),
			step("Three marks", "Significant factual error or obvious contradiction.", "3", ToneMostlyFalse, number(2)),
			step("Four marks", "Plainly wrong.", "4", ToneFalse, number(1)),
		}},
		{ID: "labels", Name: "Labels", Ratings: []Rating{
			step("Correct", "Holds up.", "+", ToneTrue, nil),
			step("Missing context", "True as far as it goes, but misleads without more.", "…", ToneMixed, nil),
			step("Misleading", "Built from true parts to a wrong impression.", "~", ToneMostlyFalse, nil),
			step("Outdated", "Was true once.", "†", ToneMixed, nil),
			step("Altered", "A picture, a recording or a quotation was changed.", "¬", ToneFalse, nil),
			step("False", "Not accurate.", "×", ToneFalse, nil),
			step("Satire", "Was not meant to be believed.", "‽", ToneNone, nil),
			step("Unproven", "There is no evidence that decides it.", "?", ToneNone, nil),
		}},
		{ID: DeskScale, Name: "Checking desk", Ratings: []Rating{
			step(OutcomeConfirmed, "A source bears it out as it stands.", "+", ToneTrue, nil),
			step(OutcomeChange, "It should be said otherwise, or cut.", "×", ToneFalse, nil),
			step("On author", "Nothing but the author's word bears it out, and that is accepted.", "@", ToneMostlyTrue, nil),
			step("Cannot confirm", "No source was found that decides it.", "?", ToneMixed, nil),
			step("No fact to check", "Nothing in it can be true or false.", "–", ToneNone, nil),
		}},
	}
}

func step(label, meaning, mark string, tone Tone, value *float64) Rating {
	return Rating{Label: label, Meaning: meaning, Mark: mark, Tone: tone, Value: value}
}
