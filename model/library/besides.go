package library

import (
	"context"

	"galley/model"
)

// FileHeld is a file that a source holds, with what is known of the file.
type FileHeld struct {
	model.Attachment
	MediaType string
	Size      int64
}

// FilesHeld returns the files that a source holds, by when they were added.
func (l *Library) FilesHeld(ctx context.Context, sourceID string) ([]FileHeld, error) {
	var rows []FileHeld
	err := l.read.WithContext(ctx).Table("attachments AS a").Joins("JOIN files AS f ON f.sha256 = a.file_sha256").
		Select("a.*, f.media_type, f.size").Where("a.deleted = '' AND a.source_id = ?", sourceID).Order("a.added, a.id").Scan(&rows).Error
	return rows, explain(err, l.path)
}
