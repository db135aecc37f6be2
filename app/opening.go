package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/session"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// openingArticle is what an article is read for that is to be shown, alone or
// beside another version.
const openingArticle purpose = "article"

// opening shows articles, claims and places, and remembers where the person came
// from.
type opening struct {
	store   *store
	page    middle
	dialogs *ask.Dialogs
	writing *writing
	prefs   fyne.Preferences

	beside func() bool // finds words in the source beside the article, where the keyboard is in that
	reveal func()      // shows the article where a board has its place

	opens string // id of the article that was asked for last
}

func (o *opening) actions() []action {
	s := o.store.session
	claims := func() bool { return len(s.Proof().Dossiers) > 0 }
	return []action{
		{name: "Back", enabled: s.IsOpen, do: o.goBack},
		{name: "Forward", enabled: s.IsOpen, do: o.goForward},
		{name: "Go to Paragraph…", enabled: s.IsOpen, do: o.askForParagraph},
		{name: "Open the Newest Version", enabled: s.IsOld, do: func() { o.article(s.ArticleID(), nil) }},
		{name: "Find in Article…", enabled: s.IsOpen, do: o.find},
		{name: "Next Claim", enabled: claims, do: func() { o.step(1) }},
		{name: "Previous Claim", enabled: claims, do: func() { o.step(-1) }},
	}
}

// article shows an article at the place it was last read; then (may be nil) is
// called when it is shown.
func (o *opening) article(id string, then func()) {
	o.jump()
	o.articleAt(id, o.prefs.Int(prefTop+id), then)
}

// articleAt shows an article with an offset of its text at the top.
func (o *opening) articleAt(id string, top int, then func()) {
	o.reveal()
	o.writing.texts.Flush()
	o.rememberPlace()
	o.opens = id
	had := o.dialogs.Focused()
	readAfterWrites(o.store, openingArticle, func(ctx context.Context, lib *library.Library) (session.Article, error) {
		return session.ReadArticle(ctx, source{lib}, id, 0)
	}, func(a session.Article) {
		o.store.session.ArticleOpened(a)
		lib := o.store.library
		o.store.enqueue(func(ctx context.Context) error { return lib.Opened(ctx, id) }, o.store.fault)
		o.prefs.SetString(prefArticle+o.store.library.Path(), id)
		o.store.show()
		if top > 0 && top < len(a.Proof.Version.Text) {
			o.page.reader.SetTop(top)
		}
		if now := o.dialogs.Focused(); now == had || !typesInto(now) {
			o.dialogs.Focus(o.page.reader)
		}
		if then != nil {
			then()
		}
	}, func(error) { // a change may have led here that took for granted that another is shown now
		o.store.show()
		o.store.reload()
	})
}

// typesInto reports whether something is typed into: what the person has gone to meanwhile
// keeps the keyboard, or words would be taken for keys.
func typesInto(f fyne.Focusable) bool {
	_, is := f.(typing)
	return is
}

// stay is called when the person goes on in the open article: one that is still being
// read does not take its place.
func (o *opening) stay() {
	if o.store.reading(openingArticle) && o.opens != o.store.session.ArticleID() {
		o.store.forget(openingArticle)
		o.store.show()
	}
}

func (o *opening) rememberPlace() {
	if o.store.session.IsOpen() {
		o.prefs.SetInt(prefTop+o.store.session.ArticleID(), o.page.reader.Top())
	}
}

// jump remembers the place in view before something is shown elsewhere.
func (o *opening) jump() { o.store.session.PlaceLeft(o.page.reader.Top()) }

func (o *opening) goBack() { o.goTo(o.store.session.Back(o.page.reader.Top())) }

func (o *opening) goForward() { o.goTo(o.store.session.Forward(o.page.reader.Top())) }

func (o *opening) goTo(to session.Place, ok bool) {
	switch {
	case !ok:
	case to.Article == o.store.session.ArticleID():
		o.stay()
		o.page.reader.SetTop(to.Top)
	default:
		o.articleAt(to.Article, to.Top, nil)
	}
}

// claim shows a claim where it stands in an article; then (may be nil) is
// called when it is shown.
func (o *opening) claim(articleID, claimID string, then func()) {
	o.hit(model.Hit{ArticleID: articleID, ClaimID: claimID}, then)
}

// hit shows what a search found where it stands; then (may be nil) is called
// when it is shown.
func (o *opening) hit(h model.Hit, then func()) {
	o.reveal()
	if h.ArticleID == o.store.session.ArticleID() {
		o.stay()
		o.showHit(h, then)
		return
	}
	o.jump()
	o.articleAt(h.ArticleID, h.Span.Start, func() { o.showHit(h, then) })
}

func (o *opening) showHit(h model.Hit, then func()) {
	switch {
	case h.ClaimID != "":
		o.selectClaim(h.ClaimID, true)
	case h.Note != nil:
		o.jump()
		o.page.OpenNote(state.FindNote(o.store.session.Version().Notes, *h.Note))
	default:
		o.jump()
		if !h.Span.Empty() {
			o.page.reader.SetMatches([]passage.Span{h.Span}, 0)
			o.page.reader.ScrollTo(h.Span)
		}
	}
	if then != nil {
		then()
	}
}

// selectClaim shows a claim in its panel, and in the text when it is asked for
// from elsewhere.
func (o *opening) selectClaim(id string, scroll bool) {
	if id == "" {
		return
	}
	o.reveal()
	o.stay()
	if id != o.store.session.Active() {
		o.writing.texts.Flush()
		o.store.session.ClaimSelected(id)
		o.store.show()
		readAfterWrites(o.store, "history", func(ctx context.Context, lib *library.Library) ([]model.Event, error) {
			return session.ReadHistory(ctx, source{lib}, id)
		}, func(events []model.Event) {
			o.store.session.HistoryRead(id, events)
			o.store.show()
		})
		o.findPlaces()
		o.findElsewhere(nil)
	}
	if scroll {
		if d, ok := o.store.session.Dossier(id); ok {
			if a, stands := d.Place(o.store.session.Version().ID); stands && a.Picture != "" {
				o.showPicture(state.PictureKeyOf(o.store.session.Version(), a.Picture))
			} else if stands {
				o.jump()
				o.page.reader.ScrollTo(a.Span())
				o.page.reader.Select(passage.Span{Start: a.Start, End: a.Start}) // from there next and previous go on
			} else if a, ok := d.In(o.store.session.Version().ID); ok {
				o.showBefore(d, a)
			}
		}
	}
}

// findElsewhere looks where else the words of the selected claim stand, unmarked; then
// (may be nil) is called with at how many places.
func (o *opening) findElsewhere(then func(places int)) {
	s := o.store.session
	d, ok := s.Dossier(s.Active())
	at, stands := d.Place(s.Version().ID)
	if !ok || !stands {
		return
	}
	proof := s.Proof()
	read(o.store, "the same words", func(context.Context, *library.Library) ([]passage.Span, error) {
		return proof.Elsewhere(at.Span()), nil
	}, func(places []passage.Span) {
		if s.Active() != d.Claim.ID {
			return
		}
		s.ElsewhereFound(d.Claim.ID, places)
		if then != nil {
			then(len(places))
		}
	})
}

// tappedMarks selects the innermost of the claims at a place; a tap again goes
// to the next one that covers it.
func (o *opening) tappedMarks(keys []string) {
	if len(keys) == 0 {
		return
	}
	if i := slices.Index(keys, o.store.session.Active()); i >= 0 {
		o.selectClaim(keys[(i+1)%len(keys)], false)
		return
	}
	o.selectClaim(keys[0], false)
}

// step selects the claim after the caret, or the one before, and takes the caret to it;
// beside another version the next that was touched.
func (o *opening) step(by int) {
	o.selectClaim(o.store.session.Step(by, o.page.reader.Caret()), true)
}

func (o *opening) find() {
	if o.beside() {
		return
	}
	o.jump()
	o.page.Find()
}

// scrollToActive brings the selected claim's passage into view on both sides.
func (o *opening) scrollToActive() {
	d, ok := o.store.session.Dossier(o.store.session.Active())
	if !ok {
		return
	}
	if a, ok := d.Touched(o.store.session.Version().ID); ok && a.Picture != "" && a.State != model.Orphaned {
		o.page.reader.ChoosePicture(state.PictureKeyOf(o.store.session.Version(), a.Picture))
	} else if ok && a.State != model.Orphaned {
		o.page.reader.ScrollTo(a.Span())
	} else if ok {
		o.showBefore(d, a)
	}
}

// showBefore shows where a passage stood that is no longer in the text: in the
// older version beside this one.
func (o *opening) showBefore(d model.Dossier, lost model.Appearance) {
	beside := o.store.session.Beside().ID
	for _, a := range d.Appearances {
		if beside != "" && a.VersionID == beside && a.State != model.Orphaned {
			o.page.pane.Old().ScrollTo(a.Span())
			return
		}
	}
}

// showPlace shows a place of the open text, selected.
func (o *opening) showPlace(span passage.Span) {
	o.reveal()
	o.jump()
	o.page.reader.ScrollTo(span)
	o.page.reader.Select(span)
}

// showPicture shows a picture of the open version, chosen.
func (o *opening) showPicture(key string) {
	o.reveal()
	o.jump()
	o.page.reader.ChoosePicture(key)
}

// findPlaces looks for where the selected claim may stand, if its passage was not
// found.
func (o *opening) findPlaces() {
	lost, is := o.store.session.Lost()
	if !is {
		return
	}
	text := o.store.session.Version().Text
	read(o.store, "places", func(context.Context, *library.Library) ([]state.Candidate, error) {
		return session.Candidates(text, lost), nil
	}, func(places []state.Candidate) {
		o.store.session.CandidatesFound(lost, places)
		o.store.show()
	})
}

// leaveComparison shows the article alone again, all of it.
func (o *opening) leaveComparison() {
	if !o.store.session.ComparisonLeft() {
		return
	}
	o.store.show()
}

// askForParagraph goes to a paragraph by its number.
func (o *opening) askForParagraph() {
	v := o.store.session.Version()
	var shown []int
	for i := range v.Blocks {
		if !v.IsHidden(i) {
			shown = append(shown, i)
		}
	}
	number := control.NewEntry(locale.Text("1 to %d", len(shown)))
	var sheet *ask.Shown
	run := func() {
		n, err := strconv.Atoi(strings.TrimSpace(number.Text))
		if err != nil || n < 1 || n > len(shown) {
			number.SetText("")
			return
		}
		sheet.Hide()
		o.jump()
		start := v.Blocks[shown[n-1]].Start
		o.page.reader.SetTop(start)
		o.page.reader.Select(passage.Span{Start: start, End: start})
		o.dialogs.Focus(o.page.reader)
	}
	sheet = o.dialogs.Show(ask.Sheet{Title: locale.Text("Go to paragraph"), Content: number, Size: fyne.NewSize(320, 0), First: number,
		Submit: ask.Answer{Label: locale.Text("Go"), Do: run, Stays: true}})
}
