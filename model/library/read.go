package library

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// shortestPrefix is how much of an id stands for it where it is the only one
// that begins so: what a person copies off a screen.
const shortestPrefix = 4

// full completes the beginning of an id.
func full(tx *gorm.DB, table, id string) (string, error) {
	if len(id) < shortestPrefix || len(id) >= 16 || strings.ContainsAny(id, "%_") {
		return id, nil
	}
	var ids []string
	if err := tx.Table(table).Where("deleted = '' AND id >= ? AND id < ?", id, id+"~").Limit(2).Pluck("id", &ids).Error; err != nil {
		return "", fmt.Errorf("look for id %s: %w", id, err)
	}
	switch len(ids) {
	case 0:
		return id, nil
	case 1:
		return ids[0], nil
	}
	return "", model.Faultf(model.Invalid, "More than one id begins with %s. Write more of it.", id)
}

// known completes the beginning of an id of any noun that has a history.
func (l *Library) known(ctx context.Context, id string) (string, error) {
	for _, table := range []string{"articles", "claims", "sources"} {
		whole, err := full(l.read.WithContext(ctx), table, id)
		if err != nil {
			return "", err
		}
		if whole != id {
			return whole, nil
		}
	}
	var found int64
	if err := l.read.WithContext(ctx).Table("event_subjects").Where("subject = ?", id).Limit(1).Count(&found).Error; err != nil {
		return "", explain(err, l.path)
	}
	if found == 0 {
		return "", model.Faultf(model.NotFound, "Nothing in this library has the id %s.", id)
	}
	return id, nil
}

// Article returns an article by its id, or the beginning of it.
func (l *Library) Article(ctx context.Context, id string) (model.Article, error) {
	return find(ctx, l, "articles", id, view.Article)
}

// Source returns a source by its id, or the beginning of it.
func (l *Library) Source(ctx context.Context, id string) (model.Source, error) {
	s, err := find(ctx, l, "sources", id, view.Source)
	return veiled(ctx, l, s, err, veilSource)
}

// Version returns a version, with its text, by its id.
func (l *Library) Version(ctx context.Context, id string) (model.Version, error) {
	v, err := view{l.read.WithContext(ctx)}.Version(id)
	return v, explain(err, l.path)
}

// VersionIDs returns the ids of an article's versions, by number.
func (l *Library) VersionIDs(ctx context.Context, articleID string) ([]string, error) {
	var ids []string
	err := l.read.WithContext(ctx).Table("versions").Where("article_id = ? AND deleted = ''", articleID).
		Order("number").Pluck("id", &ids).Error
	return ids, explain(err, l.path)
}

func find[R any](ctx context.Context, l *Library, table, id string, read func(view, string) (R, error)) (R, error) {
	db := l.read.WithContext(ctx)
	id, err := full(db, table, id)
	if err != nil {
		var none R
		return none, explain(err, l.path)
	}
	row, err := read(view{db}, id)
	return row, explain(err, l.path)
}

// Scale returns a scale by its id or its name.
func (l *Library) Scale(ctx context.Context, idOrName string) (model.Scale, error) {
	s, err := view{l.read.WithContext(ctx)}.Scale(idOrName)
	return s, explain(err, l.path)
}

// Scales returns every scale: those built in, in their order, then the others,
// oldest first.
func (l *Library) Scales(ctx context.Context) ([]model.Scale, error) {
	rows, err := list[model.Scale](l.read.WithContext(ctx), "scales", "id", "1 = 1")
	builtIn := model.BuiltInScales()
	place := func(s model.Scale) int {
		if at := slices.IndexFunc(builtIn, func(b model.Scale) bool { return b.ID == s.ID }); at >= 0 {
			return at
		}
		return len(builtIn)
	}
	slices.SortStableFunc(rows, func(a, b model.Scale) int { return place(a) - place(b) })
	return rows, explain(err, l.path)
}

// Checklists returns those that Galley comes with, as they are edited here, and those made here.
func (l *Library) Checklists(ctx context.Context) ([]model.Checklist, error) {
	all, err := view{l.read.WithContext(ctx)}.Checklists()
	return all, explain(err, l.path)
}

// ArticleAt returns the article, other than one, that was read from a web
// address (see model.SameAddresses), the newest of them, and whether there is one.
func (l *Library) ArticleAt(ctx context.Context, address, except string) (model.Article, bool, error) {
	same := model.SameAddresses(address)
	if len(same) == 0 {
		return model.Article{}, false, nil
	}
	rows, err := list[model.Article](l.read.WithContext(ctx).Limit(1), "articles", "id DESC", "url IN ? AND id <> ?", same, except)
	if err != nil || len(rows) == 0 {
		return model.Article{}, false, explain(err, l.path)
	}
	return rows[0], true, nil
}

// Versions returns an article's versions without their texts, oldest first.
func (l *Library) Versions(ctx context.Context, articleID string) ([]model.Version, error) {
	rows, err := list[model.Version](l.read.WithContext(ctx).Omit("text", "blocks", "left_out", "notes", "pictures"), "versions", "number",
		"article_id = ?", articleID)
	return rows, explain(err, l.path)
}

// VersionNumber returns a version of an article with its text.
func (l *Library) VersionNumber(ctx context.Context, articleID string, number int) (model.Version, error) {
	rows, err := list[model.Version](l.read.WithContext(ctx), "versions", "number", "article_id = ? AND number = ?", articleID, number)
	if err == nil && len(rows) == 0 {
		err = model.Faultf(model.NotFound, "That article has no version %d.", number)
	}
	if err != nil {
		return model.Version{}, explain(err, l.path)
	}
	return intact(rows[0], nil)
}

// Proof opens a version of an article, 0 for the newest, with the dossiers of
// all claims that stand in it, by their first place there.
func (l *Library) Proof(ctx context.Context, articleID string, number int) (model.Proof, error) {
	var p model.Proof
	var err error
	if p.Article, err = l.Article(ctx, articleID); err != nil {
		return p, err
	}
	db := l.read.WithContext(ctx)
	var count int64
	if err := db.Table("versions").Where("article_id = ? AND deleted = ''", p.Article.ID).Count(&count).Error; err != nil {
		return p, explain(err, l.path)
	}
	p.Versions = int(count)
	if p.Tags, err = l.TagsOf(ctx, p.Article.ID); err != nil {
		return p, err
	}
	if p.Collections, err = l.CollectionsOf(ctx, p.Article.ID); err != nil {
		return p, err
	}
	q := db.Table("versions").Where("article_id = ? AND deleted = ''", p.Article.ID).Order("number DESC")
	if number > 0 {
		q = q.Where("number = ?", number)
	}
	if err := q.Take(&p.Version).Error; errors.Is(err, gorm.ErrRecordNotFound) {
		return p, model.Faultf(model.NotFound, "“%s” has no version %d.", p.Article.Title, number)
	} else if err != nil {
		return p, explain(err, l.path)
	}
	if _, err := intact(p.Version, nil); err != nil {
		return p, err
	}
	p.Dossiers, err = dossiers(db, db.Table("appearances").Select("claim_id").Where("version_id = ? AND deleted = ''", p.Version.ID))
	if err != nil {
		return p, explain(err, l.path)
	}
	for _, d := range p.Dossiers {
		for i, a := range d.Appearances {
			if a.VersionID == p.Version.ID {
				d.Appearances[i] = a.In(p.Version.Text)
			}
		}
	}
	model.SortByText(p.Dossiers, p.Version.ID)
	if p.Asides, err = (view{db}).AsidesIn(p.Version.ID); err != nil {
		return p, explain(err, l.path)
	}
	p.Asides = slices.DeleteFunc(p.Asides, func(a model.Aside) bool { return !a.Fits(p.Version.Text) })
	if p.Checklists, err = l.Checklists(ctx); err != nil {
		return p, err
	}
	p.Ticks, err = l.TicksIn(ctx, p.Article.ID)
	return veiled(ctx, l, p, err, func(v model.Veil, p *model.Proof) { veilDossiers(v, &p.Dossiers) })
}

// FileBytes returns a stored file with its bytes, exactly as they came in.
func (l *Library) FileBytes(ctx context.Context, hash string) (model.File, error) {
	db := l.read.WithContext(ctx)
	f, err := view{db}.File(hash)
	if err != nil {
		return f, explain(err, l.path)
	}
	f.Bytes, err = unpack(db, f)
	return veiled(ctx, l, f, err, func(v model.Veil, f *model.File) { f.Name = v.FileName(f.Name) })
}
