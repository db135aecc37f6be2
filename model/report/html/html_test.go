package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// paragraphs are the texts of the article's blocks as a reader of the page sees them.
func paragraphs(n *html.Node) []string {
	var out []string
	sample.Each(n, func(n *html.Node) {
		if n.Data == "article" && sample.Attr(n, "class") == "" {
			for k := range n.ChildNodes() {
				if k.Type == html.ElementNode {
					out = append(out, sample.WordsOf(k))
				}
			}
		}
	})
	return out
}

func TestHostileWordsStayWords(t *testing.T) {
	text := sample.Hostile + "\n\nNearly 600 miles of border " + sample.Hostile
	c := sample.Content(t, text, "Nearly 600 miles")
	c.Article = model.Article{ID: "a1", Title: sample.Hostile, Byline: sample.Hostile, Publisher: sample.Hostile, Published: sample.Hostile,
		URL: "javascript:alert(1)", Language: `en" onload="x`}
	c.Editor, c.Generator = sample.Hostile, sample.Hostile
	d := &c.Dossiers[0]
	d.Claim.Wording, d.Claim.Speaker, d.Claim.Said = sample.Hostile, sample.Hostile, sample.Hostile
	sample.Rate(d, "True", sample.Hostile)
	sample.Rate(d, "False", sample.Hostile)
	d.Verdicts[1].By, d.Verdicts[1].SignedBy, d.Verdicts[1].SignedAt = sample.Hostile, sample.Hostile, "2026-11-21T10:00:00.000Z"
	for _, address := range []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>", "file:///etc/passwd",
		"https://example.org/\"onclick=x", "https://example.org/ok"} {
		d.Evidence = append(d.Evidence, model.Exhibit{
			Evidence: model.Evidence{ID: address, Stance: model.Supports, SourceID: address, Quote: sample.Hostile, Note: sample.Hostile,
				Locator: sample.Hostile},
			Source: model.Source{ID: address, Title: sample.Hostile, Author: sample.Hostile, Publisher: sample.Hostile, URL: address,
				ArchiveURL: address, Accessed: sample.Hostile},
		})
	}
	page := output(t, c)
	sample.Each(sample.Parsed(t, page), func(n *html.Node) {
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
	if got := paragraphs(sample.Parsed(t, page)); len(got) != 2 || got[0] != sample.Hostile ||
		got[1] != "Nearly 600 miles of border "+sample.Hostile {
		t.Errorf("the article reads %q", got)
	}
}

func TestThePolicyLetsInOurStyleAndNothingElse(t *testing.T) {
	root := sample.Parsed(t, output(t, sample.Content(t, "Nearly 600 miles.", "600 miles")))
	policy, style := "", ""
	sample.Each(root, func(n *html.Node) {
		if n.Data == "meta" && sample.Attr(n, "http-equiv") == "Content-Security-Policy" {
			policy = sample.Attr(n, "content")
		}
		if n.Data == "style" && n.Type == html.ElementNode {
			style = sample.WordsOf(n)
		}
	})
	sum := sha256.Sum256([]byte(style))
	if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, "style-src "+want) ||
		!strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("policy %q does not let in the style with %s", policy, want)
	}
	if regexp.MustCompile(`url\(|@import|https?:`).MatchString(style) {
		t.Error("the style fetches something")
	}
}

func TestOverlappingAndNestedHighlightsKeepTheTextWhole(t *testing.T) {
	text := "The envoy said that nearly 600 miles of border are open.\n\nHe asked for help with the opium trade, ninety percent of it."
	v := sample.Content(t, text).Version
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
			c := sample.Content(t, text)
			for i, s := range spans {
				c.Dossiers = append(c.Dossiers, sample.Dossier(v, i, s))
			}
			root := sample.Parsed(t, output(t, c))
			if got := strings.Join(paragraphs(root), model.BlockSeparator); got != text {
				t.Errorf("the text reads\n%q, want\n%q", got, text)
			}
			p, err := reportOf(c)
			if err != nil {
				t.Fatal(err)
			}
			checkSegments(t, v, spans, p.Blocks)
			ids := map[string]int{}
			sample.Each(root, func(n *html.Node) {
				if id := sample.Attr(n, "id"); id != "" {
					ids[id]++
				}
			})
			sample.Each(root, func(n *html.Node) {
				if to, inside := strings.CutPrefix(sample.Attr(n, "href"), "#"); inside && ids[to] != 1 {
					t.Errorf("a link leads to %q, which is there %d times", to, ids[to])
				}
			})
		})
	}
}

// checkSegments holds every segment against all the spans: cut at each of
// their borders, and in the tint of the shortest that covers it.
func checkSegments(t *testing.T, v model.Version, spans []passage.Span, blocks []view.Block) {
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
				if span.End == to && !slices.ContainsFunc(s.Ends, func(e view.End) bool { return e.Number == n+1 }) {
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
	c := sample.Content(t, "Watch ABC News\n\nNearly 600 miles.\n\nShare this", "600 miles", "Share this")
	c.Version.Hidden = []int{0, 2}
	root := sample.Parsed(t, output(t, c))
	if got := paragraphs(root); !slices.Equal(got, []string{"Nearly 600 miles."}) {
		t.Errorf("the article reads %q", got)
	}
	sample.Each(root, func(n *html.Node) {
		if sample.Attr(n, "href") == "#at-2" {
			t.Error("a link leads to a passage out of sight")
		}
	})
}

func TestACardTellsAllOfAClaim(t *testing.T) {
	c := sample.Content(t, "Nearly 600 miles of border.", "Nearly 600 miles")
	d := &c.Dossiers[0]
	d.Claim.Speaker, d.Claim.Said, d.Claim.Kind = "Akhundzadeh", "2009-03-31", model.Statistic
	sample.Rate(d, "False", "First thought.")
	sample.Rate(d, "Mostly true", "Measured.\n\nOn two maps.")
	d.Verdicts[0].At = "2026-11-18T10:00:00.000Z"
	d.Verdicts[1].SignedBy, d.Verdicts[1].SignedAt = "Bob", "2026-11-22T09:00:00.000Z"
	d.Claim.Status = model.SignedOff
	if strings.Contains(output(t, c), "Earlier verdicts") {
		t.Error("nobody asked for the verdicts before")
	}
	c.Choices.Corrections = true
	d.Evidence = []model.Exhibit{{
		Evidence: model.Evidence{ID: "e", SourceID: "s", Stance: model.Refutes, Quote: "936 km", Locator: "p. 4", Note: "land border"},
		Source: model.Source{ID: "s", Title: "Atlas", Publisher: "Press", Author: "Kim", URL: "https://example.org/atlas",
			ArchiveURL: "https://web.archive.org/atlas", Accessed: "2026-11-19", Primary: true, Reliability: model.Reliable},
	}}
	seen := strings.Join(strings.Fields(sample.WordsOf(sample.Parsed(t, output(t, c)))), " ")
	seen = strings.NewReplacer("\u2068", "", "\u2069", "").Replace(seen) // what keeps a name's direction to itself
	for _, want := range []string{
		"Akhundzadeh", "31 March 2009", "statistic", "signed off", "Mostly true", "Accurate, but needs clarification", "Measured.",
		"On two maps.",
		"Rated by Ann, 20 November 2026; signed off by Bob, 22 November 2026.", "refutes", "Atlas", "936 km", "p. 4", "land border", "first-hand",
		"https://example.org/atlas", "archived copy", "looked at 19 November 2026, judged reliable", "Earlier verdicts: False",
		"1 claim marked, 1 checked",
		"Made 23 November 2026 by Ann with Galley 0.1.0",
	} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, address := range []string{"https://example.org/atlas", "https://web.archive.org/atlas"} {
		if !strings.Contains(output(t, c), `href="`+address+`"`) {
			t.Errorf("no link leads to %s", address)
		}
	}
}

var variable = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)

func TestInkIsReadableOnEveryTintOfTheReport(t *testing.T) {
	_, css, err := styleOf(nil)
	if err != nil {
		t.Fatal(err)
	}
	light, dark, both := strings.Cut(css, "@media (prefers-color-scheme: dark)")
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
			c := sample.Content(b, strings.TrimSuffix(strings.Repeat(sentence+model.BlockSeparator, n), model.BlockSeparator))
			for i := range n {
				c.Dossiers = append(c.Dossiers, sample.Dossier(c.Version, i, passage.Span{Start: i*48 + 5, End: i*48 + 18}))
			}
			for b.Loop() {
				var out bytes.Buffer
				if err := writeTo(b, &out, c); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(out.Len()))
			}
		})
	}
}

// output is what the room writes of the content.
func output(t testing.TB, c view.Content) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeTo(t, &b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// writeTo chooses from the content, as package report does, and writes that.
func writeTo(t testing.TB, w io.Writer, c view.Content) error {
	t.Helper()
	chosen, err := c.Choose()
	if err != nil {
		return err
	}
	return Write(t.Context(), w, chosen, "")
}

func reportOf(c view.Content) (view.Report, error) {
	chosen, err := c.Choose()
	if err != nil {
		return view.Report{}, err
	}
	return view.Of(chosen)
}
