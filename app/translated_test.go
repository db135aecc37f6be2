//go:build !race || long

package app

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/language"

	translations "galley/app/language"
	"galley/app/locale"
	"galley/app/native"
	"galley/assets"
	"galley/model"
)

// bracketed is a language in which every text stands in brackets, so that one without is a text
// that no translator was given.
type bracketed struct{}

func (bracketed) Text(english string) string { return "⟦" + english + "⟧" }

func (b bracketed) Count(n int, one, other string) string {
	if n == 1 {
		return b.Text(one)
	}
	return b.Text(other)
}

func (bracketed) Keys() []locale.Key { return translations.Keys() }

func (bracketed) Language() language.Tag { return language.English }

// inBrackets opens a window on the library of the story in that language.
func inBrackets(t *testing.T) (*Window, *inline) {
	t.Helper()
	t.Cleanup(func() { locale.Use(nil) })
	locale.Use(bracketed{})
	w, r, _ := opened(t)
	w.files.chooser = func(context.Context, native.Request) (string, error) { return "", errors.New("no file") }
	return w, r
}

// In every language all actions are there.
func TestNoActionIsMissingInAnotherLanguage(t *testing.T) {
	w, _, _ := opened(t)
	want := len(w.bar.actions)
	w.end()
	b, _ := inBrackets(t)
	if got := len(b.bar.actions); got != want {
		t.Errorf("%d actions of %d", got, want)
	}
	marked := 0
	b.page.reader.Select(b.spanOf(t, "21,000 troops"))
	if item := b.menuItem("Mark Claim"); item == nil || item.Label != locale.Word("Mark Claim") {
		t.Errorf("the menu in the text has %+v", item)
	} else {
		item.Action()
		marked = len(b.session.Proof().Dossiers)
	}
	if marked != 1 {
		t.Error("the menu in the text does not mark")
	}
}

// outside are the words of a text that stand in no brackets and in no words of a person, which
// are those of the library. A text that is cut short, or goes on in another line, has no
// closing one. A single letter is a key.
func outside(text, library string) []string {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch r {
		case '⟦':
			depth++
		case '⟧':
			if depth == 0 { // it began on the line above
				b.Reset()
				continue
			}
			depth--
		default:
			if depth == 0 {
				b.WriteRune(r)
			} else {
				b.WriteByte(' ')
			}
		}
	}
	var words []string
	for _, word := range regexp.MustCompile(`[\p{L}\p{N}_./@:-]+`).FindAllString(b.String(), -1) {
		letters := strings.IndexFunc(word, unicode.IsLetter) >= 0
		if letters && utf8.RuneCountInString(word) > 1 && !strings.Contains(library, strings.ToLower(strings.Trim(word, ".:-"))) {
			words = append(words, word)
		}
	}
	return words
}

// own are words that every language has as they are: names, and the keys that are drawn.
const own = " galley ann pdf html docx csv xlsx json markdown claimreview wordpress clipboard.txt https://… en x mb kb f1 cms "

// unreached are the texts on the screen that no translator was given, besides one.
func (w *Window) unreached(besides string) []string {
	var found []string
	library := strings.ToLower(own + w.store.library.Path() + " " + story + " The Paper " + besides)
	for _, l := range translations.All() {
		library += strings.ToLower(l.Name)
	}
	seen := map[string]bool{}
	look := func(text string) {
		if strings.HasPrefix(text, "<") { // a page as it is copied
			return
		}
		if words := outside(text, library); len(words) > 0 && !seen[text] {
			seen[text] = true
			found = append(found, text+"  →  "+strings.Join(words, " "))
		}
	}
	roots := []fyne.CanvasObject{w.win.Content()}
	if top := w.win.Canvas().Overlays().Top(); top != nil {
		roots = []fyne.CanvasObject{top}
	}
	for _, root := range roots {
		var wholes []string // which the lines that are drawn are parts of
		for _, o := range test.LaidOutObjects(root) {
			switch x := o.(type) {
			case *widget.RichText:
				whole := ""
				for _, s := range x.Segments {
					whole += s.Textual() + " "
				}
				look(whole)
				wholes = append(wholes, whole)
			case *widget.Entry:
				look(x.PlaceHolder)
				wholes = append(wholes, x.PlaceHolder, x.Text)
			case *widget.Label:
				look(x.Text)
				wholes = append(wholes, x.Text)
			}
		}
		for _, o := range test.LaidOutObjects(root) {
			if text, ok := o.(*canvas.Text); ok && text.Visible() &&
				!slices.ContainsFunc(wholes, func(whole string) bool { return strings.Contains(whole, strings.TrimSpace(text.Text)) }) {
				look(text.Text)
			}
		}
	}
	return found
}

func (w *Window) checkReached(t *testing.T, where, besides string) {
	t.Helper()
	for _, text := range w.unreached(besides) {
		t.Errorf("%s: %s", where, text)
	}
}

// TestEveryTextOnTheScreenIsGivenToTranslators walks through the window: its panels empty and
// full, its menus, and every dialog that an action opens.
func TestEveryTextOnTheScreenIsGivenToTranslators(t *testing.T) {
	w, r := inBrackets(t)
	w.checkReached(t, "an article without claims", "")
	for _, menu := range w.win.MainMenu().Items {
		for _, text := range append([]string{menu.Label}, labelsOf(menu)...) {
			if words := outside(withoutKeys(text), own); len(words) > 0 {
				t.Errorf("menu: %s", text)
			}
		}
	}
	drag(t, w, w.spanOf(t, "21,000 troops would go before summer"))
	w.press(fyne.KeyReturn)
	w.checkReached(t, "a new claim", "")
	w.page.reader.TypedRune('2')
	r.pass()
	w.checkReached(t, "a claim with a rating", "")
	title := "envoy"
	source := model.AttachSource{
		ClaimID: w.session.Active(), New: &model.AddSource{Fields: model.SourceFields{Title: &title}}, Stance: model.Supports, Quote: "troops",
	}
	w.store.write(source, nil)
	w.checkReached(t, "a claim with a source", "")
	for i := range w.bar.actions {
		a := &w.bar.actions[i]
		if !a.can() || a.quit {
			continue
		}
		a.do()
		besides := ""
		if a.name == "Help…" { // it is a text of its own, a file a language
			besides = assets.HelpIn("en")
		}
		w.checkReached(t, a.name, besides)
		for range 4 {
			if w.win.Canvas().Overlays().Top() == nil {
				break
			}
			w.dialogs.Escape()
			if top := w.win.Canvas().Overlays().Top(); top != nil {
				w.win.Canvas().Overlays().Remove(top)
			}
		}
	}
}

func labelsOf(m *fyne.Menu) []string {
	var all []string
	for _, item := range m.Items {
		if !item.IsSeparator {
			all = append(all, item.Label)
		}
		if item.ChildMenu != nil {
			all = append(all, labelsOf(item.ChildMenu)...)
		}
	}
	return all
}

// withoutKeys is a label without the key behind it.
func withoutKeys(label string) string {
	name, _, _ := strings.Cut(label, "   ")
	return name
}

// TestNoMenuHasASignThatIsDrawnBroken walks the menus in every language. Fyne draws a tab as
// broken signs where it stands behind a sign of another font.
func TestNoMenuHasASignThatIsDrawnBroken(t *testing.T) {
	for _, spoken := range translations.All() {
		t.Run(spoken.Tag, func(t *testing.T) {
			t.Cleanup(func() {
				if err := translations.Use("en"); err != nil {
					t.Error(err)
				}
			})
			if err := translations.Use(spoken.Tag); err != nil {
				t.Fatal(err)
			}
			w, _, _ := opened(t)
			w.showMenu()
			keys := 0
			for _, menu := range w.win.MainMenu().Items {
				for _, label := range labelsOf(menu) {
					if strings.ContainsFunc(label, unicode.IsControl) {
						t.Errorf("%q", label)
					}
					if strings.Contains(label, "   ") {
						keys++
					}
				}
			}
			if keys < 20 {
				t.Errorf("only %d actions say their key", keys)
			}
		})
	}
}

func TestKeysInMenusStandApartFromTheNames(t *testing.T) {
	t.Cleanup(func() {
		if err := translations.Use("en"); err != nil {
			t.Error(err)
		}
	})
	for _, spoken := range translations.All() {
		if err := translations.Use(spoken.Tag); err != nil {
			t.Fatal(err)
		}
		w, _, _ := opened(t)
		for i := range w.bar.actions {
			a := &w.bar.actions[i]
			before, has := strings.CutSuffix(a.item.Label, a.keys())
			if a.keys() == "" || drawnBySystem() && a.key != nil {
				continue
			}
			if !has || !strings.HasPrefix(before, a.counted()+"  ") {
				t.Errorf("%s: in the menu stands %q", spoken.Tag, a.item.Label)
			}
		}
		w.end()
	}
}
