package people

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/passage"
)

// facts are the questions for a person on the board, in the order of the text, and what was answered.
type facts struct {
	board   *Board
	head    *widget.Label
	none    *widget.Label
	rows    *fyne.Container
	done    *fyne.Container
	shown   []*fact
	typed   map[string]map[string]string // person → claim → an answer that is not stored
	content *fyne.Container
}

func newFacts(b *Board) *facts {
	f := &facts{board: b, head: look.Wrapped(""), none: look.Wrapped(""), rows: look.NewColumn(8), done: look.NewColumn(0),
		typed: map[string]map[string]string{}}
	f.head.TextStyle.Bold = true
	f.content = look.NewColumn(gap, f.head, f.none, f.rows, f.done)
	return f
}

// fact is a question for the person, with the field for the answer.
type fact struct {
	of      model.PersonFact
	line    *control.Line
	answer  *Answer
	content *fyne.Container
}

func (f *facts) make(of model.PersonFact) *fact {
	b := f.board
	one := &fact{of: of, answer: NewAnswer()}
	one.line = control.NewLine(func() { b.OnClaim(one.of.ArticleID, one.of.Claim.ID) })
	one.line.OnGained = func() { b.reveal(one.line) }
	one.line.OnStep = func(by int) { f.step(one, by) }
	one.line.Items = func() []control.Item {
		return []control.Item{
			{Label: locale.Text("Show the claim in its article"), Key: locale.Text("Enter"), Do: one.line.OnOpen},
			{Label: locale.Text("Take %s off the claim", b.now.File.Name()), Disabled: !one.of.Named,
				Do: func() { b.OnCommand(model.DropConfirmer{ClaimID: one.of.Claim.ID, PersonID: b.id()}, nil) }},
		}
	}
	one.answer.Bind(of.Claim.ID, b.id(), f.typed[b.id()][of.Claim.ID])
	one.answer.OnSend = func(cmd model.AnswerFact, done func(error)) { b.OnCommand(cmd, done) }
	one.answer.OnEdit = func() { b.OnEdit(b.id()) }
	one.answer.OnGained = func(o fyne.CanvasObject) {
		b.scroll.Refresh()
		b.reveal(o)
	}
	one.content = look.NewColumn(0, one.line, container.New(layout.NewCustomPaddedLayout(0, 4, 8, 0), one.answer.Content))
	return one
}

// first is the first answer that is missing; nil there is none.
func (f *facts) first() fyne.Focusable {
	if len(f.shown) == 0 {
		return nil
	}
	return f.shown[0].answer.Focus()
}

func (f *facts) step(from *fact, by int) {
	if at := slices.Index(f.shown, from) + by; at >= 0 && at < len(f.shown) {
		focusFrom(f.board.content, f.shown[at].line)
	}
}

// keep keeps what stands in the fields of the person shown.
func (f *facts) keep() {
	now := f.board.id()
	if now == "" {
		return
	}
	for _, one := range f.shown {
		f.keepText(now, one.of.Claim.ID, one.answer.Text())
	}
}

func (f *facts) keepText(person, claim, text string) {
	if text == "" {
		delete(f.typed[person], claim)
		return
	}
	if f.typed[person] == nil {
		f.typed[person] = map[string]string{}
	}
	f.typed[person][claim] = text
}

// show shows the facts of the person on the board; other: it is another person than before.
func (f *facts) show(other bool) {
	file := f.board.now.File
	look.Say(f.head, locale.Text("Questions for %s", file.Name()))
	none := ""
	switch {
	case !f.board.now.Read:
	case len(file.Open) == 0 && len(file.Done) == 0:
		none = locale.Text("No claim names them yet. Select a claim and choose Claim › People and Questions › Name Who Can Confirm.")
	case len(file.Open) == 0:
		none = locale.Text("Everything is answered.")
	}
	look.Say(f.none, none)
	f.none.Hidden = none == ""
	f.showRows(file.Open, other)
	f.showDone(file.Done)
	f.content.Refresh()
}

func (f *facts) showRows(open []model.PersonFact, other bool) {
	file := f.board.now.File
	old := map[string]*fact{}
	if !other {
		f.keep()
		for _, one := range f.shown {
			old[one.of.Claim.ID] = one
		}
	}
	had := f.focused()
	now := make([]*fact, len(open))
	for i, of := range open {
		if now[i] = old[of.Claim.ID]; now[i] == nil {
			now[i] = f.make(of)
		}
		now[i].of = of
		now[i].line.Set(factTitle(of), factAbout(of, file.Name()), false)
	}
	lost := had >= 0 && !slices.Contains(now, f.shown[had])
	f.shown = now
	f.rows.RemoveAll()
	article := ""
	for i, one := range now {
		if one.of.ArticleID != article || i == 0 {
			article = one.of.ArticleID
			f.rows.Add(look.FaintText(one.of.Title))
		}
		f.rows.Add(one.content)
	}
	f.rows.Hidden = len(now) == 0
	if lost { // what was answered is gone: the keyboard goes on to the next
		if had = min(had, len(now)-1); had >= 0 {
			focusFrom(f.board.content, now[had].answer.text)
		} else {
			focusFrom(f.board.content, f.board.note)
		}
	}
}

// focused is the index of the fact that has the keyboard; -1 none has.
func (f *facts) focused() int {
	c := fyne.CurrentApp().Driver().CanvasForObject(f.board.content)
	if c == nil || c.Focused() == nil {
		return -1
	}
	return slices.IndexFunc(f.shown, func(one *fact) bool {
		return one.answer.Has(c.Focused()) || c.Focused() == fyne.Focusable(one.line)
	})
}

func (f *facts) showDone(done []model.PersonFact) {
	f.done.RemoveAll()
	f.done.Hidden = len(done) == 0
	if len(done) == 0 {
		return
	}
	f.done.Add(look.FaintText(locale.Count(len(done), "%d answered, or settled without them", "%d answered, or settled without them")))
	for _, of := range done {
		line := control.NewLine(func() { f.board.OnClaim(of.ArticleID, of.Claim.ID) })
		line.OnGained = func() { f.board.reveal(line) }
		line.Set("+ "+factTitle(of), factAbout(of, f.board.now.File.Name()), true)
		f.done.Add(line)
	}
}

// factTitle is a fact in a line, with its number in the article.
func factTitle(of model.PersonFact) string {
	words := passage.Shorten(of.Claim.Wording, 200)
	if of.Number == 0 {
		return words
	}
	return locale.Text("%d: %s", of.Number, words)
}

// factAbout is how a fact is put to the person, and what came of asking last.
func factAbout(of model.PersonFact, name string) string {
	asked := ""
	if of.Last != nil {
		asked = dotted(OutcomeName(of.Last.Outcome), When(of.Last.Made), WayName(of.Last.Way))
	}
	if of.Times > 1 {
		asked = dotted(asked, locale.Count(of.Times, "asked %d time", "asked %d times"))
	}
	put, inSubstance := of.Put(name)
	if !inSubstance && of.Asked == "" {
		put = ""
	}
	if inSubstance {
		put = locale.Text("ask in substance: %s", put)
	}
	return dotted(asked, passage.Shorten(put, 160))
}

// Typed are the answers typed for a person that are not stored, by claim.
func (b *Board) Typed(person string) map[string]string {
	if person == b.id() {
		b.facts.keep()
	}
	return maps.Clone(b.facts.typed[person])
}

// Restore puts back what an earlier run of the program left of answers for a person.
func (b *Board) Restore(person string, texts map[string]string) {
	for claim, text := range texts {
		b.facts.keepText(person, claim, text)
	}
	for _, one := range b.facts.shown {
		if text := texts[one.of.Claim.ID]; person == b.id() && text != "" && one.answer.Text() == "" {
			one.answer.put(text)
		}
	}
}
