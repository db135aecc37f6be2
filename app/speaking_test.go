package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"galley/app/control"
	"galley/app/language"
)

func TestTheLanguageThatIsChosenIsTheWindowsAtItsNextStart(t *testing.T) {
	unraced(t)
	w, _, _ := opened(t)
	choose := func(name string) {
		t.Helper()
		w.settings.preferences()
		for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
			if s, ok := o.(*control.Select); ok {
				s.SetSelected(name)
			}
		}
		pressOver(t, w, "Save")
	}
	for _, spoken := range language.All() {
		choose(spoken.Name)
		if got := w.fyne.Preferences().String(language.Preference); got != spoken.Tag {
			t.Errorf("%s is kept as %q", spoken.Name, got)
		}
		if !strings.Contains(w.notice.text.Text, "when it is started again") {
			t.Errorf("it says %q", w.notice.text.Text)
		}
	}
	choose("As the system")
	if got := w.fyne.Preferences().String(language.Preference); got != "" {
		t.Errorf("as the system is kept as %q", got)
	}
}
