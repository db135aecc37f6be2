package claims

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/locale"
	"galley/model"
)

// speaking is who said a claim and when. It stands below the wording, or under More where the
// person checks before publication and the words are the author's own: nearly all are there.
type speaking struct {
	speaker, said *field
	row           fyne.CanvasObject
	named         fyne.CanvasObject // the row under More
	shown, folded *fyne.Container   // the two places of the row
	isFolded      bool
}

func newSpeaking(speaker, said *field) *speaking {
	s := &speaking{speaker: speaker, said: said, row: newColumn(2, container.New(halves{}, speaker, said), speaker.meanwhile.content, said.meanwhile.content)}
	s.named = named(locale.Text("Who said it, and when"), s.row)
	s.shown, s.folded = newColumn(0, s.row), newColumn(0)
	return s
}

// show puts the row in its place. While it is typed in it stays where it is.
func (s *speaking) show(folded bool) {
	if folded == s.isFolded || s.speaker.focused || s.said.focused {
		return
	}
	s.isFolded = folded
	s.shown.Objects, s.folded.Objects = []fyne.CanvasObject{s.row}, nil
	if folded {
		s.shown.Objects, s.folded.Objects = nil, []fyne.CanvasObject{s.named}
	}
	s.shown.Refresh()
	s.folded.Refresh()
}

// isOwn reports whether a claim is said by the author of its article, as far as anything is known
// of who said it.
func isOwn(c model.Claim, author string) bool {
	speaker := strings.ToLower(strings.TrimSpace(c.Speaker))
	return c.Said == "" && (speaker == "" || strings.Contains(strings.ToLower(author), speaker))
}
