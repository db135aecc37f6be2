package library

import (
	"context"

	"galley/model"
)

// CaptureTexts returns the hashes of the files with the readable texts of a source's captured pages, by the id of
// the attachment that each was captured as.
func (l *Library) CaptureTexts(ctx context.Context, sourceID string) (map[string]string, error) {
	var rows []model.Capture
	err := l.read.WithContext(ctx).Where("source_id = ? AND deleted = '' AND text_sha256 <> ''", sourceID).Find(&rows).Error
	if err != nil {
		return nil, explain(err, l.path)
	}
	texts := map[string]string{}
	for _, c := range rows {
		texts[c.ID] = c.TextHash
	}
	return texts, nil
}
