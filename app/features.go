package app

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"galley/app/drafts"
	"galley/app/language"
	"galley/app/locale"
	"galley/app/native"
	"galley/app/pictures"
	"galley/app/statistics"
	"galley/model"
	"galley/model/ingest/attached"
	"galley/model/library"
)

// features are what the window does, a type each. Each has only what it needs.
type features struct {
	writing    *writing
	opening    *opening
	listing    *listing
	searching  *searching
	marking    *marking
	sourcing   *sourcing
	capturing  *capturing
	sourceList *sourceListing
	desking    *desking
	peopleList *peopleListing
	enquiring  *enquiring
	editing    *editing
	earlier    *earlier
	details    *details
	settings   *settings
	trading    *trading
	undoing    *undoing
	importing  *importing
	drafting   *drafting
	exporting  *exporting
	correcting *correcting
	merging    *merging
	worklist   *worklisting
	keeping    *keeping
	libraries  *libraries
	newsrooms  *newsrooms
	company    *company
	lettering  *lettering
	alongside  *alongside
	hinting    *hinting
	setting    *settingAside
	ledgering  *ledgering
	publishing *publishing
	handing    *handing
	binders    *binders
	erasing    *erasing
	counting   *counting
	annotating *annotating
	noting     *noting
	covering   *covering
	signing    *signing
	log        *correctionLog
	scaling    *scaling
	checklists *checklisting
	consulting *consulting
	revealing  *revealing
	picturing  *picturing
}

func (w *Window) newFeatures() features {
	prefs, clipboard := w.fyne.Preferences(), w.fyne.Clipboard()
	k := newWriting(w.store, w.claims, w.dialogs, w.notice, clipboard, w.state)
	opening := &opening{store: w.store, reveal: func() { w.center.show(theArticle) }, page: w.page, dialogs: w.dialogs, writing: k, prefs: prefs}
	listing := &listing{store: w.store, shelf: w.shelf, dialogs: w.dialogs, notice: w.notice, writing: k, prefs: prefs,
		openArticle: opening.article, leaveComparison: opening.leaveComparison}
	open := func(u *url.URL) error { return w.open(u) }
	ending := func() bool { return w.closing }
	leave := func() { w.dialogs.Focus(w.page.reader) }
	sourcing := &sourcing{store: w.store, dialogs: w.dialogs, notice: w.notice, writing: k, prefs: prefs, open: open,
		pickFile:  func(chosen func(string)) { w.files.openFile(locale.Text("Attach a file"), chosen) },
		placeFile: func(name string, chosen func(string)) { w.files.saveFile(locale.Text("Save a copy as"), name, chosen) },
		openClaim: opening.claim, leave: leave, card: w.claims}
	capturing := &capturing{store: w.store, tasks: w.tasks, dialogs: w.dialogs, notice: w.notice, prefs: prefs, placeFile: sourcing.placeFile}
	sourcing.copies = capturing.panel
	drafting := &drafting{store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks}
	correcting := &correcting{draft: drafting, store: w.store, page: w.page, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, files: w.files, writing: k,
		opening: opening, clip: w.clip}
	importing := &importing{draft: drafting, store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, files: w.files, writing: k,
		clip: w.clip, clipboard: clipboard, openArticle: opening.article, offerVersion: correcting.offerAsVersion, ending: ending}
	exporting := &exporting{store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, files: w.files, writing: k, prefs: prefs,
		open: open, chosen: listing.chosen, clipboard: clipboard, openClaim: opening.claim,
		written: func() { w.steps.exported() }}
	merging := &merging{store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, files: w.files, writing: k,
		openClaim: opening.claim, leave: leave}
	keeping := &keeping{store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, files: w.files, writing: k, prefs: prefs,
		showMerged: merging.showMerged, refreshMenu: w.showMenu, ending: ending}
	libraries := &libraries{store: w.store, dialogs: w.dialogs, notice: w.notice, files: w.files, writing: k, prefs: prefs,
		opening: opening, listing: listing, importing: importing, keeping: keeping, ending: ending}
	newsrooms := &newsrooms{store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, writing: k, prefs: prefs,
		show: libraries.showOpened, refuse: keeping.refuse, leave: libraries.leave, ending: ending, known: map[string]string{}}
	company := &company{store: w.store, importing: importing, follow: func(ctx context.Context, lib *library.Library, heard func(library.News)) { lib.Follow(ctx, heard) },
		show: func() {
			w.claims.Show(w.store.claims(w.alongside.wants))
			w.page.Show(w.shownPage())
		}}
	libraries.newsrooms, libraries.company = newsrooms, company
	keeping.openLibrary, keeping.openAnother, keeping.goOnIn = libraries.openSaying, libraries.openAnother, libraries.goOnIn
	sourceList := &sourceListing{store: w.store, panel: w.sources, sides: w.sides, dialogs: w.dialogs, notice: w.notice, writing: k,
		edit: sourcing.edit, showFile: sourcing.showFile, follow: sourcing.followSource, openClaim: opening.claim,
		leaveComparison: opening.leaveComparison, leave: leave, focused: w.win.Canvas().Focused}
	peopleList := &peopleListing{store: w.store, panel: w.people, waiting: w.waiting, board: w.person, sides: w.sides, center: w.center,
		dialogs: w.dialogs, notice: w.notice, writing: k, clipboard: clipboard, drafts: map[string]*draft{}, openClaim: opening.claim,
		leaveComparison: opening.leaveComparison, leave: leave, focused: w.win.Canvas().Focused}
	listing.toArticles = func() { w.sides.show(sideArticles) }
	f := features{
		sourceList: sourceList, peopleList: peopleList,
		writing: k, opening: opening, listing: listing, sourcing: sourcing, importing: importing, exporting: exporting,
		capturing: capturing, correcting: correcting, merging: merging, keeping: keeping, libraries: libraries, newsrooms: newsrooms, company: company,
		searching: &searching{store: w.store, shelf: w.shelf, dialogs: w.dialogs, notice: w.notice, list: listing.list,
			leaveComparison: opening.leaveComparison},
		marking: &marking{store: w.store, page: w.page, claims: w.claims, dialogs: w.dialogs, notice: w.notice, writing: k,
			opening: opening, clipboard: clipboard, offered: offered{item: w.menuItem, show: w.showMenuAt}},
		worklist:  &worklisting{store: w.store, claims: w.claims, dialogs: w.dialogs, writing: k, opening: opening, prefs: prefs},
		lettering: &lettering{store: w.store, notice: w.notice, prefs: prefs, missing: language.Unreadable},
		details:   &details{store: w.store, dialogs: w.dialogs, writing: k, recode: correcting.recode},
		editing:   &editing{store: w.store, form: w.claims, dialogs: w.dialogs, notice: w.notice, prefs: prefs},
		earlier:   &earlier{store: w.store, dialogs: w.dialogs, notice: w.notice},
		settings: &settings{app: w.fyne, page: w.page, store: w.store, dialogs: w.dialogs, notice: w.notice, writing: k,
			refit: w.refit},
		trading: &trading{prefs: prefs, notice: w.notice, show: w.show},
		undoing: &undoing{store: w.store, notice: w.notice, writing: k, opening: opening, focused: w.win.Canvas().Focused,
			choose: listing.choose, editSource: sourcing.edit},
	}
	f.settings.changed = func() {
		w.showMenu()
		f.counting.show()
	}
	f.settings.copies = capturing.form
	wants := &hintChoices{prefs}
	f.settings.wants = wants
	f.settings.pickFile = func(chosen func(string)) { w.files.openFile(locale.Text("Choose the list of spellings"), chosen) }
	f.settings.readAgain = func() { f.alongside.again() }
	f.alongside = &alongside{store: w.store, wants: wants, parts: readingParts(), hinters: claimHinters(),
		slots: make(chan struct{}, readAtOnce), showReading: w.showReading, showHints: w.showHints}
	f.publishing = &publishing{store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, files: w.files,
		changed: f.alongside.askAgain}
	f.handing = &handing{store: w.store, notice: w.notice, tasks: w.tasks, files: w.files, writing: k, chosen: listing.chosen,
		showMerged: merging.showMerged}
	f.binders = &binders{store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, files: w.files, writing: k, chosen: listing.chosen,
		showMerged: merging.showMerged, openLibrary: libraries.open}
	f.erasing = &erasing{store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, writing: k, chosen: listing.erasable,
		open: func() []string { return slices.Concat(sourceList.shown(), peopleList.shown()) },
		gone: func(id string) {
			listing.shelf.Unselect()
			sourceList.erased(id)
			exporting.removeCopies()
		}}
	listing.erase, sourceList.erase, peopleList.erase = f.erasing.ask, f.erasing.ask, f.erasing.ask
	f.annotating = &annotating{store: w.store, dialogs: w.dialogs, notice: w.notice, files: w.files, writing: k}
	f.counting = &counting{store: w.store, center: w.center, notice: w.notice, files: w.files, clipboard: clipboard, leave: leave,
		board: statistics.NewBoard(func() string { return model.Now().Day() }), focus: w.dialogs.Focus, copyImage: native.CopyPicture}
	f.counting.wire()
	f.ledgering = &ledgering{store: w.store, panel: w.ledger, desk: w.desk, page: w.page, dialogs: w.dialogs, wants: wants, opening: opening, notice: w.notice}
	f.setting = &settingAside{store: w.store, page: w.page, dialogs: w.dialogs, notice: w.notice, writing: k, opening: opening,
		marking: f.marking, wants: wants}
	f.drafting, f.revealing = drafting, &revealing{store: w.store}
	f.signing = &signing{store: w.store, dialogs: w.dialogs, notice: w.notice, writing: k}
	f.log = &correctionLog{store: w.store, dialogs: w.dialogs, notice: w.notice, writing: k}
	f.checklists = &checklisting{store: w.store, dialogs: w.dialogs, writing: k}
	f.scaling = &scaling{store: w.store, dialogs: w.dialogs, writing: k}
	f.noting = &noting{store: w.store, page: w.page, dialogs: w.dialogs, prefs: prefs, changed: w.showMenu}
	f.covering = &covering{store: w.store, prefs: prefs, show: w.showReading, changed: func() { w.page.Show(w.shownPage()); w.showMenu() }}
	f.picturing = &picturing{store: w.store, page: w.page, center: w.center, board: pictures.NewBoard(), dialogs: w.dialogs, notice: w.notice,
		files: w.files, opening: opening}
	f.picturing.board.OnKey = func(e *fyne.KeyEvent) { w.keyboard.typedKey(e.Name) }
	f.picturing.wire()
	f.hinting = &hinting{store: w.store, writing: k, openArticle: opening.article, openPlace: opening.hit,
		follow: sourcing.follow, claimShown: func() bool { return !w.desk.onLedger() }}
	f.desking = &desking{store: w.store, panel: w.table, lists: w.lists, sides: w.sides, center: w.center, dialogs: w.dialogs,
		notice: w.notice, files: w.files, tasks: w.tasks, work: f.worklist, openClaim: opening.claim,
		leaveComparison: opening.leaveComparison, leave: leave, focused: w.win.Canvas().Focused}
	sheet := &questionSheet{store: w.store, dialogs: w.dialogs, notice: w.notice, tasks: w.tasks, files: w.files, writing: k,
		openFile: exporting.openFile, forLater: func(folder string) { exporting.previews = append(exporting.previews, folder) }}
	peopleList.print = sheet.ask
	f.enquiring = &enquiring{store: w.store, form: w.claims, writing: k, openClaim: opening.claim}
	f.consulting = &consulting{store: w.store, pane: w.beside, pair: w.pair, dialogs: w.dialogs, notice: w.notice, writing: k, form: w.claims,
		spill: attached.Spill, play: native.Play, open: open, changed: w.showMenu, render: pageWidth, now: consulted{chosen: -1},
		addTo: func(claimID string, fields map[string]string) { w.claims.AddSource(fields) }}
	f.consulting.wire()
	opening.beside = f.consulting.find
	libraries.forgetLists = func() {
		f.consulting.forget()
		sourceList.forget()
		peopleList.forget()
		f.desking.forget()
	}
	libraries.endSearch = f.searching.stop
	f.undoing.marking = f.marking
	f.marking.search, f.marking.remove = f.searching.searchFor, f.worklist.delete
	k.resume[kindAttach] = func(d drafts.Draft) { sourcing.addAgain(d.Subject) }
	k.resume[kindSource] = func(d drafts.Draft) { sourcing.edit(d.Subject) }
	k.resume[kindAnswers] = func(d drafts.Draft) { peopleList.open(d.Subject, d.About) }
	k.resume[kindAsking] = func(d drafts.Draft) { f.enquiring.again(d.Subject) }
	k.resume[kindPerson] = func(d drafts.Draft) {
		if d.Subject == "" {
			peopleList.add()
			return
		}
		peopleList.edit(d.Subject)
	}
	k.resume[kindArticle] = func(d drafts.Draft) { f.details.editOf(d.Subject) }
	k.resume[kindRound] = func(d drafts.Draft) { f.signing.ask(d.Subject) }
	k.resume[kindPublished] = func(d drafts.Draft) { f.log.publishOf(d.Subject) }
	k.resume[kindReasons] = func(d drafts.Draft) { f.log.list(d.Subject) }
	k.resume[kindReason] = func(d drafts.Draft) {
		if of := strings.Split(d.Subject, ","); len(of) == 3 {
			f.log.reason(reasonFor{of[0], of[1], of[2], d.About})
		}
	}
	k.resume[kindPreferences] = func(drafts.Draft) { f.settings.preferences() }
	k.resume[kindTags] = func(d drafts.Draft) { listing.askForTagsOf(strings.Split(d.Subject, ",")) }
	k.resume[kindCollection] = func(drafts.Draft) { listing.makeCollection() }
	k.resume[kindRename] = func(d drafts.Draft) { listing.renameCollectionOf(d.Subject, d.About) }
	k.resume[kindImport] = importing.again
	k.resume[kindPages] = func(drafts.Draft) { importing.askForAddress() }
	k.resume[kindExport] = func(d drafts.Draft) { exporting.ask(strings.Split(d.Subject, ","), 0, false) }
	k.resume[kindCopy] = func(d drafts.Draft) { exporting.ask([]string{d.Subject}, 0, true) }
	return f
}
