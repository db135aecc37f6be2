package app

import (
	"context"
	"strings"
	"testing"
)

const copiedPart = "<meta charset='utf-8'><h2>At the border</h2><p>We share nearly <b>600</b> miles of border.</p><p>He asked for help.</p>"

func TestAPageCopiedWithoutTextComesInAsItsText(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.fyne.Clipboard().SetContent("")
	w.clip.page = func(context.Context) (string, error) { return copiedPart, nil }
	w.importing.fromClipboard()
	if got := w.session.Version().Text; got != "At the border\n\nWe share nearly 600 miles of border.\n\nHe asked for help." {
		t.Errorf("it came in as %q; %s", got, w.notice.text.Text)
	}
}

func TestCopiedSourceOfAPageComesInAsItsText(t *testing.T) {
	unraced(t)
	for name, source := range map[string]string{
		"a part": copiedPart,
		"a whole page": "<!DOCTYPE html><html><head><title>At the border</title></head><body><h1>At the border</h1>" +
			"<p>We share nearly 600 miles of border, the minister said to the envoys at the conference.</p></body></html>",
	} {
		w, _, _ := opened(t)
		w.fyne.Clipboard().SetContent(source)
		w.importing.fromClipboard()
		if got := w.session.Version().Text; strings.ContainsAny(got, "<>") || !strings.Contains(got, "nearly 600 miles of border") {
			t.Errorf("%s came in as %q; %s", name, got, w.notice.text.Text)
		}
	}
	w, _, _ := opened(t)
	w.fyne.Clipboard().SetContent("a < b, and <b> is written in bold, he said. The border is 600 miles long.")
	w.importing.fromClipboard()
	if got := w.session.Version().Text; !strings.Contains(got, "a < b, and <b> is written") {
		t.Errorf("a text with signs came in as %q", got)
	}
}

func TestAnEmptyClipboardIsRefusedWithASentence(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.fyne.Clipboard().SetContent("")
	w.clip.page = func(context.Context) (string, error) { return "", nil }
	w.importing.fromClipboard()
	if !strings.Contains(w.notice.text.Text, "empty") {
		t.Errorf("it says %q", w.notice.text.Text)
	}
}

func TestACorrectedTextIsTakenFromACopiedPage(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	w.fyne.Clipboard().SetContent("")
	w.clip.page = func(context.Context) (string, error) {
		return "<p>" + strings.ReplaceAll(w.session.Version().Text, "\n\n", "</p><p>") + "</p><p>It was corrected.</p>", nil
	}
	w.correcting.reviseFromClipboard()
	if v := w.session.Version(); v.Number != 2 || !strings.HasSuffix(v.Text, "It was corrected.") {
		t.Errorf("version %d: %q; %s", v.Number, v.Text, w.notice.text.Text)
	}
}
