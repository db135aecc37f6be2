package app

import (
	"cmp"
	"slices"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// settingAside goes through the sentences that are open and those that are worth checking, and sets words
// of the article aside.
type settingAside struct {
	store   *store
	page    middle
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
	opening *opening
	marking *marking
	wants   *hintChoices

	under []turning // what is being stored, the oldest first
}

// turning is words, or pictures, of a version that are being set aside, or opened again.
type turning struct {
	version  string
	spans    []passage.Span
	pictures []string // hashes
	aside    bool
}

func (a *settingAside) actions() []action {
	s := a.store.session
	along := func() bool { return a.wants.prefs.BoolWithFallback(prefAlong, true) }
	return []action{
		{name: "Next Open Sentence", enabled: s.IsOpen, do: func() { a.next(1) }},
		{name: "Previous Open Sentence", enabled: s.IsOpen, do: func() { a.next(-1) }},
		{name: "Next Sentence Worth Checking", enabled: s.IsOpen, do: func() { a.step(1) }},
		{name: "Previous Sentence Worth Checking", enabled: s.IsOpen, do: func() { a.step(-1) }},
		{name: "Set Aside", enabled: s.IsOpen, says: a.says, do: a.toggle},
		{name: "Set Aside as Opinion", enabled: s.IsOpen, do: func() { a.setAside(model.Opinion) }},
		{name: "Set Aside as Common Knowledge", enabled: s.IsOpen, do: func() { a.setAside(model.CommonKnowledge) }},
		{name: "Sentences Worth Checking", enabled: along, checked: func() bool { return a.wants.wants(state.WorthHint) }, do: a.turn},
	}
}

// turn underlines the sentences worth checking, or no longer.
func (a *settingAside) turn() {
	a.wants.prefs.SetBool(prefAlongFor+string(state.WorthHint), !a.wants.wants(state.WorthHint))
	a.store.show()
}

// step selects the next sentence that is worth checking, or the one before, and says why it is.
func (a *settingAside) step(by int) {
	s := a.store.session
	if a.marking.readOnly() {
		return
	}
	found, is := s.NextWorth(by, a.from(by))
	switch {
	case is:
		a.opening.stay()
		a.opening.showPlace(found.Span)
		a.dialogs.Focus(a.page.reader)
		a.notice.say(locale.Text("%s. Enter marks it, X sets it aside.", found.Line()))
	case !a.wants.wants(state.WorthHint):
		a.notice.say(locale.Text("Sentences worth checking are switched off: see the View menu."))
	case s.Reading().Version == "":
		a.notice.say(locale.Text("The article is still being read."))
	default:
		a.notice.say(locale.Text("No sentence worth checking is left open here."))
	}
}

// from is the place from which the next sentence is looked for, or the one before: from one
// that is selected it is another.
func (a *settingAside) from(by int) int {
	at, selected := a.page.reader.Caret(), a.page.reader.Selection()
	if selected.Empty() || at < selected.Start || at > selected.End {
		return at
	}
	if by > 0 {
		return selected.Start + 1
	}
	return selected.Start
}

// says is what Set Aside does now.
func (a *settingAside) says() string {
	if key, _, chosen := a.page.reader.Picture(); chosen {
		if a.isAside(state.PictureHash(key)) {
			return locale.Text("Take Back What Is Set Aside")
		}
		return ""
	}
	if len(a.asides(a.selected())) > 0 {
		return locale.Text("Take Back What Is Set Aside")
	}
	return ""
}

// selected are the words selected without the blanks around them, or the place of the caret.
func (a *settingAside) selected() passage.Span {
	if span := a.page.reader.Selection(); !span.Empty() {
		return passage.Trim(a.store.session.Version().Text, span)
	}
	at := a.page.reader.Caret()
	return passage.Span{Start: at, End: at}
}

// asides are those that together cover a span, or that the caret stands in or right behind.
func (a *settingAside) asides(span passage.Span) []passage.Span {
	var found []passage.Span
	text, open := a.store.session.Version().Text, span.Start
	for _, at := range a.now() {
		switch {
		case span.Empty():
			if at.Contains(span.Start) {
				return []passage.Span{at}
			}
			if at.End == span.Start {
				found = []passage.Span{at}
			}
		case at.Overlaps(span):
			if open < at.Start && !passage.Trim(text, passage.Span{Start: open, End: at.Start}).Empty() {
				return nil
			}
			open = max(open, at.End)
			found = append(found, at)
		}
	}
	if open < span.End {
		return nil
	}
	return found
}

// now is what is set aside in the version on show, by start, once all that is being stored is:
// the fingers may be faster than the disk.
func (a *settingAside) now() []passage.Span {
	var all []passage.Span
	for _, x := range a.store.session.Proof().Asides {
		if x.Picture == "" {
			all = append(all, x.Span())
		}
	}
	for _, t := range a.under {
		if t.version != a.store.session.Version().ID {
			continue
		}
		all = slices.DeleteFunc(all, func(x passage.Span) bool { return slices.ContainsFunc(t.spans, x.Overlaps) && !t.aside })
		if t.aside {
			all = append(all, t.spans...)
		}
	}
	slices.SortStableFunc(all, func(x, y passage.Span) int { return cmp.Compare(x.Start, y.Start) })
	return all
}

// write stores that words are set aside, or opened again; done (may be nil) is called with what
// came of it.
func (a *settingAside) write(t turning, cmd model.Command, done func(error)) {
	a.under = append(a.under, t)
	a.store.write(cmd, func(err error) {
		a.under = a.under[1:] // stored in their order
		if done != nil {
			done(err)
		}
	})
}

// toggle sets words aside in which nothing can be true or false, or opens those again that are
// set aside.
func (a *settingAside) toggle() {
	if key, _, chosen := a.page.reader.Picture(); chosen {
		a.togglePicture(key)
		return
	}
	there := a.asides(a.selected())
	switch {
	case len(there) == 0:
		a.setAside(model.NoFact)
	case a.writable() && a.seen(there[0]):
		v := a.store.session.Version().ID
		a.write(turning{version: v, spans: there}, model.TakeBackAside{VersionID: v, Spans: there}, nil)
	}
}

// setAside sets the words selected aside, or else the sentence at the caret.
func (a *settingAside) setAside(as model.AsideKind) {
	if key, _, chosen := a.page.reader.Picture(); chosen {
		a.setPictureAside(key, as)
		return
	}
	if !a.writable() {
		return
	}
	span, sentence := a.selected(), false
	if span.Empty() {
		span, sentence = a.page.reader.Sentence(span.Start), true
	}
	if span.Empty() {
		a.notice.say(locale.Text("There is no sentence at the caret. Nothing was set aside."))
		return
	}
	if number := a.claimIn(span); sentence && number > 0 {
		a.notice.say(locale.Text("Claim %d stands in this sentence. Select the words that are to be set aside.", number))
		return
	}
	if !a.seen(span) {
		return
	}
	v, spans := a.store.session.Version().ID, []passage.Span{span}
	var failed func(error)
	if !sentence {
		giveBack := a.marking.spend(span)
		failed = func(err error) {
			if err != nil {
				giveBack()
			}
		}
	}
	a.write(turning{version: v, spans: spans, aside: true}, model.SetAside{VersionID: v, Spans: spans, Kind: as}, failed)
}

// writable reports whether something can be set aside in what is open. What is typed is
// stored before.
func (a *settingAside) writable() bool {
	if !a.store.session.IsOpen() || a.marking.readOnly() {
		return false
	}
	a.opening.stay()
	a.writing.texts.Flush()
	return true
}

// seen reports whether words are in sight. Others are brought there: nobody sets words aside
// unseen.
func (a *settingAside) seen(span passage.Span) bool {
	if a.page.reader.InSight(span) {
		return true
	}
	a.page.reader.ScrollTo(span)
	a.notice.say(locale.Text("The words to be set aside were out of sight. Here they are: set them aside again."))
	return false
}

// claimIn is the number of a claim that stands in a span, or will once it is stored; 0 none.
func (a *settingAside) claimIn(span passage.Span) int {
	v := a.store.session.Version().ID
	for i, d := range a.store.session.Proof().Dossiers {
		for _, at := range d.Appearances {
			if at.VersionID == v && at.State != model.Orphaned && at.Span().Overlaps(span) {
				return i + 1
			}
		}
	}
	for _, mark := range a.marking.storing {
		if mark.version == v && mark.at.Overlaps(span) {
			return 1 + a.claimsBefore(mark.at.Start)
		}
	}
	return 0
}

// claimsBefore is how many claims begin before a place, with those being stored.
func (a *settingAside) claimsBefore(at int) int {
	v, n := a.store.session.Version().ID, 0
	for _, d := range a.store.session.Proof().Dossiers {
		if place, stands := d.Place(v); stands && place.Start < at {
			n++
		}
	}
	for _, mark := range a.marking.storing {
		if mark.version == v && mark.at.Start < at && !mark.at.Empty() {
			n++
		}
	}
	return n
}
