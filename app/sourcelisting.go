package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/session"
	"galley/app/sourcelist"
	"galley/app/sources"
	"galley/model"
	"galley/model/library"
)

// sourceListing is the list of sources, and what is done with them.
type sourceListing struct {
	store   *store
	panel   *sourcelist.Panel
	sides   *sides
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
	known   session.Sources

	edit, showFile  func(sourceID string)
	follow          func(model.Source)
	openClaim       func(articleID, claimID string, then func())
	erase           func(id string) // asks first
	leaveComparison func()          // two texts beside each other leave the list no room
	leave           func()          // gives the article the keyboard
	focused         func() fyne.Focusable
}

func (l *sourceListing) actions() []action {
	library := func() bool { return l.store.library != nil }
	return []action{
		{name: "List of Sources", enabled: library, do: l.focus},
		{name: "Find Doubles among the Sources…", enabled: library, do: func() {
			l.reveal()
			l.alike(true)
		}},
	}
}

// focus shows the list of sources and gives it the keyboard; where it has it
// already, the articles are shown again.
func (l *sourceListing) focus() {
	if l.hasKeyboard() {
		l.sides.show(sideArticles)
		l.leave()
		return
	}
	l.reveal()
	l.dialogs.Focus(l.panel.First())
}

// reveal shows the list of sources.
func (l *sourceListing) reveal() {
	l.leaveComparison()
	l.sides.show(sideSources)
}

// hasKeyboard reports whether the keyboard is in the list of sources.
func (l *sourceListing) hasKeyboard() bool {
	return l.sides.onSources() && control.Stop{Area: l.panel.Content()}.Has(l.focused())
}

// escape leaves what is open in the list of sources, and reports whether something was.
func (l *sourceListing) escape() bool { return l.hasKeyboard() && l.panel.Leave() }

// show puts the list on the screen, where it is shown at all, and reads it anew where
// the library changed.
func (l *sourceListing) show() {
	if !l.sides.onSources() || l.store.library == nil {
		return
	}
	l.panel.Show(l.known.State())
	if l.known.Stale(l.store.session.Epoch()) {
		l.read()
	}
}

// read reads what the panel shows.
func (l *sourceListing) read() {
	if l.store.library == nil {
		return
	}
	now, inView, epoch := l.known.State(), l.panel.InView(), l.store.session.Epoch()
	read(l.store, "list of sources", func(ctx context.Context, lib *library.Library) (session.SourcesRead, error) {
		return session.ReadSources(ctx, lib, now, inView)
	}, func(r session.SourcesRead) {
		l.known.Read(r, epoch)
		l.panel.Show(l.known.State())
	})
}

func (l *sourceListing) query(q model.SourceQuery) {
	l.known.Asked(q)
	l.read()
}

func (l *sourceListing) open(id string) {
	l.known.Opened(id)
	l.read()
	l.panel.Show(l.known.State())
	l.dialogs.Focus(l.panel.Stop())
}

func (l *sourceListing) alike(yes bool) {
	l.known.AlikeShown(yes)
	l.read()
	l.panel.Show(l.known.State())
	l.dialogs.Focus(l.panel.Stop())
}

// claim opens a claim that a source is on.
func (l *sourceListing) claim(c model.SourceClaim) {
	if c.ArticleID == "" {
		l.notice.say(locale.Text("This claim stands in no article any more. Restore its article from the trash to work on it."))
		return
	}
	l.openClaim(c.ArticleID, c.ClaimID, l.leave)
}

// verb does something with a source.
func (l *sourceListing) verb(v sourcelist.Verb, s model.SourceUse) {
	switch v {
	case sourcelist.Edit:
		l.edit(s.ID)
	case sourcelist.File:
		l.showFile(s.ID)
	case sourcelist.Follow:
		read(l.store, "source", func(ctx context.Context, lib *library.Library) (model.Source, error) { return lib.Source(ctx, s.ID) },
			l.follow)
	case sourcelist.Merge:
		l.askForOther(s)
	case sourcelist.Erase:
		l.erase(s.ID)
	case sourcelist.Delete:
		l.store.write(model.DeleteSources{Sources: []string{s.ID}}, func(err error) {
			if err == nil && l.known.State().Open.ID == s.ID {
				l.open("")
			}
		})
	}
}

// mergeOffers is how many sources are offered to merge one into.
const mergeOffers = 300

// askForOther asks which source one is to be merged into.
func (l *sourceListing) askForOther(s model.SourceUse) {
	read(l.store, "sources to merge", func(ctx context.Context, lib *library.Library) (model.SourcePart, error) {
		return lib.SourceList(ctx, model.SourceQuery{Sort: model.SourcesByUse}, 0, mergeOffers)
	}, func(part model.SourcePart) {
		var offers []ask.Offer
		for _, other := range part.Rows {
			if other.ID == s.ID {
				continue
			}
			name := other.Title
			if other.Publisher != "" {
				name += " · " + other.Publisher
			}
			offers = append(offers, ask.Offer{Name: name, Aside: sources.Used(other.Uses), Do: func() {
				l.merge(other.ID, []string{s.ID})
			}})
		}
		l.dialogs.Choose(locale.Text("Merge “%s” into", s.Title), locale.Text("Title, publisher"), offers, nil)
	})
}

// mergeGroup makes one source of several that look the same.
func (l *sourceListing) mergeGroup(group []model.SourceUse) {
	var others []string
	for _, s := range group[1:] {
		others = append(others, s.ID)
	}
	l.merge(group[0].ID, others)
}

func (l *sourceListing) merge(into string, others []string) {
	l.writing.texts.Flush()
	l.store.write(model.MergeSources{Into: into, Sources: others}, func(err error) {
		if err == nil && slices.Contains(others, l.known.State().Open.ID) {
			l.open(into)
		}
	})
}

// shown is the id of the source that is open in the list, if one is.
func (l *sourceListing) shown() []string {
	if id := l.known.State().Open.ID; id != "" && l.sides.onSources() {
		return []string{id}
	}
	return nil
}

// erased leaves a source that is no more.
func (l *sourceListing) erased(id string) {
	if l.known.State().Open.ID == id {
		l.open("")
	}
}

// forget lets go of the list, as another library is opened.
func (l *sourceListing) forget() {
	l.known.Left()
	l.panel.Forget()
}
