package library

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"galley/model"
)

// heldFiles are the files, as a and f, that sources hold, by when they were added.
func heldFiles(db *gorm.DB) *gorm.DB {
	return db.Table("attachments AS a").Joins("JOIN files AS f ON f.sha256 = a.file_sha256").Where("a.deleted = ''").
		Select("a.*, f.media_type, f.size").Order("a.added, a.id")
}

// Attachments returns the files that a source holds, by when they were added.
func (l *Library) Attachments(ctx context.Context, sourceID string) ([]model.Held, error) {
	var rows []model.Held
	err := heldFiles(l.read.WithContext(ctx)).Where("a.source_id = ?", sourceID).Scan(&rows).Error
	return veiled(ctx, l, rows, err, veilHeld)
}

// AllAttachments returns the files that sources hold, by the source's id.
func (l *Library) AllAttachments(ctx context.Context) (map[string][]model.Held, error) {
	var rows []model.Held
	err := heldFiles(l.read.WithContext(ctx)).Scan(&rows).Error
	rows, err = veiled(ctx, l, rows, err, veilHeld)
	return bySource(rows), err
}

func veilHeld(v model.Veil, all *[]model.Held) {
	for i := range *all {
		(*all)[i].Attachment = v.Attachment((*all)[i].Attachment)
	}
}

func bySource(rows []model.Held) map[string][]model.Held {
	held := map[string][]model.Held{}
	for _, h := range rows {
		held[h.SourceID] = append(held[h.SourceID], h)
	}
	return held
}

// hold puts into the dossiers of the claims that a query selects the files that their sources hold.
func hold(db *gorm.DB, ids *gorm.DB, all []model.Dossier) error {
	var some []string
	if err := db.Table("attachments").Limit(1).Pluck("id", &some).Error; err != nil || len(some) == 0 {
		return err // many libraries have none
	}
	var rows []model.Held
	if err := heldFiles(db).Where("a.source_id IN (SELECT source_id FROM evidence WHERE claim_id IN (?))", ids).Scan(&rows).Error; err != nil {
		return fmt.Errorf("read attachments: %w", err)
	}
	held := bySource(rows)
	for i := range all {
		for _, exhibits := range [][]model.Exhibit{all[i].Evidence, all[i].Proposals} {
			for j := range exhibits {
				exhibits[j].Files = held[exhibits[j].SourceID]
			}
		}
	}
	return nil
}
