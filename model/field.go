package model

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

func set(field, value *string, clean func(string) string) {
	if value != nil {
		*field = clean(*value)
	}
}

// oneLine folds white space, line ends among it, and drops control characters:
// these fields stand in one line of a list or a table.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

func nameOr(name, other string) string {
	if name == "" {
		return other
	}
	return "“" + name + "”"
}

func contains[T comparable](list []T, one T) bool { return slices.Contains(list, one) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func join[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strings.Join(words, ", ")
}
