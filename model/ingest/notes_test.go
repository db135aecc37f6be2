package ingest

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"galley/model"
	"galley/model/ingest/ingesttest"
)

// noteLines writes notes as a line each: the kind, the words between ⟨ and ⟩ with what
// precedes them where there are none, who and when, what, where it leads to.
func noteLines(doc model.Document) []string {
	var out []string
	for _, n := range doc.Notes {
		var b strings.Builder
		b.WriteString(string(n.Kind))
		switch {
		case !n.Placed():
			fmt.Fprintf(&b, " nowhere (%s)", n.Part)
		case n.Start == n.End:
			before := doc.Text[:n.Start]
			if at := strings.LastIndexAny(before, "\n "); at >= 0 {
				before = before[at+1:]
			}
			b.WriteString(" " + before + "⟨⟩")
		default:
			b.WriteString(" ⟨" + doc.Text[n.Start:n.End] + "⟩")
		}
		if n.Author+n.Time != "" {
			b.WriteString(" " + strings.TrimSpace(n.Author+" "+n.Time))
		}
		if n.Kind != model.LinkNote || n.Start < 0 || n.Text != doc.Text[n.Start:n.End] {
			fmt.Fprintf(&b, ": %q", n.Text)
		}
		if len(n.Addresses) > 0 {
			b.WriteString(" → " + strings.Join(n.Addresses, " "))
		}
		if n.Resolved {
			b.WriteString(" resolved")
		}
		for _, r := range n.Replies {
			b.WriteString(" ↳ " + strings.TrimSpace(r.Author+" "+r.Time) + " " + r.Text)
		}
		out = append(out, b.String())
	}
	return out
}

// read reads a draft, and holds it to what every document promises.
func readDraft(t *testing.T, name string, data []byte, h Hints) model.Document {
	t.Helper()
	doc, err := Bytes(context.Background(), name, data, h)
	if err != nil {
		t.Fatal(err)
	}
	ingesttest.Check(t, doc, data)
	return doc
}

// A draft that LibreOffice wrote, in each of its formats, and the same by hand.
func TestNotesOfLibreOfficeStandAtTheirWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ zone, file string }{"draft.fodt": {"", "file:///C:/contract.docx"},
		"draft.odt": {"", "../../../../C:/contract.docx"}, "draft.docx": {"Z", "../../../C:/contract.docx"}} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		doc := readDraft(t, name, data, Hints{})
		at := func(author, minute string) string { return author + " 2024-05-01T10:" + minute + ":00" + c.zone }
		ana, bo := "Ana Writer", "Bo Editor"
		want := []string{
			"comment ⟨312 passengers⟩ " + at(ana, "00") + `: "Manifest, https://harbour.example/manifest.pdf p. 3" → ` +
				"https://harbour.example/manifest.pdf",
			"comment ⟨4 May 2019⟩ " + at(ana, "01") + `: "Diary\nand log"`,
			"comment ⟨built in 1987⟩ " + at(ana, "02") + `: "Register of ships, doi:10.1000/xyz.123" → https://doi.org/10.1000/xyz.123 ` +
				"resolved",
			"comment people.⟨⟩ " + at(bo, "03") + `: "Which source?"`,
			"link ⟨2.4 million euros⟩ → https://contracts.example/ferry?id=7",
			`footnote 1,200⟨⟩: "Survey 2018, https://survey.example/islands, table 2." → https://survey.example/islands`,
			`footnote cent⟨⟩: "Ibid., see annex." → https://annex.example/`,
			"comment ⟨complained⟩ " + at(bo, "04") + `: "Before when?"`,
			"comment ⟨12 knots.\n\nThe inquiry⟩ " + at(ana, "05") + `: "Over two paragraphs"`,
			`endnote witnesses⟨⟩: "Transcript of the inquiry, 2019, p. 14."`,
			"comment ⟨1,430 trips⟩ " + at(ana, "06") + `: "Timetable 2018"`,
			`link ⟨contract⟩: "contract\n` + c.file + `"`,
		}
		reply := []string{"comment ⟨in 2020⟩ " + at(ana, "07") + `: "First" ↳ Bo Editor 2024-05-02T10:07:00` + c.zone + " A reply"}
		if name == "draft.docx" { // this LibreOffice writes no replies, but says of comments which are resolved
			reply = []string{"comment ⟨in 2020⟩ Bo Editor 2024-05-02T10:07:00Z: \"A reply\"",
				"comment ⟨in 2020⟩ " + at(ana, "07") + `: "First"`}
		}
		t.Run(name, func(t *testing.T) {
			ingesttest.Same(t, noteLines(doc), append(want, reply...))
			if doc.Tracked != 4 {
				t.Errorf("%d tracked changes, want 4", doc.Tracked)
			}
		})
	}
}

// The original of a draft is its text before the changes that were tracked, and its
// notes stand at the same words.
func TestTheOriginalOfADraftIsItsTextBeforeTheChanges(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"draft.fodt", "draft.odt", "draft.docx"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		accepted, original := readDraft(t, name, data, Hints{Changes: "accepted"}), readDraft(t, name, data, Hints{Changes: "original"})
		plain := readDraft(t, name, data, Hints{})
		if plain.Text != accepted.Text {
			t.Errorf("%s reads otherwise without a wish", name)
		}
		for _, words := range []string{"could hold 295 people.", "The weather was calm.The wind blew at 12 knots.",
			"9 days and 2 nights.\n\nIt was " +
				"long and closed in June."} {
			if !strings.Contains(accepted.Text, words) {
				t.Errorf("%s, accepted, lacks %q: %q", name, words, accepted.Text)
			}
		}
		for _, words := range []string{"could hold 280 people.", "Nobody was warned.\n\nAll 12 crew slept. The wind blew at 12 knots.",
			"over 9 days and closed in June."} {
			if !strings.Contains(original.Text, words) {
				t.Errorf("%s, original, lacks %q: %q", name, words, original.Text)
			}
		}
		if got, want := noteLines(original), noteLines(accepted); !slices.Equal(got, want) {
			t.Errorf("%s: the original has the notes\n%q\nwant\n%q", name, got, want)
		}
	}
}
