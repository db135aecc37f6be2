//go:build !race || long

package library

import (
	"fmt"
	"path/filepath"
	"testing"

	"galley/model"
	"galley/model/passage"
)

// TestAStepOnManyRecordsStandsByItself: one that built each of a thousand records
// on an earlier event had to unpack that event a thousand times, and took minutes.
func TestAStepOnManyRecordsStandsByItself(t *testing.T) {
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "library.galley"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	var ids []string
	for i := range mostBuilt + 1 {
		text := fmt.Sprintf("The text of article %d.", i)
		in := model.ImportArticle{ID: model.NewID(), Document: model.Document{
			Title: text, Text: text, Blocks: []model.Block{{Kind: model.Paragraph, End: len(text)}},
			Original: model.File{SHA256: passage.Hash(text), Name: "x", Size: int64(len(text)), Bytes: []byte(text)},
		}}
		if _, err := l.Apply(t.Context(), "Ann", in); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, in.ID)
	}
	built := func(ids []string) (n int) {
		change, err := l.Apply(t.Context(), "Ann", model.ArchiveArticles{Articles: ids})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Apply(t.Context(), "Ann", model.ArchiveArticles{Articles: ids, Back: true}); err != nil {
			t.Fatal(err)
		}
		var row eventRow
		if err := l.read.Where("seq = ?", change.Event.Seq).Take(&row).Error; err != nil {
			t.Fatal(err)
		}
		all, err := unpackEdits(row.Packed)
		if err != nil || len(all) != len(ids) {
			t.Fatalf("%d edits, %v", len(all), err)
		}
		for _, x := range all {
			if x.Whole == nil {
				n++
			}
		}
		return n
	}
	if n := built(ids); n > 0 {
		t.Errorf("%d of %d edits are built on others", n, len(ids))
	}
	if n := built(ids[:2]); n != 2 {
		t.Errorf("%d of 2 edits are built on others", n)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("%v, %v", wrong, err)
	}
	for range 4 {
		if _, err := l.Undo(t.Context(), "Ann"); err != nil {
			t.Fatal(err)
		}
	}
}
