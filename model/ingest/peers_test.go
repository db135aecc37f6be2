package ingest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	bench "galley/cmd/build/figures"
	"galley/model"
	"galley/model/ingest/markup"
)

// The three sets of pages that the reading of web pages is measured on, each
// skipped where it is absent.
const sharedCorpus = "../../../shared/corpus"

// reading is what one reader made of a page.
type reading struct {
	text string
	doc  model.Document // of ours only
	took time.Duration
}

// pageOf is one page to measure on, with what is known of its text.
type pageOf struct {
	id            string
	data          []byte
	want          string   // the whole of it, where it is known
	first         string   // its first paragraph, where it is known
	with, without []string // phrases that must be in it and that must not
	ours, alone   reading
}

// readBoth reads pages by Galley and by go-readability alone, a page after the
// other, so that the two times are of one machine at one time.
func readBoth(t testing.TB, pages []*pageOf) {
	var group sync.WaitGroup
	next := make(chan *pageOf)
	for range runtime.NumCPU() {
		group.Go(func() {
			for p := range next {
				begin := time.Now()
				doc, err := Bytes(context.Background(), p.id+".html", p.data, Hints{})
				p.ours = reading{text: doc.Text, doc: doc, took: time.Since(begin)}
				if err != nil && p.want != "" {
					t.Logf("%s: %v", p.id, err)
				}
				begin = time.Now()
				p.alone.text = aloneText(string(p.data))
				p.alone.took = time.Since(begin)
			}
		})
	}
	for _, p := range pages {
		next <- p
	}
	close(next)
	group.Wait()
}

func aloneText(data string) string {
	article, err := readability.FromReader(strings.NewReader(data), nil)
	if err != nil {
		return ""
	}
	var text strings.Builder
	if article.RenderText(&text) != nil {
		return ""
	}
	return text.String()
}

// newsPages are those with their bodies written out by hand.
func newsPages(t testing.TB) []*pageOf {
	raw, err := os.ReadFile(filepath.Join(sharedCorpus, "pages", "ground-truth.json"))
	if err != nil {
		t.Skip("the corpus of news pages is not here: ", err)
	}
	var truth map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(raw, &truth); err != nil {
		t.Fatal(err)
	}
	var out []*pageOf
	for id, page := range truth {
		first, _, _ := strings.Cut(strings.TrimSpace(page.Body), "\n")
		out = append(out, &pageOf{id: id, data: gunzip(t, filepath.Join(sharedCorpus, "pages", "html", id+".html.gz")),
			want: page.Body, first: first})
	}
	return byID(out)
}

// readabilityPages are the pages of Mozilla's tests with the text expected there.
func readabilityPages(t testing.TB) []*pageOf {
	folders, err := os.ReadDir(filepath.Join(sharedCorpus, "readability"))
	if err != nil {
		t.Skip("the pages of readability's tests are not here: ", err)
	}
	var out []*pageOf
	for _, f := range folders {
		at := filepath.Join(sharedCorpus, "readability", f.Name())
		root, err := html.Parse(strings.NewReader(string(gunzip(t, filepath.Join(at, "expected.html.gz")))))
		if err != nil {
			t.Fatal(err)
		}
		var parts []string
		for _, p := range markup.Pieces(root, true) {
			parts = append(parts, p.Text)
		}
		p := &pageOf{id: f.Name(), data: gunzip(t, filepath.Join(at, "source.html.gz")), want: markup.Text(root)}
		for _, part := range parts {
			if len(part) > 80 {
				p.first = part
				break
			}
		}
		out = append(out, p)
	}
	return byID(out)
}

// phrasePages are those of which phrases are known.
func phrasePages(t testing.TB) []*pageOf {
	raw, err := os.ReadFile(filepath.Join(sharedCorpus, "evaldata", "phrases.json"))
	if err != nil {
		t.Skip("the pages with phrases are not here: ", err)
	}
	var known map[string]struct{ With, Without []string }
	if err := json.Unmarshal(raw, &known); err != nil {
		t.Fatal(err)
	}
	var out []*pageOf
	for id, k := range known {
		out = append(out, &pageOf{id: id, data: gunzip(t, filepath.Join(sharedCorpus, "evaldata", "html", id+".html.gz")),
			with: k.With, without: k.Without})
	}
	return byID(out)
}

func byID(pages []*pageOf) []*pageOf {
	slices.SortFunc(pages, func(a, b *pageOf) int { return strings.Compare(a.id, b.id) })
	return pages
}

// onlyWords is a text for comparing phrases: without punctuation and capitals.
func onlyWords(s string) string {
	return " " + strings.Join(token.FindAllString(lowered.Replace(strings.ToLower(s)), -1), " ") + " "
}

// lowered are raised and lowered figures as the phrases have them: “m2” for “m²”.
var lowered = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9",
	"₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9")

func holdsPhrase(words, phrase string) bool {
	want := strings.TrimSpace(onlyWords(phrase))
	return want == "" || strings.Contains(words, want)
}

// bodyOnly is a document's text without its headline and captions.
func bodyOnly(doc model.Document) string {
	var parts []string
	for i, b := range doc.Blocks {
		if i == 0 && b.Kind == model.Heading || b.Kind == model.Caption || slices.Contains(doc.Furniture, i) {
			continue
		}
		parts = append(parts, doc.Text[b.Start:b.End])
	}
	return strings.Join(parts, "\n")
}

// leadKept tells whether most of a first paragraph is in a text.
func leadKept(text, first string) bool {
	_, _, recall := f1(text, first, 2)
	return recall >= 0.6 || len(token.FindAllString(first, -1)) < 6
}

// extraction is how well the main text is found on the three sets.
type extraction struct {
	news, newsAlone, newsLowest float64
	tests, testsAlone           float64
	right, rightAlone           float64
	lost                        []string // pages on which a phrase that go-readability keeps is lost
	leads                       []string // pages whose first paragraph is lost
	took, tookAlone             time.Duration
	lines                       []string
}

func measureExtraction(t testing.TB) extraction {
	var e extraction
	e.newsLowest = 1
	news, tests, phrases := newsPages(t), readabilityPages(t), phrasePages(t)
	all := slices.Concat(news, tests, phrases)
	readBoth(t, all)
	for _, p := range all {
		e.took += p.ours.took
		e.tookAlone += p.alone.took
	}
	for _, p := range news {
		f, pr, re := f1(bodyOnly(p.ours.doc), p.want, 1)
		g, _, _ := f1(p.alone.text, p.want, 1)
		e.news, e.newsAlone = e.news+f/float64(len(news)), e.newsAlone+g/float64(len(news))
		e.newsLowest = min(e.newsLowest, f)
		e.lines = append(e.lines, fmt.Sprintf("news %.3f (p %.3f r %.3f, alone %.3f) %s", f, pr, re, g, p.id))
	}
	for _, p := range tests {
		f, pr, re := f1(p.ours.text, p.want, 1)
		g, _, _ := f1(p.alone.text, p.want, 1)
		e.tests, e.testsAlone = e.tests+f/float64(len(tests)), e.testsAlone+g/float64(len(tests))
		e.lines = append(e.lines, fmt.Sprintf("test %.3f (p %.3f r %.3f, alone %.3f) %s", f, pr, re, g, p.id))
	}
	for _, p := range slices.Concat(news, tests) {
		if !leadKept(p.ours.text, p.first) {
			e.leads = append(e.leads, fmt.Sprintf("%s: %.100s (alone keeps it: %v)", p.id, p.first, leadKept(p.alone.text, p.first)))
		}
	}
	right, rightAlone, n := 0, 0, 0
	for _, p := range phrases {
		ours, alone := onlyWords(p.ours.text), onlyWords(p.alone.text)
		for _, w := range p.with {
			n++
			mine, other := holdsPhrase(ours, w), holdsPhrase(alone, w)
			if mine {
				right++
			} else {
				e.lines = append(e.lines, fmt.Sprintf("phrase missing (alone keeps it: %v) %s: %s", other, p.id, w))
			}
			if other {
				rightAlone++
			}
			if other && !mine {
				e.lost = append(e.lost, p.id+": "+w)
			}
		}
		for _, w := range p.without {
			n++
			if !holdsPhrase(ours, w) {
				right++
			} else {
				e.lines = append(e.lines, fmt.Sprintf("phrase left in (alone keeps it: %v) %s: %s", holdsPhrase(alone, w), p.id, w))
			}
			if !holdsPhrase(alone, w) {
				rightAlone++
			}
		}
	}
	e.right, e.rightAlone = float64(right)/float64(n), float64(rightAlone)/float64(n)
	slices.Sort(e.lines)
	return e
}

// extractionFigures are the rows of bench accuracy on all three sets. The
// expected text of Mozilla's pages was written by the program that
// go-readability is a port of, so it is no bar there and is shown for comparison.
func extractionFigures(t testing.TB) []bench.Figure {
	e := measureExtraction(t)
	const bar, alone = "the bar of issue 12", "go-readability alone"
	pages := func(list []string) float64 {
		seen := map[string]bool{}
		for _, l := range list {
			id, _, _ := strings.Cut(l, ":")
			seen[id] = true
		}
		return float64(len(seen))
	}
	return []bench.Figure{
		{Name: "news pages without headline and captions: 1 − token F1", Ours: 1 - e.news, Peer: bar, Value: 0.025, Bar: 1},
		{Name: "news pages without headline and captions: 1 − token F1", Ours: 1 - e.news, Peer: alone, Value: 1 - e.newsAlone, Bar: 1},
		{Name: "the worst of them: 1 − token F1", Ours: 1 - e.newsLowest, Peer: bar, Value: 0.40, Bar: 1},
		{Name: "Mozilla's test pages: 1 − token F1", Ours: 1 - e.tests, Peer: bar, Value: 0.020, Bar: 1},
		{Name: "Mozilla's test pages (its own port wrote the bar): 1 − token F1", Ours: 1 - e.tests,
			Peer: alone, Value: 1 - e.testsAlone, Bar: 20},
		{Name: "phrases to keep and to leave out: share wrong", Ours: 1 - e.right, Peer: bar, Value: 0.08, Bar: 1},
		{Name: "phrases to keep and to leave out: share wrong", Ours: 1 - e.right, Peer: alone, Value: 1 - e.rightAlone, Bar: 1},
		{Name: "pages that lose a phrase which go-readability keeps", Ours: pages(e.lost), Peer: bar, Value: 3, Bar: 1},
		{Name: "pages that lose their first paragraph (none may)", Ours: pages(e.leads), Peer: bar, Value: 1, Bar: 0.99},
		{Name: "time for all those pages", Ours: e.took.Seconds(), Peer: alone, Value: e.tookAlone.Seconds(), Unit: "s", Bar: 2},
	}
}

// TestExtraction prints how well the main text is found, page by page with
// GALLEY_ALL.
func TestExtraction(t *testing.T) {
	if os.Getenv("GALLEY_ALL") == "" {
		t.Skip("reads 639 pages; runs with GALLEY_ALL=1")
	}
	e := measureExtraction(t)
	for _, l := range e.lines {
		t.Log(l)
	}
	for _, l := range e.lost {
		t.Log("lost ", l)
	}
	for _, l := range e.leads {
		t.Log("lead ", l)
	}
	t.Logf("news F1 %.4f (alone %.4f), lowest %.3f; tests F1 %.4f (alone %.4f); phrases right %.4f (alone %.4f), lost %d; leads lost "+
		"%d; time %v (alone %v) ratio %.2f",
		e.news, e.newsAlone, e.newsLowest, e.tests, e.testsAlone, e.right, e.rightAlone, len(e.lost), len(e.leads), e.took,
		e.tookAlone, float64(e.took)/float64(e.tookAlone))
}
