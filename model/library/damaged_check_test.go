//go:build !race || long

package library

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestCheckNeverSaysSoundOfADamagedLibrary(t *testing.T) {
	onFile(t)
	t.Parallel()
	sound := busy(t, 5, 150)
	data, err := os.ReadFile(sound)
	if err != nil {
		t.Fatal(err)
	}
	silent := 0
	free := freePages(data)
	for page := 1; page <= len(data)/4096; page += 7 {
		if free[uint32(page)] {
			continue // nothing of the library stands there
		}
		path := filepath.Join(t.TempDir(), fmt.Sprint(page, ".galley"))
		put(t, path, string(data))
		spoilPages(t, path, page)
		l, err := Open(t.Context(), path)
		if err != nil {
			continue
		}
		wrong, err := l.Check(t.Context())
		if err == nil && len(wrong) == 0 {
			silent++
			t.Logf("page %d", page)
		}
		_ = l.Close() // of a damaged library
	}
	if silent > 0 {
		t.Errorf("check says nothing of %d damaged pages", silent)
	}
}
