package look

import (
	"galley/app/locale"
	"galley/model"
)

// Words are kinds, statuses, stances and the like in the words of the person's language,
// to choose from.
func Words[T ~string](all []T) []string {
	words := make([]string, len(all))
	for i, one := range all {
		words[i] = locale.Word(string(one))
	}
	return words
}

// Chosen is the one of them that has been chosen by its word; "" where none has it.
func Chosen[T ~string](all []T, word string) T {
	for _, one := range all {
		if locale.Word(string(one)) == word {
			return one
		}
	}
	return ""
}

// RatingLabel is a rating in the person's language where it is one that Galley comes with.
// One that people made has their own words.
func RatingLabel(r model.Rating) string {
	if r.BuiltIn() {
		return locale.Word(r.Label)
	}
	return r.Label
}

// RatingMeaning is likewise what it means.
func RatingMeaning(r model.Rating) string {
	if r.BuiltIn() {
		return locale.Word(r.Meaning)
	}
	return r.Meaning
}

// ScaleName is likewise the name of a scale.
func ScaleName(s model.Scale) string {
	if name, ok := model.BuiltInScale(s.ID); ok && name == s.Name {
		return locale.Word(name)
	}
	return s.Name
}
