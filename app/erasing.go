package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/library"
)

// erasing erases records for good.
type erasing struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	tasks   *taskList
	writing *writing

	chosen func() []string // ids of the articles or claims that are chosen in the list, or of the open article
	open   func() []string // ids of the source and the person that are open
	gone   func(id string) // leaves what shows a record that was erased
}

func (e *erasing) actions() []action {
	return []action{{name: "Erase for Good…", enabled: func() bool { return e.store.library != nil && len(e.near()) > 0 }, do: e.offer}}
}

// near are the ids of what is chosen, selected or open: what a person may mean.
func (e *erasing) near() []string {
	ids := e.chosen()
	if claim := e.store.session.Active(); claim != "" {
		ids = append(ids, claim)
	}
	return append(ids, e.open()...)
}

// mostErasable is how much is offered to be erased.
const mostErasable = 300

// offer asks what is to be erased: something chosen or open, or something that stands on it.
func (e *erasing) offer() {
	e.writing.texts.Flush()
	ids := e.near()
	readAfterWrites(e.store, "what can be erased", func(ctx context.Context, lib *library.Library) ([]model.ErasableRecord, error) {
		return lib.ErasableNear(ctx, ids, mostErasable)
	}, func(all []model.ErasableRecord) {
		var offers []ask.Offer
		for _, r := range all {
			offers = append(offers, ask.Offer{Name: locale.Said(r.Name), Aside: erasableNoun(r.Noun), Do: func() { e.ask(r.ID) }})
		}
		if len(offers) == 0 {
			e.notice.say(locale.Text("Choose an article, a claim, a source or a person first. What is in the trash can be erased too."))
			return
		}
		e.dialogs.Choose(locale.Text("Erase for good"), locale.Text("Title, wording, name"), offers, nil)
	})
}

// erasableNoun is what people call a sort of record.
func erasableNoun(noun model.Noun) string {
	switch noun {
	case model.NounArticle:
		return locale.Text("Article")
	case model.NounClaim:
		return locale.Text("Claim")
	case model.NounPerson:
		return locale.Text("Person")
	case model.NounSource:
		return locale.Text("Source")
	case model.NounEvidence:
		return locale.Text("Evidence")
	case model.NounAttachment:
		return locale.Text("File of a source")
	case model.NounAttempt:
		return locale.Text("Attempt to ask")
	case model.NounQuestion:
		return locale.Text("Question")
	}
	return ""
}

// erasingSize has room for what goes and for the paths of backups.
var erasingSize = fyne.NewSize(560, 380)

// ask says what erasing a record does, and asks. The safe answer is the default one.
func (e *erasing) ask(id string) {
	e.writing.texts.Flush()
	readAfterWrites(e.store, "what would be erased", func(ctx context.Context, lib *library.Library) (model.Erasing, error) {
		return lib.Erasing(ctx, id)
	}, func(what model.Erasing) {
		said := what.Sentences()
		for i := range said {
			said[i] = locale.Said(said[i])
		}
		answers := []ask.Answer{{Label: locale.Text("Erase for Good"), Danger: true, Do: func() { e.erase(id, false) }}}
		if len(what.Backups) > 0 {
			answers = append(answers, ask.Answer{Label: locale.Text("Erase, in the Backups Too"), Danger: true, Do: func() { e.erase(id, true) }})
		}
		e.dialogs.Ask(ask.Question{Title: locale.Text("Erase for good?"), Content: container.NewVScroll(look.Wrapped(strings.Join(said, "\n\n"))), Size: erasingSize,
			Answers: answers})
	})
}

// erase does it.
func (e *erasing) erase(id string, backups bool) {
	editor := e.store.editor
	var out model.Erased
	var left error
	e.tasks.runIn(locale.Text("Erasing for good"), func(ctx context.Context, lib *library.Library, t *task) error {
		var err error
		if out, err = lib.Erase(ctx, editor, id, t.report); err != nil || !backups {
			return err
		}
		out.Backups, left = lib.EraseInBackups(ctx, out.Backups)
		return nil
	}, func(err error) {
		if ctxEnded(err) {
			e.notice.say(locale.Text("Nothing was erased."))
			return
		}
		if err != nil {
			e.store.fault(err)
			return
		}
		e.writing.forget(id, out.Words)
		e.gone(id)
		e.store.reload()
		said := []string{locale.Said(out.Change.Event.What) + "."}
		for _, more := range []string{out.Kept, out.StillSaid(), out.BackupsSaid()} {
			if more != "" {
				said = append(said, locale.Said(more))
			}
		}
		e.notice.say(strings.Join(said, " "))
		if left != nil {
			e.store.fault(left)
		}
	})
}
