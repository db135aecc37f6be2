package pdf

import (
	"testing"

	"galley/model"
)

// Every sign of a built-in scale is in the font that Galley carries, in both weights, and tells its
// rating apart from all others of the scale: no colour is needed for that.
func TestEverySignOfAScaleIsInTheCarriedFontAndIsItsOwn(t *testing.T) {
	set, err := newTypesetter()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range model.BuiltInScales() {
		of := map[string]string{}
		for _, r := range s.Ratings {
			if r.Mark == "" || of[r.Mark] != "" {
				t.Errorf("%s: %q is the sign of %s and of %q", s.Name, r.Mark, r.Label, of[r.Mark])
			}
			of[r.Mark] = r.Label
			for _, letter := range r.Mark {
				if letter == '‽' {
					continue // satire in the scale Labels: libraries have it, and a font of the system is taken for it
				}
				for i, own := range set.own {
					if own.Face().GlyphIndex(letter) == 0 {
						t.Errorf("%s: weight %d of the font has no %q", s.Name, i, letter)
					}
				}
			}
		}
	}
}
