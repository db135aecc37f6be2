package app

import (
	"context"
	"fmt"

	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// compared is another version of the open article, shown beside it.
type compared struct {
	version  model.Version   // with its text
	with     string          // id of the version it was compared with
	all      []model.Version // without texts, oldest first
	contrast *passage.Comparison
}

// keepComparison drops the comparison where the open version is another now, or
// none: it says nothing of that one.
func (s *session) keepComparison() {
	if s.compared != nil && s.compared.with != s.proof.Version.ID {
		s.compared = nil
	}
}

// older reports whether a version is open that a newer one has followed.
func (s *session) older() bool { return s.open() && s.proof.Version.Number < s.proof.Versions }

// touched are the open article's claims whose passages a correction moved,
// changed or lost, and that nobody has looked at yet.
func (s *session) touched() []string {
	var ids []string
	for _, d := range s.proof.Dossiers {
		if needsLook(d, s.proof.Version.ID) {
			ids = append(ids, d.Claim.ID)
		}
	}
	return ids
}

func needsLook(d model.Dossier, versionID string) bool {
	a, ok := d.Touched(versionID)
	return ok && a.State != model.Anchored
}

// stepTouched is the touched claim after the selected one (+1), or before (-1),
// round the end; "" where there is none.
func (s *session) stepTouched(by int) string {
	all := s.proof.Dossiers
	from := -1
	for i, d := range all {
		if d.Claim.ID == s.active {
			from = i
		}
	}
	if from < 0 && by < 0 {
		from = len(all)
	}
	for n := 1; n <= len(all); n++ {
		i := ((from+by*n)%len(all) + len(all)) % len(all)
		if needsLook(all[i], s.proof.Version.ID) {
			return all[i].Claim.ID
		}
	}
	return ""
}

func hasVersions(w *Window) bool { return w.session.open() && w.session.proof.Versions > 1 }

// readOnly says so where an older version is open: it is kept as it was.
func (w *Window) readOnly() bool {
	if !w.session.older() {
		return false
	}
	w.notice.say(fmt.Sprintf("This is version %d of %d, kept as it was. Open the newest version (Article menu) to mark in it.", w.session.proof.Version.Number, w.session.proof.Versions))
	return true
}

// toggleComparison shows the version before beside the open one, or ends that.
func (w *Window) toggleComparison() {
	if w.session.compared != nil {
		w.stopComparing()
		return
	}
	w.compareWithBefore()
}

func (w *Window) compareWithBefore() {
	if n := w.session.proof.Version.Number; hasVersions(w) && w.session.compared == nil {
		w.compareVersions(max(1, n-1), max(2, n))
	}
}

// stopComparing shows the article alone again, all of it.
func (w *Window) stopComparing() {
	if w.session.compared == nil {
		return
	}
	w.session.compared = nil
	w.show()
}

// makeRoom puts the library panel out of sight while two texts stand side by side.
func (w *Window) makeRoom(wanted bool) {
	if wanted == w.outer.Leading.Visible() {
		if wanted {
			w.outer.Leading.Hide()
		} else {
			w.outer.Leading.Show()
		}
		w.outer.Refresh()
	}
}

// searchLibrary puts the keyboard where the library is searched.
func (w *Window) searchLibrary() {
	w.stopComparing()
	w.win.Canvas().Focus(w.shelf.SearchField())
}

// goToList puts the keyboard on the list of articles.
func (w *Window) goToList() {
	w.stopComparing()
	w.win.Canvas().Focus(w.shelf.List())
}

// compareVersions shows two versions of the open article side by side; the one
// on the right becomes the open one.
func (w *Window) compareVersions(left, right int) {
	if !w.session.open() {
		return
	}
	w.claims.Flush()
	lib, id, active := w.library, w.session.proof.Article.ID, w.session.active
	var (
		proof model.Proof
		c     compared
		err   error
	)
	w.runner.Queue(func(ctx context.Context) {
		if c.all, err = lib.Versions(ctx, id); err != nil {
			return
		}
		if proof, err = lib.Proof(ctx, id, right); err != nil {
			return
		}
		if c.version, err = lib.VersionNumber(ctx, id, left); err != nil {
			return
		}
		c.with = proof.Version.ID
		c.contrast = passage.Compare(c.version.Text, proof.Version.Text)
	}, func() {
		if lib != w.library || w.session.proof.Article.ID != id {
			return
		}
		if err != nil {
			w.fault(err)
			w.show()
			return
		}
		w.session.proof, w.session.compared = proof, &c
		if _, stands := w.session.dossier(active); !stands {
			w.session.active, w.session.history = "", nil
		}
		w.show()
		w.win.Canvas().Focus(w.page.reader)
		switch first := w.session.stepTouched(1); {
		case w.session.active != "":
			w.findPlaces(w.session.active)
			w.scrollToActive()
		case first != "":
			w.selectClaim(first, true)
		}
	})
}

// scrollToActive brings the selected claim's passage into view on both sides.
func (w *Window) scrollToActive() {
	d, ok := w.session.dossier(w.session.active)
	if !ok {
		return
	}
	if a, ok := d.Touched(w.session.proof.Version.ID); ok && a.State != model.Orphaned {
		w.page.reader.ScrollTo(a.Span())
	} else if ok {
		w.showBefore(d, a)
	}
}

// showBefore shows where a passage stood that is no longer in the text: in the
// older version beside this one.
func (w *Window) showBefore(d model.Dossier, lost model.Appearance) {
	c := w.session.compared
	if c == nil {
		return
	}
	for _, a := range d.Appearances {
		if a.VersionID == c.version.ID && a.State != model.Orphaned {
			w.page.pane.Old().ScrollTo(a.Span())
			return
		}
	}
}

// showPlace shows a place of the open text, selected.
func (w *Window) showPlace(span passage.Span) {
	w.jump()
	w.page.reader.ScrollTo(span)
	w.page.reader.Select(span)
}

// comparison is the comparison as the page shows it, nil for none.
func (w *Window) comparison() *state.Comparison {
	s := &w.session
	if s.compared == nil || !s.open() {
		return nil
	}
	c := s.compared
	shown := state.Comparison{Old: c.version, Contrast: c.contrast, Left: c.version.Number - 1, Right: s.proof.Version.Number - 1}
	for _, v := range c.all {
		label := fmt.Sprintf("Version %d, %s", v.Number, v.Added.Time().Local().Format("2 January 2006 15:04"))
		if v.Number == s.proof.Versions {
			label += " (newest)"
		}
		shown.Versions = append(shown.Versions, label)
	}
	touched := s.touched()
	shown.Touched = len(touched)
	for i, id := range touched {
		if id == s.active {
			shown.At = i + 1
		}
	}
	return &shown
}

// candidatesShown is how many places are offered for a lost passage.
const (
	candidatesShown = 5
)

// findPlaces looks for where a claim may stand whose passage was not found.
func (w *Window) findPlaces(id string) {
	d, ok := w.session.dossier(id)
	a, touched := d.Touched(w.session.proof.Version.ID)
	if !ok || !touched || a.State != model.Orphaned {
		w.session.orphan, w.session.places = "", nil
		return
	}
	if w.session.orphan == a.ID {
		return
	}
	lib, text := w.library, w.session.proof.Version.Text
	var found []state.Candidate
	w.runner.Queue(func(context.Context) {
		for _, c := range passage.Candidates(text, passage.Selector{Exact: a.Exact, Prefix: a.Prefix, Suffix: a.Suffix}, candidatesShown) {
			around := passage.Select(text, c.Span)
			found = append(found, state.Candidate{
				Span: c.Span, Score: c.Score, Text: passage.Shorten(around.Exact, 200),
				Before: "… " + oneLine(around.Prefix), After: oneLine(around.Suffix) + " …",
			})
		}
	}, func() {
		if lib != w.library || w.session.active != id {
			return
		}
		w.session.orphan, w.session.places = a.ID, found
		w.show()
	})
}

// oneLine is a stretch of text with its line ends as blanks.
func oneLine(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '\n' || r == '\r' || r == '\t' {
			out[i] = ' '
		}
	}
	return string(out)
}
