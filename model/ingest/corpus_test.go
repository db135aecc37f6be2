package ingest

import (
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
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

// score is how well the text of the pages is found, each figure a mean over
// the pages. Whole is everything stored, the headline and captions in it; body
// leaves out the headline and what is proposed as furniture. The bodies written
// out by hand have neither headlines nor captions, standfirsts, bylines,
// credits or links to other articles; they have quotations, lists, subheadings
// and posts of social networks shown in the text.
type score struct {
	whole, body, whole4, body4 float64 // F1 by words, by runs of four words
	precision, recall          float64 // of the body, by words
	lowest                     float64 // the least F1 of a body, by words
	spent, slowest             time.Duration
	pages                      int
	worst                      []string // the pages, the worst first, with what is known of them
}

// measure reads every page of the corpus; nil where the corpus is absent.
func measure(t *testing.T) *score {
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
	s := &score{lowest: 1, pages: len(truth)}
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
		s.spent += took
		s.slowest = max(s.slowest, took)
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		check(t, doc, data)
		if doc.Title == "" {
			t.Errorf("%s has no title", id)
		}
		f, p, r := f1(body(doc), want.Body, 1)
		s.body, s.precision, s.recall, s.lowest = s.body+f, s.precision+p, s.recall+r, min(s.lowest, f)
		f4, _, _ := f1(body(doc), want.Body, 4)
		whole, _, _ := f1(doc.Text, want.Body, 1)
		whole4, _, _ := f1(doc.Text, want.Body, 4)
		s.body4, s.whole, s.whole4 = s.body4+f4, s.whole+whole, s.whole4+whole4
		all = append(all, result{f, fmt.Sprintf("%.3f %s %s | %s | %s | %s | %s", f, id[:12], doc.Title, doc.Byline, doc.Publisher, doc.Published, doc.Language)})
	}
	for _, f := range []*float64{&s.whole, &s.body, &s.whole4, &s.body4, &s.precision, &s.recall} {
		*f /= float64(len(truth))
	}
	slices.SortFunc(all, func(a, b result) int { return cmp.Compare(a.f, b.f) })
	for _, r := range all {
		s.worst = append(s.worst, r.line)
	}
	return s
}

// perPage is the time one page took, in milliseconds.
func (s *score) perPage() float64 { return float64(s.spent.Microseconds()) / 1000 / float64(s.pages) }

// TestCorpus holds the extraction to its bars on news pages with their bodies
// written out by hand.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("95 pages take some seconds; left out with -short")
	}
	s := measure(t)
	for i, line := range s.worst {
		if i < 15 || os.Getenv("GALLEY_ALL") != "" {
			t.Log(line)
		}
	}
	t.Logf("token F1: body %.4f (precision %.4f, recall %.4f, lowest %.3f), whole %.4f; 4-gram F1: body %.4f, whole %.4f; %.1f ms a page, slowest %v; %d pages",
		s.body, s.precision, s.recall, s.lowest, s.whole, s.body4, s.whole4, s.perPage(), s.slowest, s.pages)
	for _, bar := range []struct {
		what        string
		is, atLeast float64
	}{
		{"mean token F1 of the body", s.body, 0.97},
		{"mean token F1 of the whole text", s.whole, 0.965},
		{"mean recall", s.recall, 0.985},
		{"token F1 of the worst page", s.lowest, 0.60},
	} {
		if bar.is < bar.atLeast {
			t.Errorf("%s is %.4f, below %.3f", bar.what, bar.is, bar.atLeast)
		}
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
