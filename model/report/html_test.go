package report

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"galley/assets"
	"galley/model"
	"galley/model/passage"
)

// content is a report of a text in paragraphs with a claim at each quotation.
func content(t testing.TB, text string, quotes ...string) Content {
	t.Helper()
	c := Content{
		Article:   model.Article{ID: "a1", Title: "Talks at The Hague", Publisher: "The Paper", Published: "2009-03-31"},
		Version:   model.Version{ID: "v1", ArticleID: "a1", Number: 1, Text: text, SHA256: passage.Hash(text)},
		Scales:    model.BuiltInScales(),
		Editor:    "Ann",
		Made:      "2026-11-23T10:00:00.000Z",
		Generator: "Galley 0.1.0",
	}
	at := 0
	for _, p := range strings.Split(text, model.BlockSeparator) {
		c.Version.Blocks = append(c.Version.Blocks, model.Block{Kind: model.Paragraph, Start: at, End: at + len(p)})
		at += len(p) + len(model.BlockSeparator)
	}
	for i, q := range quotes {
		spans := passage.Occurrences(text, q)
		if len(spans) != 1 {
			t.Fatalf("%q stands %d times", q, len(spans))
		}
		c.Dossiers = append(c.Dossiers, dossier(c.Version, i, spans[0]))
	}
	return c
}

func dossier(v model.Version, i int, span passage.Span) model.Dossier {
	id := fmt.Sprint("c", i)
	quote := passage.Select(v.Text, span)
	return model.Dossier{
		Claim: model.Claim{ID: id, Wording: quote.Exact, Status: model.Unchecked},
		Appearances: []model.Appearance{{
			ID: "p" + id, ClaimID: id, ArticleID: v.ArticleID, VersionID: v.ID, Start: span.Start, End: span.End,
			Exact: quote.Exact, Prefix: quote.Prefix, Suffix: quote.Suffix, State: model.Anchored,
		}},
		Scale: model.BuiltInScales()[0],
	}
}

func rate(d *model.Dossier, rating, reasoning string) {
	d.Verdicts = append(d.Verdicts, model.Verdict{
		ID: fmt.Sprint("v", len(d.Verdicts)), ClaimID: d.Claim.ID, ScaleID: d.Scale.ID, Rating: rating, Reasoning: reasoning, By: "Ann", At: "2026-11-20T10:00:00.000Z",
	})
	d.Claim.Status = model.Checked
}

func written(t testing.TB, f Format, c Content) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, f, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func parsed(t testing.TB, page string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func each(n *html.Node, f func(*html.Node)) {
	f(n)
	for k := range n.ChildNodes() {
		each(k, f)
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// wordsOf is the text in a node, the numbers behind highlights left out.
func wordsOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Data != "sup" {
			for k := range n.ChildNodes() {
				walk(k)
			}
		}
	}
	walk(n)
	return b.String()
}

// paragraphs are the texts of the article's blocks as a reader of the page sees them.
func paragraphs(n *html.Node) []string {
	var out []string
	each(n, func(n *html.Node) {
		if n.Data == "article" && attr(n, "class") == "" {
			for k := range n.ChildNodes() {
				if k.Type == html.ElementNode {
					out = append(out, wordsOf(k))
				}
			}
		}
	})
	return out
}

const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><b onclick=x>&amp; {{.}} --> ]]> </style> javascript:alert(3)`

func TestHostileWordsStayWords(t *testing.T) {
	text := hostile + "\n\nNearly 600 miles of border " + hostile
	c := content(t, text, "Nearly 600 miles")
	c.Article = model.Article{ID: "a1", Title: hostile, Byline: hostile, Publisher: hostile, Published: hostile, URL: "javascript:alert(1)", Language: `en" onload="x`}
	c.Editor, c.Generator = hostile, hostile
	d := &c.Dossiers[0]
	d.Claim.Wording, d.Claim.Speaker, d.Claim.Said = hostile, hostile, hostile
	rate(d, "True", hostile)
	rate(d, "False", hostile)
	d.Verdicts[1].By, d.Verdicts[1].SignedBy, d.Verdicts[1].SignedAt = hostile, hostile, "2026-11-21T10:00:00.000Z"
	for _, address := range []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>", "file:///etc/passwd", "https://example.org/\"onclick=x", "https://example.org/ok"} {
		d.Evidence = append(d.Evidence, model.Exhibit{
			Evidence: model.Evidence{ID: address, Stance: model.Supports, SourceID: address, Quote: hostile, Note: hostile, Locator: hostile},
			Source:   model.Source{ID: address, Title: hostile, Author: hostile, Publisher: hostile, URL: address, ArchiveURL: address, Accessed: hostile},
		})
	}
	page := written(t, HTML, c)
	each(parsed(t, page), func(n *html.Node) {
		if n.Type != html.ElementNode {
			return
		}
		if slices.Contains([]string{"script", "img", "iframe", "object", "embed", "link", "base", "form", "b", "svg"}, n.Data) {
			t.Errorf("a person's words became <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src":
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href" && !regexp.MustCompile(`^(#[a-z-]+\d*|https?://[^"<>]+)$`).MatchString(a.Val):
				t.Errorf("a link leads to %q", a.Val)
			}
		}
	})
	if got := paragraphs(parsed(t, page)); len(got) != 2 || got[0] != hostile || got[1] != "Nearly 600 miles of border "+hostile {
		t.Errorf("the article reads %q", got)
	}
}

func TestThePolicyLetsInOurStyleAndNothingElse(t *testing.T) {
	root := parsed(t, written(t, HTML, content(t, "Nearly 600 miles.", "600 miles")))
	policy, style := "", ""
	each(root, func(n *html.Node) {
		if n.Data == "meta" && attr(n, "http-equiv") == "Content-Security-Policy" {
			policy = attr(n, "content")
		}
		if n.Data == "style" && n.Type == html.ElementNode {
			style = wordsOf(n)
		}
	})
	sum := sha256.Sum256([]byte(style))
	if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, "style-src "+want) || !strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("policy %q does not let in the style with %s", policy, want)
	}
	if regexp.MustCompile(`url\(|@import|https?:`).MatchString(style) {
		t.Error("the style fetches something")
	}
}

func TestOverlappingAndNestedHighlightsKeepTheTextWhole(t *testing.T) {
	text := "The envoy said that nearly 600 miles of border are open.\n\nHe asked for help with the opium trade, ninety percent of it."
	v := content(t, text).Version
	span := func(from, to string) passage.Span {
		a := strings.Index(text, from)
		return passage.Span{Start: a, End: strings.Index(text, to) + len(to)}
	}
	for name, spans := range map[string][]passage.Span{
		"nested":                  {span("nearly", "border"), span("600", "miles")},
		"overlapping":             {span("said", "600"), span("nearly", "border")},
		"the same place":          {span("600", "miles"), span("600", "miles")},
		"side by side":            {span("nearly", "nearly"), span("600", "miles")},
		"across paragraphs":       {span("border", "opium")},
		"everything and a part":   {{Start: 0, End: len(text)}, span("opium", "trade"), span("envoy", "ninety")},
		"five deep":               {{Start: 0, End: 50}, {Start: 1, End: 49}, {Start: 2, End: 48}, {Start: 3, End: 47}, {Start: 4, End: 46}},
		"none":                    {},
		"in order of neither end": {span("600", "opium"), span("The", "nearly"), span("miles", "ninety"), span("open", "help")},
	} {
		t.Run(name, func(t *testing.T) {
			c := content(t, text)
			for i, s := range spans {
				c.Dossiers = append(c.Dossiers, dossier(v, i, s))
			}
			root := parsed(t, written(t, HTML, c))
			if got := strings.Join(paragraphs(root), model.BlockSeparator); got != text {
				t.Errorf("the text reads\n%q, want\n%q", got, text)
			}
			p, err := pageOf(c)
			if err != nil {
				t.Fatal(err)
			}
			checkSegments(t, v, spans, p.Blocks)
			ids := map[string]int{}
			each(root, func(n *html.Node) {
				if id := attr(n, "id"); id != "" {
					ids[id]++
				}
			})
			each(root, func(n *html.Node) {
				if to, inside := strings.CutPrefix(attr(n, "href"), "#"); inside && ids[to] != 1 {
					t.Errorf("a link leads to %q, which is there %d times", to, ids[to])
				}
			})
		})
	}
}

// checkSegments holds every segment against all the spans: cut at each of
// their borders, and in the tint of the shortest that covers it.
func checkSegments(t *testing.T, v model.Version, spans []passage.Span, blocks []block) {
	t.Helper()
	begun := map[int]int{}
	for i, b := range blocks {
		from := v.Blocks[i].Start
		for _, s := range b.Segments {
			to := from + len(s.Text)
			covering, shortest := 0, 0
			for n, span := range spans {
				switch {
				case span.End <= from || span.Start >= to:
					continue
				case span.Start > from || span.End < to:
					t.Errorf("%q is not cut where claim %d begins or ends", s.Text, n+1)
				}
				covering++
				if shortest == 0 || span.Len() < spans[shortest-1].Len() {
					shortest = n + 1
				}
				if span.End == to && !slices.ContainsFunc(s.Ends, func(e end) bool { return e.Number == n+1 }) {
					t.Errorf("claim %d has no number where it ends", n+1)
				}
			}
			if s.Depth != min(covering, 4) || (s.Number != shortest && (s.Number == 0 || spans[s.Number-1].Len() != spans[shortest-1].Len())) {
				t.Errorf("%q has depth %d of claim %d, want %d of claim %d", s.Text, s.Depth, s.Number, covering, shortest)
			}
			for _, n := range s.Starts {
				if begun[n]++; spans[n-1].Start < from {
					t.Errorf("claim %d begins at %d, its anchor stands at %d", n, spans[n-1].Start, from)
				}
			}
			from = to
		}
	}
	for n := range spans {
		if begun[n+1] != 1 {
			t.Errorf("claim %d has %d anchors", n+1, begun[n+1])
		}
	}
}

func TestHiddenFurnitureIsNotInThePage(t *testing.T) {
	c := content(t, "Watch ABC News\n\nNearly 600 miles.\n\nShare this", "600 miles", "Share this")
	c.Version.Hidden = []int{0, 2}
	root := parsed(t, written(t, HTML, c))
	if got := paragraphs(root); !slices.Equal(got, []string{"Nearly 600 miles."}) {
		t.Errorf("the article reads %q", got)
	}
	each(root, func(n *html.Node) {
		if attr(n, "href") == "#at-2" {
			t.Error("a link leads to a passage out of sight")
		}
	})
}

func TestACardTellsAllOfAClaim(t *testing.T) {
	c := content(t, "Nearly 600 miles of border.", "Nearly 600 miles")
	d := &c.Dossiers[0]
	d.Claim.Speaker, d.Claim.Said, d.Claim.Kind = "Akhundzadeh", "2009-03-31", model.Statistic
	rate(d, "False", "First thought.")
	rate(d, "Mostly true", "Measured.\n\nOn two maps.")
	d.Verdicts[0].At = "2026-11-18T10:00:00.000Z"
	d.Verdicts[1].SignedBy, d.Verdicts[1].SignedAt = "Bob", "2026-11-22T09:00:00.000Z"
	d.Claim.Status = model.SignedOff
	if strings.Contains(written(t, HTML, c), "Earlier verdicts") {
		t.Error("nobody asked for the verdicts before")
	}
	c.Choices.Corrections = true
	d.Evidence = []model.Exhibit{{
		Evidence: model.Evidence{ID: "e", SourceID: "s", Stance: model.Refutes, Quote: "936 km", Locator: "p. 4", Note: "land border"},
		Source:   model.Source{ID: "s", Title: "Atlas", Publisher: "Press", Author: "Kim", URL: "https://example.org/atlas", ArchiveURL: "https://web.archive.org/atlas", Accessed: "2026-11-19", Primary: true, Reliability: model.Reliable},
	}}
	seen := strings.Join(strings.Fields(wordsOf(parsed(t, written(t, HTML, c)))), " ")
	seen = strings.NewReplacer("\u2068", "", "\u2069", "").Replace(seen) // what keeps a name's direction to itself
	for _, want := range []string{
		"Akhundzadeh", "31 March 2009", "statistic", "signed off", "Mostly true", "Accurate, but needs clarification", "Measured.", "On two maps.",
		"Rated by Ann, 20 November 2026; signed off by Bob, 22 November 2026.", "refutes", "Atlas", "936 km", "p. 4", "land border", "first-hand",
		"https://example.org/atlas", "archived copy", "looked at 19 November 2026, judged reliable", "Earlier verdicts: False", "1 claim marked, 1 checked",
		"Made 23 November 2026 by Ann with Galley 0.1.0",
	} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, address := range []string{"https://example.org/atlas", "https://web.archive.org/atlas"} {
		if !strings.Contains(written(t, HTML, c), `href="`+address+`"`) {
			t.Errorf("no link leads to %s", address)
		}
	}
}

func TestTheSameContentGivesTheSameBytes(t *testing.T) {
	c := content(t, "Nearly 600 miles and 21,000 troops.", "Nearly 600 miles", "21,000 troops")
	for _, f := range Formats() {
		if first, again := written(t, f, c), written(t, f, c); first != again {
			t.Errorf("%s differs from one time to the next", f)
		}
	}
}

func TestSavingKeepsTheOldReportUntilTheNewIsWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.html")
	c := content(t, "Nearly 600 miles.", "600 miles")
	size, err := Save(t.Context(), path, HTML, c)
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(path)
	if err != nil || int64(len(old)) != size {
		t.Fatalf("%d bytes in the file, %d told, %v", len(old), size, err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Save(stopped, path, HTML, c); err == nil {
		t.Error("a stopped save says it was done")
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, old) {
		t.Errorf("the old report was altered: %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := Save(t.Context(), folder, HTML, c); !model.HasCode(err, model.Invalid) {
		t.Errorf("over a folder: %v", err)
	}
}

var variable = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)

func TestInkIsReadableOnEveryTintOfTheReport(t *testing.T) {
	css, err := assets.Reports.ReadFile("report.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, both := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	if !both {
		t.Fatal("the report has no dark colours")
	}
	dark, _, _ = strings.Cut(dark, "\n}\n")
	for theme, part := range map[string]string{"light": light, "dark": dark} {
		colours := map[string]string{}
		for _, m := range variable.FindAllStringSubmatch(part, -1) {
			colours[m[1]] = m[2]
		}
		grounds := []string{"paper", "card", "unrated", "true", "mostly-true", "mixed", "mostly-false", "false", "none"}
		for _, ground := range grounds {
			if r := contrast(t, colours["ink"], colours[ground]); r < 7 {
				t.Errorf("%s: ink on %s has a contrast of %.1f, want 7 (WCAG 2.2 AAA)", theme, ground, r)
			}
			if line, has := colours[ground+"-line"]; has {
				if r := contrast(t, line, colours["paper"]); r < 3 {
					t.Errorf("%s: the line of %s has a contrast of %.1f, want 3", theme, ground, r)
				}
			}
		}
		for _, text := range []string{"faint", "link"} {
			for _, ground := range []string{"paper", "card"} {
				if r := contrast(t, colours[text], colours[ground]); r < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.1f, want 4.5", theme, text, ground, r)
				}
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(hex string) float64 {
		if len(hex) != 7 {
			t.Fatalf("colour %q", hex)
		}
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			v, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			if s := float64(v) / 255; s <= 0.04045 {
				sum += weight * s / 12.92
			} else {
				sum += weight * math.Pow((s+0.055)/1.055, 2.4)
			}
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// BenchmarkHTML writes reports of growing size: the cost should grow with them.
func BenchmarkHTML(b *testing.B) {
	for _, n := range []int{1000, 2000, 10000} {
		b.Run(fmt.Sprint(n, " claims"), func(b *testing.B) {
			sentence := "Some 21,000 troops would go before the summer."
			c := content(b, strings.TrimSuffix(strings.Repeat(sentence+model.BlockSeparator, n), model.BlockSeparator))
			for i := range n {
				c.Dossiers = append(c.Dossiers, dossier(c.Version, i, passage.Span{Start: i*48 + 5, End: i*48 + 18}))
			}
			for b.Loop() {
				var out bytes.Buffer
				if err := Write(b.Context(), &out, HTML, c); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(out.Len()))
			}
		})
	}
}
