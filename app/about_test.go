package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/assets"
)

func TestAboutTellsVersionCommitAndWhoseWorkIsInGalley(t *testing.T) {
	unraced(t)
	assets.Commit = "0123456789abcdef0123456789abcdef01234567"
	t.Cleanup(func() { assets.Commit = "" })
	w, _, path := opened(t)
	showAbout(w.dialogs, w.store.library.Path())
	said := ""
	for _, l := range within[*widget.Label](w) {
		said += l.Text
	}
	for _, want := range []string{assets.Version, "0123456789ab", path} {
		if !strings.Contains(said, want) {
			t.Errorf("About does not say %q: %s", want, said)
		}
	}
	test.Tap(button(t, w, "Whose Work Is in Galley…"))
	all := licences()
	fyneAt := slices.IndexFunc(all, func(l licence) bool { return strings.HasPrefix(l.of, "fyne.io/fyne/v2 ") })
	if len(all) < 40 || fyneAt < 0 || !strings.Contains(all[fyneAt].text, "Redistribution and use") {
		t.Fatalf("%d libraries, Fyne at %d", len(all), fyneAt)
	}
	list := within[*control.List](w)[0]
	list.Select(fyneAt)
	shown := slices.ContainsFunc(within[*widget.Label](w), func(l *widget.Label) bool {
		return strings.Contains(l.Text, "Redistribution and use")
	})
	if !shown {
		t.Error("the licence that was chosen is not shown")
	}
}
