package library

import (
	"context"
	"slices"
	"strings"

	"galley/model"
	"galley/model/citation"
)

// DuplicateSources returns sources that are the same but for how they were typed, in
// groups: one address, one identifier of a document, or one title of one publisher.
// Two that have different addresses are not the same. Each group has the one on most
// claims first; there are at most limit groups. It reads all sources.
func (l *Library) DuplicateSources(ctx context.Context, limit int) ([][]model.SourceUse, error) {
	db := l.read.WithContext(ctx)
	first := map[string]string{} // key → id of the source that had it first
	groups := map[string][]sourceKey{}
	of := map[string]string{} // id → the id its group is called by
	var order []string
	err := inBatches(db.Table("sources AS s").Select("s.id, s.title, s.publisher, s.author, s.url").Where("s.deleted = '' AND "+listable), "s.id",
		func(s sourceKey) string { return s.ID }, func(s sourceKey) error {
			name := s.ID
			for _, k := range s.duplicateKeys() {
				if had, ok := first[k]; ok && together(groups[of[had]], s) {
					name = of[had]
					break
				}
			}
			for _, k := range s.duplicateKeys() {
				if _, ok := first[k]; !ok {
					first[k] = s.ID
				}
			}
			of[s.ID] = name
			if groups[name] = append(groups[name], s); len(groups[name]) == 2 {
				order = append(order, name)
			}
			return nil
		})
	if err != nil {
		return nil, explain(err, l.path)
	}
	var all [][]model.SourceUse
	for _, name := range order[:min(limit, len(order))] {
		var ids []string
		for _, s := range groups[name] {
			ids = append(ids, s.ID)
		}
		var rows []model.SourceUse
		if err := db.Table("sources AS s").Select("s.*, "+usesOf).Where("s.id IN ?", ids).Order("uses DESC, s.id").Scan(&rows).Error; err != nil {
			return nil, explain(err, l.path)
		}
		all = append(all, rows)
	}
	return veiled(ctx, l, all, nil, func(v model.Veil, all *[][]model.SourceUse) {
		for i := range *all {
			veilUses(v, &(*all)[i])
		}
	})
}

// duplicateKeys are what a source has in common with one that is the same.
func (s sourceKey) duplicateKeys() []string {
	var all []string
	if id := citation.DOI(s.URL); id != "" {
		all = append(all, "d "+id)
	} else if u := model.CanonicalAddress(s.URL); u != "" {
		all = append(all, "u "+u)
	}
	if title := plain(s.Title); title != "" && !strings.HasPrefix(s.Title, "http") && s.Publisher != "" {
		all = append(all, "t "+title+"|"+plain(s.Publisher))
	}
	return all
}

// together reports whether a source may be the same as all of a group: none of them is at
// another address, or by another author.
func together(group []sourceKey, s sourceKey) bool {
	return !slices.ContainsFunc(group, func(g sourceKey) bool {
		return differ(addressKey(g.URL), addressKey(s.URL)) || differ(plain(g.Author), plain(s.Author)) && addressKey(g.URL) != addressKey(s.URL)
	})
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }

func addressKey(address string) string {
	if id := citation.DOI(address); id != "" {
		return id
	}
	return model.CanonicalAddress(address)
}
