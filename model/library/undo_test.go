package library

import (
	"path/filepath"
	"strings"
	"testing"

	"gorm.io/gorm"

	"galley/model"
	"galley/model/passage"
)

func TestUndoTakesBackOnesOwnLastStep(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.EditClaim{ID: claim, Speaker: ptr("Envoy")})
	source := do(t, l, "Bob", model.AddSource{Fields: model.SourceFields{Title: ptr("Atlas")}}).Created(model.NounSource)
	c, err := l.Undo(t.Context(), "Ann")
	if err != nil || !strings.HasPrefix(c.Event.What, "Undid: Edited claim") {
		t.Fatalf("undo: %q, %v", c.Event.What, err)
	}
	if d := dossierOf(t, l, claim); d.Claim.Speaker != "" {
		t.Errorf("speaker %q", d.Claim.Speaker)
	}
	if _, err := l.Source(t.Context(), source); err != nil {
		t.Errorf("Bob's source: %v", err)
	}
	for editor, want := range map[string]struct{ undo, redo string }{
		"Ann": {"Marked “600 miles”", "Edited claim “600 miles”"}, "Bob": {"Added source “Atlas”", ""}, "Cid": {"", ""},
	} {
		undo, canUndo, err := l.CanUndo(t.Context(), editor)
		if err != nil || undo != want.undo || canUndo != (want.undo != "") {
			t.Errorf("%s may undo %q, want %q, %v", editor, undo, want.undo, err)
		}
		redo, canRedo, err := l.CanRedo(t.Context(), editor)
		if err != nil || redo != want.redo || canRedo != (want.redo != "") {
			t.Errorf("%s may redo %q, want %q, %v", editor, redo, want.redo, err)
		}
	}
	if _, err := l.Redo(t.Context(), "Bob"); !model.HasCode(err, model.Refused) {
		t.Errorf("Bob redoes what Ann undid: %v", err)
	}
	if _, err := l.Redo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if d := dossierOf(t, l, claim); d.Claim.Speaker != "Envoy" {
		t.Errorf("redone: speaker %q", d.Claim.Speaker)
	}
}

// Each is done by Ann; then Bob does something on it; then Ann undoes.
func TestUndoSaysWhoseLaterWorkStandsInTheWay(t *testing.T) {
	unraced(t)
	type place struct{ article, version, claim, source string }
	for name, c := range map[string]struct {
		ann, bob func(*testing.T, *Library, *place)
		what     string
	}{
		"the same field": {
			func(t *testing.T, l *Library, p *place) {
				do(t, l, "Ann", model.EditClaim{ID: p.claim, Speaker: ptr("Envoy")})
			},
			func(t *testing.T, l *Library, p *place) {
				do(t, l, "Bob", model.EditClaim{ID: p.claim, Speaker: ptr("Minister")})
			}, "Edited claim “600 miles”",
		},
		"evidence on a claim": {
			func(t *testing.T, l *Library, p *place) { p.claim = marked(t, l, p.version, talks, "21,000 troops") },
			func(t *testing.T, l *Library, p *place) {
				do(t, l, "Bob", model.AttachSource{ClaimID: p.claim, SourceID: p.source, Stance: model.Supports})
			}, "Atlas",
		},
		"a claim in an article": {
			func(t *testing.T, l *Library, p *place) { p.article, p.version = imported(t, l, "Other words.") },
			func(t *testing.T, l *Library, p *place) {
				do(t, l, "Bob", model.MarkClaim{VersionID: p.version, Span: spanOf(t, "Other words.", "words")})
			}, "Marked “words”",
		},
		"a source used": {
			func(t *testing.T, l *Library, p *place) {
				p.source = do(t, l, "Ann", model.AddSource{Fields: model.SourceFields{Title: ptr("Census")}}).Created(model.NounSource)
			},
			func(t *testing.T, l *Library, p *place) {
				do(t, l, "Bob", model.AttachSource{ClaimID: p.claim, SourceID: p.source, Stance: model.Supports})
			}, "Census",
		},
		"a verdict signed off": {
			func(t *testing.T, l *Library, p *place) {
				do(t, l, "Ann", model.SetVerdict{ClaimID: p.claim, Rating: ptr("True")})
			},
			func(t *testing.T, l *Library, p *place) { do(t, l, "Bob", model.SignOff{ClaimID: p.claim}) }, "Signed off",
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := fresh(t)
			var p place
			p.article, p.version = imported(t, l, talks)
			p.claim = marked(t, l, p.version, talks, "600 miles")
			p.source = do(t, l, "Cid", model.AddSource{Fields: model.SourceFields{Title: ptr("Atlas")}}).Created(model.NounSource)
			c.ann(t, l, &p)
			c.bob(t, l, &p)
			before := dump(t, l)
			_, err := l.Undo(t.Context(), "Ann")
			said := model.Sentence(err)
			if !model.HasCode(err, model.Conflict) || !strings.Contains(said, "changed since by Bob, at 2") || !strings.Contains(said, c.what) {
				t.Fatalf("undo says %q", said)
			}
			if now := dump(t, l); now != before {
				t.Errorf("refused, and changed:\n%s\nwant\n%s", now, before)
			}
			if _, err := l.Undo(t.Context(), "Bob"); err != nil { // out of the way
				t.Fatal(err)
			}
			if _, err := l.Undo(t.Context(), "Ann"); err != nil {
				t.Errorf("after Bob took his step back: %v", err)
			}
		})
	}
}

func TestRedoSaysWhoseLaterChangeStandsInTheWay(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.EditClaim{ID: claim, Speaker: ptr("Envoy")})
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	do(t, l, "Bob", model.EditClaim{ID: claim, Speaker: ptr("Minister")})
	if _, err := l.Redo(t.Context(), "Ann"); !model.HasCode(err, model.Conflict) || !strings.Contains(model.Sentence(err), "by Bob") {
		t.Errorf("redo: %v", err)
	}
	if d := dossierOf(t, l, claim); d.Claim.Speaker != "Minister" {
		t.Errorf("speaker %q", d.Claim.Speaker)
	}
}

// A merge brings what somebody then works on.
func TestUndoOfAMergeSaysWhoWorkedOnWhatItBrought(t *testing.T) {
	unraced(t)
	l, other := fresh(t), fresh(t)
	_, version := imported(t, other, talks)
	merge(t, l, other)
	do(t, l, "Bob", model.MarkClaim{VersionID: version, Span: spanOf(t, talks, "600 miles")})
	if _, err := l.Undo(t.Context(), "Desk"); !model.HasCode(err, model.Conflict) || !strings.Contains(model.Sentence(err), "by Bob") {
		t.Fatalf("undo: %v", err)
	}
	if _, err := l.Undo(t.Context(), "Bob"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Undo(t.Context(), "Desk"); err != nil {
		t.Error(err)
	}
}

func TestUndoNeverTouchesWhatCameWithTheProgram(t *testing.T) {
	unraced(t)
	l := at(t, filepath.Join(t.TempDir(), "new.galley"))
	c, err := l.Provide(t.Context(), "Desk", model.ImportArticle{Document: document("Talks", talks)})
	if err != nil {
		t.Fatal(err)
	}
	version := c.Created(model.NounVersion)
	if what, can, err := l.CanUndo(t.Context(), "Desk"); err != nil || can {
		t.Errorf("the desk may undo %q, %v", what, err)
	}
	for range 3 {
		if _, err := l.Undo(t.Context(), "Desk"); !model.HasCode(err, model.Refused) {
			t.Errorf("undo: %v", err)
		}
	}
	// What is done on it by a person is a step like any other.
	claim := marked(t, l, version, talks, "600 miles")
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Dossier(t.Context(), claim); !model.HasCode(err, model.NotFound) {
		t.Errorf("the claim: %v", err)
	}
	if events, err := l.History(t.Context(), "", 0); err != nil || len(events) != 3 {
		t.Errorf("%d events, %v", len(events), err)
	}
}

func spanOf(t testing.TB, text, words string) passage.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return passage.Span{Start: i, End: i + len(words)}
}

// statements are those that a library's writer executes while do runs.
func statements(t *testing.T, db *gorm.DB, do func()) []string {
	t.Helper()
	var all []string
	counting := true
	note := func(tx *gorm.DB) {
		if counting {
			all = append(all, tx.Statement.SQL.String())
		}
	}
	c := db.Callback()
	for _, register := range []func(string, func(*gorm.DB)) error{
		c.Query().After("gorm:query").Register, c.Row().After("gorm:row").Register, c.Raw().After("gorm:raw").Register,
		c.Create().After("gorm:create").Register, c.Update().After("gorm:update").Register, c.Delete().After("gorm:delete").Register,
	} {
		if err := register("count "+t.Name(), note); err != nil {
			t.Fatal(err)
		}
	}
	do()
	counting = false
	return all
}

// What an undo alters is compared with the present once.
func TestUndoReadsEachRecordOnce(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	do(t, l, "Ann", model.EditClaim{ID: claim, Speaker: ptr("The envoy")})
	reads := 0
	for _, s := range statements(t, l.write, func() {
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
	}) {
		if strings.HasPrefix(strings.NewReplacer("`", "", `"`, "").Replace(s), "SELECT * FROM claims WHERE id = ") {
			reads++
		}
	}
	if reads != 1 {
		t.Errorf("the claim was read %d times to be compared", reads)
	}
	if d := dossierOf(t, l, claim); d.Claim.Speaker != "" {
		t.Errorf("undone: %q", d.Claim.Speaker)
	}
}
