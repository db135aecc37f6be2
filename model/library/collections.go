package library

import (
	"context"
	"slices"
	"strings"

	"galley/model"
)

// Collections returns every collection with its size, by name.
func (l *Library) Collections(ctx context.Context) ([]model.CollectionCount, error) {
	var rows []model.CollectionCount
	db := l.read.WithContext(ctx)
	members := db.Table("memberships AS m").Joins("JOIN shelf AS s ON s.article_id = m.article_id AND s.place < ?", placeTrash).
		Select("count(*)").Where("m.collection_id = c.id AND m.deleted = ''")
	err := db.Table("collections AS c").Select("c.*, (?) AS articles", members).Where("c.deleted = ''").Scan(&rows).Error
	slices.SortFunc(rows, func(a, b model.CollectionCount) int {
		return strings.Compare(sortKey(a.Name)+a.ID, sortKey(b.Name)+b.ID)
	})
	return rows, explain(err, l.path)
}

// Collection returns a collection by its id, the beginning of it, or its name.
func (l *Library) Collection(ctx context.Context, name string) (model.Collection, error) {
	c, err := view{l.read.WithContext(ctx)}.CollectionNamed(name)
	if model.HasCode(err, model.NotFound) {
		return find(ctx, l, "collections", name, view.Collection)
	}
	return c, explain(err, l.path)
}

// CollectionsOf returns the collections an article stands in, by name.
func (l *Library) CollectionsOf(ctx context.Context, articleID string) ([]model.Collection, error) {
	rows, err := list[model.Collection](l.read.WithContext(ctx), "collections", "lower(name), id",
		"id IN (SELECT collection_id FROM memberships WHERE article_id = ? AND deleted = '')", articleID)
	return rows, explain(err, l.path)
}

// Tags returns every tag on an article that is not in the trash, by word.
func (l *Library) Tags(ctx context.Context) ([]model.TagCount, error) {
	var rows []model.TagCount
	err := l.read.WithContext(ctx).Table("tags AS t").Joins("JOIN shelf AS s ON s.article_id = t.subject AND s.place < ?", placeTrash).
		Select("max(t.word) AS word, count(*) AS articles").Where("t.deleted = ''").
		Group("substr(t.id, length(t.subject) + 2)").Order("lower(max(t.word))").Scan(&rows).Error
	return rows, explain(err, l.path)
}

// TagsOf returns the words on an article or a claim, in order.
func (l *Library) TagsOf(ctx context.Context, subject string) ([]string, error) {
	var words []string
	err := l.read.WithContext(ctx).Table("tags").Where("subject = ? AND deleted = ''", subject).Order("lower(word)").
		Pluck("word", &words).Error
	return words, explain(err, l.path)
}

// onArticle is a condition on a tag or tick, with the article's id twice: it is on the article, or on
// a claim that stands in it.
const onArticle = "subject = ? OR subject IN (SELECT claim_id FROM appearances WHERE article_id = ? AND deleted = '')"

// TagsIn returns the words on an article and on the claims that stand in it, in
// order, by the id of what they are on.
func (l *Library) TagsIn(ctx context.Context, articleID string) (map[string][]string, error) {
	rows, err := list[model.Tag](l.read.WithContext(ctx), "tags", "lower(word), id", onArticle, articleID, articleID)
	if err != nil {
		return nil, explain(err, l.path)
	}
	words := map[string][]string{}
	for _, t := range rows {
		words[t.Subject] = append(words[t.Subject], t.Word)
	}
	return words, nil
}
