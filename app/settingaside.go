package app

import (
	"galley/app/ask"
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// settingAside goes through the sentences that are worth checking, and sets words of the
// article aside.
type settingAside struct {
	store   *store
	page    middle
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
	opening *opening
	marking *marking
	wants   *hintChoices
}

func (a *settingAside) actions() []action {
	s := a.store.session
	along := func() bool { return a.wants.prefs.BoolWithFallback(prefAlong, true) }
	return []action{
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
	for _, x := range a.store.session.Proof().Asides { // by start
		switch at := x.Span(); {
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

// toggle sets words aside in which nothing can be true or false, or opens those again that are
// set aside.
func (a *settingAside) toggle() {
	there := a.asides(a.selected())
	switch {
	case len(there) == 0:
		a.setAside(model.NoFact)
	case a.writable() && a.seen(there[0]):
		a.store.write(model.TakeBackAside{VersionID: a.store.session.Version().ID, Spans: there}, nil)
	}
}

// setAside sets the words selected aside, or else the sentence at the caret.
func (a *settingAside) setAside(as model.AsideKind) {
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
	cmd := model.SetAside{VersionID: a.store.session.Version().ID, Spans: []passage.Span{span}, Kind: as}
	if sentence {
		a.store.write(cmd, nil)
	} else {
		a.marking.use(span, cmd)
	}
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

// claimIn is the number of a claim that stands in a span; 0 none.
func (a *settingAside) claimIn(span passage.Span) int {
	v := a.store.session.Version().ID
	for i, d := range a.store.session.Proof().Dossiers {
		for _, at := range d.Appearances {
			if at.VersionID == v && at.State != model.Orphaned && at.Span().Overlaps(span) {
				return i + 1
			}
		}
	}
	return 0
}
