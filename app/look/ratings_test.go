package look

import (
	"bytes"
	"fmt"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"galley/model"
	"galley/model/palette"
	"galley/model/report"
	"galley/model/report/sample"
	"galley/model/report/view"
)

// shown are the colours that one rating is shown in, as #rrggbb.
type shown struct{ tint, line string }

// inWindow are those of the window.
func inWindow(t palette.Key, a Appearance) shown {
	names := toneNames[t]
	if t == palette.Unrated {
		names.tint, names.line = TintUnrated, LineUnrated
	}
	th := Theme{Appearance: a}
	return shown{hex(th.Color(names.tint, 0)), hex(th.Color(names.line, 0))}
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// inPage are those of the web page, by the class of the rating's badge.
func inPage(t *testing.T, page, label string) (light, dark shown) {
	t.Helper()
	badge := regexp.MustCompile(`class="badge ([a-z-]+)"><span aria-hidden="true">[^<]*</span> ` + regexp.QuoteMeta(label) + `</span>`)
	m := badge.FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("the page has no badge %q", label)
	}
	class := m[1]
	rule := "." + class + " { background: var(--" + class + "); border-color: var(--" + class + "-line); }"
	if !strings.Contains(page, rule) || !strings.Contains(page, ".card."+class+" { border-inline-start-color: var(--"+class+"-line); }") {
		t.Errorf("%s is not shown in its colours", class)
	}
	property := regexp.MustCompile(`--` + class + `: (#[0-9a-f]{6}); --` + class + `-line: (#[0-9a-f]{6});`)
	all := property.FindAllStringSubmatch(page, -1)
	if len(all) != 2 {
		t.Fatalf("%s has colours %d times, want in light and in dark", class, len(all))
	}
	return shown{all[0][1], all[0][2]}, shown{all[1][1], all[1][2]}
}

// filled are the colours that the pages of a PDF are filled with.
func filled(t *testing.T, pdf string) map[string]bool {
	t.Helper()
	r := sample.PDF(t, pdf)
	operator := regexp.MustCompile(`([\d.]+) ([\d.]+) ([\d.]+) rg\b`)
	found := map[string]bool{}
	for i := range r.PageCount() {
		page, err := r.Page(i)
		if err != nil {
			t.Fatal(err)
		}
		content, err := page.ContentStream()
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range operator.FindAllSubmatch(content, -1) {
			var of [3]uint8
			for i, part := range m[1:] {
				v, err := strconv.ParseFloat(string(part), 64)
				if err != nil {
					t.Fatal(err)
				}
				of[i] = uint8(v*255 + 0.5)
			}
			found[fmt.Sprintf("#%02x%02x%02x", of[0], of[1], of[2])] = true
		}
	}
	return found
}

// only reports which of the palette's colours are found beside the two that are wanted.
func only(t *testing.T, where string, found map[string]bool, want shown) {
	t.Helper()
	if !found[want.tint] || !found[want.line] {
		t.Errorf("%s has %v, want %v", where, found, want)
	}
	for _, k := range palette.Keys {
		for _, other := range []string{palette.Of(k).Tint.Light.Hex(), palette.Of(k).Line.Light.Hex()} {
			if found[other] && other != want.tint && other != want.line {
				t.Errorf("%s has %s of another tone", where, other)
			}
		}
	}
}

func TestTheWindowThePageThePDFAndWordShowARatingInTheSameColours(t *testing.T) {
	type rated struct {
		scale  *model.Scale
		label  string
		rating model.Rating
	}
	ratings := []rated{{label: "Not yet rated"}}
	for _, s := range model.BuiltInScales() {
		for _, r := range s.Ratings {
			ratings = append(ratings, rated{&s, r.Label, r})
		}
	}
	for _, one := range ratings {
		key, name := palette.Unrated, one.label
		c := sample.Content(t, "Some 600 miles of border.", "600 miles")
		if one.scale != nil {
			key, name = one.rating.Tone.Key(), one.scale.Name+", "+one.label
			c.Dossiers[0].Scale = *one.scale
			sample.Rate(&c.Dossiers[0], one.label, "So.")
		}
		t.Run(name, func(t *testing.T) {
			c.Choices.Without = []view.Part{view.Method}
			write := func(f report.Format) string {
				var b bytes.Buffer
				if err := report.Write(t.Context(), &b, f, c); err != nil {
					t.Fatal(err)
				}
				return b.String()
			}
			light, dark := inWindow(key, AlwaysLight), inWindow(key, AlwaysDark)
			if pageLight, pageDark := inPage(t, write(report.HTML), one.label); pageLight != light || pageDark != dark {
				t.Errorf("the page has %v and %v, the window %v and %v", pageLight, pageDark, light, dark)
			}
			only(t, "the PDF", filled(t, write(report.PDF)), light)
			word := sample.Unzipped(t, write(report.DOCX))["word/document.xml"]
			found := map[string]bool{}
			for _, m := range regexp.MustCompile(`<w:(?:shd|left|u) [^>]*(?:fill|color)="([0-9A-F]{6})"`).FindAllStringSubmatch(word, -1) {
				found["#"+strings.ToLower(m[1])] = true
			}
			only(t, "the Word document", found, light)
			if strings.Contains(word, "<w:highlight") {
				t.Error("the passage is marked with one of Word's highlighters")
			}
		})
	}
}
