package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/report/sample"
	"galley/model/report/view"
)

func TestAReportHasTheClaimsThatWereChosen(t *testing.T) {
	for _, test := range []struct {
		name    string
		choices view.Choices
		want    []string
	}{
		{"all", view.Choices{}, []string{"600 miles", "21,000 troops", "80 envoys"}},
		{"rated", view.Choices{Claims: view.RatedClaims}, []string{"600 miles", "21,000 troops"}},
		{"signed off", view.Choices{Claims: view.SignedClaims}, []string{"600 miles"}},
		{"one rating", view.Choices{Ratings: []string{"False"}}, []string{"21,000 troops"}},
		{"no rating, or one", view.Choices{Ratings: []string{"", "True"}}, []string{"600 miles", "80 envoys"}},
		{"signed off and a rating none of them has", view.Choices{Claims: view.SignedClaims, Ratings: []string{"False"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := sample.Statuses(t)
			c.Choices = test.choices
			var got []string
			for _, row := range sample.CSVRows(t, output(t, CSV, c)) {
				got = append(got, row["wording"])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("the table has %v, want %v", got, test.want)
			}
			text := output(t, Markdown, c)
			if n := strings.Count(text, "\n[^"); n != len(test.want) {
				t.Errorf("Markdown has %d claims, want %d: %s", n, len(test.want), text)
			}
			if len(test.want) == 0 && !strings.Contains(text, "None of the claims in this article is in this report.") {
				t.Errorf("an empty report does not say why: %s", text)
			}
		})
	}
}

func TestAReportLeavesOutThePartsThatAreNotWanted(t *testing.T) {
	c := sample.Statuses(t)
	heads := map[view.Part]string{view.Summary: "## At a glance", view.Text: "## The article", view.Method: "## Scale:",
		view.Cards: "\n[^1]: "}
	for part, head := range heads {
		c.Choices.Without = []view.Part{part}
		text := output(t, Markdown, c)
		for other, head := range heads {
			if strings.Contains(text, head) != (other != part) {
				t.Errorf("without %s: %q is there: %v", part, head, other == part)
			}
		}
		if part == view.Cards && strings.Contains(text, "[^") {
			t.Errorf("a footnote mark leads nowhere: %s", text)
		}
		if part != view.Cards && head != "" && !strings.Contains(text, "It was 17,000.") {
			t.Errorf("without %s the reasoning is gone", part)
		}
	}
}

func TestChoicesThatMeanNothingAreRefusedAndNothingIsWritten(t *testing.T) {
	for name, choices := range map[string]view.Choices{
		"claims":   {Claims: "some"},
		"part":     {Without: []view.Part{"appendix"}},
		"language": {Language: "tlh"},
		"logo":     {Logo: []byte("<svg/>")},
	} {
		c := sample.Statuses(t)
		c.Choices = choices
		var b bytes.Buffer
		if err := Write(t.Context(), &b, Markdown, c); !model.HasCode(err, model.Invalid) || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}

func TestAReportSpeaksTheLanguageChosen(t *testing.T) {
	c := sample.Statuses(t)
	c.Choices.Language, c.Choices.Newsroom = "de", "Die Redaktion"
	text := output(t, Markdown, c)
	for _, want := range []string{"## Auf einen Blick", "| Nr. | Behauptung |", "3 Behauptungen markiert, 2 geprüft", "Noch nicht bewertet",
		"20. November 2026", "Veröffentlicht von Die Redaktion"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q: %s", want, text)
		}
	}
}
