package library

import (
	"strings"
	"testing"

	"galley/model"
)

// page is a document with two parts left out: one before the text, one after
// its first block.
func page(t testing.TB) model.Document {
	t.Helper()
	doc := document("Talks", talks)
	part := func(after int, reason string, lines ...string) model.LeftOut {
		d := document("", strings.Join(lines, model.BlockSeparator))
		return model.LeftOut{Text: d.Text, Blocks: d.Blocks, Reason: reason, After: after}
	}
	doc.LeftOut = []model.LeftOut{
		part(-1, "It belongs to a menu.", "Home", "World"),
		part(0, "It stands beside the article.", "Key figures", "Posts lost: 2,100"),
	}
	return doc
}

func TestWhatWasLeftOutOfAPageIsKeptWithItsVersion(t *testing.T) {
	unraced(t)
	l := fresh(t)
	c := do(t, l, "Ann", model.ImportArticle{Document: page(t)})
	p, err := l.Proof(t.Context(), c.Created(model.NounArticle), 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Version.LeftOut; len(got) != 2 || got[1].Text != "Key figures\n\nPosts lost: 2,100" || got[1].After != 0 ||
		got[1].Reason == "" || len(got[1].Blocks) != 2 {
		t.Errorf("%+v", got)
	}
	article, _ := imported(t, l, "Imported from a file of words.\n\nNothing is left out of it.")
	if p, err = l.Proof(t.Context(), article, 0); err != nil || p.Version.LeftOut == nil || len(p.Version.LeftOut) != 0 {
		t.Errorf("%+v, %v", p.Version.LeftOut, err)
	}
}

func TestTakingAPartInMakesANewVersionWithTheClaimsCarried(t *testing.T) {
	unraced(t)
	l := fresh(t)
	c := do(t, l, "Ann", model.ImportArticle{Document: page(t)})
	article, first := c.Created(model.NounArticle), c.Created(model.NounVersion)
	claim := marked(t, l, first, talks, "21,000 troops")
	before := dossierOf(t, l, claim).AppearancesIn(first)[0]

	c = do(t, l, "Ann", model.TakeIn{ArticleID: article, VersionID: first, Parts: []int{1}})
	p, err := l.Proof(t.Context(), article, 0)
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(p.Version.Text, model.BlockSeparator)
	old := strings.Split(talks, model.BlockSeparator)
	if p.Version.Number != 2 || blocks[0] != old[0] || blocks[1] != "Key figures" || blocks[2] != "Posts lost: 2,100" || blocks[3] != old[1] {
		t.Errorf("version %d: %q", p.Version.Number, blocks)
	}
	for i, b := range p.Version.Blocks {
		if p.Version.Text[b.Start:b.End] != blocks[i] {
			t.Errorf("block %d is %q", i, p.Version.Text[b.Start:b.End])
		}
	}
	if got := p.Version.LeftOut; len(got) != 1 || got[0].After != -1 || got[0].Text != "Home\n\nWorld" {
		t.Errorf("left out still: %+v", got)
	}
	if !strings.HasPrefix(c.Event.What, "Took in a part of the page that was left out") {
		t.Errorf("history says %q", c.Event.What)
	}
	now := dossierOf(t, l, claim).AppearancesIn(p.Version.ID)
	if len(now) != 1 || now[0].Exact != "21,000 troops" || now[0].State == model.Orphaned ||
		p.Version.Text[now[0].Start:now[0].End] != "21,000 troops" {
		t.Errorf("the claim stands at %+v", now)
	}
	was, err := l.Proof(t.Context(), article, 1)
	if err != nil || was.Version.Text != talks || len(was.Version.LeftOut) != 2 || dossierOf(t, l, claim).AppearancesIn(first)[0] != before {
		t.Errorf("the version before has changed: %v", err)
	}

	for _, wrong := range []model.TakeIn{{ArticleID: article, VersionID: first, Parts: []int{0}}, {ArticleID: article, Parts: []int{1}},
		{ArticleID: article}} {
		if _, err := l.Apply(t.Context(), "Ann", wrong); err == nil {
			t.Errorf("%+v was taken in", wrong)
		} else if !strings.Contains(model.Sentence(err), "othing was added") {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	if _, err := l.Undo(t.Context(), "Ann"); err != nil {
		t.Fatal(err)
	}
	if p, err = l.Proof(t.Context(), article, 0); err != nil || p.Version.ID != first {
		t.Errorf("undone, version %d stands: %v", p.Version.Number, err)
	}
}
