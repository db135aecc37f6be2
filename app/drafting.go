package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/ingest"
	"galley/model/intake"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/suggest/proposal"
)

// drafting is what is asked about an annotated draft that comes in: how its tracked
// changes are to be read, and whether its notes propose sources.
type drafting struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	tasks   *taskList
}

func (d *drafting) actions() []action {
	s := d.store.session
	noted := func() bool { return s.IsOpen() && len(s.Version().Notes) > 0 }
	return []action{{name: "Propose Sources from Notes", enabled: noted, do: func() { d.propose([]string{s.ArticleID()}) }}}
}

// changes asks how the tracked changes of a file are to be read. It is called by an import,
// beside the window, and waits for the person. Nothing is imported without an answer.
func (d *drafting) changes(ctx context.Context, name string, changes int) (string, error) {
	answer := make(chan string, 1) // "" none
	hide := func() {}
	d.store.runner.Show(func() {
		choose := func(label, as string) ask.Answer {
			return ask.Answer{Label: label, Do: func() { answer <- as }}
		}
		hide = d.dialogs.Ask(ask.Question{
			Title: locale.Text("How are the tracked changes of “%s” to be read?", passage.Shorten(name, 60)),
			Text: locale.Count(changes, "It has %d tracked change. As two versions, the original and the changed text can be compared.",
				"It has %d tracked changes. As two versions, the original and the changed text can be compared."),
			Safe: locale.Text("Import nothing"), Kept: func() { answer <- "" },
			Answers: []ask.Answer{choose(locale.Text("As if accepted"), ingest.Accepted), choose(locale.Text("As the original"), ingest.Original),
				choose(locale.Text("As two versions"), ingest.Both)},
			Size: fyne.NewSize(680, 200),
		})
	})
	select {
	case as := <-answer:
		if as == "" {
			return "", model.Faultf(model.Refused, "It was not said how its tracked changes are to be read, so it was not imported.")
		}
		return as, nil
	case <-ctx.Done():
		d.store.runner.Show(func() { hide() })
		return "", ctx.Err()
	}
}

// read reads the corrected text of an article from a file: one document, or two where its
// tracked changes are to be read both ways, the original first.
func (d *drafting) read(ctx context.Context, path string) ([]model.Document, error) {
	doc, err := ingest.File(ctx, path, ingest.Hints{})
	if err != nil || doc.Tracked == 0 {
		return []model.Document{doc}, err
	}
	as, err := d.changes(ctx, doc.Original.Name, doc.Tracked)
	if err != nil || as == ingest.Accepted {
		return []model.Document{doc}, err
	}
	was, err := ingest.Bytes(ctx, doc.Original.Name, doc.Original.Bytes, ingest.Hints{Changes: ingest.Original})
	if as == ingest.Original || was.Text == doc.Text {
		return []model.Document{was}, err
	}
	return []model.Document{was, doc}, err
}

// offer asks in the line at the foot whether sources are to be proposed from the notes of
// articles that just came in. A page's links alone are no reason to ask.
func (d *drafting) offer(in []intake.Item) {
	var ids []string
	all := map[model.NoteKind]int{}
	cautions := 0
	for _, item := range in {
		cautions += len(item.Cautions)
		marked := item.Notes[model.CommentNote] + item.Notes[model.Footnote] + item.Notes[model.Endnote]
		if marked == 0 && (len(item.Notes) == 0 || !isDraft(item.Name)) {
			continue
		}
		ids = append(ids, item.ArticleID)
		for kind, n := range item.Notes {
			all[kind] += n
		}
	}
	propose := func() { d.propose(ids) }
	switch {
	case len(ids) == 0:
	case len(in) == 1 && cautions == 0:
		d.notice.say(locale.Text("Imported “%s”. %s: make proposed sources of them?", in[0].Title, state.NoteCounts(all)))
		d.notice.offer(locale.Text("Propose Sources"), propose)
		d.notice.offerToo(locale.Text("Not Now"), func() { d.notice.say("") })
	default: // what is said there is to be read
		d.notice.offerToo(locale.Text("Propose Sources of %s", state.NoteCounts(all)), propose)
	}
}

// isDraft reports whether a file's name is one that authors write in.
func isDraft(name string) bool {
	return slices.ContainsFunc([]string{".docx", ".docm", ".odt", ".fodt", ".md"}, func(end string) bool {
		return strings.HasSuffix(strings.ToLower(name), end)
	})
}

// propose proposes the sources that the notes of articles name, of their newest versions.
func (d *drafting) propose(articleIDs []string) {
	lib := d.store.library
	var all []model.Command
	d.tasks.run(locale.Text("Reading the notes"), func(ctx context.Context, t *task) error {
		for i, id := range articleIDs {
			proof, err := lib.Proof(ctx, id, 0)
			if err != nil {
				return err
			}
			t.report(float64(i)/float64(len(articleIDs)), locale.Text("Reading the notes of “%s”", proof.Article.Title))
			all = append(all, model.ProposeSources{VersionID: proof.Version.ID, Proposals: proposal.Of(proof.Version, proof.Article.Byline)})
		}
		return ctx.Err()
	}, func(err error) {
		if err != nil {
			d.store.fault(err)
			return
		}
		for _, cmd := range all {
			d.store.change(func(ctx context.Context, lib *library.Library, editor string) (model.Change, error) {
				return lib.Apply(ctx, editor, cmd)
			}, func(made model.Change, err error) {
				if err == nil && len(made.Event.Edits) == 0 {
					d.notice.say(locale.Text("The notes name no source that is not proposed already."))
				}
			})
		}
	})
}
