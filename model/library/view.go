package library

import (
	"errors"
	"fmt"

	"gorm.io/gorm"

	"galley/model"
)

// view is the library inside one transaction, or between them for reading.
type view struct{ tx *gorm.DB }

// take reads the living row with a key; what is no more, or never was, is a
// NotFound fault that says so of the noun.
func take[R any](tx *gorm.DB, table, key, id, noun string) (R, error) {
	var row R
	err := tx.Table(table).Where(key+" = ? AND deleted = ''", id).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return row, model.Faultf(model.NotFound, "There is no %s with the id %s in this library.", noun, id)
	}
	if err != nil {
		return row, fmt.Errorf("read %s %s: %w", noun, id, err)
	}
	return row, nil
}

// list reads the living rows of a table that fit.
func list[R any](tx *gorm.DB, table, order, where string, args ...any) ([]R, error) {
	var rows []R
	if err := tx.Table(table).Where("deleted = ''").Where(where, args...).Order(order).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read %s: %w", table, err)
	}
	return rows, nil
}

func (v view) Article(id string) (model.Article, error) {
	return take[model.Article](v.tx, "articles", "id", id, "article")
}

func (v view) Version(id string) (model.Version, error) {
	return take[model.Version](v.tx, "versions", "id", id, "version")
}

func (v view) Newest(articleID string) (model.Version, error) {
	row, err := newest(v.tx, articleID)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return row, model.Faultf(model.NotFound, "There is no article with the id %s in this library.", articleID)
	}
	if err != nil {
		return row, fmt.Errorf("read the newest version of %s: %w", articleID, err)
	}
	return row, nil
}

func (v view) ArticleWithContent(text, file string) (model.Article, bool, error) {
	var rows []model.Article
	err := v.tx.Table("articles").
		Where("deleted = '' AND id IN (SELECT article_id FROM versions WHERE deleted = '' AND (sha256 = ? OR file_sha256 = ?))", text, file).
		Order("id").Limit(1).Find(&rows).Error
	if err != nil {
		return model.Article{}, false, fmt.Errorf("look for the same text: %w", err)
	}
	if len(rows) == 0 {
		return model.Article{}, false, nil
	}
	return rows[0], true, nil
}

// File answers whatever its tombstone: bytes that were once stored are there.
func (v view) File(hash string) (model.File, error) {
	var f model.File
	err := v.tx.Table("files").Where("sha256 = ?", hash).Take(&f).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return f, model.Faultf(model.NotFound, "There is no file %s in this library.", hash)
	}
	if err != nil {
		return f, fmt.Errorf("read file %s: %w", hash, err)
	}
	return f, nil
}

func (v view) Claim(id string) (model.Claim, error) {
	return take[model.Claim](v.tx, "claims", "id", id, "claim")
}

func (v view) Appearance(id string) (model.Appearance, error) {
	return take[model.Appearance](v.tx, "appearances", "id", id, "appearance")
}

func (v view) Appearances(claimID string) ([]model.Appearance, error) {
	return list[model.Appearance](v.tx, "appearances", "version_id, start, id", "claim_id = ?", claimID)
}

func (v view) AppearancesIn(versionID string) ([]model.Appearance, error) {
	return list[model.Appearance](v.tx, "appearances", "start, id", "version_id = ? AND claim_id IN (SELECT id FROM claims WHERE deleted = '')", versionID)
}

func (v view) Source(id string) (model.Source, error) {
	return take[model.Source](v.tx, "sources", "id", id, "source")
}

func (v view) EvidenceItem(id string) (model.Evidence, error) {
	return take[model.Evidence](v.tx, "evidence", "id", id, "evidence")
}

func (v view) Verdicts(claimID string) ([]model.Verdict, error) {
	return list[model.Verdict](v.tx, "verdicts", "id", "claim_id = ?", claimID)
}

func (v view) Scale(name string) (model.Scale, error) {
	var rows []model.Scale
	if err := v.tx.Table("scales").Where("deleted = '' AND (id = ? OR name = ? COLLATE NOCASE)", name, name).Limit(1).Find(&rows).Error; err != nil {
		return model.Scale{}, fmt.Errorf("read scale %s: %w", name, err)
	}
	if len(rows) == 0 {
		return model.Scale{}, model.Faultf(model.NotFound, "There is no scale called “%s” in this library.", name)
	}
	return rows[0], nil
}
