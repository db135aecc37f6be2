package model

import (
	"maps"
	"slices"
	"strings"
)

func set(field, value *string, clean func(string) string) {
	if value != nil {
		*field = clean(*value)
	}
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
