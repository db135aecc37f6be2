package library

import (
	"context"

	"galley/model"
)

func (l *Library) Attachments(ctx context.Context, sourceID string) ([]model.Held, error) {
	var rows []model.Held
	err := l.read.WithContext(ctx).Table("attachments AS a").Joins("JOIN files AS f ON f.sha256 = a.file_sha256").Where("a.deleted = ''").
		Select("a.*, f.media_type, f.size").Order("a.added, a.id").Where("a.source_id = ?", sourceID).Scan(&rows).Error
	return rows, explain(err, l.path)
}
