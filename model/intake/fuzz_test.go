package intake

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model/ingest"
)

// FuzzArchive takes any bytes for an archive: what is in it is read within
// bounds, or refused in a sentence, and nothing is written anywhere.
func FuzzArchive(f *testing.F) {
	f.Add([]byte(packed(f, [2]string{"a/one.txt", "One"}, [2]string{"../two.txt", "Two"},
		[2]string{"in.zip", packed(f, [2]string{"x", "y"})})))
	f.Add([]byte(packed(f, [2]string{"page.html", "<p>Text"}, [2]string{"page_files/x.js", "z"}, [2]string{"__MACOSX/._a", ""})))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add([]byte("no archive"))
	f.Fuzz(func(t *testing.T, data []byte) {
		folder := t.TempDir()
		t.Setenv("TMPDIR", folder) // where archives in archives are unpacked to
		path := filepath.Join(folder, "a.zip")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r := &run{ctx: t.Context()}
		r.find(t.Context(), []Origin{Path(path)}, func(j *job) {
			if !strings.HasPrefix(j.item.Name, "a.zip") || strings.Contains(j.item.Name, "/../") {
				t.Errorf("named %q", j.item.Name)
			}
			if j.read == nil {
				if !strings.HasSuffix(j.item.Reason, ".") {
					t.Errorf("%q is no sentence", j.item.Reason)
				}
				return
			}
			if c, err := j.read(context.Background(), r); err == nil && len(c.bytes) > ingest.MaxSize {
				t.Errorf("%d bytes", len(c.bytes))
			}
			if j.close != nil {
				j.close()
			}
		})
		left, err := os.ReadDir(folder)
		if err != nil || len(left) != 1 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
}

// FuzzNames looks at any two names in a folder.
func FuzzNames(f *testing.F) {
	f.Add("Page.html", "page_files")
	f.Add(".hidden", "~$letter.docx")
	f.Fuzz(func(t *testing.T, page, folder string) {
		if of := companionOf(folder, map[string]bool{strings.ToLower(page): true}); of != "" && !strings.EqualFold(of, page) {
			t.Errorf("%q is taken for a companion of %q", folder, of)
		}
		_ = junk(page) + unreadable(page)
	})
}
