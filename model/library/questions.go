package library

import (
	"context"

	"gorm.io/gorm"

	"galley/model"
)

// AskedQuestion is a question with the claim it is on and an article where that stands.
type AskedQuestion struct {
	model.Question `gorm:"embedded"`

	Wording   string
	ArticleID string
	Article   string // its headline
}

// Question returns a question by its id, or the beginning of it.
func (l *Library) Question(ctx context.Context, id string) (model.Question, error) {
	return find(ctx, l, "questions", id, func(v view, id string) (model.Question, error) {
		return take[model.Question](v.tx, "questions", "id", id, string(model.NounQuestion))
	})
}

// Questions returns the questions on a claim, on the claims of an article, or all of them (""),
// by when they were asked. What is on deleted claims, or on those of deleted articles, is left out.
func (l *Library) Questions(ctx context.Context, about string) ([]AskedQuestion, error) {
	db := l.read.WithContext(ctx)
	q := questionsStanding(db)
	if about != "" {
		id, err := l.known(ctx, about)
		if err != nil {
			return nil, err
		}
		q = q.Where("q.claim_id = ? OR q.claim_id IN (?)", id,
			db.Table("appearances").Select("claim_id").Where("article_id = ? AND deleted = ''", id))
	}
	rows := []AskedQuestion{}
	return rows, explain(q.Order("q.asked, q.id").Find(&rows).Error, l.path)
}

// questionsStanding selects the questions on claims that stand in an article, each with its claim's wording
// and the article where the claim was marked or carried over last.
func questionsStanding(db *gorm.DB) *gorm.DB {
	return db.Table("questions AS q").Select("q.*, c.wording, r.id AS article_id, r.title AS article").
		Joins("JOIN claims AS c ON c.id = q.claim_id AND c.deleted = ''").
		Joins(`JOIN articles AS r ON r.id = (SELECT a.article_id FROM appearances AS a JOIN articles AS x ON x.id = a.article_id
			WHERE a.claim_id = q.claim_id AND a.deleted = '' AND x.deleted = '' ORDER BY a.version_id DESC, a.id LIMIT 1)`).
		Where("q.deleted = ''")
}
