package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/library"
)

// signing signs off that somebody went over an article, round by round.
type signing struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
}

func (s *signing) actions() []action {
	return []action{{name: "Sign Off This Round…", enabled: s.store.session.IsOpen, do: func() { s.ask(s.store.session.ArticleID()) }}}
}

// roundsOf is an article with the rounds in which it was signed off, and what is open now.
type roundsOf struct {
	article model.Article
	rounds  []model.Round
	open    model.OpenWork
}

func readRounds(ctx context.Context, lib *library.Library, id string) (r roundsOf, err error) {
	proof, err := lib.Proof(ctx, id, 0)
	if err != nil {
		return r, err
	}
	lists, err := lib.Checklists(ctx)
	if err != nil {
		return r, err
	}
	r.article, r.open = proof.Article, proof.OpenWork(lists)
	r.rounds, err = lib.Rounds(ctx, proof.Article.ID)
	return r, err
}

// ask shows what is open in an article, and who signed it off before.
func (s *signing) ask(id string) {
	s.writing.texts.Flush()
	readAfterWrites(s.store, "rounds", func(ctx context.Context, lib *library.Library) (roundsOf, error) { return readRounds(ctx, lib, id) }, s.show)
}

func (s *signing) show(r roundsOf) {
	suggested := locale.Said(model.NextRound(r.rounds))
	name := control.NewEntryWith(suggested, "")
	initials := control.NewEntryWith(model.InitialsOf(s.store.editor), "")
	fault := look.Wrapped("")
	fault.Importance = widget.DangerImportance
	as := locale.Text("You sign as %s: a convention, which nobody verifies.", s.store.editor)
	if s.store.vouched() != "" {
		as = locale.Text("You sign as %s, as the newsroom's server knows you.", s.store.editor)
	}
	form := widget.NewForm(
		widget.NewFormItem(locale.Text("Round"), name),
		&widget.FormItem{Text: locale.Text("Initials"), Widget: initials, HintText: as},
	)
	content := container.NewVBox(look.Wrapped(openWork(r.open)), form)
	if len(r.rounds) > 0 {
		content.Add(widget.NewSeparator())
		content.Add(roundList(r.rounds))
	}
	typed := entries(kindRound, r.article.ID, quoted(r.article.Title), map[string]*control.Entry{"name": name, "initials": initials})
	var shown *ask.Shown
	sign := func() {
		cmd := model.SignRound{ArticleID: r.article.ID, Name: name.Text, Initials: initials.Text}
		if name.Text == suggested { // history has it in English, like the rest
			cmd.Name = ""
		}
		s.store.write(cmd, func(err error) {
			if err != nil {
				fault.SetText(locale.Fault(err))
				return
			}
			s.writing.done(typed)
			shown.Hide()
		})
	}
	shown = s.writing.show(typed, ask.Sheet{
		Title:   locale.Text("Sign off “%s”", shortTitle(r.article.Title)),
		Content: container.NewBorder(nil, fault, nil, nil, control.NewScroll(besideBar(content)).Content), Size: fyne.NewSize(620, 420), First: name,
		Submit: ask.Answer{Label: locale.Text("Sign Off"), Do: sign, Stays: true},
	})
}

// openWork says what of a check is not done, in a sentence.
func openWork(w model.OpenWork) string {
	var said []string
	add := func(n int, text string) {
		if n > 0 {
			said = append(said, text)
		}
	}
	add(w.Unrated, locale.Count(w.Unrated, "%d claim not rated", "%d claims not rated"))
	add(w.Unsettled, locale.Count(w.Unsettled, "%d claim with changed words", "%d claims with changed words"))
	add(w.Unsourced, locale.Count(w.Unsourced, "%d claim without a source", "%d claims without a source"))
	add(w.Unsigned, locale.Count(w.Unsigned, "%d claim not signed off", "%d claims not signed off"))
	add(w.Questions, locale.Count(w.Questions, "%d open question", "%d open questions"))
	add(w.Waiting, locale.Count(w.Waiting, "%d person who has not answered", "%d persons who have not answered"))
	add(w.Items, locale.Count(w.Items, "%d item of a checklist not ticked", "%d items of checklists not ticked"))
	add(w.Words, locale.Count(w.Words, "%d word that nobody looked at", "%d words that nobody looked at"))
	if len(said) == 0 {
		return locale.Text("Nothing is open.")
	}
	return locale.Text("Still open: %s. It is kept with the sign-off.", strings.Join(said, ", "))
}

// openThen says what was open when a round was signed, in a few words.
func openThen(w model.OpenWork) string {
	w.Words = 0 // the bar tells of them
	if !w.Any() {
		return locale.Text("nothing open")
	}
	n := w.Unrated + w.Unsettled + w.Unsourced + w.Unsigned + w.Questions + w.Waiting + w.Items
	return locale.Count(n, "%d thing open", "%d things open")
}

// roundList are rounds, a line each, the newest first.
func roundList(rounds []model.Round) fyne.CanvasObject {
	list := container.NewVBox()
	for i := range rounds {
		r := rounds[len(rounds)-1-i]
		initials := widget.NewLabel(r.Initials)
		initials.TextStyle.Bold = true
		about := look.Wrapped(locale.Text("%s: %s, %s, %s", locale.Said(r.Name), r.By, locale.Moment(r.At.Time().Local()), openThen(r.Left)))
		list.Add(container.NewBorder(nil, nil, initials, nil, about))
	}
	return list
}
