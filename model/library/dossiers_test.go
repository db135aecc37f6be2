package library

import (
	"reflect"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// What a change's event holds is not read again: the dossier made of it is the one
// that nine queries would read.
func TestADossierIsMadeOfTheRecordsOfAChange(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	seen, err := l.LastSeq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	was := dossierOf(t, l, claim)
	var evidence, verdict string
	for _, c := range []struct {
		name string
		do   func() model.Change
	}{
		{"the wording", func() model.Change {
			return do(t, l, "Ann", model.EditClaim{ID: claim, Wording: ptr("About 600 miles")})
		}},
		{"a passage moved", func() model.Change {
			return do(t, l, "Ann", model.MoveAppearance{ID: was.Appearances[0].ID, Span: passage.Span{Start: 4, End: 9}})
		}},
		{"a new source", func() model.Change {
			c := do(t, l, "Ann", model.AttachSource{ClaimID: claim, Stance: model.Context,
				New: &model.AddSource{Fields: model.SourceFields{Title: ptr("Atlas")}}})
			evidence = c.Created(model.NounEvidence)
			return c
		}},
		{"a note", func() model.Change { return do(t, l, "Ann", model.EditEvidence{ID: evidence, Note: ptr("p. 4")}) }},
		{"a verdict", func() model.Change {
			c := do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("True"), Reasoning: ptr("Counted.")})
			verdict = c.Created(model.NounVerdict)
			return c
		}},
		{"its reasoning", func() model.Change {
			return do(t, l, "Ann", model.Typed{Command: model.SetVerdict{ClaimID: claim, Reasoning: ptr("Counted twice.")}, Run: "r"})
		}},
		{"typed on", func() model.Change {
			return do(t, l, "Ann", model.Typed{Command: model.SetVerdict{ClaimID: claim, Reasoning: ptr("Counted twice, by two.")}, Run: "r"})
		}},
		{"tags", func() model.Change {
			return do(t, l, "Ann", model.ChangeTags{Claims: []string{claim}, Add: []string{"war", "Border"}})
		}},
		{"a tag taken off", func() model.Change {
			return do(t, l, "Ann", model.ChangeTags{Claims: []string{claim}, Remove: []string{"border"}})
		}},
		{"a sign-off", func() model.Change { return do(t, l, "Bob", model.SignOff{ClaimID: claim}) }},
		{"an undo", func() model.Change {
			c, err := l.Undo(t.Context(), "Bob")
			if err != nil {
				t.Fatal(err)
			}
			return c
		}},
		{"the headline", func() model.Change { return do(t, l, "Ann", model.EditArticle{ID: article, Title: ptr("Other talks")}) }},
		{"the source removed", func() model.Change { return do(t, l, "Ann", model.DetachSource{EvidenceID: evidence}) }},
	} {
		change := c.do()
		var got model.Dossier
		queries := statements(t, l.read, func() {
			if got, err = l.DossierAfter(t.Context(), claim, was, seen, change); err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
		})
		if len(queries) > 0 {
			t.Errorf("%s: %d queries: %q", c.name, len(queries), queries)
		}
		want := dossierOf(t, l, claim)
		if !reflect.DeepEqual(normal(got), normal(want)) {
			t.Errorf("%s: %+v, want %+v", c.name, got, want)
		}
		was, seen = got, change.Event.Seq
	}
	if verdict == "" {
		t.Error("no verdict was given")
	}
}

// normal is a dossier whose empty lists are nil.
func normal(d model.Dossier) model.Dossier {
	v := reflect.ValueOf(&d).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Len() == 0 {
			f.SetZero()
		}
	}
	return d
}

func TestADossierOfANewClaimTakesOneQuery(t *testing.T) {
	unraced(t)
	l := fresh(t)
	_, version := imported(t, l, talks)
	seen, err := l.LastSeq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	change := do(t, l, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: 0, End: 9}})
	claim := change.Created(model.NounClaim)
	var got model.Dossier
	queries := statements(t, l.read, func() {
		if got, err = l.DossierAfter(t.Context(), claim, model.Dossier{}, seen, change); err != nil {
			t.Fatal(err)
		}
	})
	if want := dossierOf(t, l, claim); len(queries) != 1 || !reflect.DeepEqual(normal(got), normal(want)) {
		t.Errorf("%d queries: %+v, want %+v", len(queries), got, want)
	}
}

// Where the event does not hold all of it, or is not the next one, the dossier is read.
func TestADossierIsReadWhereTheChangeDoesNotTellAll(t *testing.T) {
	unraced(t)
	l := fresh(t)
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	seen, err := l.LastSeq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	was := dossierOf(t, l, claim)
	do(t, l, "Bob", model.EditClaim{ID: claim, Speaker: ptr("The envoy")})
	change := do(t, l, "Ann", model.EditClaim{ID: claim, Owner: ptr("Ann")})
	got, err := l.DossierAfter(t.Context(), claim, was, seen, change)
	if err != nil || got.Claim.Speaker != "The envoy" || got.Claim.Owner != "Ann" {
		t.Errorf("a colleague was faster: %+v, %v", got.Claim, err)
	}
	// A claim that comes back, in an article that was deleted meanwhile.
	deleted := do(t, l, "Ann", model.DeleteClaim{ID: claim})
	if _, err := l.DossierAfter(t.Context(), claim, got, change.Event.Seq, deleted); !model.HasCode(err, model.NotFound) {
		t.Errorf("deleted: %v", err)
	}
	do(t, l, "Bob", model.DeleteArticle{ID: article})
	seen, err = l.LastSeq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	back, err := l.Undo(t.Context(), "Ann")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.DossierAfter(t.Context(), claim, model.Dossier{}, seen, back); !model.HasCode(err, model.NotFound) {
		t.Errorf("in a deleted article: %v", err)
	}
}
