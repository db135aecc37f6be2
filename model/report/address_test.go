package report

import (
	"regexp"
	"strings"
	"testing"

	"galley/model/report/sample"
)

// A source that was given only as an address is called so.
func TestAnAddressThatIsItsOwnTitleStandsOnceWhereASourceIsNamed(t *testing.T) {
	const address = "https://example.org/atlas"
	c := sample.Full(t)
	s := &c.Dossiers[0].Evidence[0].Source
	s.Title, s.URL = address, address
	r, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	tag := regexp.MustCompile(`<[^>]*>`)
	shown := map[Format]func(string) string{
		HTML: func(s string) string { return sample.WordsOf(sample.Parsed(t, s)) },
		PDF:  func(s string) string { return sample.Copied(t, sample.PDF(t, s)) },
		DOCX: func(s string) string {
			return tag.ReplaceAllString(sample.Unzipped(t, s)["word/document.xml"], "")
		},
		CSV: func(s string) string { return sample.CSVRows(t, s)[0]["sources"] },
	}
	// On the card, and in the list of sources.
	want := map[Format]int{HTML: 2, PDF: 2, DOCX: 2, CSV: 1}
	for format, words := range shown {
		report, err := r.Bytes(t.Context(), format)
		if err != nil {
			t.Fatal(err)
		}
		text := words(string(report))
		if n := strings.Count(text, address); n != want[format] {
			t.Errorf("%s: the address stands %d times, want %d:\n%s", format, n, want[format], text)
		}
	}
}
