// Package view is the core of every report: what it is made of, which claims were chosen, and
// what people read in it, in its language. The other rooms of model/report write that down,
// each in its format.
package view

import (
	"context"
	"slices"

	"galley/model"
)

// Content is everything a report is made of. The same Content gives the same bytes.
type Content struct {
	Article   model.Article
	Version   model.Version
	Others    []model.Version          // of the article, by number
	Elsewhere map[string]model.Article // others in which its claims stand too, by id
	Dossiers  []model.Dossier          // of the claims that stand in the version, in its order
	Events    []model.Event            // the article's history, newest first; may be nil
	Scales    []model.Scale
	Tags      map[string][]string                   // words on the article and its claims, by id
	Asides    []model.Aside                         // what of its versions was set aside
	Rounds    []model.Round                         // in which the article was signed off, oldest first
	Unticked  map[string][]model.Item               // of checklists, by claim; told of to the desk, and in no report
	Reasons   map[string]model.CorrectionReason     // of corrections, by the id of the event that made each
	Ticks     []model.Tick                          // what of its hints and its ledger is done with
	File      func(hash string) (model.File, error) // reads an original or attachment with its bytes; nil where there are none
	Editor    string                                // who made the report
	Made      model.Stamp
	Generator string // "Galley 0.1.0"
	Choices   Choices
	Veil      model.Veil // keeps the names of confidential sources out of what editors wrote
}

// Library is what a report is read from.
type Library interface {
	Proof(ctx context.Context, articleID string, version int) (model.Proof, error)
	History(ctx context.Context, target string, limit int) ([]model.Event, error)
	Scales(ctx context.Context) ([]model.Scale, error)
	Article(ctx context.Context, id string) (model.Article, error)
	Version(ctx context.Context, id string) (model.Version, error)
	VersionIDs(ctx context.Context, articleID string) ([]string, error) // by number
	TagsIn(ctx context.Context, articleID string) (map[string][]string, error)
	AsidesIn(ctx context.Context, articleID string) ([]model.Aside, error)
	Rounds(ctx context.Context, articleID string) ([]model.Round, error)
	Checklists(ctx context.Context) ([]model.Checklist, error)
	CorrectionReasons(ctx context.Context, articleID string) (map[string]model.CorrectionReason, error)
	FileBytes(ctx context.Context, hash string) (model.File, error)
	Veil(ctx context.Context) (model.Veil, error)
}

// Collect reads what the report of one version of an article is made of. Made is now; Editor and
// Generator are left to the caller. Version 0 is the newest.
func Collect(ctx context.Context, lib Library, articleID string, version int) (Content, error) {
	proof, err := lib.Proof(ctx, articleID, version)
	if err != nil {
		return Content{}, err
	}
	events, err := lib.History(ctx, proof.Article.ID, 0)
	if err != nil {
		return Content{}, err
	}
	scales, err := lib.Scales(ctx)
	if err != nil {
		return Content{}, err
	}
	tags, err := lib.TagsIn(ctx, proof.Article.ID)
	if err != nil {
		return Content{}, err
	}
	asides, err := lib.AsidesIn(ctx, proof.Article.ID)
	if err != nil {
		return Content{}, err
	}
	c := Content{
		Article: proof.Article, Version: proof.Version, Dossiers: proof.Dossiers,
		Events: events, Scales: scales, Tags: tags, Asides: asides, Ticks: proof.Ticks, Made: model.Now(),
		File: func(hash string) (model.File, error) { return lib.FileBytes(ctx, hash) },
	}
	if c.Veil, err = lib.Veil(ctx); err != nil {
		return Content{}, err
	}
	lists, err := lib.Checklists(ctx)
	if err != nil {
		return Content{}, err
	}
	c.Unticked = proof.Unticked(lists)
	if c.Rounds, err = lib.Rounds(ctx, proof.Article.ID); err != nil {
		return Content{}, err
	}
	if c.Reasons, err = lib.CorrectionReasons(ctx, proof.Article.ID); err != nil {
		return Content{}, err
	}
	if c.Elsewhere, err = elsewhere(ctx, lib, c); err != nil {
		return Content{}, err
	}
	if c.Others, err = others(ctx, lib, proof); err != nil {
		return Content{}, err
	}
	return c, nil
}

// elsewhere reads the other articles in which the claims stand.
func elsewhere(ctx context.Context, lib Library, c Content) (map[string]model.Article, error) {
	found := map[string]model.Article{}
	for _, d := range c.Dossiers {
		for _, a := range d.Appearances {
			if _, known := found[a.ArticleID]; known || a.ArticleID == c.Article.ID {
				continue
			}
			article, err := lib.Article(ctx, a.ArticleID)
			if err != nil {
				return nil, err
			}
			found[a.ArticleID] = article
		}
	}
	return found, nil
}

// others reads the other versions of the article.
func others(ctx context.Context, lib Library, proof model.Proof) ([]model.Version, error) {
	ids, err := lib.VersionIDs(ctx, proof.Article.ID)
	if err != nil {
		return nil, err
	}
	var all []model.Version
	for _, id := range ids {
		if id == proof.Version.ID {
			continue
		}
		v, err := lib.Version(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// Chosen is content whose claims are those that its choices let in. They keep the numbers that
// they have in the article.
type Chosen struct {
	Content
	Numbers map[string]int // of all claims of the version, by id
	Logo    Logo           // of the newsroom, read
}

// Marked is how many claims the version has, chosen or not.
func (c Chosen) Marked() int { return len(c.Numbers) }

// Number is a claim's number in the article.
func (c Chosen) Number(d model.Dossier) int { return c.Numbers[d.Claim.ID] }

// Choose selects the claims and reads the logo, once for whatever is written then. Choices that
// mean nothing are an Invalid fault.
func (c Content) Choose() (Chosen, error) {
	logo, err := c.Choices.read()
	if err != nil {
		return Chosen{}, err
	}
	if c, err = c.published(); err != nil {
		return Chosen{}, err
	}
	chosen := Chosen{Content: c, Numbers: model.Numbers(c.Dossiers), Logo: logo}
	chosen.Dossiers = nil
	chosen.Choices.Corrections = c.Corrects()
	for _, d := range c.Dossiers {
		if c.Choices.Takes(d, c.Version.ID, c.Unticked[d.Claim.ID]) {
			chosen.Dossiers = append(chosen.Dossiers, d)
		}
	}
	return chosen, nil
}

// Rated returns the ids of the chosen claims that have a rating, in order.
func (c Chosen) Rated() []string {
	var ids []string
	for _, d := range c.Dossiers {
		if _, rated := d.Rating(); rated {
			ids = append(ids, d.Claim.ID)
		}
	}
	return slices.Clip(ids)
}

// Corrects reports whether the report logs corrections: where it was asked to, and by itself once
// the check was published, unless that part is left out.
func (c Content) Corrects() bool {
	return c.Choices.Corrections || c.Article.CheckPublished != "" && !slices.Contains(c.Choices.Without, Corrections)
}

// Log is the corrections log, whether the report has it or not, in the report's language.
func (c Chosen) Log() ([]Correction, error) {
	w, err := wordsIn(c.Choices.Language)
	if err != nil {
		return nil, err
	}
	return correctionsOf(w.inWords(c), w), nil
}
