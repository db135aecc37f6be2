//go:build !race || long

package library

import (
	"strings"
	"testing"

	"galley/model"
)

func TestEditorsAreThoseWhoWorkedAndThoseWhoAreGivenClaims(t *testing.T) {
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	do(t, l, "bob", model.EditClaim{ID: claim, Owner: ptr("Zoe")})
	do(t, l, "Ann", model.EditClaim{ID: marked(t, l, version, talks, "21,000"), Owner: ptr("Ann")})
	names, err := l.Editors(t.Context())
	if got := strings.Join(names, " "); err != nil || !strings.Contains(" "+got+" ", " Ann bob Zoe ") {
		t.Errorf("%q, %v", got, err)
	}
}

func TestTagsInUseAreThoseOfArticlesAndOfClaims(t *testing.T) {
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.ChangeTags{Articles: []string{article}, Add: []string{"Opium", "gone"}})
	do(t, l, "Ann", model.ChangeTags{Claims: []string{claim}, Add: []string{"opium", "border"}})
	do(t, l, "Ann", model.ChangeTags{Articles: []string{article}, Remove: []string{"gone"}})
	words, err := l.TagsInUse(t.Context())
	if got := strings.Join(words, " "); err != nil || got != "border Opium" {
		t.Errorf("%q, %v", got, err)
	}
}
