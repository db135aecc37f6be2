//go:build !race || long

package library

import (
	"testing"

	"galley/model"
)

// Whoever offers a change again does it under the id that it had; it is found, and the
// words that the library would refuse it with now are not asked for.
func TestAChangeOfferedAgainIsStoredOnce(t *testing.T) {
	lib := fresh(t)
	ctx := t.Context()
	count := func(title string) (n int64) {
		t.Helper()
		must(t, lib.read.Table("sources").Where("title = ? AND deleted = ''", title).Count(&n).Error)
		return n
	}
	title := "Annual report"
	add := model.AddSource{Fields: model.SourceFields{Title: &title}}
	id := model.NewID()

	// It never came: then offering it again is the first time.
	first, err := lib.Apply(WithEventAgain(ctx, id), "Ada", add)
	must(t, err)
	if first.Event.ID != id {
		t.Errorf("it was stored as event %s, not %s", first.Event.ID, id)
	}
	// It came, and the answer was lost.
	again, err := lib.Apply(WithEventAgain(ctx, id), "Ada", add)
	must(t, err)
	if again.Event.Seq != first.Event.Seq || again.Created(model.NounSource) != first.Created(model.NounSource) {
		t.Errorf("offered again it became %+v, not %+v", again.Event, first.Event)
	}
	if n := count(title); n != 1 {
		t.Errorf("%d sources are called %q, not one", n, title)
	}
	// What would be refused by now was stored all the same.
	rename := model.DeleteSources{Sources: []string{first.Created(model.NounSource)}}
	id = model.NewID()
	_, err = lib.Apply(WithEvent(ctx, id), "Ada", rename)
	must(t, err)
	if again, err = lib.Apply(WithEventAgain(ctx, id), "Ada", rename); err != nil || !again.Changed() {
		t.Errorf("offered again it was not found: %v, %v", again, err)
	}
	// Undo too: offered again it takes nothing else back.
	id = model.NewID()
	for range 3 {
		_, err = lib.Undo(WithEventAgain(ctx, id), "Ada")
		must(t, err)
	}
	if n := count(title); n != 1 {
		t.Errorf("one undo, offered three times, left %d sources", n)
	}
	id = model.NewID()
	for range 2 {
		_, err = lib.Redo(WithEventAgain(ctx, id), "Ada")
		must(t, err)
	}
	if n := count(title); n != 0 {
		t.Errorf("one redo, offered twice, left %d sources", n)
	}
	// Several commands each have an event of their own.
	results, err := lib.ApplyAll(WithEvent(ctx, model.NewID()), "Ada", []model.Command{add, add})
	must(t, err)
	if results[0].Err != nil || results[1].Err != nil || results[0].Change.Event.ID == results[1].Change.Event.ID {
		t.Errorf("two commands became one event: %+v", results)
	}
}
