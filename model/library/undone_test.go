//go:build !race || long

package library

import (
	"testing"

	"galley/model"
)

// TestWhatWasOnlyUndoneDoesNotLieInTheTrash: nobody threw it away.
func TestWhatWasOnlyUndoneDoesNotLieInTheTrash(t *testing.T) {
	l, article, version := stock(t, "A", "B")
	text := "The envoy spoke of 0 troops in “A”."
	trash := func(want string, claims int) {
		t.Helper()
		if got := shown(t, l, model.ShelfQuery{Place: model.InTrash}); got != want {
			t.Errorf("articles in the trash: %q, want %q", got, want)
		}
		all, err := l.TrashedClaims(t.Context(), 0, 10)
		if err != nil || len(all) != claims {
			t.Errorf("claims in the trash: %d of %d, %v", len(all), claims, err)
		}
		tally, err := l.Tally(t.Context())
		if err != nil || tally.TrashedClaims != claims || tally.Trash.Articles != len(want) {
			t.Errorf("the foot of the list says %+v, %v", tally, err)
		}
	}
	undo := func() {
		t.Helper()
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
	}
	redo := func() {
		t.Helper()
		if _, err := l.Redo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
	}
	claim := marked(t, l, version["A"], text, "0 troops")
	undo() // the mark
	trash("", 0)
	redo()
	do(t, l, "Ann", model.DeleteClaim{ID: claim})
	trash("", 1)
	undo() // the deletion
	trash("", 0)
	redo() // and does it again
	trash("", 1)
	do(t, l, "Ann", model.UndeleteClaims{Claims: []string{claim}})
	trash("", 0)
	undo() // the restoring: it is in the trash as it was
	trash("", 1)
	undo()
	undo() // the mark
	trash("", 0)
	undo() // the import of B
	trash("", 0)
	redo()
	do(t, l, "Ann", model.DeleteArticles{Articles: []string{article["B"]}})
	trash("B", 0)
	if all, err := l.All(t.Context(), model.ShelfQuery{Place: model.InTrash}); err != nil || len(all) != 1 {
		t.Errorf("all of the trash: %d, %v", len(all), err)
	}
}

func TestWhatAnUndoneMergeBroughtDoesNotLieInTheTrash(t *testing.T) {
	l, other := fresh(t), fresh(t)
	_, version := imported(t, other, talks)
	thrown := marked(t, other, version, talks, "21,000 troops")
	marked(t, other, version, talks, "600 miles")
	do(t, other, "Ann", model.DeleteClaim{ID: thrown})
	merge(t, l, other)
	if tally, err := l.Tally(t.Context()); err != nil || tally.TrashedClaims != 1 {
		t.Errorf("merged: %+v, %v", tally, err)
	}
	if _, err := l.Undo(t.Context(), "Desk"); err != nil {
		t.Fatal(err)
	}
	if tally, err := l.Tally(t.Context()); err != nil || tally.TrashedClaims != 0 || tally.Trash.Articles != 0 {
		t.Errorf("undone: %+v, %v", tally, err)
	}
}
