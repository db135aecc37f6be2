//go:build !race || long

package library

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
)

// spoilPages overwrites pages of a file, counted from 1.
func spoilPages(t testing.TB, path string, which ...int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range which {
		for i := (p - 1) * 4096; i < p*4096 && i < len(data); i++ {
			data[i] = 0xa5
		}
	}
	put(t, path, string(data))
}

func TestADamagedLibraryIsReadAndNeverWritten(t *testing.T) {
	onFile(t)
	sound := busy(t, 3, 200)
	data, err := os.ReadFile(sound)
	if err != nil {
		t.Fatal(err)
	}
	accepted, opened := 0, 0
	for seed := range uint64(25) {
		_, damaged, how := damage(rand.New(rand.NewPCG(seed, 3)), data)
		path := filepath.Join(t.TempDir(), "damaged.galley")
		put(t, path, string(damaged))
		l, err := Open(t.Context(), path)
		if err != nil {
			if !model.HasCode(err, model.Damaged) {
				t.Errorf("seed %d (%s): %v", seed, how, err)
			}
			continue
		}
		opened++
		name := "Somebody"
		_, err = l.Apply(t.Context(), "Ann", model.ImportArticle{Document: document("New", "A new text.")})
		if err == nil {
			accepted++
			if how != "" && !strings.HasSuffix(how, "places") {
				t.Errorf("seed %d (%s): a change was accepted", seed, how)
			}
		} else if !model.HasCode(err, model.Damaged) || !strings.Contains(model.Sentence(err), "damaged") || l.Damaged() == nil {
			t.Errorf("seed %d (%s): refused with %q, damaged: %v", seed, how, err, l.Damaged())
		}
		_, more := l.Apply(t.Context(), "Ann", model.EditArticle{ID: name, Byline: &name})
		if err != nil && !model.HasCode(more, model.Damaged) {
			t.Errorf("seed %d (%s): the next change: %v", seed, how, more)
		}
		if closeErr := l.Close(); closeErr != nil && err == nil {
			t.Errorf("seed %d (%s): close: %v", seed, how, closeErr)
		}
		if now, readErr := os.ReadFile(path); readErr != nil || err != nil && !bytes.Equal(now, damaged) {
			t.Errorf("seed %d (%s): the file was written to", seed, how)
		}
	}
	t.Logf("%d of 25 could be opened; %d accepted a change, where the damage is inside a text only", opened, accepted)
}

func TestDamageMetOnTheWayEndsAllWriting(t *testing.T) {
	onFile(t)
	path := busy(t, 4, 200)
	l := at(t, path)
	all, err := l.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	name := "Somebody"
	do(t, l, "Ann", model.EditArticle{ID: all[0].ID, Byline: &name}) // looked through, and sound
	var root int
	if err := l.read.Raw("SELECT rootpage FROM sqlite_schema WHERE name = 'sources'").Scan(&root).Error; err != nil {
		t.Fatal(err)
	}
	if err := l.read.Exec("PRAGMA wal_checkpoint(TRUNCATE)").Error; err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0) // kept open: see registry
	if err != nil {
		t.Fatal(err)
	}
	l.keepUntilClosed(f)
	if _, err := f.WriteAt(bytes.Repeat([]byte{0xa5}, 4096), int64(root-1)*4096); err != nil {
		t.Fatal(err)
	}
	for range 50 { // until a connection reads it anew
		if _, err := l.Sources(t.Context()); err != nil {
			break
		}
		if err := l.read.Exec("PRAGMA shrink_memory").Error; err != nil {
			break
		}
	}
	if l.Damaged() == nil {
		t.Fatal("it is not noticed")
	}
	if _, err := l.Apply(t.Context(), "Ann", model.EditArticle{ID: all[0].ID, Publisher: &name}); !model.HasCode(err, model.Damaged) {
		t.Errorf("a change was accepted: %v", err)
	}
	if _, err := l.ApplyAll(t.Context(), "Ann", []model.Command{model.EditArticle{ID: all[0].ID, Publisher: &name}}); !model.HasCode(err,
		model.Damaged) {
		t.Errorf("changes were accepted: %v", err)
	}
	if _, err := l.Undo(t.Context(), "Ann"); !model.HasCode(err, model.Damaged) {
		t.Errorf("undo: %v", err)
	}
	if _, err := l.Article(t.Context(), all[0].ID); err != nil {
		t.Errorf("what is whole cannot be read: %v", err)
	}
	to := filepath.Join(t.TempDir(), "new.galley")
	if _, err := l.Salvage(t.Context(), to, nil); err != nil {
		t.Errorf("salvage: %v", err)
	}
	now, err := at(t, to).Articles(t.Context())
	if err != nil || len(now) < len(all) {
		t.Errorf("%d of %d articles were saved, %v", len(now), len(all), err)
	}
}

// freePages are the pages that SQLite keeps for later: its list's own pages, which have
// numbers of others in them, are not among them.
func freePages(data []byte) map[uint32]bool {
	number := func(page uint32, at int) uint32 { return binary.BigEndian.Uint32(data[(int(page)-1)*4096+at:]) }
	free := map[uint32]bool{}
	for list := number(1, 32); list != 0; list = number(list, 0) {
		for i := range int(number(list, 4)) {
			free[number(list, 8+4*i)] = true
		}
	}
	return free
}
