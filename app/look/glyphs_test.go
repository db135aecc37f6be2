package look

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"

	"galley/app/state"
	"galley/assets"
	"galley/model"
)

// characters are those in the window's string literals. Those of East
// Asian scripts are data of line breaking, not words of the window.
func characters(t *testing.T, folder string) (signs string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, is := n.(*ast.BasicLit); is && lit.Kind == token.STRING {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Error(err)
				}
				for _, r := range text {
					if r > 0x7f && r < 0x2e80 && !(r > 0x590 && (unicode.IsLetter(r) || unicode.IsMark(r))) && unicode.IsPrint(r) && !strings.ContainsRune(signs, r) {
						signs += string(r)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(signs, "…") {
		t.Fatal("the window's words were not found")
	}
	return signs
}

// A sign that only some system's fonts have is a box, or the wrong sign, on
// the others: every rating must be told apart wherever Galley runs.
func TestEverySignOfTheWindowIsInAFontThatGalleyCarries(t *testing.T) {
	face := func(r fyne.Resource) *font.Face {
		face, err := font.ParseTTF(bytes.NewReader(r.Content()))
		if err != nil {
			t.Fatal(err)
		}
		return face
	}
	regular, bold, symbols := face(theme.DefaultTextFont()), face(theme.DefaultTextBoldFont()), face(theme.DefaultSymbolFont())
	serif := face(fyne.NewStaticResource("serif", assets.SerifRegular))
	has := func(f *font.Face, sign rune) bool { _, has := f.NominalGlyph(sign); return has }
	signs := characters(t, "..")
	for _, s := range model.BuiltInScales() {
		for _, r := range s.Ratings {
			signs += r.Mark
		}
	}
	for _, sign := range signs {
		tick := strings.ContainsRune(state.DoneSign+state.AsideSign, sign) && has(serif, sign) // written in this face alone
		if !tick && !has(symbols, sign) && (!has(regular, sign) || !has(bold, sign)) {
			t.Errorf("%c is in no font that Galley carries", sign)
		}
	}
}
