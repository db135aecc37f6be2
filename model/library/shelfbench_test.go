//go:build !race || long

package library

import (
	"context"
	"fmt"
	"testing"

	"galley/model"
)

// longShelf is a library that lists n articles: a fifth of them archived, a
// tenth tagged and in a collection, the newest ones opened.
func longShelf(b *testing.B, n int) *Library {
	b.Helper()
	l := fresh(b)
	publishers := []string{"CBS News", "Der Bund", "Élan", "", "Reuters"}
	day := func(i int) model.Stamp {
		return model.Stamp(fmt.Sprintf("20%02d-%02d-%02dT10:%02d:%02d.000Z", 10+i%15, 1+i%12, 1+i%28, i/60%60, i%60))
	}
	made := do(b, l, "Ann", model.MakeCollection{Name: "Elections"}).Created(model.NounCollection)
	articles := make([]model.Article, n)
	for i := range articles {
		articles[i] = model.Article{ID: fmt.Sprintf("article-%07d", i), Title: fmt.Sprintf("%c talks %d", 'A'+i%26, i*7919%n),
			Publisher: publishers[i%5], Published: string(day(i)[:10]), Imported: day(i * 31), ImportedBy: "Ann"}
		if i%5 == 0 {
			articles[i].Archived = day(i)
		}
	}
	tx := l.write.Begin()
	must(b, tx.Table("articles").CreateInBatches(articles, 500).Error)
	var tags []model.Tag
	var members []model.Membership
	for i := 3; i < n; i += 10 {
		id := articles[i].ID
		tags = append(tags, model.Tag{ID: id + "-water", Subject: id, Word: "water", Added: day(i)})
		members = append(members, model.Membership{ID: model.MembershipID(made, id), CollectionID: made, ArticleID: id, Added: day(i)})
	}
	must(b, tx.Table("tags").CreateInBatches(tags, 500).Error)
	must(b, tx.Table("memberships").CreateInBatches(members, 500).Error)
	must(b, tx.Commit().Error)
	for i := range 300 {
		must(b, l.Opened(context.WithoutCancel(b.Context()), articles[i*7].ID))
	}
	return l
}

// BenchmarkShelf reads what the list of 100,000 articles is read by.
func BenchmarkShelf(b *testing.B) {
	const n = 100_000
	l := longShelf(b, n)
	all, err := l.Collections(b.Context())
	must(b, err)
	for name, q := range map[string]model.ShelfQuery{
		"imported": {Place: model.Current}, "title": {Place: model.Current, Sort: model.SortTitle},
		"open":      {Place: model.Current, Sort: model.SortOpen},
		"publisher": {Place: model.Current, Sort: model.SortPublisher}, "everything": {},
		"recent": {Place: model.Recent}, "collection": {Collection: all[0].ID}, "tag": {Tag: "water"}, "text": {Text: "talks 77"},
	} {
		b.Run("page/"+name, func(b *testing.B) {
			at := 0
			for b.Loop() {
				page, err := l.Shelf(b.Context(), q, at, 100)
				if err != nil || page.Total == 0 {
					b.Fatal(page.Total, err)
				}
				at = (at + 997) % page.Total
			}
		})
	}
	for name, do := range map[string]func() error{
		"index": func() error {
			_, ok, err := l.ShelfIndex(b.Context(), model.ShelfQuery{Place: model.Current, Sort: model.SortTitle}, "article-0050001")
			if err == nil && !ok {
				err = fmt.Errorf("it is not in the list")
			}
			return err
		},
		"ids": func() error {
			_, err := l.ShelfIDs(b.Context(), model.ShelfQuery{Place: model.Current}, 40_000, 1000)
			return err
		},
		"summaries":   func() error { _, err := l.Summaries(b.Context(), []string{"article-0050001"}); return err },
		"tally":       func() error { _, err := l.Tally(b.Context()); return err },
		"tags":        func() error { _, err := l.Tags(b.Context()); return err },
		"collections": func() error { _, err := l.Collections(b.Context()); return err },
		"opened":      func() error { return l.Opened(context.WithoutCancel(b.Context()), "article-0050001") },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				must(b, do())
			}
		})
	}
}

// BenchmarkTyping stores what is typed into a field, one event going on.
func BenchmarkTyping(b *testing.B) {
	l := fresh(b)
	_, version := imported(b, l, talks)
	claim := marked(b, l, version, talks, "21,000 troops")
	i := 0
	for b.Loop() {
		i++
		cmd := model.Typed{Run: "wording", Command: model.EditClaim{ID: claim, Wording: ptr(fmt.Sprint("Typed ", i))}}
		if _, err := l.Apply(context.WithoutCancel(b.Context()), "Ann", cmd); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHistory reads the newest events of an article that has many.
func BenchmarkHistory(b *testing.B) {
	l := fresh(b)
	article, version := imported(b, l, talks)
	for range 500 {
		marked(b, l, version, talks, "21,000 troops")
	}
	for name, subject := range map[string]string{"all": "", "article": article} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := l.History(b.Context(), subject, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
