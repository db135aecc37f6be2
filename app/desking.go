package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/desktable"
	"galley/app/locale"
	"galley/app/session"
	"galley/app/state"
	"galley/model"
	"galley/model/library"
	"galley/model/report"
	"galley/model/report/sheet"
)

// deskBoard is the desk's table of claims in the middle of the window.
const deskBoard board = "desk"

// desking is the desk's table, the lists beside it, and what is done with them.
type desking struct {
	store   *store
	panel   *desktable.Panel
	lists   *desktable.Lists
	sides   *sides
	center  *center
	dialogs *ask.Dialogs
	notice  *notice
	files   *fileDialogs
	tasks   *taskList
	work    *worklisting
	known   session.Desk

	openClaim       func(articleID, claimID string, then func())
	leaveComparison func() // two texts beside each other leave the table no room
	leave           func() // gives the article the keyboard
	focused         func() fyne.Focusable
}

func (d *desking) actions() []action {
	library := func() bool { return d.store.library != nil }
	shown := func() bool { return library() && d.center.shows(deskBoard) }
	return []action{
		{name: "Claims of All Articles", enabled: library, do: d.turn},
		{name: "Save the List of Claims…", enabled: shown, do: d.askToSave},
		{name: "Export the Table of Claims…", enabled: library, do: d.askToExport},
	}
}

// wire connects what the table and the lists report.
func (d *desking) wire() {
	d.panel.OnQuery, d.panel.OnNeed, d.panel.OnRange = d.query, d.read, d.reach
	d.panel.OnOpen = func(r state.DeskRow) { d.openClaim(r.ArticleID, r.ClaimID, d.leave) }
	d.panel.OnVerbs, d.panel.OnSave, d.panel.OnExport = d.verbs, d.askToSave, d.askToExport
	d.lists.OnChoose, d.lists.OnRename, d.lists.OnDelete = d.choose, d.askToRename, d.delete
}

// turn shows the table and gives it the keyboard; where it is shown, the article comes back.
func (d *desking) turn() {
	if d.center.shows(deskBoard) {
		d.center.show(theArticle)
		d.leave()
		return
	}
	d.reveal()
	d.dialogs.Focus(d.panel.First())
}

// reveal shows the table, with its lists at the left.
func (d *desking) reveal() {
	d.leaveComparison()
	d.sides.show(sideClaims)
	d.center.show(deskBoard)
	d.show()
}

// escape leaves what is selected or typed in the table, and reports whether something was.
func (d *desking) escape() bool {
	if !d.center.shows(deskBoard) || len(d.panel.Selected()) < 2 || !(control.Stop{Area: d.panel.Content()}).Has(d.focused()) {
		return false
	}
	d.panel.Select(nil)
	return true
}

// show puts table and lists on the screen, where they are shown at all, and reads them anew where the library
// changed.
func (d *desking) show() {
	if d.store.library == nil || !d.center.shows(deskBoard) && !d.sides.on(sideClaims) {
		return
	}
	d.put()
	if d.known.Stale(d.store.session.Epoch()) {
		d.read()
	}
}

func (d *desking) put() {
	now := d.known.State(d.store.editor)
	d.panel.Show(now)
	d.lists.Show(now)
}

// read reads what the table shows.
func (d *desking) read() {
	if d.store.library == nil {
		return
	}
	q, inView, epoch := d.known.State(d.store.editor).Query, d.panel.InView(), d.store.session.Epoch()
	read(d.store, "table of claims", func(ctx context.Context, lib *library.Library) (session.DeskRead, error) {
		return session.ReadDesk(ctx, lib, q, inView)
	}, func(r session.DeskRead) {
		d.known.Read(r, epoch)
		d.put()
	})
}

func (d *desking) query(q model.DeskQuery) {
	d.known.Asked(q)
	d.put()
	d.read()
}

// choose shows the claims of a list, and gives the table the keyboard.
func (d *desking) choose(l state.DeskList) {
	q, _ := model.DeskQuery{Query: l.Query}.Ordered(l.Order)
	d.reveal()
	d.query(q)
	d.dialogs.Focus(d.panel.First())
}

// reach selects all rows from one to another, of which not all were read.
func (d *desking) reach(from, to int) {
	q := d.known.State(d.store.editor).Query
	read(d.store, "claims to select", func(ctx context.Context, lib *library.Library) ([]string, error) {
		return lib.DeskIDs(ctx, q, from, to-from+1)
	}, d.panel.Select)
}

// verbs are what can be done with the claims selected.
func (d *desking) verbs() []desktable.Verb {
	ids := d.panel.Selected()
	var kinds, statuses []desktable.Verb
	for _, k := range model.ClaimKinds {
		kinds = append(kinds, desktable.Verb{Label: locale.Word(string(k)), Do: func() { d.work.edit(model.EditClaims{IDs: ids, Kind: &k}) }})
	}
	for _, st := range model.ClaimStatuses[:3] { // signing off is done by its own action
		statuses = append(statuses, desktable.Verb{Label: locale.Word(string(st)),
			Do: func() { d.work.edit(model.EditClaims{IDs: ids, Status: &st}) }})
	}
	return []desktable.Verb{
		{Label: locale.Text("Owner…"), Letter: 'g', Do: func() { d.askForOwner(ids) }},
		{Label: locale.Text("Due…"), Letter: 'd', Do: func() { d.work.askForDue(ids) }},
		{Label: locale.Text("Kind"), Letter: 'k', Sub: kinds},
		{Label: locale.Text("Status"), Letter: 'u', Sub: statuses},
		{Label: locale.Text("Tags…"), Letter: 't', Do: func() { d.askForTags(ids) }},
	}
}

// askForOwner asks who is to work on claims, of all who are known in the library.
func (d *desking) askForOwner(ids []string) {
	read(d.store, "editors", func(ctx context.Context, lib *library.Library) ([]string, error) { return lib.Editors(ctx) },
		func(names []string) { d.work.offerOwners(ids, names) })
}

// askForTags asks for a tag to be put on claims, or taken off them.
func (d *desking) askForTags(ids []string) {
	read(d.store, "tag words", func(ctx context.Context, lib *library.Library) ([]string, error) { return lib.TagsInUse(ctx) },
		func(words []string) {
			change := func(add, remove []string) func() {
				return func() { d.work.edit(model.EditClaims{IDs: ids, Tag: add, Untag: remove}) }
			}
			var offers []ask.Offer
			for _, word := range words {
				offers = append(offers, ask.Offer{Name: locale.Text("Put “%s” on", word), Do: change([]string{word}, nil)},
					ask.Offer{Name: locale.Text("Take “%s” off", word), Do: change(nil, []string{word})})
			}
			d.dialogs.Choose(locale.Text("Tags of %s", claimsNamed(ids)), locale.Text("A tag, or several with commas between them"), offers,
				func(typed string) (ask.Offer, bool) {
					add := model.TagWords(typed)
					known := len(add) == 1 && slices.ContainsFunc(words, func(w string) bool { return model.FoldTag(w) == model.FoldTag(add[0]) })
					return ask.Offer{Name: locale.Text("Put “%s” on", strings.Join(add, ", ")), Do: change(add, nil)}, len(add) > 0 && !known
				})
		})
}

// askToSave asks for the name of a list that finds what the table finds.
func (d *desking) askToSave() {
	now := d.known.State(d.store.editor)
	var offers []ask.Offer
	for _, l := range now.Lists {
		if l.ID != "" {
			offers = append(offers, ask.Offer{Name: locale.Text("Change “%s” to this", l.Name), Aside: l.Query,
				Do: func() { d.store.write(model.SaveList{ID: l.ID, Query: now.Query.Query, Sort: now.Query.Order()}, nil) }})
		}
	}
	d.dialogs.Choose(locale.Text("Save the list"), locale.Text("Its name"), offers, func(typed string) (ask.Offer, bool) {
		typed = strings.TrimSpace(typed)
		return ask.Offer{Name: locale.Text("Save as “%s”", typed), Do: func() {
			d.store.write(model.SaveList{Name: typed, Query: now.Query.Query, Sort: now.Query.Order()}, nil)
		}}, typed != ""
	})
}

// askToRename asks for another name of a saved list.
func (d *desking) askToRename(l state.DeskList) {
	d.dialogs.Choose(locale.Text("Rename “%s”", l.Name), locale.Text("Its name"), nil, func(typed string) (ask.Offer, bool) {
		typed = strings.TrimSpace(typed)
		return ask.Offer{Name: locale.Text("Rename to “%s”", typed), Do: func() {
			d.store.write(model.Seen{Command: model.RenameList{ID: l.ID, Name: typed}, Was: []model.Sight{
				{Noun: model.NounSavedList, ID: l.ID, Field: "name", Values: []string{model.Sighted(l.Name)}}}}, nil)
		}}, typed != "" && typed != l.Name
	})
}

func (d *desking) delete(l state.DeskList) { d.store.write(model.DeleteList{ID: l.ID}, nil) }

// askToExport asks for what program the table is written, and where to.
func (d *desking) askToExport() {
	q := d.known.State(d.store.editor).Query
	as := func(f report.Format, bom bool) func() { return func() { d.export(q, f, bom) } }
	d.dialogs.Choose(locale.Text("Export the table of claims"), locale.Text("As what"), []ask.Offer{
		{Name: locale.Text("A workbook for Excel and LibreOffice"), Aside: report.XLSX.Extension(), Do: as(report.XLSX, false)},
		{Name: locale.Text("A table as text"), Aside: report.CSV.Extension(), Do: as(report.CSV, false)},
		{Name: locale.Text("A table as text, for Excel"), Aside: report.CSV.Extension(), Do: as(report.CSV, true)},
	}, nil)
}

// export writes all claims of the table into a file.
func (d *desking) export(q model.DeskQuery, f report.Format, bom bool) {
	d.files.saveFile(locale.Text("Export the table of claims"), locale.Text("Claims")+f.Extension(), func(path string) {
		readAfterWrites(d.store, "table to export", func(ctx context.Context, lib *library.Library) (model.DeskPart, error) {
			return lib.Desk(ctx, q, 0, library.Everything)
		}, func(part model.DeskPart) {
			table := sheet.Desk{Rows: part.Rows, Made: model.Now(), Editor: d.store.editor, Generator: "Galley " + Version()}
			d.tasks.run(locale.Text("Writing the table of claims"), func(context.Context, *task) error {
				_, err := report.SaveDesk(path, f, table, bom)
				return err
			}, func(err error) {
				if err != nil {
					d.store.fault(err)
					return
				}
				d.notice.say(locale.Text("Wrote %s.", filepath.Base(path)))
			})
		})
	})
}

// forget lets go of the table, as another library is opened.
func (d *desking) forget() {
	d.known.Left()
	d.panel.Forget()
	if d.center.shows(deskBoard) {
		d.center.show(theArticle)
	}
}
