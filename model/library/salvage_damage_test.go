//go:build !race || long

package library

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
)

func TestASoundLibraryIsSalvagedWhole(t *testing.T) {
	onFile(t)
	t.Parallel()
	path := busy(t, 1, 300)
	to := filepath.Join(t.TempDir(), "new.galley")
	out, err := Salvage(t.Context(), path, to, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Notes) > 0 || len(out.Missing) > 0 || len(out.Rebuilt) > 0 {
		t.Errorf("something is said to be missing: %+v", out)
	}
	before, after := at(t, path), at(t, to)
	if dump(t, before) != dump(t, after) {
		t.Error("the new library differs")
	}
	was, err := before.History(t.Context(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	now, err := after.History(t.Context(), "", 0)
	if err != nil || len(now) != len(was)+1 || !reflect.DeepEqual(was, now[1:]) {
		t.Errorf("history has %d events, then %d, %v", len(was), len(now), err)
	}
	if what, _, _ := after.CanUndo(t.Context(), "Ann"); what == "" || strings.HasPrefix(what, "Saved what") {
		t.Errorf("undo would take back %q", what)
	}
}

func TestWhatIsOutsideTheDamageIsSaved(t *testing.T) {
	onFile(t)
	t.Parallel()
	rounds := 8
	if os.Getenv("GALLEY_LONG") != "" {
		rounds = 200
	}
	path := busy(t, 2, 900)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows := rowsOf(t, path)
	var outside, saved atomic.Int64
	t.Run("rounds", func(t *testing.T) {
		for seed := range rounds {
			t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
				t.Parallel()
				o, s := salvaged(t, data, rows, uint64(seed))
				outside.Add(int64(o))
				saved.Add(int64(s))
			})
		}
	})
	t.Logf("%d rounds on %d records in %d pages: %d of %d outside the damage were saved (%.2f %%)", rounds, len(rows), len(data)/4096,
		saved.Load(), outside.Load(), 100*float64(saved.Load())/float64(outside.Load()))
}
