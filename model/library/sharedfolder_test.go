//go:build !race || long

package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestALibraryThatIsKeptInStepIsToldOf(t *testing.T) {
	onFile(t)
	root := t.TempDir()
	for folder, want := range map[string]string{
		"Dropbox": "Dropbox", "Dropbox (The Desk)/work": "Dropbox", "OneDrive - The Paper": "OneDrive", "Google Drive/a/b": "Google Drive",
		"Library/Mobile Documents/com~apple~CloudDocs": "iCloud", "Nextcloud": "Nextcloud", "Library/CloudStorage/x": "a cloud service",
		"Documents": "", "Dropboxes": "", "about onedrive": "",
	} {
		sentence := SharedPlace(filepath.Join(root, filepath.FromSlash(folder), "work.galley"))
		if (sentence != "") != (want != "") || !strings.Contains(sentence, want) {
			t.Errorf("%s: %q", folder, sentence)
		}
	}
	marked := filepath.Join(root, "Shared", "desk")
	must(t, os.MkdirAll(filepath.Join(root, "Shared", ".stfolder"), 0o700))
	must(t, os.MkdirAll(marked, 0o700))
	if s := SharedPlace(filepath.Join(marked, "work.galley")); !strings.Contains(s, "Syncthing") {
		t.Errorf("a folder of Syncthing: %q", s)
	}
	l := at(t, filepath.Join(marked, "work.galley"))
	if notes := l.Notes(); len(notes) != 1 || !strings.Contains(notes[0], "Syncthing") {
		t.Errorf("notes %q", notes)
	}
}

func TestTheDiskUnderAPathIsFound(t *testing.T) {
	onFile(t)
	const mounts = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:40 / /mnt/news\040room rw - nfs4 server:/desk rw
41 22 0:41 / /home/ann/remote rw,nosuid - fuse.sshfs ann@host: rw
42 40 0:42 / /mnt/news\040room/local rw - tmpfs tmpfs rw
a line of another kind
`
	for path, want := range map[string]string{
		"/home/ann/work.galley": "ext4", "/mnt/news room/work.galley": "nfs4", "/mnt/news rooms/work.galley": "ext4",
		"/home/ann/remote/work.galley": "fuse.sshfs", "/mnt/news room/local/work.galley": "tmpfs",
	} {
		if got := diskUnder(mounts, path); got != want {
			t.Errorf("%s is on %q, want %q", path, got, want)
		}
	}
}
