package library

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"galley/model"
)

// ArticleOfFile returns the article, if there is one, that has a version read
// from a file with these bytes.
func (l *Library) ArticleOfFile(ctx context.Context, sha256 string) (model.Article, bool, error) {
	db := l.read.WithContext(ctx)
	var versions int64 // most files are new: that is seen without the query that finds the article
	if err := db.Table("versions").Where("file_sha256 = ?", sha256).Count(&versions).Error; err != nil || versions == 0 {
		return model.Article{}, false, explain(err, l.path)
	}
	a, found, err := view{db}.ArticleWithContent("", sha256)
	return a, found, explain(err, l.path)
}

// NewestVersion returns the newest version of an article, without its text.
func (l *Library) NewestVersion(ctx context.Context, articleID string) (model.Version, error) {
	var v model.Version
	err := l.read.WithContext(ctx).Table("versions").Omit("text", "blocks", "left_out", "notes", "pictures").
		Where("article_id = ? AND deleted = ''", articleID).Order("number DESC").Take(&v).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return v, model.Faultf(model.NotFound, "There is no article with the id %s in this library.", articleID)
	}
	return v, explain(err, l.path)
}
