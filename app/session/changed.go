package session

import (
	"cmp"
	"context"

	"galley/model"
	"galley/model/passage"
)

// ChangedPlace is where a change can be looked at; what is empty is not part of it.
type ChangedPlace struct {
	Article, Claim string
	Version        string       // that Span is in
	Span           passage.Span // of a claim that is gone, or was put elsewhere
	Source         string
	List           string // key of a collection or tag
}

// ReadChangedPlace finds where a change can be looked at: a claim before its
// article, an article before a list. The open article is preferred.
func ReadChangedPlace(ctx context.Context, lib Library, c model.Change, open string) (ChangedPlace, error) {
	p := changedPlace(c, open)
	if err := p.findClaim(ctx, lib, open); err != nil || p.Article == "" {
		return p, err
	}
	_, err := lib.Article(ctx, p.Article)
	if model.HasCode(err, model.NotFound) { // deleted, or the tag or tick was on a claim
		p.Article, p.Claim = "", ""
		return p, nil
	}
	return p, err
}

func changedPlace(c model.Change, open string) ChangedPlace {
	var p ChangedPlace
	articles := map[string]bool{}
	for _, e := range c.Event.Edits {
		switch r := e.After.(type) {
		case model.Claim:
			p.Claim = cmp.Or(p.Claim, r.ID)
		case model.Appearance:
			p.Claim = cmp.Or(p.Claim, r.ClaimID)
			if p.Article == "" || r.ArticleID == open {
				p.Article, p.Version, p.Span = r.ArticleID, r.VersionID, r.Span()
			}
		case model.Evidence:
			p.Claim = cmp.Or(p.Claim, r.ClaimID)
		case model.Verdict:
			p.Claim = cmp.Or(p.Claim, r.ClaimID)
		case model.Confirmer:
			p.Claim = cmp.Or(p.Claim, r.ClaimID)
		case model.Asking:
			p.Claim = cmp.Or(p.Claim, r.ClaimID)
		case model.Question:
			p.Claim = cmp.Or(p.Claim, r.ClaimID)
		case model.Dispute:
			p.Claim = cmp.Or(p.Claim, r.ClaimID)
		case model.Article:
			articles[r.ID] = true
		case model.Version:
			articles[r.ArticleID] = true
		case model.Source:
			p.Source = cmp.Or(p.Source, r.ID)
		case model.Collection:
			p.List = cmp.Or(p.List, r.ID)
		case model.Membership:
			p.List = cmp.Or(p.List, r.CollectionID)
		case model.Aside:
			if p.Article == "" || r.ArticleID == open {
				p.Article, p.Version, p.Span = r.ArticleID, r.VersionID, r.Span()
			}
		case model.Tick:
			articles[r.Subject] = true
		case model.Tag:
			p.List = cmp.Or(p.List, "#"+r.Word)
			articles[r.Subject] = true
		}
	}
	if len(articles) == 1 && p.Claim == "" { // of many none is more than another
		for id := range articles {
			p.Article = id
		}
	}
	return p
}

// findClaim finds the article in which the claim stands: the open one, where it
// stands there too.
func (p *ChangedPlace) findClaim(ctx context.Context, lib Library, open string) error {
	if p.Claim == "" {
		return nil
	}
	d, err := lib.Dossier(ctx, p.Claim)
	if model.HasCode(err, model.NotFound) {
		p.Claim = "" // its place is left
		return nil
	}
	if err != nil {
		return err
	}
	p.Article = ""
	for _, a := range d.Appearances {
		if p.Article != open || p.Article == "" {
			p.Article = a.ArticleID
		}
	}
	return nil
}
