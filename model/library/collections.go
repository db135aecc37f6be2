package library

import (
	"context"
	"slices"
	"strings"

	"galley/model"
)

// Collections answers every collection with its size, by name.
func (l *Library) Collections(ctx context.Context) ([]model.CollectionCount, error) {
	var rows []model.CollectionCount
	err := l.read.WithContext(ctx).Raw(`SELECT c.*, (SELECT count(*) FROM memberships AS m JOIN shelf AS s ON s.article_id = m.article_id AND s.place < 2
			WHERE m.collection_id = c.id AND m.deleted = '') AS articles
		FROM collections AS c WHERE c.deleted = ''`).Scan(&rows).Error
	slices.SortFunc(rows, func(a, b model.CollectionCount) int {
		return strings.Compare(sortKey(a.Name)+a.ID, sortKey(b.Name)+b.ID)
	})
	return rows, explain(err, l.path)
}

// Collection answers a collection by its id, the beginning of it, or its name.
func (l *Library) Collection(ctx context.Context, name string) (model.Collection, error) {
	c, err := view{l.read.WithContext(ctx)}.CollectionNamed(name)
	if model.HasCode(err, model.NotFound) {
		return find(ctx, l, "collections", name, view.Collection)
	}
	return c, explain(err, l.path)
}

// CollectionsOf answers the collections an article stands in, by name.
func (l *Library) CollectionsOf(ctx context.Context, articleID string) ([]model.Collection, error) {
	rows, err := list[model.Collection](l.read.WithContext(ctx), "collections", "name COLLATE NOCASE, id",
		"id IN (SELECT collection_id FROM memberships WHERE article_id = ? AND deleted = '')", articleID)
	return rows, explain(err, l.path)
}

// Tags answers every tag on an article that is not in the trash, by word.
func (l *Library) Tags(ctx context.Context) ([]model.TagCount, error) {
	var rows []model.TagCount
	err := l.read.WithContext(ctx).Raw(`SELECT max(t.word) AS word, count(*) AS articles FROM tags AS t JOIN shelf AS s ON s.article_id = t.subject AND s.place < 2
		WHERE t.deleted = '' GROUP BY substr(t.id, length(t.subject) + 2) ORDER BY 1 COLLATE NOCASE`).Scan(&rows).Error
	return rows, explain(err, l.path)
}

// TagsOf answers the words on an article or a claim, in order.
func (l *Library) TagsOf(ctx context.Context, subject string) ([]string, error) {
	var words []string
	err := l.read.WithContext(ctx).Table("tags").Where("subject = ? AND deleted = ''", subject).Order("word COLLATE NOCASE").Pluck("word", &words).Error
	return words, explain(err, l.path)
}

// TagsIn answers the words on an article and on the claims that stand in it, in
// order, by the id of what they are on.
func (l *Library) TagsIn(ctx context.Context, articleID string) (map[string][]string, error) {
	rows, err := list[model.Tag](l.read.WithContext(ctx), "tags", "word COLLATE NOCASE, id",
		"subject = ? OR subject IN (SELECT claim_id FROM appearances WHERE article_id = ? AND deleted = '')", articleID, articleID)
	if err != nil {
		return nil, explain(err, l.path)
	}
	words := map[string][]string{}
	for _, t := range rows {
		words[t.Subject] = append(words[t.Subject], t.Word)
	}
	return words, nil
}
