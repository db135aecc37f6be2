package library

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"galley/model"
)

// Editors returns who is known to work in the library: everybody who changed
// something in it, and everybody who was given a claim; by name.
func (l *Library) Editors(ctx context.Context) ([]string, error) {
	names, err := editors(l.read.WithContext(ctx))
	return names, explain(err, l.path)
}

func editors(db *gorm.DB) ([]string, error) {
	var did, given []string
	err := db.Table("events").Where("merged_by = '' AND editor <> ''").Distinct().Pluck("editor", &did).Error
	if err == nil {
		err = db.Table("claims").Where("deleted = '' AND owner <> ''").Distinct().Pluck("owner", &given).Error
	}
	names := append(did, given...)
	slices.SortFunc(names, func(a, b string) int {
		if c := strings.Compare(strings.ToLower(a), strings.ToLower(b)); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	})
	return slices.Compact(names), err
}

// TagsInUse returns the words that stand on articles and claims, each once, in order.
func (l *Library) TagsInUse(ctx context.Context) ([]string, error) {
	var words []string
	err := l.read.WithContext(ctx).Table("tags").Where("deleted = ''").Distinct().Pluck("word", &words).Error
	slices.SortFunc(words, func(a, b string) int {
		if c := strings.Compare(model.FoldTag(a), model.FoldTag(b)); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	})
	words = slices.CompactFunc(words, func(a, b string) bool { return model.FoldTag(a) == model.FoldTag(b) })
	return words, explain(err, l.path)
}
