package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"galley/assets"
	"galley/model"
	"galley/model/passage"
)

// page is what the template is shown.
type page struct {
	Style, Policy string
	Lang          string
	Article       model.Article
	Published     string
	Link          string
	Version       int
	Blocks        []block
	Cards         []card
	Tally         []tally
	Checked       int
	Scales        []model.Scale
	Sources       []listed
	Generator     string
	Made, By      string
}

type tally struct {
	Label, Mark, Tone string
	Count             int
}

// card is one claim of the report, numbered in the order of the text.
type card struct {
	Number    int
	D         model.Dossier
	Said      string
	Rated     bool
	Rating    model.Rating
	Tone      string
	Verdict   model.Verdict
	Given     string
	SignedOn  string
	Reasoning []string
	Evidence  []exhibit
	Earlier   []earlier
	Contested []contested // nobody has decided between them: none is the rating
	Shown     bool        // a place of it is in sight, with the anchor at-Number
}

type exhibit struct {
	model.Exhibit
	Sign                    string
	Link, Archive           string
	SourceNumber            int
	Published, AccessedDate string
}

type earlier struct{ Rating, By, On string }

type contested struct {
	Label, Mark, Tone, By, On string
	Reasoning                 string
}

type listed struct {
	Number        int
	Source        model.Source
	Link, Archive string
	Published     string
	Claims        []int
}

var signs = map[model.Stance]string{model.Supports: "↑", model.Refutes: "↓", model.Context: "•"}

var tones = map[model.Tone]string{
	model.ToneNone: "none", model.ToneTrue: "true", model.ToneMostlyTrue: "mostly-true",
	model.ToneMixed: "mixed", model.ToneMostlyFalse: "mostly-false", model.ToneFalse: "false",
}

const (
	unrated       = "unrated"
	contestedKey  = " contested" // in the tally; no scale has a rating called so
	contestedMark = "><"
)

var htmlReport = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report.html.tmpl").Funcs(template.FuncMap{
		"css":  func(s string) template.CSS { return template.CSS(s) }, // our own style sheet, never a person's words
		"line": clean,
	}).ParseFS(assets.Reports, "report.html.tmpl")
})

func writeHTML(w io.Writer, c Content) error {
	t, err := htmlReport()
	if err != nil {
		return fmt.Errorf("read the report's template: %w", err)
	}
	css, err := assets.Reports.ReadFile("report.css")
	if err != nil {
		return fmt.Errorf("read the report's style: %w", err)
	}
	return t.Execute(w, pageOf(c, string(css)))
}

func pageOf(c Content, css string) page {
	css = "\n" + css
	sum := sha256.Sum256([]byte(css))
	p := page{
		Style: css, Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
		Lang: c.Article.Language, Article: c.Article, Published: date(c.Article.Published), Link: webLink(c.Article.URL),
		Version: c.Version.Number, Generator: c.Generator, Made: date(c.Made.Day()), By: c.Editor,
	}
	if p.Lang == "" {
		p.Lang = "en"
	}
	sources := map[string]int{} // id → place in p.Sources
	counts := map[string]int{}
	usedScales := map[string]bool{}
	for i, d := range c.Dossiers {
		k := cardOf(i+1, d)
		key := unrated
		if k.Rated {
			key = k.Rating.Label
			usedScales[d.Scale.ID] = true
		}
		if len(k.Contested) > 0 {
			key = contestedKey
		}
		at, known := counts[key]
		if !known {
			at = len(p.Tally)
			counts[key] = at
			t := tally{Label: "Not yet rated", Mark: "○", Tone: unrated}
			if key == contestedKey {
				t.Label, t.Mark = "Contested", contestedMark
			}
			if k.Rated {
				t = tally{Label: k.Rating.Label, Mark: k.Rating.Mark, Tone: k.Tone}
			}
			p.Tally = append(p.Tally, t)
		}
		p.Tally[at].Count++
		if d.Claim.Status.Done() {
			p.Checked++
		}
		for j, e := range k.Evidence {
			n, known := sources[e.SourceID]
			if !known {
				n = len(p.Sources)
				sources[e.SourceID] = n
				p.Sources = append(p.Sources, listed{Number: n + 1, Source: e.Source, Link: e.Link, Archive: e.Archive, Published: e.Published})
			}
			k.Evidence[j].SourceNumber = n + 1
			if cited := p.Sources[n].Claims; len(cited) == 0 || cited[len(cited)-1] != k.Number {
				p.Sources[n].Claims = append(cited, k.Number)
			}
		}
		p.Cards = append(p.Cards, k)
	}
	for _, s := range c.Scales {
		if usedScales[s.ID] || (len(usedScales) == 0 && s.ID == model.DefaultScale) {
			p.Scales = append(p.Scales, s)
		}
	}
	p.Blocks = blocksOf(c.Version, p.Cards)
	return p
}

func cardOf(number int, d model.Dossier) card {
	k := card{Number: number, D: d, Said: date(d.Claim.Said), Tone: unrated}
	k.Verdict, _ = d.Verdict()
	if k.Rating, k.Rated = d.Rating(); k.Rated {
		k.Tone = tones[k.Rating.Tone]
		k.Given = date(k.Verdict.At.Day())
		k.SignedOn = date(k.Verdict.SignedAt.Day())
	}
	for part := range strings.SplitSeq(k.Verdict.Reasoning, "\n") {
		if part = strings.TrimSpace(clean(part)); part != "" {
			k.Reasoning = append(k.Reasoning, part)
		}
	}
	for _, e := range d.Evidence {
		k.Evidence = append(k.Evidence, exhibit{
			Exhibit: e, Sign: signs[e.Stance], Link: webLink(e.Source.URL), Archive: webLink(e.Source.ArchiveURL),
			Published: date(e.Source.Published), AccessedDate: date(e.Source.Accessed),
		})
	}
	disputed := map[string]bool{}
	for _, v := range d.Contested() {
		side := contested{Label: "no rating yet", Mark: "○", Tone: unrated, By: v.By, On: date(v.At.Day()), Reasoning: v.Reasoning}
		if scale, ok := d.ScaleOf(v); ok {
			if r, ok := scale.Rating(v.Rating); ok {
				side.Label, side.Mark, side.Tone = r.Label, r.Mark, tones[r.Tone]
			}
		}
		k.Contested = append(k.Contested, side)
		disputed[v.ID] = true
	}
	for _, v := range d.Verdicts {
		if v.ID != k.Verdict.ID && v.Rating != "" && !disputed[v.ID] {
			k.Earlier = append(k.Earlier, earlier{v.Rating, v.By, date(v.At.Day())})
		}
	}
	return k
}

// webLink lets through only addresses a browser opens over the web: a report
// never carries javascript:, data: or file: links.
func webLink(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return ""
	}
	return u.String()
}

// date writes an ISO date, as far as it is known, for people.
func date(iso string) string {
	for _, l := range []struct{ in, out string }{
		{time.RFC3339, "2 January 2006"}, {"2006-01-02T15:04:05", "2 January 2006"}, {time.DateOnly, "2 January 2006"}, {"2006-01", "January 2006"},
	} {
		if t, err := time.Parse(l.in, iso); err == nil {
			return t.Format(l.out)
		}
	}
	return iso
}

// clean drops control characters, which no reader sees and some programs
// stumble over; line ends and tabs become blanks where a line is wanted.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// block is one block of the article with its highlights cut into segments.
type block struct {
	Kind, Tag string
	Segments  []segment
}

// segment is a stretch of text that one set of claims covers.
type segment struct {
	Text   string
	Starts []int // numbers of the claims whose first place in sight begins here
	Number int   // of the innermost claim that covers it, 0 for none
	Tone   string
	Depth  int // how many claims cover it, at most 4
	Title  string
	Ends   []end
}

type end struct {
	Number     int
	Mark, Tone string
}

// blocksOf cuts the text at every border of a block and of a highlight, so that
// overlapping and nested ones need no overlapping elements. Cost: the text, and
// the claims that cover each segment.
func blocksOf(v model.Version, cards []card) []block {
	type place struct {
		passage.Span
		card int
	}
	var places []place
	for i, k := range cards {
		for _, a := range k.D.Appearances {
			if a.VersionID == v.ID && a.State != model.Orphaned && a.Start < a.End && a.End <= len(v.Text) {
				places = append(places, place{a.Span(), i})
			}
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	hidden := map[int]bool{}
	for _, h := range v.Hidden {
		hidden[h] = true
	}
	var out []block
	var open []place // those that reach into the block at hand
	next := 0
	for i, b := range v.Blocks {
		kept := open[:0]
		for _, p := range open {
			if p.End > b.Start {
				kept = append(kept, p)
			}
		}
		open = kept
		for next < len(places) && places[next].Start < b.End {
			if places[next].End > b.Start {
				open = append(open, places[next])
			}
			next++
		}
		if hidden[i] {
			continue
		}
		cuts := []int{b.Start, b.End}
		for _, p := range open {
			cuts = append(cuts, max(p.Start, b.Start), min(p.End, b.End))
		}
		slices.Sort(cuts)
		made := block{Kind: string(b.Kind), Tag: tagOf(b)}
		// Sweep: begun are the places that cover the segment at hand.
		var begun []place
		waiting := 0
		for j := 1; j < len(cuts); j++ {
			from, to := cuts[j-1], cuts[j]
			if from == to {
				continue
			}
			for waiting < len(open) && max(open[waiting].Start, b.Start) <= from {
				begun = append(begun, open[waiting])
				waiting++
			}
			s := segment{Text: v.Text[from:to], Tone: unrated}
			covering := begun[:0]
			inner := -1
			for _, p := range begun {
				if p.End <= from {
					continue
				}
				covering = append(covering, p)
				if inner < 0 || p.Len() < covering[inner].Len() {
					inner = len(covering) - 1
				}
				if k := &cards[p.card]; !k.Shown {
					k.Shown = true
					s.Starts = append(s.Starts, k.Number)
				}
				if p.End == to {
					k := cards[p.card]
					mark := "○"
					if len(k.Contested) > 0 {
						mark = contestedMark
					}
					if k.Rated {
						mark = k.Rating.Mark
					}
					s.Ends = append(s.Ends, end{k.Number, mark, k.Tone})
				}
			}
			begun = covering
			if inner >= 0 {
				k := cards[begun[inner].card]
				s.Number, s.Tone, s.Depth = k.Number, k.Tone, min(len(begun), 4)
				s.Title = "Claim " + fmt.Sprint(k.Number) + ": not yet rated"
				if len(k.Contested) > 0 {
					s.Title = "Claim " + fmt.Sprint(k.Number) + ": contested"
				}
				if k.Rated {
					s.Title = "Claim " + fmt.Sprint(k.Number) + ": " + k.Rating.Label
				}
			}
			made.Segments = append(made.Segments, s)
		}
		out = append(out, made)
	}
	return out
}

// tagOf maps a block to the element it becomes. Headings of the article stand
// below the report's own.
func tagOf(b model.Block) string {
	switch b.Kind {
	case model.Heading:
		if b.Level <= 1 {
			return "h3"
		}
		return "h4"
	case model.Quotation:
		return "blockquote"
	case model.ListItem:
		return "li"
	case model.Caption:
		return "figcaption"
	}
	return "p"
}
