package app

import (
	"strings"
	"testing"

	"galley/app/language"
)

func TestLettersThatNoFontHasAreNamedOnce(t *testing.T) {
	unraced(t)
	w, r, _ := opened(t)
	asked := 0
	w.lettering.missing = func(all []language.Script) []language.Script { asked++; return all }
	w.importing.clipboard.SetContent("标题\n\n这是一篇文章，有五个字。")
	w.importing.fromClipboard()
	r.pass()
	if asked != 1 || !strings.Contains(w.notice.text.Text, "中文") || !strings.Contains(w.notice.text.Text, "Noto Sans CJK") {
		t.Errorf("asked %d times, said %q", asked, w.notice.text.Text)
	}
	w.show()
	if asked != 1 {
		t.Error("the fonts are read at every change")
	}
}
