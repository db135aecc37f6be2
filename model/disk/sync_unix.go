//go:build unix

package disk

import "os"

// syncFolder waits until the disk has a folder's new names. The file in it is
// safe already: where a folder cannot be waited for, nothing more can be done.
func syncFolder(path string) {
	folder, err := os.Open(path)
	if err != nil {
		return
	}
	_ = folder.Sync()
	_ = folder.Close()
}
