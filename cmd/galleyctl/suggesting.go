package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"galley/model/ingest"
	"galley/model/passage"
	"galley/model/suggest/attribution"
	"galley/model/suggest/checkworthy"
	"galley/model/suggest/matching"
	"galley/model/suggest/spoken"
)

type suggestCommand struct {
	Article string `arg:"" help:"The article's id, or its beginning."`
	Number  int    `name:"version" help:"The number of the version (default: the newest)."`
	Limit   int    `default:"0" help:"The maximum number of sentences (default: all)."`
}

// suggestedJSON is a sentence that no claim covers and nobody set aside.
type suggestedJSON struct {
	Start   int                  `json:"start"` // in code points of the version's text
	End     int                  `json:"end"`
	Text    string               `json:"text"`
	Score   float64              `json:"score"` // 0 to 1, for sorting only
	Reasons []checkworthy.Reason `json:"reasons"`
	Speaker *string              `json:"speaker"` // null where nobody is named
	Matches []matchJSON          `json:"matches"` // what was checked before
}

// matchJSON is what was checked before and shares words with a sentence: a claim of the
// library, or a check that somebody published.
type matchJSON struct {
	Claim     string   `json:"claim"` // the id of the library's claim; "" for a published check
	Wording   string   `json:"wording"`
	Sure      bool     `json:"sure"`  // whether it surely says the same: the window shows only those
	Agree     []string `json:"agree"` // the words and figures that both have, the rarest first
	Rating    string   `json:"rating"`
	Publisher string   `json:"publisher"`
	Published string   `json:"published"`
	Title     string   `json:"title"`
	URL       string   `json:"url"`
}

// mostMatches is how many are told of a sentence, what is most alike first.
const mostMatches = 5

func matchesOf(found []matching.Earlier) []matchJSON {
	out := []matchJSON{}
	for _, e := range found[:min(len(found), mostMatches)] {
		m := matchJSON{Claim: e.ClaimID, Wording: e.Wording, Sure: e.Sure, Agree: append([]string{}, e.Agree...)}
		if c := e.Check; c != nil {
			m.Rating, m.Publisher, m.Published, m.Title, m.URL = c.Rating, c.Publisher, c.Published, c.Title, c.URL
		}
		out = append(out, m)
	}
	return out
}

func (c *suggestCommand) Run(d *invocation) error {
	if c.Limit < 0 {
		return usagef("--limit is a number of sentences, 1 or more")
	}
	p, err := d.proof(c.Article, c.Number)
	if err != nil {
		return err
	}
	v := p.Version
	language := p.Article.Language
	facts := checkworthy.FactsOf(v.Text, language)
	sentences := checkworthy.Sentences(v, ingest.Furniture(v.Text, v.Blocks), facts, language)
	sentences = checkworthy.Ranked(checkworthy.Open(sentences, p.Taken()))
	if c.Limit > 0 {
		sentences = sentences[:min(c.Limit, len(sentences))]
	}
	lib, err := d.library()
	if err != nil {
		return err
	}
	x := passage.NewIndex(v.Text)
	said := spoken.Of(v, language)
	out := make([]suggestedJSON, len(sentences))
	for i, s := range sentences {
		out[i] = suggestedJSON{Start: x.CodePoint(s.Start), End: x.CodePoint(s.End), Text: v.Text[s.Start:s.End],
			Score: math.Round(s.Score*1000) / 1000, Reasons: append([]checkworthy.Reason{}, s.Reasons...)}
		if who, ok := attribution.SpeakerOf(said, s.Span); ok {
			out[i].Speaker = &who.Speaker
		}
		found, err := matching.Find(d.ctx, lib, out[i].Text, "")
		if err != nil {
			return err
		}
		out[i].Matches = matchesOf(found)
	}
	return d.print(out, func(w io.Writer) {
		if len(out) == 0 {
			fmt.Fprintln(w, "No sentence is open: each is covered by a claim, set aside or hidden.")
		}
		for _, s := range out {
			reasons := make([]string, len(s.Reasons))
			for i, r := range s.Reasons {
				reasons[i] = string(r)
			}
			fmt.Fprintf(w, "%d-%d\t%s\t%s\n", s.Start, s.End, strings.Join(reasons, ", "), passage.Shorten(s.Text, 120))
			for _, m := range s.Matches {
				if m.Sure {
					fmt.Fprintf(w, "\tchecked before\t%s\n", passage.Shorten(m.Wording, 120))
				}
			}
		}
	})
}
