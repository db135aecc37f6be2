package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/disk"
	"galley/model/ingest"
	"galley/model/library"
	"galley/model/passage"
	"galley/model/report/interchange"
)

// annotating makes claims of annotations that others made of the open article elsewhere: Web
// Annotations, or what Hypothesis exports.
type annotating struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	files   *fileDialogs
	writing *writing
}

func (a *annotating) actions() []action {
	return []action{{name: "Import Annotations…", enabled: a.store.session.IsOpen, do: a.askForFile}}
}

func (a *annotating) askForFile() {
	if !a.store.session.IsOpen() {
		return
	}
	article := a.store.session.ArticleID()
	a.files.openFile(locale.Text("Import annotations of this article"), func(path string) { a.take(article, path) })
}

// take reads the annotations in a file and makes claims of them in the newest version of an article.
func (a *annotating) take(articleID, path string) {
	a.writing.texts.Flush()
	readAfterWrites(a.store, "annotations", func(ctx context.Context, lib *library.Library) (*model.ImportAnnotations, error) {
		name := filepath.Base(path)
		data, err := disk.Read(path, ingest.MaxSize)
		if errors.Is(err, disk.ErrTooLarge) {
			return nil, model.Wrap(model.Invalid, err, "“%s” is too large: Galley reads up to %d MB. Nothing was changed.", name, ingest.MaxSize>>20)
		}
		if err != nil {
			return nil, model.ReadFault(err, name, model.Sayf("nothing was changed"))
		}
		notes, err := interchange.ReadAnnotations(name, data)
		if err != nil {
			return nil, err
		}
		proof, err := lib.Proof(ctx, articleID, 0)
		return &model.ImportAnnotations{VersionID: proof.Version.ID, Annotations: notes}, err
	}, func(command *model.ImportAnnotations) {
		a.store.write(command, func(err error) {
			if err == nil {
				a.report(filepath.Base(path), command)
			}
		})
	})
}

// report says what became of the annotations, and lists those that have no place.
func (a *annotating) report(name string, c *model.ImportAnnotations) {
	count := map[model.PlacementState]int{}
	var lost []string
	for i, p := range c.Placed {
		count[p.State]++
		words := passage.Shorten(c.Annotations[i].Quote.Exact, 100)
		switch {
		case p.State == model.PlacedAmbiguous:
			lost = append(lost, locale.Text("“%s” stands in several places, and nothing says which is meant.", words))
		case p.State == model.PlacedOrphaned && words != "":
			lost = append(lost, locale.Text("“%s” does not stand in the text.", words))
		case p.State == model.PlacedOrphaned:
			lost = append(lost, locale.Text("An annotation quotes nothing of the text."))
		}
	}
	said := strings.Join([]string{
		locale.Count(count[model.PlacedAnchored], "%d claim was made of %s", "%d claims were made of %s", name),
		locale.Count(count[model.PlacedKnown], "%d was here already", "%d were here already"),
		locale.Count(len(lost), "%d has no place", "%d have no place"),
	}, " · ")
	a.notice.did(said, count[model.PlacedAnchored]+len(lost) > 0)
	if len(lost) == 0 {
		return
	}
	text := said + "\n\n" + locale.Text("Each that quotes words of this article is kept as a claim without a place. To put one where it belongs, "+
		"select the claim, mark the words, and use the selection for its passage.") + "\n\n" + strings.Join(lost, "\n")
	a.dialogs.Show(ask.Sheet{Title: locale.Text("Annotations without a place"), Content: container.NewVScroll(look.Wrapped(text)),
		Size: fyne.NewSize(620, 420), Safe: locale.Text("Close")})
}
