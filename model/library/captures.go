package library

import (
	"context"
	"fmt"

	"galley/model"
)

// Captures returns the pages that were captured of a source and are still held, the first one first.
func (l *Library) Captures(ctx context.Context, sourceID string) ([]model.Capture, error) {
	s, err := l.Source(ctx, sourceID)
	if err != nil {
		return nil, err
	}
	var all []model.Capture
	err = l.read.WithContext(ctx).Table("captures AS c").Select("c.*").Joins("JOIN attachments AS a ON a.id = c.id AND a.deleted = ''").
		Where("c.source_id = ? AND c.deleted = ''", s.ID).Order("c.taken, c.id").Scan(&all).Error
	return veiled(ctx, l, all, err, func(v model.Veil, all *[]model.Capture) {
		for i, c := range *all {
			(*all)[i] = v.Capture(c)
		}
	})
}

// Quoted returns the evidence that names a source and counts, in the order in which it was added.
func (l *Library) Quoted(ctx context.Context, sourceID string) ([]model.Evidence, error) {
	var all []model.Evidence
	err := l.read.WithContext(ctx).Table("evidence AS e").Select("e.*").Joins("JOIN claims AS c ON c.id = e.claim_id AND c.deleted = ''").
		Where("e.source_id = ? AND "+counts, sourceID).Order("e.added, e.id").Scan(&all).Error
	return all, explain(err, l.path)
}

// HeldFiles returns every file that a source holds, of all sources.
func (l *Library) HeldFiles(ctx context.Context) ([]model.HeldFile, error) {
	db := l.read.WithContext(ctx)
	var held []model.Attachment
	if err := db.Table("attachments AS a").Select("a.*").Joins("JOIN sources AS s ON s.id = a.source_id AND s.deleted = ''").
		Where("a.deleted = ''").Order("a.source_id, a.added, a.id").Scan(&held).Error; err != nil {
		return nil, explain(fmt.Errorf("read what sources hold: %w", err), l.path)
	}
	var sources []model.Source
	if err := db.Table("sources").Where("deleted = '' AND id IN (SELECT source_id FROM attachments WHERE deleted = '')").Find(&sources).Error; err != nil {
		return nil, explain(fmt.Errorf("read what sources hold: %w", err), l.path)
	}
	var captures []model.Capture
	if err := db.Table("captures").Where("deleted = ''").Find(&captures).Error; err != nil {
		return nil, explain(fmt.Errorf("read captures: %w", err), l.path)
	}
	of := map[string]model.Source{}
	for _, s := range sources {
		of[s.ID] = s
	}
	captured := map[string]model.Capture{}
	for _, c := range captures {
		captured[c.ID] = c
	}
	all := make([]model.HeldFile, 0, len(held))
	for _, a := range held {
		f := model.HeldFile{Attachment: a, Source: of[a.SourceID]}
		if c, is := captured[a.ID]; is {
			f.Capture = &c
		}
		all = append(all, f)
	}
	return veiled(ctx, l, all, nil, func(v model.Veil, all *[]model.HeldFile) {
		for i := range *all {
			f := &(*all)[i]
			f.Attachment, f.Source = v.Attachment(f.Attachment), v.Source(f.Source)
			if f.Capture != nil {
				c := v.Capture(*f.Capture)
				f.Capture = &c
			}
		}
	})
}
