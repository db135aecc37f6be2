package app

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/people"
	"galley/app/sources"
	"galley/model"
	"galley/model/citation"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
)

// sourcing adds and edits the sources of claims, and opens what they lead to.
type sourcing struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
	prefs   fyne.Preferences
	open    func(*url.URL) error // hands an address to the program that the system has for it

	pickFile  func(chosen func(path string))              // asks for a file to read
	placeFile func(name string, chosen func(path string)) // asks where a file goes
	openClaim func(articleID, claimID string, then func())
	card      sourceCard
	copies    func(sourceID string, refill func(model.Source)) fyne.CanvasObject // lists the copies of its page
	leave     func()                                                             // gives the article the keyboard

	holding *heldSheet // lists the files of a source; nil: none does
	editing string     // the source whose form is open
}

// sourceCard is where a source is put on the selected claim.
type sourceCard interface {
	AddSource(fields map[string]string) fyne.Focusable
	Choosing() bool
	Choose(model.Stance)
	InCard(fyne.Focusable) bool
	AttachSource()
	Proposing(fyne.Focusable) bool
	Weigh(severity int)
	Offered() string
	AcceptOffered()
	RefuseOffered()
	LeaveProposal()
}

func (s *sourcing) actions() []action {
	claim := func() bool { return s.store.session.Active() != "" }
	// Where other words are proposed, the same keys say how bad the error is.
	stance := func(name string, stance model.Stance, severity int) action {
		return action{name: name, enabled: claim, says: func() string {
			if !s.card.Proposing(s.dialogs.Focused()) {
				return ""
			}
			return locale.Text("The Error Is “%s”", locale.Word(string(model.Severities[severity])))
		}, do: func() {
			if s.card.Proposing(s.dialogs.Focused()) {
				s.card.Weigh(severity)
				return
			}
			s.card.Choose(stance)
		}}
	}
	offered := func() bool { return s.card.Offered() != "" }
	offer := func(says string) string {
		if offered() {
			return says
		}
		return ""
	}
	return []action{
		{name: "Add Source…", enabled: claim, do: func() { s.add(s.store.session.Active()) }},
		{name: "Accept the Proposed Source", enabled: offered, says: func() string {
			return offer(locale.Text("Accept: %s", passage.Shorten(s.card.Offered(), 60)))
		}, do: s.card.AcceptOffered},
		{name: "Refuse the Proposed Source", enabled: offered, says: func() string {
			return offer(locale.Text("Refuse: %s", passage.Shorten(s.card.Offered(), 60)))
		}, do: s.card.RefuseOffered},
		stance(locale.Later("The Source Supports the Claim"), model.Supports, 0),
		stance(locale.Later("The Source Refutes the Claim"), model.Refutes, 1),
		stance(locale.Later("The Source Gives Context"), model.Context, 2),
	}
}

// answered gives what an answer does to its claim, by the action whose keys say so of a source, and reports
// whether the keyboard is in one. The window has the keys of its menu before any field.
func (s *sourcing) answered(action string) bool {
	i := slices.Index([]string{"The Source Supports the Claim", "The Source Refutes the Claim", "The Source Gives Context"}, action)
	a := people.Answering(s.dialogs.Focused())
	if i < 0 || a == nil {
		return false
	}
	a.Choose(model.Stances[i])
	return true
}

// add opens the card that adds a source to the selected claim, with what an earlier
// run of the program left in it.
func (s *sourcing) add(claimID string) {
	if claimID == "" {
		return
	}
	s.writing.texts.Flush()
	fields, _ := s.writing.take(kindAttach, claimID)
	if first := s.card.AddSource(fields); first != nil {
		s.dialogs.Focus(first)
	}
	s.writing.touch()
}

// giveUp asks whether what was typed into the card is given up.
func (s *sourcing) giveUp(discard func()) {
	s.dialogs.Ask(ask.Question{
		Title: locale.Text("Discard what you typed?"), Text: locale.Text("It is not stored."), Safe: locale.Text("Keep editing"),
		Answers: []ask.Answer{{Label: locale.Text("Discard"), Do: discard, Danger: true}},
	})
}

// submit attaches what stands in the card, where the keyboard is in it, or leaves what is proposed.
func (s *sourcing) submit() {
	switch on := s.dialogs.Focused(); {
	case s.card.InCard(on):
		s.card.AttachSource()
	case s.card.Proposing(on):
		s.card.LeaveProposal()
	}
}

// left is called when the card was closed.
func (s *sourcing) left() {
	s.leave()
	s.writing.save(nil)
}

// addAgain opens the card that adds a source to a claim, with the claim.
func (s *sourcing) addAgain(claimID string) {
	readAfterWrites(s.store, takingUp, func(ctx context.Context, lib *library.Library) (model.Dossier, error) {
		d, err := lib.Dossier(ctx, claimID)
		if err != nil {
			err = model.Wrap(model.NotFound, err, "The claim that this source was for is deleted. "+
				"Restore it first, in the list of deleted claims; what you typed is kept.")
		}
		return d, err
	}, func(d model.Dossier) {
		again := func() { s.add(claimID) }
		if len(d.Appearances) > 0 && claimID != s.store.session.Active() {
			s.openClaim(d.Appearances[0].ArticleID, claimID, again)
			return
		}
		again()
	})
}

// sourcesOffered is how many sources are offered as one types.
const sourcesOffered = 8

// find hands on the newest sources that fit what was typed: first one that is at the
// address typed.
func (s *sourcing) find(text string, answer func([]model.SourceUse)) {
	read(s.store, "sources", func(ctx context.Context, lib *library.Library) ([]model.SourceUse, error) {
		if strings.TrimSpace(text) == "" {
			return lib.SourcesLike(ctx, "", sourcesOffered)
		}
		at, err := lib.SourcesAt(ctx, citation.Take(text).URL, sourcesOffered)
		if err != nil || len(at) > 0 {
			return at, err
		}
		return lib.SourcesLike(ctx, text, sourcesOffered)
	}, answer)
}

// edit corrects a source, wherever it is used.
func (s *sourcing) edit(id string) {
	readAfterWrites(s.store, "source", func(ctx context.Context, lib *library.Library) (model.SourceUse, error) {
		return lib.SourceUse(library.WithNames(ctx), id)
	}, func(use model.SourceUse) {
		source := use.Source
		f := sources.NewEdit(source, use.Files, s.attachments(), func() { s.showFiles(source.ID) })
		typed := &draft{kind: kindSource, subject: source.ID, about: quoted(source.Called()), typed: f.Typed, fields: f.Fields, restore: f.Restore}
		s.showEdit(f, typed)
	})
}

// attachments let a form have a file for a source, read off the UI goroutine.
func (s *sourcing) attachments() sources.Files {
	return sources.Files{Pick: s.pickFile, Read: func(path string, done func(model.File)) {
		start(s.store, context.Background(), func(ctx context.Context) (model.File, error) { return ingest.Attachment(ctx, path) },
			func(file model.File, err error) {
				if err != nil {
					s.store.fault(err)
					return
				}
				done(file)
			})
	}}
}

// showEdit shows the form that corrects a source.
func (s *sourcing) showEdit(f *sources.Edit, typed *draft) {
	content := container.NewVBox(f.Content, s.copies(typed.subject, f.Refill))
	var shown *ask.Shown
	s.editing = typed.subject
	leave := func() {
		s.editing = ""
		s.leave()
	}
	shown = s.writing.show(typed, ask.Sheet{
		Title: locale.Text("Edit source (wherever it is used)"), Content: control.NewScroll(besideBar(content)).Content, Size: fyne.NewSize(620, 660), First: f.First, Left: leave,
		Submit: ask.Answer{Label: locale.Text("Save source"), Stays: true, Do: func() {
			s.store.write(f.Command(), func(err error) {
				if err == nil {
					s.writing.done(typed)
					shown.Hide()
					leave()
				}
			})
		}},
	})
}
