package model

import (
	"slices"
	"testing"
)

func TestTagsArePartedAtTheCommasOfEveryLanguage(t *testing.T) {
	for typed, want := range map[string][]string{
		"war, #border": {"war", "border"}, "战争，边境、核": {"战争", "边境", "核"}, "حرب، حدود": {"حرب", "حدود"}, "，、،,": nil, "war,，War": {"war"},
	} {
		if got := TagWords(typed); !slices.Equal(got, want) {
			t.Errorf("%q are the tags %q, want %q", typed, got, want)
		}
	}
}
