package ledger

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// corpus is test data beside the checkout; what needs it skips where it is absent.
const corpus = "../../../shared/corpus"

// articles are the English texts of the corpus. Every third is held out: no rule was made
// on it.
func articles(t testing.TB, heldOut bool) []string {
	t.Helper()
	var all []string
	files, _ := filepath.Glob(filepath.Join(corpus, "attribution/text/*.txt"))
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(b))
	}
	b, err := os.ReadFile(filepath.Join(corpus, "pages/ground-truth.json"))
	if err != nil || len(files) == 0 {
		t.Skip("the articles of the corpus are not at " + corpus)
	}
	var pages map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(b, &pages); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for k := range pages {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		body := pages[k].Body
		if n := strings.Count(body, " the ") + strings.Count(body, " and "); n*20 > len(strings.Fields(body)) {
			all = append(all, body)
		}
	}
	var out []string
	for i, a := range all {
		if (i%3 == 2) == heldOut {
			out = append(out, a)
		}
	}
	return out
}
