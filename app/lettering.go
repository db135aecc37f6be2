package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"galley/app/language"
	"galley/app/locale"
)

// prefNoFont and the name of a script: that a person was told that no font has its letters.
const prefNoFont = "nofont."

// lettering looks whether this computer has a font for what is read, and says once where
// it has none.
type lettering struct {
	store   *store
	notice  *notice
	prefs   fyne.Preferences
	version string // whose letters were looked at last
	missing func([]language.Script) []language.Script
	known   map[string]bool // scripts that were looked for
}

// afterOpening is when what opening an article says has been read.
const afterOpening = 3 * time.Second

func (l *lettering) say(missing []language.Script) {
	for _, s := range missing {
		l.prefs.SetBool(prefNoFont+s.Name, true)
		l.notice.warn(locale.Text("No font on this computer has the letters of %s, so boxes stand in their place. Install one, such as %s, "+
			"and start Galley again.", s.Name, s.Font))
	}
}

// look looks at the letters of the article that is open, and at those of the window.
func (l *lettering) look() {
	v := l.store.session.Version()
	if l.known != nil && v.ID == l.version {
		return
	}
	if l.known == nil {
		l.known = map[string]bool{}
	}
	l.version = v.ID
	var new []language.Script
	for _, s := range append(language.Own(), language.ScriptsIn(v.Text)...) {
		if !l.known[s.Name] && !l.prefs.Bool(prefNoFont+s.Name) {
			l.known[s.Name] = true
			new = append(new, s)
		}
	}
	if len(new) == 0 {
		return
	}
	start(l.store, context.Background(), func(context.Context) ([]language.Script, error) { return l.missing(new), nil },
		func(missing []language.Script, _ error) {
			if len(missing) > 0 {
				l.store.runner.After(afterOpening, func() { l.say(missing) })
			}
		})
}
