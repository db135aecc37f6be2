package claims

import (
	"galley/app/locale"
	"galley/model"
)

// ratingName is a rating in the language of the window. A scale that people made has
// their own words.
func ratingName(scaleID, label string) string {
	if _, ok := model.BuiltInRating(scaleID, label); ok {
		return locale.Word(label)
	}
	return label
}

// meaningOf is what a rating means, likewise.
func meaningOf(scaleID string, r model.Rating) string {
	if built, ok := model.BuiltInRating(scaleID, r.Label); ok && built.Meaning == r.Meaning {
		return locale.Word(r.Meaning)
	}
	return r.Meaning
}

// ScaleName is the name of a scale in the language of the window; one that people made has their
// own.
func ScaleName(s model.Scale) string {
	if name, ok := model.BuiltInScale(s.ID); ok && name == s.Name {
		return locale.Word(name)
	}
	return s.Name
}

// VerdictName is the rating of a verdict in the language of the window.
func VerdictName(v model.Verdict) string { return ratingName(v.ScaleID, v.Rating) }
