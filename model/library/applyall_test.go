//go:build !race || long

package library

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"github.com/glebarez/sqlite"

	"galley/model"
	"galley/model/query"
)

func imports(titles ...string) []model.Command {
	var cmds []model.Command
	for _, title := range titles {
		cmds = append(cmds, model.ImportArticle{Document: document(title, "The text of "+title+".")})
	}
	return cmds
}

func TestEachOfManyIsUndoneAlone(t *testing.T) {
	l := fresh(t)
	results, err := l.ApplyAll(t.Context(), "Ann", imports("one", "two", "three"))
	if err != nil || len(results) != 3 {
		t.Fatalf("%d results, %v", len(results), err)
	}
	for i, r := range results {
		if r.Err != nil || r.Change.Event.Seq != int64(i+1) || r.Change.Event.Action != "import article" {
			t.Errorf("%d: event %d, %v", i, r.Change.Event.Seq, r.Err)
		}
	}
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if list, err := l.Articles(t.Context()); err != nil || len(list) != 2 {
		t.Errorf("after one undo %d articles, %v", len(list), err)
	}
	if hits, err := l.Search(t.Context(), query.Parse("text", false), 5); err != nil || len(hits) != 2 {
		t.Errorf("found %d, %v", len(hits), err)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) != 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func TestOneRefusedOfManyTakesNoOtherWithIt(t *testing.T) {
	l := fresh(t)
	cmds := imports("one", "two", "one", "four")
	cmds[1] = model.ImportArticle{Document: document("blank", " ")}
	results, err := l.ApplyAll(t.Context(), "Ann", cmds)
	if err != nil {
		t.Fatal(err)
	}
	var known *model.DuplicateError
	if !model.HasCode(results[1].Err, model.Invalid) || !errors.As(results[2].Err, &known) ||
		known.Of.ID != results[0].Change.Created(model.NounArticle) {
		t.Errorf("%v; %v", results[1].Err, results[2].Err)
	}
	if list, err := l.Articles(t.Context()); err != nil || len(list) != 2 {
		t.Errorf("%d articles, %v", len(list), err)
	}
}

// An id given twice is found out by the database only, after half of the second
// article is stored.
func TestOneThatCannotBeStoredOfManyTakesNoOtherWithIt(t *testing.T) {
	l := fresh(t)
	cmds := imports("one", "two", "three")
	for i := range cmds[:2] {
		c := cmds[i].(model.ImportArticle)
		c.ID = "the same"
		cmds[i] = c
	}
	results, err := l.ApplyAll(t.Context(), "Ann", cmds)
	if err != nil {
		t.Fatal(err)
	}
	if results[0].Err != nil || results[1].Err == nil || results[2].Err != nil {
		t.Errorf("%v, %v, %v", results[0].Err, results[1].Err, results[2].Err)
	}
	if list, err := l.Articles(t.Context()); err != nil || len(list) != 2 {
		t.Errorf("%d articles, %v", len(list), err)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) != 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func TestManyOnALibraryThatIsHeldStoreNothing(t *testing.T) {
	onFile(t)
	path := worked(t)
	l := at(t, path)
	holder, err := sql.Open(sqlite.DriverName, address(path)+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = holder.Close() }()
	tx, err := holder.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := l.write.Exec("PRAGMA busy_timeout = 1").Error; err != nil { // not five seconds in a test
		t.Fatal(err)
	}
	if results, err := l.ApplyAll(t.Context(), "Ann", imports("one", "two")); !model.HasCode(err, model.Busy) || len(results) != 0 {
		t.Errorf("%d results, %v", len(results), err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if results, err := l.ApplyAll(stopped, "Ann", imports("one", "two")); !errors.Is(err, context.Canceled) || len(results) != 0 {
		t.Errorf("stopped: %d results, %v", len(results), err)
	}
	if list, err := l.Articles(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("%d articles, %v", len(list), err)
	}
}
