//go:build !race || long

package library

import (
	"reflect"
	"strings"
	"testing"

	"galley/model"
	"galley/model/query"
)

// noted is a document with a note of every kind.
func noted(t testing.TB) model.Document {
	t.Helper()
	d := document("Talks", talks)
	at := func(words string) (int, int) {
		start := strings.Index(talks, words)
		if start < 0 {
			t.Fatalf("%q is not in the text", words)
		}
		return start, start + len(words)
	}
	troops, troopsEnd := at("21,000 troops")
	miles, milesEnd := at("nearly 600 miles of border")
	d.Notes = []model.Note{
		{Kind: model.CommentNote, Author: "Jane Smith", Time: "2026-11-20T10:00:00Z", Start: troops, End: troopsEnd,
			Text: "See the yellowbook, p. 14", Addresses: []string{"https://example.org/yellowbook"}, Resolved: true,
			Replies: []model.Reply{{Author: "Bob", Text: "Which edition?"}}},
		{Kind: model.LinkNote, Start: miles, End: milesEnd, Text: "nearly 600 miles of border", Addresses: []string{"https://www.atlas.example/x"}},
		{Kind: model.Footnote, Start: -1, End: -1, Part: "header", Text: "Draft of the yellowbook team"},
	}
	if miles < troops {
		d.Notes[0], d.Notes[1] = d.Notes[1], d.Notes[0]
	}
	return d
}

func TestNotesAreFoundWhereTheyAreAskedForAndNowhereElse(t *testing.T) {
	l := fresh(t)
	doc := noted(t)
	c := do(t, l, "Ann", model.ImportArticle{Document: doc})
	article, version := c.Created(model.NounArticle), c.Created(model.NounVersion)
	marked(t, l, version, talks, "21,000 troops")
	other, _ := imported(t, l, "Another article without any notes, of a yellow book.")
	find := func(typed string) (out []string) {
		hits, err := l.Search(t.Context(), query.Parse(typed, false), 20)
		if err != nil {
			t.Fatalf("%s: %v", typed, err)
		}
		for _, h := range hits {
			switch {
			case h.ArticleID == other:
				out = append(out, "other")
			case h.ClaimID != "":
				out = append(out, "claim")
			case h.Note == nil:
				out = append(out, "article")
			case h.Span.Empty():
				out = append(out, "listed")
			default:
				out = append(out, talks[h.Span.Start:h.Span.End])
			}
		}
		return out
	}
	for typed, want := range map[string][]string{
		"yellowbook":                       nil,
		"note:yellowbook":                  {"21,000 troops", "listed"},
		`note:"yellowbook team"`:           {"listed"},
		"note:smith":                       {"21,000 troops"},
		"note:edition":                     {"21,000 troops"},
		"note:atlas":                       {"nearly 600 miles of border"},
		`note:"14 https"`:                  nil, // no phrase spans two texts
		"note:atlas troops":                {"nearly 600 miles of border"},
		"note:atlas -troops":               nil,
		"note:nothing":                     nil,
		"-note:yellowbook without":         {"other"},
		"note:smith OR another":            {"21,000 troops", "other"},
		"notes:atlas":                      {"nearly 600 miles of border"},
		"note:yellowbook status:unchecked": nil,
	} {
		got := find(typed)
		if len(got) != len(want) || len(want) == 1 && got[0] != want[0] || len(want) == 2 && !sameWords(got, want) {
			t.Errorf("%s finds %q, not %q", typed, got, want)
		}
	}
	if r, err := l.Find(t.Context(), query.Parse("note:yellowbook", false), 1); err != nil || len(r.Hits) != 1 || !r.More {
		t.Errorf("of two notes one is asked for: %+v, %v", r, err)
	}
	sound(t, l)

	// Undone, brought back, revised: the index follows.
	do(t, l, "Ann", model.DeleteArticle{ID: article})
	if got := find("note:atlas"); got != nil {
		t.Errorf("of a deleted article: %q", got)
	}
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if p := proofOf(t, l, article); !reflect.DeepEqual(p.Version.Notes, doc.Notes) {
		t.Errorf("after undo %+v", p.Version.Notes)
	}
	if got := find("note:atlas"); len(got) != 1 {
		t.Errorf("after undo: %q", got)
	}
	do(t, l, "Ann", model.ReviseArticle{ArticleID: article, Document: document("Talks", talks+"\n\nAnd more.")})
	if got := find("note:atlas"); got != nil {
		t.Errorf("of an old version: %q", got)
	}
	sound(t, l)
}

func sameWords(a, b []string) bool {
	return a[0] == b[0] && a[1] == b[1] || a[0] == b[1] && a[1] == b[0]
}

func TestMergeBringsNotesAlong(t *testing.T) {
	ours, theirs := fresh(t), fresh(t)
	imported(t, ours, "An article of our own.")
	doc := noted(t)
	article := do(t, theirs, "Bob", model.ImportArticle{Document: doc}).Created(model.NounArticle)
	merge(t, ours, theirs)
	if p := proofOf(t, ours, article); !reflect.DeepEqual(p.Version.Notes, doc.Notes) {
		t.Errorf("%+v", p.Version.Notes)
	}
	hits, err := ours.Search(t.Context(), query.Parse("note:atlas", false), 5)
	if err != nil || len(hits) != 1 || hits[0].Note == nil || hits[0].Note.Kind != model.LinkNote {
		t.Errorf("%+v, %v", hits, err)
	}
}

func TestTakingAPartInMovesNotesWithTheirWords(t *testing.T) {
	l := fresh(t)
	doc := noted(t)
	doc.LeftOut = page(t).LeftOut
	article := do(t, l, "Ann", model.ImportArticle{Document: doc}).Created(model.NounArticle)
	do(t, l, "Ann", model.TakeIn{ArticleID: article, Parts: []int{0, 1}})
	v := proofOf(t, l, article).Version
	if len(v.Notes) != len(doc.Notes) || v.Number != 2 {
		t.Fatalf("version %d has %+v", v.Number, v.Notes)
	}
	for i, n := range v.Notes {
		was := doc.Notes[i]
		if n.Placed() != was.Placed() || n.Placed() && v.Text[n.Start:n.End] != talks[was.Start:was.End] {
			t.Errorf("%+v, was %+v", n, was)
		}
	}
}
