// Package earlier measures how surely what was checked before is found in a library.
package earlier

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/cmd/build/figures"
	"galley/model"
	"galley/model/library"
	"galley/model/suggest/matching"
)

// TestFigures stores the checked claims of a public collection in a library and asks it for
// each of the collection's posts; go run ./cmd/build bench accuracy runs it. No rule was
// written by looking at every third post.
func TestFigures(t *testing.T) {
	f := figures.Record(t, "accuracy")
	folder := filepath.Join("..", "..", "..", "..", "..", "shared", "corpus", "matching")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the collection of posts is not there: ", err)
	}
	l, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "checks.galley"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}()
	var checks []model.PublishedCheck
	for _, r := range table(t, filepath.Join(folder, "verified_claims.docs.tsv"))[1:] {
		checks = append(checks, model.PublishedCheck{ID: fmt.Sprintf("%05s", r[0]), Claim: r[1], Title: strings.Join(r[2:], " ")})
	}
	for some := range slices.Chunk(checks, 1000) {
		if _, err := l.StoreChecks(t.Context(), some); err != nil {
			t.Fatal(err)
		}
	}
	answers := map[string][]string{}
	pairs, err := os.ReadFile(filepath.Join(folder, "tweet-vclaim-pairs.qrels"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(pairs)) {
		if p := strings.Fields(line); len(p) == 4 {
			answers[p[0]] = append(answers[p[0]], fmt.Sprintf("%05s", p[2]))
		}
	}
	var seen, held tally
	for i, r := range table(t, filepath.Join(folder, "tweets.queries.tsv"))[1:] {
		found, err := matching.Find(t.Context(), l, r[1], "")
		if err != nil {
			t.Fatal(err)
		}
		if i%3 == 2 {
			held.add(found, answers[r[0]])
		} else {
			seen.add(found, answers[r[0]])
		}
	}
	for _, part := range []struct {
		name string
		tally
	}{{"", seen}, {", posts never looked at", held}} {
		precision := part.average / float64(part.posts)
		f.Write(figures.Figure{Name: "checked before, of posts: MAP@5" + part.name, Ours: precision, Unit: "", Peer: "bar", Value: 0.9,
			Ratio: 0.9 / precision, Bar: 1})
		right := float64(part.right) / float64(max(1, part.sure))
		f.Write(figures.Figure{Name: fmt.Sprintf("checked before, the first hint is right (%d shown for %d posts)%s", part.sure, part.posts, part.name),
			Ours: right, Unit: "", Peer: "bar", Value: 0.95, Ratio: 0.95 / right, Bar: 1})
		t.Logf("among those compared: %d of %d", part.among, part.posts)
	}
}

type tally struct {
	posts, sure, right, among int
	average                   float64 // precision, summed up
}

func (s *tally) add(found []matching.Earlier, answers []string) {
	s.posts++
	hits := 0
	for i, e := range found {
		if !slices.Contains(answers, e.Check.ID) {
			continue
		}
		if hits == 0 {
			s.among++
		}
		if hits++; i < 5 {
			s.average += float64(hits) / float64(i+1) / float64(min(5, len(answers)))
		}
	}
	if len(found) > 0 && found[0].Sure {
		s.sure++
		if slices.Contains(answers, found[0].Check.ID) {
			s.right++
		}
	}
}

func table(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	r := csv.NewReader(file)
	r.Comma, r.FieldsPerRecord = '\t', -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
