package state

import (
	"fmt"
	"testing"

	"galley/model"
)

func chunk(index int) []Row {
	rows := make([]Row, ChunkSize)
	for i := range rows {
		rows[i] = Row{ID: fmt.Sprint(index*ChunkSize + i)}
	}
	return rows
}

func TestRowsForgetTheChunkUsedLongestAgo(t *testing.T) {
	r := &Rows{Total: 100 * ChunkSize}
	for i := range chunksKept {
		r.Put(i, chunk(i))
	}
	if _, ok := r.Row(0); !ok { // used again
		t.Fatal("the first row is not there")
	}
	r.Put(chunksKept, chunk(chunksKept))
	for i, want := range map[int]bool{0: true, ChunkSize: false, 2 * ChunkSize: true, chunksKept * ChunkSize: true, -1: false} {
		row, ok := r.Row(i)
		if ok != want || ok && row.ID != fmt.Sprint(i) {
			t.Errorf("row %d: %+v, %v", i, row, ok)
		}
	}
}

func TestARowIsFoundAndReplacedByItsID(t *testing.T) {
	var none *Rows
	if _, ok := none.Row(0); ok || none.IndexOf("70") != -1 {
		t.Error("a list that was not read has rows")
	}
	r := &Rows{Total: 2 * ChunkSize}
	r.Put(1, chunk(1))
	r.Update(Row{ID: "70", Title: "Corrected"})
	r.Update(Row{ID: "7", Title: "Not read"})
	if at := r.IndexOf("70"); at != 70 || r.IndexOf("7") != -1 || r.IndexOf("") != -1 {
		t.Errorf("found at %d", at)
	}
	if row, ok := r.Row(70); !ok || row.Title != "Corrected" {
		t.Errorf("%+v, %v", row, ok)
	}
}

func TestARowSaysWhereAnArticleIsFrom(t *testing.T) {
	for want, a := range map[string]model.Summary{
		"The Paper · 2009-03-31": {Article: model.Article{Publisher: "The Paper", Published: "2009-03-31T10:00:00Z"}},
		"2009":                   {Article: model.Article{Published: "2009"}},
		"The Paper · archived":   {Article: model.Article{Publisher: "The Paper", Archived: "2026-01-01T00:00:00Z"}},
		"":                       {Article: model.Article{Archived: "2026-01-01T00:00:00Z", Deleted: "2026-01-02T00:00:00Z"}},
	} {
		if got := RowOf(a).Origin; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
