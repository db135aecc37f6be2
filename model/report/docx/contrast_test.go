package docx

import (
	"cmp"
	"image/color"
	"strconv"
	"strings"
	"testing"

	"galley/model"
	"galley/model/palette"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// colourOf is a colour as Word writes it.
func colourOf(t testing.TB, hex string) color.Color {
	t.Helper()
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatalf("%q is no colour", hex)
	}
	r, g, b := palette.Colour(n).RGB()
	return color.RGBA{r, g, b, 0xff}
}

// underEachRating is an article in which every rating has claims inside one another, that
// overlap, and that stand alone.
func underEachRating(t testing.TB, s model.Scale) view.Content {
	var text []string
	var quotes []string
	var ratings []string
	for i, r := range s.Ratings {
		n := strconv.Itoa(i)
		text = append(text, "He said "+n+" that about "+n+" hundred men "+n+" crossed the river "+n+". Alone "+n+" stands.")
		quotes = append(quotes, "about "+n+" hundred men "+n+" crossed", "hundred men "+n, "men "+n+" crossed the river "+n, "Alone "+n)
		next := s.Ratings[(i+1)%len(s.Ratings)].Label
		ratings = append(ratings, r.Label, next, r.Label, r.Label)
	}
	c := sample.Content(t, strings.Join(text, model.BlockSeparator), quotes...)
	for i := range c.Dossiers {
		c.Dossiers[i].Scale = s
		sample.Rate(&c.Dossiers[i], ratings[i], "So the map has it.")
	}
	return c
}

func TestTextOfEveryRatingCanBeReadInTheWordDocument(t *testing.T) {
	for _, s := range model.BuiltInScales() {
		c := underEachRating(t, s)
		document := sample.Unzipped(t, output(t, c))["word/document.xml"]
		if strings.Contains(document, "<w:highlight") {
			t.Errorf("%s: a passage is marked with one of Word's highlighters", s.Name)
		}
		shaded, signs := map[string]bool{}, map[string]int{}
		passages := map[string]string{} // the colour of the text of passages and of badges, by their ground
		for _, p := range runsOf(t, document) {
			for _, r := range p {
				ink := r.color
				if ink == "" && r.fill != "" {
					t.Errorf("%s: %q leaves its colour on a tint to Word", s.Name, r.text)
				}
				if r.link {
					ink = "174F8C"
				}
				ink = cmp.Or(ink, "000000")
				if got := palette.Contrast(colourOf(t, ink), colourOf(t, cmp.Or(r.fill, "FFFFFF"))); got < 4.5 {
					t.Errorf("%s: %q has a contrast of %.2f, want 4.5", s.Name, r.text, got)
				}
				if r.fill == "" {
					continue
				}
				if other, known := passages[r.fill]; known && other != ink {
					t.Errorf("%s: text on %s is %s here and %s there", s.Name, r.fill, ink, other)
				}
				passages[r.fill] = ink
				if r.line != "" {
					shaded[r.fill] = true
				} else if r.raised {
					signs[strings.Trim(r.text, "\u202f")]++
				}
			}
		}
		for _, r := range s.Ratings {
			if want := tintColour(r.Tone.Key()); !shaded[want] {
				t.Errorf("%s: no passage of %q is shaded in %s", s.Name, r.Label, want)
			}
			if signs[r.Mark] != 4 {
				t.Errorf("%s: the sign of %q stands %d times in the text, want 4", s.Name, r.Label, signs[r.Mark])
			}
		}
	}
}

func TestClaimsThatOverlapInTheWordDocumentAreToldApart(t *testing.T) {
	c := sample.Content(t, "He said that about 600 miles of border are open.", "about 600 miles of border", "600 miles",
		"miles of border are open")
	for i, rating := range []string{"True", "False", "Mixed"} {
		sample.Rate(&c.Dossiers[i], rating, "So.")
	}
	got := ""
	for _, p := range runsOf(t, sample.Unzipped(t, output(t, c))["word/document.xml"]) {
		for _, r := range p {
			if r.line != "" && r.fill != "" {
				got += r.text + " " + r.fill + " " + r.line + "|"
			}
		}
	}
	green, red, amber := tintColour(palette.True), tintColour(palette.False), tintColour(palette.Mixed)
	want := "about  " + green + " single|600  " + red + " double|miles " + red + " double| of border " + amber + " double| are open " +
		amber + " single|"
	if got != want {
		t.Errorf("the passages are\n%s, want\n%s", got, want)
	}
}
