package look

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"

	"galley/model"
)

// A sign that only some system's fonts have is a box, or the wrong sign, on
// the others: every rating must be told apart wherever Galley runs.
func TestEveryRatingsSignIsInAFontThatGalleyCarries(t *testing.T) {
	face := func(r fyne.Resource) *font.Face {
		face, err := font.ParseTTF(bytes.NewReader(r.Content()))
		if err != nil {
			t.Fatal(err)
		}
		return face
	}
	regular, bold, symbols := face(theme.DefaultTextFont()), face(theme.DefaultTextBoldFont()), face(theme.DefaultSymbolFont())
	has := func(f *font.Face, sign rune) bool { _, has := f.NominalGlyph(sign); return has }
	signs := "↑↓•…“”–·"
	for _, s := range model.BuiltInScales() {
		for _, r := range s.Ratings {
			signs += r.Mark
		}
	}
	for _, sign := range signs {
		if !has(symbols, sign) && (!has(regular, sign) || !has(bold, sign)) {
			t.Errorf("%c is in no font that Galley carries", sign)
		}
	}
}
