package app

import (
	"context"
	"net/url"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/sources"
	"galley/model"
	"galley/model/ingest"
	"galley/model/library"
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
	leave     func() // gives the article the keyboard
}

func (s *sourcing) actions() []action {
	claim := func() bool { return s.store.session.Active() != "" }
	return []action{{name: "Add Source…", enabled: claim, do: func() { s.add(s.store.session.Active()) }}}
}

// showForm puts a form with its own buttons over the window.
func (s *sourcing) showForm(title string, f *sources.Form, size fyne.Size, kind, subject, about string) {
	typed := &draft{kind: kind, subject: subject, about: about, typed: f.Typed, fields: f.Fields, restore: f.Restore}
	shown := s.writing.show(typed, ask.Sheet{
		Title: title, Content: f.Content, Size: size, First: f.First, Left: s.leave,
		Submit: ask.Answer{Label: f.Verb, Do: f.Submit, Stays: true},
	})
	f.OnClose = func() {
		s.writing.done(typed)
		shown.Hide()
		s.leave()
	}
}

// add adds a source to a claim.
func (s *sourcing) add(claimID string) {
	if claimID == "" {
		return
	}
	s.writing.texts.Flush()
	d, _ := s.store.session.Dossier(claimID)
	form := sources.NewAttach(claimID, s.find, model.Now().Day(), s.attachments(), s.store.write)
	s.showForm("Add a source to this claim", &form.Form, fyne.NewSize(640, 690), kindAttach, claimID, quoted(d.Claim.Wording))
}

// addAgain opens the form that adds a source to a claim, with the claim.
func (s *sourcing) addAgain(claimID string) {
	readAfterWrites(s.store, takingUp, func(ctx context.Context, lib *library.Library) (model.Dossier, error) {
		d, err := lib.Dossier(ctx, claimID)
		if err != nil {
			err = model.Wrap(model.NotFound, err, "The claim that this source was for is deleted. "+
				"Restore it first, in the list of deleted claims; what you typed is kept.")
		}
		return d, err
	}, func(d model.Dossier) {
		ask := func() { s.add(claimID) }
		if len(d.Appearances) > 0 && claimID != s.store.session.Active() {
			s.openClaim(d.Appearances[0].ArticleID, claimID, ask)
			return
		}
		ask()
	})
}

// sourcesOffered is how many sources are offered as one types.
const sourcesOffered = 50

// find hands on the newest sources that fit what was typed.
func (s *sourcing) find(text string, answer func([]model.Source)) {
	read(s.store, "sources", func(ctx context.Context, lib *library.Library) ([]model.Source, error) {
		used, err := lib.SourcesLike(ctx, text, sourcesOffered)
		found := make([]model.Source, len(used))
		for i, u := range used {
			found[i] = u.Source
		}
		return found, err
	}, answer)
}

// edit corrects a source, wherever it is used.
func (s *sourcing) edit(id string) {
	readAfterWrites(s.store, "source", func(ctx context.Context, lib *library.Library) (model.Source, error) {
		return lib.Source(ctx, id)
	}, func(source model.Source) {
		s.showForm("Edit source (wherever it is used)", sources.NewEdit(source, s.attachments(), func() { s.showFile(source.ID) }, s.store.write),
			fyne.NewSize(600, 520), kindSource, id, quoted(source.Title))
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
