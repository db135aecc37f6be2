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
	"galley/model/ingest/ingesttest"
	"galley/model/ingest/typography"
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
	headlines, bylines, dates  share
	wrong                      []string // what of those is not
	worst                      []string // the pages, the worst first, with what is known of them
}

// share is how many are right of those that are there.
type share struct{ right, all int }

func (s share) percent() float64 { return 100 * float64(s.right) / float64(max(s.all, 1)) }

// known is what a reader sees on a page of the corpus, written down by eye:
// the headline over the text; the names in the byline, none for a page
// without one or with a program's user for one; the day of first publication.
// There are two days where the page gives one by its own clock and the other
// in its structured data by Greenwich's.
type known struct {
	headline string
	byline   []string
	days     []string
}

func readKnown(t *testing.T) map[string]known {
	raw, err := os.ReadFile("testdata/pages.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]known{}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 4 {
			t.Fatalf("%q", line)
		}
		k := known{headline: f[1], days: strings.Fields(f[3])}
		if f[2] != "-" {
			k.byline = strings.Split(f[2], "; ")
		}
		out[f[0]] = k
	}
	return out
}

// compare counts what is right in a document's metadata. Headlines and names
// are compared by letters; all names must be there and no other.
func (s *score) compare(id string, doc model.Document, want known) {
	count := func(of *share, right bool, what, got, wanted string) {
		of.all++
		if right {
			of.right++
			return
		}
		s.wrong = append(s.wrong, fmt.Sprintf("%s %s: %q, not %q", id, what, got, wanted))
	}
	count(&s.headlines, typography.Letters(doc.Title) == typography.Letters(want.headline), "headline", doc.Title, want.headline)
	if want.byline != nil {
		count(&s.bylines, typography.Letters(doc.Byline) == typography.Letters(strings.Join(want.byline, "")), "byline", doc.Byline,
			strings.Join(want.byline, ", "))
	} else if doc.Byline != "" {
		s.wrong = append(s.wrong, fmt.Sprintf("%s byline: %q, and the page has none (not counted)", id, doc.Byline))
	}
	count(&s.dates, slices.Contains(want.days, doc.Published[:min(10, len(doc.Published))]), "date", doc.Published,
		strings.Join(want.days, " or "))
}

// readTruth answers the bodies written out by hand, by page; the test is
// skipped where the corpus is absent.
func readTruth(t *testing.T) map[string]string {
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
	out := make(map[string]string, len(truth))
	for id, page := range truth {
		out[id] = page.Body
	}
	return out
}

// measure reads every page of the corpus.
func measure(t *testing.T) *score {
	truth := readTruth(t)
	s := &score{lowest: 1, pages: len(truth)}
	type result struct {
		f    float64
		line string
	}
	var all []result
	seen := readKnown(t)
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
		ingesttest.Check(t, doc, data)
		s.compare(id[:12], doc, seen[id[:12]])
		f, p, r := f1(body(doc), want, 1)
		s.body, s.precision, s.recall, s.lowest = s.body+f, s.precision+p, s.recall+r, min(s.lowest, f)
		f4, _, _ := f1(body(doc), want, 4)
		whole, _, _ := f1(doc.Text, want, 1)
		whole4, _, _ := f1(doc.Text, want, 4)
		s.body4, s.whole, s.whole4 = s.body4+f4, s.whole+whole, s.whole4+whole4
		all = append(all, result{f, fmt.Sprintf("%.3f %s %s | %s | %s | %s | %s", f, id[:12], doc.Title, doc.Byline, doc.Publisher,
			doc.Published, doc.Language)})
	}
	for _, f := range []*float64{&s.whole, &s.body, &s.whole4, &s.body4, &s.precision, &s.recall} {
		*f /= float64(len(truth))
	}
	slices.SortFunc(all, func(a, b result) int { return cmp.Compare(a.f, b.f) })
	for _, r := range all {
		s.worst = append(s.worst, r.line)
	}
	slices.Sort(s.wrong)
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
	t.Logf("token F1: body %.4f (precision %.4f, recall %.4f, lowest %.3f), whole %.4f; 4-gram F1: body %.4f, whole %.4f; %.1f ms a "+
		"page, slowest %v; %d pages",
		s.body, s.precision, s.recall, s.lowest, s.whole, s.body4, s.whole4, s.perPage(), s.slowest, s.pages)
	for _, line := range s.wrong {
		t.Log(line)
	}
	t.Logf("right: headline %.1f %%, byline %.1f %% of %d, date %.1f %%", s.headlines.percent(), s.bylines.percent(), s.bylines.all,
		s.dates.percent())
	for _, bar := range []struct {
		what        string
		is, atLeast float64
	}{
		{"mean token F1 of the body", s.body, 0.97},
		{"mean token F1 of the whole text", s.whole, 0.965},
		{"mean 4-gram F1 of the body", s.body4, 0.97},
		{"mean 4-gram F1 of the whole text", s.whole4, 0.96},
		{"mean recall", s.recall, 0.985},
		{"token F1 of the worst page", s.lowest, 0.60},
		{"share of headlines that are right", s.headlines.percent(), 90},
		{"share of bylines that are right", s.bylines.percent(), 90},
		{"share of dates that are right", s.dates.percent(), 90},
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
