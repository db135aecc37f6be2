package ingest

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/model"
)

const (
	corpus  = "../../../shared/corpus/pages"
	article = "../../../shared/articles/us-iran-diplomats.txt"
)

var token = regexp.MustCompile(`[\p{L}\p{N}]+`)

// shingles counts runs of n words.
func shingles(text string, n int) (map[string]int, int) {
	words := token.FindAllString(strings.ToLower(text), -1)
	out, all := map[string]int{}, 0
	for i := 0; i+n <= len(words); i++ {
		out[strings.Join(words[i:i+n], " ")]++
		all++
	}
	return out, all
}

func f1(got, want string, n int) (f, precision, recall float64) {
	g, gotAll := shingles(got, n)
	w, wantAll := shingles(want, n)
	same := 0
	for k, c := range g {
		same += min(c, w[k])
	}
	if same == 0 || gotAll == 0 || wantAll == 0 {
		return 0, 0, 0
	}
	precision, recall = float64(same)/float64(gotAll), float64(same)/float64(wantAll)
	return 2 * precision * recall / (precision + recall), precision, recall
}

func gunzip(t testing.TB, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestCorpus measures the extraction on news pages with their bodies written
// out by hand. The headline is a block of ours and no part of those bodies.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("95 pages take some seconds; left out with -short")
	}
	raw, err := os.ReadFile(filepath.Join(corpus, "ground-truth.json"))
	if err != nil {
		t.Skip("the corpus of news pages is not here: ", err)
	}
	var truth map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(raw, &truth); err != nil {
		t.Fatal(err)
	}
	var sum, sum4, precision, recall, untitled float64
	var spent, slowest time.Duration
	type result struct {
		f    float64
		line string
	}
	var all []result
	for id, want := range truth {
		data := gunzip(t, filepath.Join(corpus, "html", id+".html.gz"))
		begin := time.Now()
		doc, err := Bytes(context.Background(), id+".html", data, Hints{})
		took := time.Since(begin)
		spent += took
		slowest = max(slowest, took)
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		check(t, doc, data)
		f, p, r := f1(body(doc), want.Body, 1)
		four, _, _ := f1(body(doc), want.Body, 4)
		sum, sum4, precision, recall = sum+f, sum4+four, precision+p, recall+r
		if doc.Title == "" {
			untitled++
		}
		all = append(all, result{f, id[:12] + " " + doc.Title + " | " + doc.Byline + " | " + doc.Publisher + " | " + doc.Published + " | " + doc.Language})
	}
	n := float64(len(truth))
	slices.SortFunc(all, func(a, b result) int { return int(1e6*a.f) - int(1e6*b.f) })
	for i, r := range all {
		if i < 15 || os.Getenv("GALLEY_ALL") != "" {
			t.Logf("%.3f %s", r.f, r.line)
		}
	}
	t.Logf("token F1 %.4f (precision %.4f, recall %.4f), 4-gram F1 %.4f; %.1f ms a page, slowest %v; %d pages", sum/n, precision/n, recall/n, sum4/n,
		float64(spent.Microseconds())/1000/n, slowest, len(truth))
	if sum/n < 0.93 {
		t.Errorf("mean token F1 is %.4f, below 0.93", sum/n)
	}
	if untitled > 0 {
		t.Errorf("%v pages have no title", untitled)
	}
}

// body is a document's text without the headline at its start and without
// what is proposed as furniture.
func body(doc model.Document) string {
	var parts []string
	for i, b := range doc.Blocks {
		if i == 0 && b.Kind == model.Heading || slices.Contains(doc.Furniture, i) {
			continue
		}
		parts = append(parts, doc.Text[b.Start:b.End])
	}
	return strings.Join(parts, "\n")
}
