package fulltext

import (
	"fmt"
	"slices"

	"gorm.io/gorm"

	"galley/model"
)

func checkEntry(c model.PublishedCheck) Entry {
	return Entry{Subject: c.ID, Kind: checkKind, Body: c.Claim, Title: c.Title, Speaker: c.Speaker, Publisher: c.Publisher}
}

// IndexChecks makes the entries of published checks anew.
func IndexChecks(tx *gorm.DB, checks []model.PublishedCheck) error {
	for _, c := range checks {
		if err := put(tx, checkEntry(c)); err != nil {
			return fmt.Errorf("index check %s: %w", c.ID, err)
		}
	}
	return nil
}

// FillChecks adds the entries of all published checks to an index that has none of them.
func FillChecks(tx *gorm.DB) error {
	return eachCheck(tx, func(checks []model.PublishedCheck) error {
		for _, c := range checks {
			if err := add(tx, checkEntry(c)); err != nil {
				return fmt.Errorf("index check %s: %w", c.ID, err)
			}
		}
		return nil
	})
}

// eachCheck hands on all published checks, some at a time.
func eachCheck(db *gorm.DB, see func([]model.PublishedCheck) error) error {
	for last := ""; ; {
		var some []model.PublishedCheck
		if err := db.Table("published_checks").Where("id > ?", last).Order("id").Limit(claimsAtOnce).Find(&some).Error; err != nil {
			return fmt.Errorf("read published checks: %w", err)
		}
		if len(some) == 0 {
			return nil
		}
		if err := see(some); err != nil {
			return err
		}
		last = some[len(some)-1].ID
	}
}

// RemoveChecks removes the entries of published checks.
func RemoveChecks(tx *gorm.DB, ids []string) error {
	for some := range slices.Chunk(ids, claimsAtOnce) {
		if err := remove(tx, some...); err != nil {
			return fmt.Errorf("remove checks from the index: %w", err)
		}
	}
	return nil
}
