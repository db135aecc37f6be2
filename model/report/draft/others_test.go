package draft

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest"
)

// TestOtherPeoplesDrafts takes remarks on every Word document of a folder, and leaves the copies there:
// GALLEY_DRAFTS names it. Other programs can then say what they make of them.
func TestOtherPeoplesDrafts(t *testing.T) {
	folder := os.Getenv("GALLEY_DRAFTS")
	if folder == "" {
		t.Skip("GALLEY_DRAFTS names no folder with Word documents")
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasPrefix(filepath.Base(name), "copy-") {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			original, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := ingest.Bytes(t.Context(), name, original, ingest.Hints{})
			if err != nil {
				t.Skip(model.Sentence(err))
			}
			v := model.Version{ID: "v1", Text: doc.Text, Blocks: doc.Blocks}
			var remarks []Remark
			for seed := range uint64(8) {
				remarks = append(remarks, randomRemarks(rand.New(rand.NewPCG(seed, 2)), v.Text)...)
			}
			out, kept := copied(t, original, v, remarks)
			lost := 0
			for _, k := range kept {
				if !k.Comment {
					lost++
				}
			}
			t.Logf("%d remarks, %d in comments alone, %d without a place", len(remarks), len(kept)-lost, lost)
			if err := os.WriteFile(filepath.Join(folder, "copy-"+filepath.Base(name)), out, 0o600); err != nil {
				t.Fatal(err)
			}
		})
	}
}
