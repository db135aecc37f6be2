package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"galley/model"
)

// desk is an article with a signed claim, a rated one and one not looked at.
func desk(t testing.TB) Content {
	c := content(t, "Some 600 miles of border. Then 21,000 troops. And 80 envoys.", "600 miles", "21,000 troops", "80 envoys")
	rate(&c.Dossiers[0], "True", "On the map.")
	c.Dossiers[0].Verdicts[0].SignedBy, c.Dossiers[0].Verdicts[0].SignedAt = "Bob", "2026-11-21T10:00:00.000Z"
	c.Dossiers[0].Claim.Status = model.SignedOff
	rate(&c.Dossiers[1], "False", "It was 17,000.")
	return c
}

func TestAReportHasTheClaimsThatWereChosen(t *testing.T) {
	for _, test := range []struct {
		name    string
		choices Choices
		want    []string
	}{
		{"all", Choices{}, []string{"600 miles", "21,000 troops", "80 envoys"}},
		{"rated", Choices{Claims: RatedClaims}, []string{"600 miles", "21,000 troops"}},
		{"signed off", Choices{Claims: SignedClaims}, []string{"600 miles"}},
		{"one rating", Choices{Ratings: []string{"False"}}, []string{"21,000 troops"}},
		{"no rating, or one", Choices{Ratings: []string{"", "True"}}, []string{"600 miles", "80 envoys"}},
		{"signed off and a rating none of them has", Choices{Claims: SignedClaims, Ratings: []string{"False"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := desk(t)
			c.Choices = test.choices
			var got []string
			for _, row := range rowsOf(t, written(t, CSV, c)) {
				got = append(got, row["wording"])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("the table has %v, want %v", got, test.want)
			}
			text := written(t, Markdown, c)
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
	c := desk(t)
	heads := map[Part]string{Summary: "## At a glance", Text: "## The article", Method: "## Scale:", Cards: "\n[^1]: "}
	for part, head := range heads {
		c.Choices.Without = []Part{part}
		text := written(t, Markdown, c)
		for other, head := range heads {
			if strings.Contains(text, head) != (other != part) {
				t.Errorf("without %s: %q is there: %v", part, head, other == part)
			}
		}
		if part == Cards && strings.Contains(text, "[^") {
			t.Errorf("a footnote mark leads nowhere: %s", text)
		}
		if part != Cards && head != "" && !strings.Contains(text, "It was 17,000.") {
			t.Errorf("without %s the reasoning is gone", part)
		}
	}
}

func TestChoicesThatMeanNothingAreRefusedAndNothingIsWritten(t *testing.T) {
	for name, choices := range map[string]Choices{
		"claims":   {Claims: "some"},
		"part":     {Without: []Part{"appendix"}},
		"language": {Language: "tlh"},
		"logo":     {Logo: []byte("<svg/>")},
	} {
		c := desk(t)
		c.Choices = choices
		var b bytes.Buffer
		if err := Write(t.Context(), &b, Markdown, c); !model.HasCode(err, model.Invalid) || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}

func TestAReportSpeaksTheLanguageChosen(t *testing.T) {
	c := desk(t)
	c.Choices.Language, c.Choices.Newsroom = "de", "Die Redaktion"
	text := written(t, Markdown, c)
	for _, want := range []string{"## Auf einen Blick", "| Nr. | Behauptung |", "3 Behauptungen markiert, 2 geprüft", "Noch nicht bewertet", "20. November 2026", "Veröffentlicht von Die Redaktion"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q: %s", want, text)
		}
	}
}
