package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"testing"

	"gorm.io/gorm"

	"galley/cmd/build/figures"
	"galley/model"
	"galley/model/library/engine"
	"galley/model/library/fulltext"
	"galley/model/passage"
)

const crowdSize = 5000 // bytes of an article

// crowdLibrary is the path of a library of so many articles of 5 kB, each with
// ten claims, a fifth of them rated, some with a source. It is built once.
func crowdLibrary(t testing.TB, n int) string {
	t.Helper()
	path := figures.Kept(t, "library") + ".galley"
	if _, err := os.Stat(path); err == nil { // Open brings it up to date where Galley has moved on
		return path
	} else if !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	part := path + ".part"
	for _, ending := range beside {
		if err := os.Remove(part + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	l, err := Open(t.Context(), part)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.fill(t.Context(), n); err != nil {
		t.Fatal(errors.Join(err, l.Close()))
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(part, path); err != nil {
		t.Fatal(err)
	}
	return path
}

// fill writes a crowd's rows and indexes them as commands do, only many to a
// transaction, without waiting for the disk and without history.
func (l *Library) fill(ctx context.Context, n int) error {
	db := l.write.WithContext(ctx)
	before, after := []string{
		"PRAGMA synchronous = OFF", "PRAGMA cache_size = -400000",
		"INSERT INTO search_words (search_words, rank) VALUES ('hashsize', 64000000)",
	}, "INSERT INTO search_words (search_words, rank) VALUES ('hashsize', 1048576)"
	if engine.IsPostgres(db) {
		before, after = nil, "ANALYZE"
	}
	for _, s := range before {
		if err := db.Exec(s).Error; err != nil {
			return err
		}
	}
	c := newCrowd(1)
	publishers := []string{"CBS News", "Der Bund", "The Herald", "Gazette", "Reuters", "Tribune", "Le Monde", "Evening Post"}
	sources := make([]model.Source, 2000)
	for i := range sources {
		sources[i] = model.Source{ID: model.NewID(), Title: c.sentence(c.topics[0])[:30], Publisher: publishers[c.IntN(len(publishers))],
			Created: model.Now(),
			URL:     fmt.Sprintf("https://www.%s.example/%d", c.words[400+c.IntN(4000)], i)}
	}
	if err := db.Table("sources").CreateInBatches(sources, 500).Error; err != nil {
		return err
	}
	const together = 500
	for from := 0; from < n; from += together {
		err := db.Transaction(func(tx *gorm.DB) error {
			return c.put(tx, min(together, n-from), from, publishers, sources)
		})
		if err != nil {
			return err
		}
	}
	if err := db.Transaction(fulltext.Fill); err != nil {
		return err
	}
	return db.Exec(after).Error
}

// put stores some articles with their claims.
func (c *crowd) put(tx *gorm.DB, n, from int, publishers []string, sources []model.Source) error {
	var files []model.File
	var bytes []packed
	var articles []model.Article
	var versions []model.Version
	var claims []model.Claim
	var places []model.Appearance
	var verdicts []model.Verdict
	var evidence []model.Evidence
	now := model.Now()
	for i := range n {
		headline, text, sentences := c.article(crowdSize)
		d := document(headline, text)
		a := model.Article{ID: model.NewID(), Title: headline, Byline: c.names[c.IntN(len(c.names))],
			Publisher: publishers[c.IntN(len(publishers))],
			Published: fmt.Sprintf("20%02d-%02d-%02d", (from+i)%25, 1+c.IntN(12), 1+c.IntN(28)), Imported: now, ImportedBy: "Ann"}
		v := model.Version{ID: model.NewID(), ArticleID: a.ID, Number: 1, Text: text, Blocks: d.Blocks, SHA256: passage.Hash(text),
			FileHash: d.Original.SHA256, Added: now, Hidden: []int{}, LeftOut: []model.LeftOut{}, Notes: []model.Note{},
			Pictures: []model.Picture{}}
		files, articles, versions = append(files, d.Original), append(articles, a), append(versions, v)
		bytes = append(bytes, packed{d.Original.SHA256, packer.EncodeAll(d.Original.Bytes, nil)})
		for range figures.Claims {
			s := sentences[c.IntN(len(sentences))]
			span := passage.Span{Start: s[0], End: s[1]}
			quote := passage.Select(text, span)
			claim := model.Claim{ID: model.NewID(), Wording: quote.Exact, Speaker: c.names[c.IntN(len(c.names))], Status: model.Unchecked,
				Created: now,
				Kind:    model.ClaimKinds[c.IntN(len(model.ClaimKinds))], Owner: []string{"Ann", "Bob", ""}[c.IntN(3)]}
			if c.IntN(5) == 0 {
				claim.Status = model.Checked
				verdict := model.Verdict{ID: model.NewID(), ClaimID: claim.ID, ScaleID: model.DefaultScale,
					Rating: []string{"True", "False", "Mostly true"}[c.IntN(3)], Reasoning: c.sentence(c.topics[c.IntN(len(c.topics))]), By: "Ann",
					At: now}
				verdicts = append(verdicts, verdict)
			}
			if c.IntN(10) == 0 {
				s := sources[c.IntN(len(sources))]
				e := model.Evidence{ID: model.NewID(), ClaimID: claim.ID, SourceID: s.ID, Stance: model.Supports,
					Quote: c.sentence(c.topics[c.IntN(len(c.topics))]), Added: now}
				evidence = append(evidence, e)
			}
			claims = append(claims, claim)
			places = append(places, model.Appearance{ID: model.NewID(), ClaimID: claim.ID, ArticleID: a.ID, VersionID: v.ID, Start: s[0], End: s[1],
				Exact: quote.Exact, Prefix: quote.Prefix, Suffix: quote.Suffix, State: model.Anchored})
		}
	}
	for _, rows := range []struct {
		table string
		rows  any
	}{{"files", files}, {"file_bytes", bytes}, {"articles", articles}, {"versions", versions}, {"claims", claims}, {"appearances", places},
		{"verdicts", verdicts}, {"evidence", evidence}} {
		if err := tx.Table(rows.table).CreateInBatches(rows.rows, 200).Error; err != nil {
			return fmt.Errorf("%s: %w", rows.table, err)
		}
	}
	for _, a := range articles {
		if err := setKeys(tx, a.ID, a.Title, a.Publisher); err != nil {
			return err
		}
	}
	return nil
}
