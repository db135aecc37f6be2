package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/carlos7ags/folio/core"
	"github.com/carlos7ags/folio/reader"

	"galley/model"
	"galley/model/passage"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// spansOf are the texts of each page with their places.
func spansOf(t *testing.T, c view.Content) [][]reader.TextSpan {
	t.Helper()
	r := pdfOf(t, c)
	var pages [][]reader.TextSpan
	for i := range r.PageCount() {
		page, err := r.Page(i)
		if err != nil {
			t.Fatal(err)
		}
		spans, err := page.TextSpans()
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, spans)
	}
	return pages
}

var articleOnly = []view.Part{view.SignOff, view.Summary, view.Cards, view.SourceList, view.Method, view.Corrections}

func TestANumberStandsInTheMarginAtEveryPlaceOfAClaim(t *testing.T) {
	c := sample.Content(t, "Nearly 600 miles of border.\n\nNothing here.\n\nThe other said 580 miles.", "600 miles")
	c.Choices.Without = articleOnly
	again := sample.Dossier(c.Version, 0, passage.Occurrences(c.Version.Text, "580 miles")[0]).Appearances[0]
	again.ID = "again"
	c.Dossiers[0].Appearances = append(c.Dossiers[0].Appearances, again)
	numbers, lines := map[float64]bool{}, map[float64]bool{}
	for _, s := range spansOf(t, c)[0] {
		if strings.TrimSpace(s.Text) == "1" && s.X < innerEdge {
			numbers[s.Y] = true
		}
		if s.Text == "miles" {
			lines[s.Y] = true
		}
	}
	if len(numbers) != 2 || len(lines) != 2 {
		t.Fatalf("the number stands %d times in the margin, beside %d lines", len(numbers), len(lines))
	}
	for line := range lines {
		beside := false
		for y := range numbers {
			beside = beside || y-line < 6 && line-y < 6
		}
		if !beside {
			t.Errorf("no number stands beside the line at %f, but at %v", line, numbers)
		}
	}
}

func TestTheEndsOfHighlightsThatNestOrTouchAreSeen(t *testing.T) {
	text := "He said that nearly 600 miles of border are open. Then he went, and they stayed."
	at := func(quote string) passage.Span { return passage.Occurrences(text, quote)[0] }
	for name, test := range map[string]struct {
		spans []passage.Span
		want  string
	}{
		"nested":      {[]passage.Span{at("nearly 600 miles of border"), at("600 miles")}, "[nearly[600miles]2ofborder]1"},
		"overlapping": {[]passage.Span{at("said that nearly 600"), at("600 miles")}, "[saidthatnearly[600]1miles]2"},
		"touching":    {[]passage.Span{{Start: at("nearly").Start, End: at("miles").Start}, at("miles of border")}, "[nearly600]1[milesofborder]2"},
		"apart":       {[]passage.Span{at("600 miles"), at("he went")}, "nearly600milesofborderareopen.Thenhewent,andthey"},
		"two and one": {[]passage.Span{at("nearly 600 miles"), at("600"), at("they stayed")}, "[nearly[600]2miles]1ofborderareopen.Thenhewent,andtheystayed."},
	} {
		c := sample.Content(t, text)
		c.Choices.Without = articleOnly
		for i, span := range test.spans {
			c.Dossiers = append(c.Dossiers, sample.Dossier(c.Version, i, span))
		}
		if got := sample.Copied(t, pdfOf(t, c)); !strings.Contains(got, test.want) {
			t.Errorf("%s: it reads %s, want %s", name, got, test.want)
		}
	}
}

// Headings are looked at with every length of the article up to a page: one of them would put each
// of them at the foot.
func TestNoHeadingStandsAloneAtTheFootOfAPage(t *testing.T) {
	heads := []string{"At a glance", "The article", "The claims", "Sources", "How to read this report", "Scale: Truth"}
	seen := map[string]bool{}
	for lines := range 46 {
		var text []string
		for i := range lines + 1 {
			text = append(text, fmt.Sprintf("Line %d of it.", i))
		}
		c := sample.Content(t, strings.Join(text, model.BlockSeparator), "Line 0 of it")
		sample.Rate(&c.Dossiers[0], "True", strings.Repeat("For a reason that takes its room. ", 12))
		c.Dossiers[0].Evidence = []model.Exhibit{{Source: model.Source{ID: "s", Title: "Atlas"}}}
		for i, page := range spansOf(t, c) {
			lowest, lowestText := 1e9, ""
			for _, s := range page {
				if s.Y > bottomEdge && s.Y < lowest {
					lowest, lowestText = s.Y, ""
				}
			}
			for _, s := range page {
				if s.Y > lowest-1 && s.Y < lowest+1 {
					lowestText += s.Text
				}
			}
			whole := ""
			for _, s := range page {
				whole += s.Text
			}
			for _, head := range heads {
				if squeezed := sample.Squeezed(lowestText); squeezed == sample.Squeezed(head) {
					t.Errorf("with %d lines “%s” stands alone at the foot of page %d", lines+1, head, i+1)
				}
				seen[head] = seen[head] || strings.Contains(sample.Squeezed(whole), sample.Squeezed(head))
			}
		}
	}
	for _, head := range heads {
		if !seen[head] {
			t.Errorf("“%s” is on no page", head)
		}
	}
}

func TestPaperHasNoLinksBackIntoTheArticle(t *testing.T) {
	if text := sample.Copied(t, pdfOf(t, sample.Statuses(t))); strings.Contains(text, "inthearticle") {
		t.Error("a card says where it stands in the article, which paper cannot follow")
	}
}

func TestVowelSignsOfArabicDoNotSpoilTheirWords(t *testing.T) {
	c := sample.Content(t, "دُقِّق الخبر اليوم.", "الخبر")
	c.Choices.Without = articleOnly
	var all strings.Builder
	for _, s := range spansOf(t, c)[0] {
		all.WriteString(s.Text)
	}
	if strings.ContainsAny(all.String(), "\u064f\u0650\u0651") {
		t.Errorf("the PDF has %q", all.String())
	}
}

func TestAReportThatRunsFromRightToLeftIsMirrored(t *testing.T) {
	for _, lang := range []string{"en", "ar"} {
		if !slices.Contains(view.Languages(), lang) {
			t.Skip("reports have no words in Arabic")
		}
		c := sample.Content(t, "Nearly 600 miles of border.", "600 miles")
		c.Choices.Language, c.Choices.Without = lang, articleOnly
		left, right := false, false
		for _, s := range spansOf(t, c)[0] {
			if strings.TrimSpace(s.Text) == "1" && s.Y > 100 {
				left, right = left || s.X < innerEdge, right || s.X > 595-innerEdge
			}
		}
		if left != (lang == "en") || right != (lang == "ar") {
			t.Errorf("%s: the number stands at the left %v, at the right %v", lang, left, right)
		}
	}
}

// A list item or a quotation that does not fit is laid out once more on the next page.
func TestEveryLinkWithinThePDFLeadsSomewhere(t *testing.T) {
	var text, quotes []string
	for i := range 60 {
		text = append(text, fmt.Sprintf("Item %d is here. ", i)+strings.Repeat("It goes on over several lines, as they do. ", 3+i%5))
		quotes = append(quotes, fmt.Sprintf("Item %d is", i))
	}
	c := sample.Content(t, strings.Join(text, model.BlockSeparator), quotes...)
	for i := range c.Version.Blocks {
		c.Version.Blocks[i].Kind = []model.BlockKind{model.ListItem, model.Quotation}[i%2]
	}
	r := pdfOf(t, c)
	places, err := r.ResolveObject(r.Catalog().Get("Dests"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range quotes {
		for _, place := range []string{textPlace(n + 1), claimPlace(n + 1)} {
			if places.(*core.PdfDictionary).Get(place) == nil {
				t.Errorf("links to %s lead nowhere", place)
			}
		}
	}
}
