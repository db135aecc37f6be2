//go:build !race || long

package library

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/model"
)

// words are 15 letters to type, never the same for long.
func fifteen(r *rand.Rand) string {
	const letters = "eeeeetttaaoooiiinnnsshhrrddlcumwfgypbvk"
	b := make([]byte, 15)
	for i := range b {
		b[i] = letters[r.IntN(len(letters))]
		if i == 7 {
			b[i] = ' '
		}
	}
	return string(b)
}

// TestTwentyThousandEditsStayUnder10MB types 15 letters at a time, each an event
// of its own, into long texts and short ones.
func TestTwentyThousandEditsStayUnder10MB(t *testing.T) {
	if os.Getenv("GALLEY_LONG") == "" {
		t.Skip("long; runs with: go run ./cmd/build test long")
	}
	const edits, claims, longest = 20_000, 20, 4000
	for _, field := range []string{"reasoning", "wording", "note"} {
		t.Run(field, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "grown.galley")
			l := at(t, path)
			_, version := imported(t, l, talks)
			random := rand.New(rand.NewPCG(1, 2))
			var ids, evidence []string
			texts := make([]string, claims)
			for range claims {
				id := marked(t, l, version, talks, "600 miles")
				ids = append(ids, id)
				title := "Atlas"
				evidence = append(evidence, do(t, l, "Ann",
					model.AttachSource{ClaimID: id, Stance: model.Context,
						New: &model.AddSource{Fields: model.SourceFields{Title: &title}}}).Created(model.NounEvidence))
			}
			var cmds []model.Command
			for i := range edits {
				k := i / 50 % claims
				if len(texts[k]) > longest {
					texts[k] = ""
				}
				texts[k] += fifteen(random)
				text := strings.Clone(texts[k])
				switch field {
				case "reasoning":
					cmds = append(cmds, model.SetVerdict{ClaimID: ids[k], Reasoning: &text})
				case "wording":
					cmds = append(cmds, model.EditClaim{ID: ids[k], Wording: &text})
				case "note":
					cmds = append(cmds, model.EditEvidence{ID: evidence[k], Note: &text})
				}
				if len(cmds) == 500 || i == edits-1 {
					results, err := l.ApplyAll(t.Context(), "Ann", cmds)
					if err != nil {
						t.Fatal(err)
					}
					for _, r := range results {
						if r.Err != nil || !r.Change.Changed() {
							t.Fatalf("%+v", r)
						}
					}
					cmds = cmds[:0]
				}
			}
			var rows []struct {
				Name string
				Size int64
			}
			largest := l.read.Raw("SELECT name, sum(pgsize) AS size FROM dbstat WHERE aggregate = TRUE GROUP BY name ORDER BY size DESC LIMIT 9")
			if err := largest.Scan(&rows).Error; err != nil {
				t.Fatal(err)
			}
			var n int64
			if err := l.read.Raw("SELECT count(*) FROM events").Scan(&n).Error; err != nil || n < edits {
				t.Fatal(n, err)
			}
			sound(t, l)
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			said := ""
			for _, r := range rows {
				said += fmt.Sprintf("%s %d kB; ", r.Name, r.Size>>10)
			}
			t.Logf("%d events in a file of %.1f MB: %s", n, float64(info.Size())/1e6, said)
			if info.Size() > 10_000_000 {
				t.Errorf("the file has %d bytes", info.Size())
			}
		})
	}
}
