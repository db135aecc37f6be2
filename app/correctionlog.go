package app

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/library"
	"galley/model/report/view"
)

// correctionLog knows when the check of an article was published, and why something was changed
// since.
type correctionLog struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	writing *writing
}

func (l *correctionLog) actions() []action {
	open := l.store.session.IsOpen
	return []action{
		{name: "The Check Was Published…", enabled: open, do: l.publish},
		{name: "Corrections and Their Reasons…", enabled: func() bool { return open() && l.published() != "" }, do: func() {
			l.list(l.store.session.ArticleID())
		}},
	}
}

func (l *correctionLog) published() model.Stamp { return l.store.session.Proof().Article.CheckPublished }

// publish asks when the check of the open article was published.
func (l *correctionLog) publish() {
	if l.store.session.IsOpen() {
		l.askWhen(l.store.session.Proof().Article)
	}
}

// publishOf does the same for any article.
func (l *correctionLog) publishOf(id string) {
	readAfterWrites(l.store, "article's details", func(ctx context.Context, lib *library.Library) (model.Article, error) {
		return lib.Article(ctx, id)
	}, l.askWhen)
}

const momentLayout = "2006-01-02 15:04"

func (l *correctionLog) askWhen(a model.Article) {
	l.writing.texts.Flush()
	was := ""
	said := locale.Text("From that moment on, what is changed is a correction: reports log it, with its reason. A day stands for its end.")
	if a.CheckPublished != "" {
		was = a.CheckPublished.Time().Local().Format(momentLayout)
	}
	when := control.NewEntryWith(was, time.Now().Format(momentLayout))
	fault := look.Wrapped("")
	fault.Importance = widget.DangerImportance
	typed := entries(kindPublished, a.ID, quoted(a.Title), map[string]*control.Entry{"when": when})
	var shown *ask.Shown
	write := func(cmd model.Command) {
		l.store.write(cmd, func(err error) {
			if err != nil {
				fault.SetText(locale.Fault(err))
				return
			}
			l.writing.done(typed)
			shown.Hide()
		})
	}
	save := func() {
		cmd := model.PublishCheck{ArticleID: a.ID}
		switch at, ok := model.MomentOf(when.Text, time.Now()); {
		case when.Text == was && was != "":
			cmd.At = a.CheckPublished
		case when.Text == "" && was != "":
			write(model.WithdrawPublication{ArticleID: a.ID})
			return
		case when.Text == "":
		case !ok:
			fault.SetText(locale.Text("“%s” is no day and no moment. Write it like 2026-03-31 or 2026-03-31 14:30. Nothing was changed.", when.Text))
			return
		default:
			cmd.At = at
		}
		write(cmd)
	}
	sheet := ask.Sheet{
		Title: locale.Text("When was the check of “%s” published?", shortTitle(a.Title)), Size: fyne.NewSize(620, 260), First: when,
		Content: container.NewBorder(look.Wrapped(said), fault, nil, nil, container.NewVBox(widget.NewForm(&widget.FormItem{
			Text: locale.Text("Published"), Widget: when, HintText: locale.Text("Empty: now."),
		}))),
		Submit: ask.Answer{Label: locale.Text("Save"), Do: save, Stays: true},
	}
	if was != "" {
		sheet.Answers = []ask.Answer{{Label: locale.Text("Not Published"), Stays: true, Do: func() { write(model.WithdrawPublication{ArticleID: a.ID}) }}}
	}
	shown = l.writing.show(typed, sheet)
}

// stored offers to say why something was changed that is published.
func (l *correctionLog) stored(c model.Change) {
	claim, is := l.store.session.Proof().Corrects(c.Event)
	if !is || c.Event.Kind != model.Did {
		return
	}
	l.notice.offerToo(locale.Text("Give the Reason…"), func() {
		l.reason(reasonFor{c.Event.ID, l.store.session.ArticleID(), claim, locale.Said(c.Event.What)})
	})
}

// reasonFor is a correction that has no reason yet.
type reasonFor struct{ event, article, claim, what string }

// reason asks why something was changed.
func (l *correctionLog) reason(of reasonFor) {
	l.writing.texts.Flush()
	why := control.NewEntryWith("", locale.Text("As readers are told: a reader wrote, the source was corrected …"))
	fault := look.Wrapped("")
	fault.Importance = widget.DangerImportance
	typed := entries(kindReason, of.event+","+of.article+","+of.claim, of.what, map[string]*control.Entry{"why": why})
	var shown *ask.Shown
	save := func() {
		l.store.write(model.GiveReason{EventID: of.event, ArticleID: of.article, ClaimID: of.claim, Reason: why.Text}, func(err error) {
			if err != nil {
				fault.SetText(locale.Fault(err))
				return
			}
			l.writing.done(typed)
			shown.Hide()
		})
	}
	shown = l.writing.show(typed, ask.Sheet{
		Title: locale.Text("Why was this changed?"), Content: container.NewBorder(look.Wrapped(of.what), fault, nil, nil, container.NewVBox(why)),
		Size: fyne.NewSize(620, 220), First: why, Submit: ask.Answer{Label: locale.Text("Save"), Do: save, Stays: true},
	})
}

// logOf is the corrections log of an article.
type logOf struct {
	article model.Article
	log     []view.Correction
}

func readLog(ctx context.Context, lib *library.Library, id string) (logOf, error) {
	content, err := view.Collect(ctx, lib, id, 0)
	if err != nil {
		return logOf{}, err
	}
	if spoken := locale.Language().String(); slices.Contains(view.Languages(), spoken) {
		content.Choices.Language = spoken
	}
	chosen, err := content.Choose()
	if err != nil {
		return logOf{}, err
	}
	log, err := chosen.Log()
	return logOf{content.Article, log}, err
}

// list shows what was changed since the check of an article was published, with the reasons.
func (l *correctionLog) list(id string) {
	l.writing.texts.Flush()
	readAfterWrites(l.store, "corrections", func(ctx context.Context, lib *library.Library) (logOf, error) { return readLog(ctx, lib, id) }, l.showLog)
}

func (l *correctionLog) showLog(of logOf) {
	fault := look.Wrapped("")
	fault.Importance = widget.DangerImportance
	rows, fields := container.NewVBox(), map[string]*control.Entry{}
	var first fyne.Focusable
	for i := range of.log {
		c := of.log[len(of.log)-1-i] // the newest first
		rows.Add(look.Wrapped(c.On + " · " + c.What))
		if c.Event == "" || fields[c.Event] != nil {
			continue
		}
		why := control.NewEntryWith(c.Reason, locale.Text("Why was it changed?"))
		fields[c.Event] = why
		if rows.Add(why); first == nil {
			first = why
		}
	}
	if len(of.log) == 0 {
		rows.Add(look.Wrapped(locale.Text("Nothing was changed since the check was published.")))
	}
	typed := entries(kindReasons, of.article.ID, quoted(of.article.Title), fields)
	var shown *ask.Shown
	save := func() {
		var all []model.Command
		for _, c := range of.log {
			if why := fields[c.Event]; why != nil && why.Text != c.Reason {
				all = append(all, model.GiveReason{EventID: c.Event, ArticleID: of.article.ID, ClaimID: c.Claim, Reason: why.Text})
				delete(fields, c.Event) // the same event may have made several corrections
			}
		}
		l.writing.done(typed)
		shown.Hide()
		for _, cmd := range all {
			l.store.write(cmd, nil)
		}
	}
	sheet := ask.Sheet{Title: locale.Text("Corrections of “%s”", shortTitle(of.article.Title)), Size: fyne.NewSize(680, 460),
		Content: container.NewBorder(nil, fault, nil, nil, control.NewScroll(rows).Content), First: first}
	if first != nil {
		sheet.Submit = ask.Answer{Label: locale.Text("Save"), Do: save, Stays: true}
	}
	shown = l.writing.show(typed, sheet)
}
