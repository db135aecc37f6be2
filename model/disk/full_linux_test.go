package disk

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"galley/model/disk/disktest"
)

func TestAFullDiskIsSeenAndLeavesWhatStoodThere(t *testing.T) {
	folder := disktest.Small(t, "256k")
	path := put(t, filepath.Join(folder, "report"), "old")
	if Full(folder) {
		t.Fatal("an empty disk is full")
	}
	large := func(w io.Writer) error {
		_, err := w.Write(make([]byte, 1<<20))
		return err
	}
	if _, err := Write(path, Shared, anything, large); !IsFull(err) {
		t.Errorf("%v does not say that the disk is full", err)
	}
	holds(t, path, "old")
	alone(t, folder, 1)
	if err := os.WriteFile(filepath.Join(folder, "fill"), make([]byte, 1<<20), 0o600); !IsFull(err) {
		t.Fatal(err)
	}
	if !FullAt(path) {
		t.Error("it is not seen that the disk is full")
	}
	alone(t, folder, 2)
	if _, err := Write(path, Shared, anything, text); !IsFull(err) {
		t.Errorf("%v does not say that the disk is full", err)
	}
	holds(t, path, "old")
}
