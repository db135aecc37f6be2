package pdf

import (
	"encoding/binary"
	"math"
	"testing"

	"galley/model"
	"galley/model/ingest/metadata"
)

func TestPDFDates(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"D:20240318093000+01'00'": "2024-03-18T09:30:00+01:00", "D:20240318093000Z": "2024-03-18T09:30:00Z",
		"D:20240318093000Z00'00'": "2024-03-18T09:30:00Z",
		"D:20240318":              "2024-03-18", "D:2024": "2024", "20240318093000": "2024-03-18T09:30:00", "yesterday": "", "": "",
	} {
		if got := pdfDate(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestHyphens(t *testing.T) {
	t.Parallel()
	v := vocabulary{"well-known": 2, "harbour": 1}
	for _, c := range [][3]string{
		{"a correc-", "tion was", "a correction was"}, {"the well-", "known man", "the well-known man"},
		{"in 2019-", "2020 and", "in 2019-2020 and"},
		{"Maria-", "Teresa said", "Maria-Teresa said"}, {"the har-", "bour", "the harbour"}, {"no hyphen", "here", "no hyphen here"},
		{"渡輪", "載客", "渡輪載客"}, {"a dash -", "then", "a dash -then"},
		{"a little-", "known fund", "a little-known fund"}, {"an anti-", "corruption office", "an anti-corruption office"},
		{"the minis-", "try said", "the ministry said"}, {"its in-", "come fell", "its income fell"},
		{"the par-", "liament", "the parliament"},
		{"to-", "gether", "together"}, {"a car-", "pet", "a carpet"}, {"lost 21,-", "000 posts", "lost 21,000 posts"},
		{"pre-", "and post-war", "pre- and post-war"}, {"die Regie-", "rung", "die Regierung"},
		{"twenty-", "five men", "twenty-five men"}, {"the long-", "term plan", "the long-term plan"},
		{"non-", "sense", "nonsense"}, {"pre-", "vent it", "prevent it"}, {"out-", "come", "outcome"},
		{"a state-of-the-", "nation talk", "a state-of-the-nation talk"},
	} {
		if got := v.joined(c[0], c[1]); got != c[2] {
			t.Errorf("%q, want %q", got, c[2])
		}
	}
}

// FuzzPDFLayout: letters anywhere on pages become blocks without a panic, and
// none is lost that stands on a line of its own.
func FuzzPDFLayout(f *testing.F) {
	var two []byte
	for i := range 60 {
		two = append(two, byte('a'+i%26), byte(i*4), byte(200-i/30*12), 10, 0)
	}
	f.Add(two)
	f.Add([]byte("1\x10\x20\x08\x002\x11\x24\x04\x00-\x12\x20\x08\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pages := make([]page, 1+len(data)%3)
		for i := range pages {
			part := data[len(data)*i/len(pages) : len(data)*(i+1)/len(pages)]
			var glyphs []glyph
			for ; len(part) >= 5; part = part[5:] {
				x, y, s := float64(part[1]), float64(part[2]), float64(part[3])
				glyphs = append(glyphs, glyph{r: rune(part[0]), x0: x, x1: x + s/2, y0: y, y1: y + s, angle: float64(part[4]) / 20})
			}
			upright(glyphs)
			g := runBuilder{glyphs: glyphs, typeAt: func(i int) (float64, float64) {
				return glyphs[i].y1 - glyphs[i].y0, glyphs[i].y0 + float64(binary.LittleEndian.Uint16(append(data, 0, 0))%3)
			}}
			g.build()
			g.page.runs = g.out
			pages[i] = g.page
		}
		pieces, furniture, _ := layOut(pages)
		for i := range furniture {
			if i < 0 || i >= len(pieces) {
				t.Fatalf("furniture %d of %d", i, len(pieces))
			}
		}
		for _, p := range pieces {
			if (p.Kind == model.Heading) != (p.Level > 0) || math.Abs(float64(p.Level)) > 6 {
				t.Fatalf("%+v", p)
			}
		}
		doc := compose(pieces, furniture, metadata.Properties{})
		if len(doc.Blocks) > len(pieces) {
			t.Fatal("blocks from nowhere")
		}
	})
}
