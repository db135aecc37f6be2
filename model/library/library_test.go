package library

import (
	"context"
	"strings"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// document is an article to be, as import would make it of text.
func document(title, text string) model.Document {
	d := model.Document{Title: title, Text: text}
	at := 0
	for _, p := range strings.Split(text, model.BlockSeparator) {
		d.Blocks = append(d.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		at += len(p) + len(model.BlockSeparator)
	}
	d.Original = model.File{SHA256: passage.Hash(text), Name: title + ".txt", MediaType: "text/plain; charset=utf-8", Size: int64(len(text)),
		Bytes: []byte(text)}
	return d
}

const talks = "The envoy spoke of 21,000 troops.\n\nThey share nearly 600 miles of border. “Nearly” is his word."

func fresh(t testing.TB) *Library {
	t.Helper()
	return at(t, emptyLibrary.library(t))
}

func at(t testing.TB, path string) *Library {
	t.Helper()
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func do(t testing.TB, l *Library, editor string, cmd model.Command) model.Change {
	t.Helper()
	c, err := l.Apply(t.Context(), editor, cmd)
	if err != nil {
		t.Fatalf("%s: %v", cmd.Action(), err)
	}
	return c
}

// imported is the article and version ids of one text in the library.
func imported(t testing.TB, l *Library, text string) (article, version string) {
	t.Helper()
	c := do(t, l, "Ann", model.ImportArticle{Document: document("Talks", text)})
	return c.Created(model.NounArticle), c.Created(model.NounVersion)
}

func marked(t testing.TB, l *Library, version, text, words string) string {
	t.Helper()
	i := strings.Index(text, words)
	return do(t, l, "Ann", model.MarkClaim{VersionID: version, Span: passage.Span{Start: i, End: i + len(words)}}).Created(model.NounClaim)
}

func TestTheMainJobIsThereAfterReopening(t *testing.T) {
	path := newPath(t, "deep/folder/work.galley")
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	article, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "21,000 troops")
	do(t, l, "Ann", model.AttachSource{ClaimID: claim, Stance: model.Supports, Quote: "some 21,000",
		New: &model.AddSource{Fields: model.SourceFields{Title: ptr("White House"), URL: ptr("https://example.org/a")}}})
	do(t, l, "Ann", model.SetVerdict{ClaimID: claim, Rating: ptr("true"), Reasoning: ptr("As announced.")})
	do(t, l, "Bob", model.SignOff{ClaimID: claim})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = at(t, path)
	p, err := l.Proof(t.Context(), article, 0)
	if err != nil {
		t.Fatal(err)
	}
	if p.Version.Text != talks || len(p.Version.Blocks) != 2 || len(p.Dossiers) != 1 {
		t.Fatalf("proof: %d blocks, %d claims, text %q", len(p.Version.Blocks), len(p.Dossiers), p.Version.Text)
	}
	d := p.Dossiers[0]
	v, _ := d.Verdict()
	switch {
	case d.Claim.Status != model.SignedOff, v.Rating != "True", v.By != "Ann", v.SignedBy != "Bob", v.Reasoning != "As announced.":
		t.Errorf("claim %+v, verdict %+v", d.Claim, v)
	case len(d.Evidence) != 1, d.Evidence[0].Source.Title != "White House":
		t.Errorf("evidence %+v", d.Evidence)
	case d.Appearances[0].Exact != "21,000 troops":
		t.Errorf("appearance %+v", d.Appearances[0])
	}
	f, err := l.FileBytes(t.Context(), p.Version.FileHash)
	if err != nil || string(f.Bytes) != talks {
		t.Errorf("original: %q, %v", f.Bytes, err)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) != 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
	list, err := l.Articles(t.Context())
	if err != nil || len(list) != 1 || list[0].Claims != 1 || list[0].Checked != 1 {
		t.Errorf("articles: %+v, %v", list, err)
	}
	h, err := l.History(t.Context(), article, 0)
	if err != nil || len(h) != 5 || h[0].Action != "sign off" {
		t.Errorf("the article's history has %d events: %v", len(h), err)
	}
}

func ptr[T any](v T) *T { return &v }

func TestUndoAndRedoFollowAStackAlsoAcrossRestarts(t *testing.T) {
	path := newPath(t, "undo.galley")
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, version := imported(t, l, talks)
	claim := marked(t, l, version, talks, "600 miles")
	wording := func() string {
		d, err := l.Dossier(t.Context(), claim)
		if model.HasCode(err, model.NotFound) {
			return "(none)"
		}
		if err != nil {
			t.Fatal(err)
		}
		return d.Claim.Wording
	}
	// The obvious model: a list of states and where one stands in it.
	states, now := []string{"(nothing imported)", "(none)", "600 miles"}, 2
	steps := "eeuurueuuuuurrrrreuerruuueeuruuuuuuuurr"
	for i, step := range steps {
		switch step {
		case 'e':
			text := strings.Repeat("x", i+1)
			if _, err := l.Apply(t.Context(), "Ann", model.EditClaim{ID: claim, Wording: &text}); err != nil {
				if now >= 2 || !model.HasCode(err, model.NotFound) {
					t.Fatalf("step %d: %v", i, err)
				}
				continue
			}
			states = append(states[:now+1], text)
			now++
		case 'u':
			_, err := l.Undo(t.Context(), "Ann")
			if (err == nil) != (now > 0) {
				t.Fatalf("step %d: undo at %d: %v", i, now, err)
			}
			now = max(0, now-1)
		case 'r':
			_, err := l.Redo(t.Context(), "Ann")
			if (err == nil) != (now < len(states)-1) {
				t.Fatalf("step %d: redo at %d of %d: %v", i, now, len(states)-1, err)
			}
			now = min(len(states)-1, now+1)
		}
		if want := strings.Replace(states[now], "(nothing imported)", "(none)", 1); wording() != want {
			t.Fatalf("step %d (%c): %q, want %q", i, step, wording(), want)
		}
		if i%7 == 0 {
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			if l, err = Open(context.Background(), path); err != nil {
				t.Fatal(err)
			}
		}
	}
}
