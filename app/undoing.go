package app

import (
	"context"

	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

func (w *Window) undo() { w.reverse((*library.Library).Undo) }

func (w *Window) redo() { w.reverse((*library.Library).Redo) }

// reverse undoes or redoes, and goes to what that changed: a change out of sight
// is one that nobody can judge.
func (w *Window) reverse(do func(*library.Library, context.Context, string) (model.Change, error)) {
	w.claims.Flush()
	open := w.session.proof.Article.ID
	var to goal
	w.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
		c, err := do(lib, ctx, editor)
		if err == nil {
			to, err = goalOf(ctx, lib, c, open)
		}
		return c, err
	}, func(_ model.Change, err error) {
		if err == nil {
			w.goToChange(to)
		}
	})
}

// goal is where a change can be looked at; what is empty is not part of it.
type goal struct {
	article, claim string
	version        string       // in which the place is
	place          passage.Span // of a claim that is gone, or was put elsewhere
	source         string
	list           string // key of a collection or tag
}

// goalOf finds where a change can be looked at: a claim before its article, an
// article before a list.
func goalOf(ctx context.Context, lib *library.Library, c model.Change, open string) (goal, error) {
	var g goal
	articles := map[string]bool{}
	for _, e := range c.Event.Edits {
		switch r := e.After.(type) {
		case model.Claim:
			g.claim = firstOf(g.claim, r.ID)
		case model.Appearance:
			g.claim = firstOf(g.claim, r.ClaimID)
			if g.article == "" || r.ArticleID == open {
				g.article, g.version, g.place = r.ArticleID, r.VersionID, r.Span()
			}
		case model.Evidence:
			g.claim = firstOf(g.claim, r.ClaimID)
		case model.Verdict:
			g.claim = firstOf(g.claim, r.ClaimID)
		case model.Dispute:
			g.claim = firstOf(g.claim, r.ClaimID)
		case model.Article:
			articles[r.ID] = true
		case model.Version:
			articles[r.ArticleID] = true
		case model.Source:
			g.source = firstOf(g.source, r.ID)
		case model.Collection:
			g.list = firstOf(g.list, r.ID)
		case model.Membership:
			g.list = firstOf(g.list, r.CollectionID)
		case model.Tag:
			g.list = firstOf(g.list, "#"+r.Word)
			articles[r.Subject] = true
		}
	}
	if len(articles) == 1 && g.claim == "" { // of many none is more than another
		for id := range articles {
			g.article = id
		}
	}
	if err := g.findClaim(ctx, lib, open); err != nil || g.article == "" {
		return g, err
	}
	_, err := lib.Article(ctx, g.article)
	if model.HasCode(err, model.NotFound) { // deleted, or the tag was on a claim
		g.article, g.claim = "", ""
		return g, nil
	}
	return g, err
}

// findClaim finds the article in which the claim stands: the open one, where it
// stands there too.
func (g *goal) findClaim(ctx context.Context, lib *library.Library, open string) error {
	if g.claim == "" {
		return nil
	}
	d, err := lib.Dossier(ctx, g.claim)
	if model.HasCode(err, model.NotFound) {
		g.claim = "" // its place is left
		return nil
	}
	if err != nil {
		return err
	}
	g.article = ""
	for _, a := range d.Appearances {
		if g.article != open || g.article == "" {
			g.article = a.ArticleID
		}
	}
	return nil
}

func firstOf(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// goToChange shows what was undone or redone where it stands.
func (w *Window) goToChange(g goal) {
	switch {
	case g.article != "":
		w.openHit(model.Hit{ArticleID: g.article, ClaimID: g.claim, Span: passage.Span{Start: g.place.Start, End: g.place.Start}})
		if g.claim == "" && !g.place.Empty() {
			w.runner.Queue(func(context.Context) {}, func() { // once it is open
				if w.session.proof.Version.ID == g.version {
					w.showPlace(g.place)
				}
			})
		}
	case g.list != "":
		w.choose(g.list, "")
	case g.source != "":
		for _, d := range w.session.proof.Dossiers {
			for _, x := range d.Evidence {
				if x.SourceID == g.source {
					w.selectClaim(d.Claim.ID, true)
					return
				}
			}
		}
		w.notice.offer("Show", func() { w.editSource(g.source) })
	}
}
