// Package app is the window: it composes the panels, owns the session, and
// carries every gesture round one way: gesture, command, Library, change,
// session, panels.
package app

import (
	"net/url"
	"os"
	"os/user"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/beside"
	"galley/app/claims"
	"galley/app/control"
	"galley/app/desktable"
	"galley/app/ledger"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/native"
	"galley/app/page"
	"galley/app/people"
	"galley/app/reader"
	"galley/app/session"
	"galley/app/shelf"
	"galley/app/sourcelist"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// Options are what the command line says.
type Options struct {
	Library string // file to open, or the address of a newsroom
	Editor  string // who is at work; "" the preference, else the name the person is logged in with
	Desktop bool   // runs on a desktop: ask for files with the system's dialogs, notify when long work is done
	Alone   bool   // the program that later starts hand what they were to open over to
	State   string // folder where what is typed is kept until it is stored; "" nowhere
}

// Window is Galley's window on one library.
type Window struct {
	fyne     fyne.App
	win      fyne.Window
	store    *store
	session  *session.Session
	bar      *menuBar
	tools    *toolBar
	steps    *steps
	asking   *tradeStrip
	keyboard *keyboard

	open  func(*url.URL) error // hands an address to the program that the system has for it
	files *fileDialogs
	clip  *clip

	dialogs *ask.Dialogs
	panels
	features
	crashes *crashes
	state   string // folder for drafts and reports of crashes; "" none
	leaving func() // takes the question away that was asked before quitting; nil none

	stopListening func() // for later starts of Galley; nil where it does not
	closing       bool
}

// panels are what the window is made of.
type panels struct {
	shelf   *shelf.Shelf
	claims  *claims.Panel
	sources *sourcelist.Panel
	table   *desktable.Panel // claims of all articles
	lists   *desktable.Lists // of them
	people  *people.Panel
	waiting *people.Waiting
	person  *people.Board
	ledger  *ledger.Panel
	desk    *desk  // the claims, or the ledger
	sides   *sides // the articles, or another list
	page    middle
	center  *center      // the article, or a board in its place
	beside  *beside.Pane // a source beside the article
	pair    *beside.Pair // both
	notice  *notice
	tasks   *taskList
	outer   *look.Columns // the library panel beside the rest
	inner   *look.Columns // the article beside its claims
}

// New makes the window and begins to open the library; show it with Window.
func New(a fyne.App, runner Runner, o Options) *Window {
	w := &Window{fyne: a, win: a.NewWindow("Galley"), state: o.State, open: a.OpenURL}
	w.session = session.New()
	w.crashes = &crashes{folder: o.State, endNow: w.EndNow, ending: func() bool { return w.closing }}
	w.store = newStore(w.crashes.guard(runner), w.session)
	w.store.show, w.store.fault, w.store.stored = w.show, w.fault, w.changeStored
	w.store.line.told, w.store.line.back = w.sayLost, w.sayBack
	w.store.clashed = func(c *model.ConflictError, mine, theirs func()) { askWhose(w.dialogs, c, mine, theirs) }
	w.store.inView = func() []int { return w.shelf.InView() }
	w.store.work(editorName(a, o.Editor))
	protectFiles()
	a.Settings().SetTheme(themeOf(a))

	w.shelf = shelf.New(w.store.runner.After)
	w.claims = claims.New(w.store.runner.After)
	w.sources = sourcelist.New(w.store.runner.After)
	w.table, w.lists = desktable.New(w.store.runner.After), desktable.NewLists()
	w.people, w.waiting, w.person = people.New(w.store.runner.After), people.NewWaiting(), people.NewBoard(w.store.runner.After)
	w.sides = newSides(
		sideList{side: sideArticles, name: locale.Text("Articles"), content: w.shelf.Content(), first: w.shelf.List},
		sideList{side: sideClaims, name: locale.Text("Claims"), content: w.lists.Content(), first: w.lists.First,
			chosen: func() { w.desking.reveal() }},
		sideList{side: sideSources, name: locale.Text("Sources"), content: w.sources.Content(), first: w.sources.Stop},
		sideList{side: sidePeople, name: locale.Text("People"), content: w.people.Content(), first: w.people.Stop},
		sideList{side: sideWaiting, name: locale.Text("Waiting"), content: w.waiting.Content(), first: w.waiting.First})
	w.ledger = ledger.New()
	w.desk = newDesk(w.claims.Content(), w.ledger.Content())
	w.page = newMiddle(page.New(w.store.runner.After))
	w.beside = beside.New()
	w.pair = beside.NewPair(w.page.Content(), w.beside.Content())
	w.center = newCenter(w.pair.Content())
	w.center.add(deskBoard, boardPanel{content: w.table.Content(), first: w.table.First})
	w.dialogs = ask.New(w.win, w.store.runner.After)
	w.dialogs.SetHome(func() fyne.Focusable { return w.page.reader })
	w.notice = newNotice()
	w.tasks = newTaskList(w.store, newNotifying(a))
	w.files = &fileDialogs{win: w.win, dialogs: w.dialogs, store: w.store, notice: w.notice, prefs: a.Preferences()}
	w.clip = &clip{clipboard: a.Clipboard(), store: w.store}
	w.features = w.newFeatures()
	w.newsrooms.said = o.Editor
	w.crashes.store, w.crashes.dialogs, w.crashes.writing = w.store, w.dialogs, w.writing
	if o.Desktop {
		w.files.chooser = native.Ask
		w.clip.page = native.CopiedPage
		w.keepPrivate()
		w.letTexturesGo()
	}
	w.wire()

	w.inner = look.NewColumns(w.center.content, w.desk.content)
	w.outer = look.NewColumns(w.sides.content, w.inner.Split)
	w.outer.SetShare(a.Preferences().FloatWithFallback(prefShelfSplit, 0.20))
	w.inner.SetShare(a.Preferences().FloatWithFallback(prefClaimsSplit, claimsSplit))
	w.worklist.inner = w.inner
	w.bar = newMenuBar(w.center.guard(arranged(w.allActions())), w.dialogs, w.marking.wait)
	w.tools = newToolBar(w.bar, w.shelf.Search())
	w.steps = newSteps(w.store, w.opening, w.notice, a.Preferences(), func() { w.bar.do(locale.Later("Export Report…")) })
	w.asking = newTradeStrip(w.trading, w.dialogs.Home)
	head := container.NewVBox(w.tools.content, w.asking.content, w.steps.content)
	foot := container.NewVBox(w.writing.offer.content, w.tasks.content, w.notice.content)
	sides := layout.NewCustomPaddedLayout(0, 0, look.Near, look.Near)
	w.win.SetPadded(false) // the bars over and under the panels reach to the edges
	whole := look.NewUnder(head, foot, container.New(sides, w.outer.Split))
	w.steps.resized = func() { whole.Layout.Layout(whole.Objects, whole.Size()) }
	w.asking.resized, w.steps.asked = w.steps.resized, w.trading.asks
	w.win.SetContent(container.NewStack(whole,
		control.NewLayer(w.store.runner.After), newVoice(w.heard)))
	w.win.Resize(fyne.NewSize(
		float32(a.Preferences().FloatWithFallback(prefWidth, 1280)),
		float32(a.Preferences().FloatWithFallback(prefHeight, 800))))
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.Close)
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		if !w.sourcing.dropped(uris) {
			w.importing.dropped(uris)
		}
	})
	w.win.SetMainMenu(w.bar.menu)
	w.keyboard = &keyboard{bar: w.bar, dialogs: w.dialogs, redo: w.undoing.redoTyping, escape: w.escape, stops: w.stops,
		rate:   func(n int) { w.center.inSight(func() { w.desk.inSight(func() { w.claims.Rate(n) }) }) },
		submit: w.submit}
	w.keyboard.shift = func() (held, known bool) {
		_, known = fyne.CurrentApp().Driver().(desktop.Driver)
		return control.Held(fyne.KeyModifierShift), known
	}
	w.keyboard.listen(w.win.Canvas())
	w.wireKeys()
	w.settings.apply()
	w.noting.apply()
	w.trading.askAtFirstStart()
	if o.Alone {
		w.listen()
	}
	w.show()
	w.sourcing.sweep()
	w.crashes.showRestart()
	w.libraries.open(o.Library)
	return w
}

// Window is the window itself.
func (w *Window) Window() fyne.Window { return w.win }

// claimsSplit is what part of its room the article has beside its claims.
const claimsSplit = 0.64

// Preferences, kept by Fyne in the user's configuration folder.
const (
	prefEditor       = "editor" // galleyctl reads it too
	prefAppearance   = "appearance"
	prefWidth        = "window.width"
	prefHeight       = "window.height"
	prefShelfSplit   = "window.shelf"
	prefClaimsSplit  = "window.claims"
	prefZoom         = "window.zoom"
	prefTextSize     = "reader.zoom" // of articles, beside everything else
	prefSerif        = "reader.serif"
	prefArticle      = "article."       // and the library's path: the article last open in it
	prefTop          = "top."           // likewise: the place last read
	prefFolder       = "folder"         // last used for a file
	prefMore         = "form.more"      // whether what is not needed on every claim is unfolded
	prefNoNotes      = "reader.nonotes" // notes are not shown in the margin
	prefScale        = "scale"          // id of the scale that claims begin with
	prefSort         = "shelf.sort"
	prefRescued      = "rescued."      // and a library's path: where it was saved when Galley ended after its file was gone
	prefShared       = "shared."       // and a library's path: that it was told of where it is
	prefRecent       = "libraries"     // opened, the last one first
	prefKeepPassword = "newsroom.keep" // whether the keyring is to keep a newsroom's password
	prefHosts        = "hosts"         // that a person opened an address of
)

func editorName(a fyne.App, given string) string {
	login := ""
	if u, err := user.Current(); err == nil {
		login = u.Username[strings.LastIndexByte(u.Username, '\\')+1:] // DOMAIN\name on Windows
	}
	for _, name := range []string{given, a.Preferences().String(prefEditor), os.Getenv("USER"), login} {
		if name = strings.TrimSpace(name); name != "" {
			return name
		}
	}
	return "editor"
}

// wire connects what the panels report to what the window does about it.
func (w *Window) wire() {
	w.shelf.OnOpen = func(id string) {
		w.notice.turned()
		w.listing.openRow(id)
	}
	w.shelf.OnSearch = func(query string) {
		if query != "" {
			w.sides.show(sideArticles) // what is found stands there
		}
		w.searching.search(query)
	}
	w.shelf.OnHit = func(h model.Hit) {
		w.notice.turned()
		w.opening.hit(h, nil)
	}
	w.shelf.OnNeed = w.listing.need
	w.shelf.OnRange = w.listing.reach
	w.shelf.OnView = w.listing.choose
	w.shelf.OnSelect = w.showMenu
	w.worklist.wire()
	w.claims.List.OnSelect = func(id string) {
		w.notice.turned()
		w.opening.selectClaim(id, true)
		w.steps.looked()
	}
	w.claims.OnCommand = w.store.write
	w.claims.OnAddSource = w.sourcing.add
	w.claims.Sourcing = claims.Sourcing{Find: w.sourcing.find, Files: w.sourcing.attachments(),
		Compare: w.sourcing.comparing("figures"), CompareTyped: w.sourcing.comparing("typed"),

		Today:   func() string { return model.Now().Day() },
		Keeping: w.capturing.offered, Keep: func(id string) { w.capturing.keep(id, nil) },
		GiveUp: w.sourcing.giveUp, Left: w.sourcing.left}
	w.sides.turned, w.center.turned, w.center.say = w.show, w.show, w.notice.say
	w.center.takes, w.center.focused, w.center.home = w.sourcing.answered, w.dialogs.Focused, w.dialogs.Home
	w.sources.OnQuery, w.sources.OnNeed, w.sources.OnOpen = w.sourceList.query, w.sourceList.read, w.sourceList.open
	w.sources.OnAlike, w.sources.OnClaim, w.sources.OnVerb = w.sourceList.alike, w.sourceList.claim, w.sourceList.verb
	w.sources.OnMerge = w.sourceList.mergeGroup
	w.peopleList.wire()
	w.claims.OnPerson = w.peopleList.open
	w.claims.OnEditSource = w.sourcing.edit
	w.claims.OnFollow = w.sourcing.followSource
	w.claims.OnFile = w.sourcing.showFile
	w.claims.OnBeside = w.consulting.showEvidence
	w.claims.OnDecide = w.merging.decide
	w.claims.OnFault = w.fault
	w.claims.OnAsk = w.editing.ask
	w.claims.Unticked = func(d model.Dossier) []model.Item { return w.session.Proof().UntickedInUse(d) }
	w.claims.OnDelete = func(id string) { w.worklist.delete([]string{id}) }
	w.claims.OnMore = w.editing.remember
	w.claims.OnKnown = w.editing.known
	w.claims.OnEarlier = w.earlier.attach
	w.claims.OnLeave = func() { w.dialogs.Focus(w.page.reader) }
	w.claims.ShowMore(w.fyne.Preferences().Bool(prefMore))
	w.claims.OnEdit = func() {
		w.writing.touch()
		w.company.typed()
	}
	w.ledgering.wire()
	w.desking.wire()
	w.claims.OnReach = func() { w.desk.show(false) }
	w.claims.OnTakeHint, w.claims.OnOpenHint, w.claims.OnDismissHint = w.hinting.take, w.hinting.open, w.hinting.dismiss
	w.notice.onUndo = func() { w.undoing.undo() }
	w.claims.OnUseSelection = w.marking.adjust
	w.claims.OnShow = w.opening.showPlace
	w.claims.OnCompare = w.correcting.compareWithBefore
	old := w.page.pane.Old()
	old.OnTap = w.opening.tappedMarks
	w.page.pane.OnClose = w.opening.leaveComparison
	w.page.pane.OnStep = w.opening.step
	w.page.pane.OnVersions = func(left, right int) { w.correcting.compareVersions(left+1, right+1) }
	r := w.page.reader
	r.OnSelect = func(passage.Span) { w.showMenu() }
	r.OnMark, r.OnMarkPicture = w.marking.mark, w.marking.markPicture
	r.OnHidden = w.marking.sayHidden
	r.MarkNames = w.opening.named
	r.OnMenu = w.marking.menu
	r.OnTap = func(keys []string) {
		w.opening.tappedMarks(keys)
		w.steps.looked()
	}
	r.OnAdjust = w.marking.adjusted
	r.Actions = []reader.Action{{Label: locale.Text("Copy"), Do: w.marking.copyAttributed}, {Label: locale.Text("Find"), Do: w.opening.find}}
	w.page.OnHide = func(blocks []int) { w.marking.hideBlocks(blocks, true) }
	w.page.OnDetails = w.details.edit
	w.page.OnBadge = w.followBadge
	w.page.OnFollow = w.sourcing.follow
}

// followBadge leads to what a badge above the article is of.
func (w *Window) followBadge(b page.Badge) {
	switch b.Kind {
	case page.WordsOpen:
		w.setting.next(1)
	case page.Versions:
		w.correcting.toggleComparison()
	case page.HiddenLines:
		w.marking.hideBlocks(w.session.Version().Hidden, false)
	case page.LeftOut:
		w.correcting.showLeftOut()
	case page.Notes:
		w.noting.list()
	case page.Link:
		w.sourcing.follow(b.Key)
	case page.InCollection:
		w.listing.choose(b.Key, "")
	case page.Tagged:
		w.listing.choose("#"+b.Key, "")
	}
}

// wireKeys gives the keyboard the keys that the panels have no use for.
func (w *Window) wireKeys() {
	w.shelf.OnTyped = w.keyboard.typed
	for _, r := range []*reader.Reader{w.page.reader, w.page.pane.Old()} {
		r.OnRune, r.OnKey = w.keyboard.typedRune, w.keyboard.typedKey
	}
	w.beside.Keys.Rune, w.beside.Keys.Key = w.keyboard.typedRune, w.keyboard.typedKey
}

// letTexturesGo keeps the memory that the article takes from growing as it is read.
func (w *Window) letTexturesGo() {
	t := &textures{after: w.store.runner.After, repaint: func() { canvas.Refresh(w.notice.edge) }}
	for _, r := range []*reader.Reader{w.page.reader, w.page.pane.Old(), w.beside.Reader()} {
		r.OnMove = t.moved
	}
}

// menuItem is an action as a menu shows it; nil where it cannot be done now.
func (w *Window) menuItem(name string) *fyne.MenuItem {
	for _, a := range w.bar.actions {
		if a.name == name && a.can() {
			item := fyne.NewMenuItem(a.said(), a.do)
			item.Shortcut = unnamed{a.keys()} // showMenuAt writes it behind the name
			return item
		}
	}
	return nil
}

// showMenuAt opens a menu over the window.
func (w *Window) showMenuAt(menu *fyne.Menu, at fyne.Position) {
	var labels, keys []string
	for _, item := range menu.Items {
		key := ""
		if named, is := item.Shortcut.(unnamed); is {
			key = named.name
		}
		labels, keys = append(labels, item.Label), append(keys, key)
	}
	for i, label := range control.InColumns(labels, keys) {
		menu.Items[i].Label = label
	}
	pop := widget.NewPopUpMenu(menu, w.win.Canvas())
	pop.ShowAtPosition(at)
	pop.ActivateNext()
}

// showMenu greys out what cannot be done now, in the menus and the toolbar.
func (w *Window) showMenu() {
	w.bar.refresh()
	w.tools.refresh()
}

// show puts the session on the screen.
func (w *Window) show() {
	w.listing.show()
	w.sourceList.show()
	w.desking.show()
	w.peopleList.show()
	w.counting.show()
	w.claims.Show(w.store.claims(w.alongside.wants))
	w.page.Show(w.shownPage())
	w.lettering.look()
	w.makeRoom(w.session.IsCompared())
	w.makeRoomForTable(w.center.shows(deskBoard))
	w.asking.show()
	w.steps.show()
	w.showMenu()
	w.win.SetTitle(w.session.Title())
	w.alongside.follow()
	w.covering.follow()
	w.ledgering.show()
	w.company.moved()
}

// showReading puts what was read out of the article on the screen.
func (w *Window) showReading() {
	w.page.Show(w.shownPage())
	w.ledgering.show()
	w.showMenu()
}

// shownPage is what the middle of the window shows.
func (w *Window) shownPage() state.Page {
	now := w.store.page(w.alongside.wants)
	w.covering.view(&now)
	return now
}

// showHints puts the hints at the selected claim on the screen.
func (w *Window) showHints() {
	w.claims.ShowHints(w.session.Hints())
	w.showMenu()
}

// refit lays the window out anew under its menu, which Fyne leaves undone where the
// menu has another height.
func (w *Window) refit() {
	if c, is := w.win.Canvas().(interface{ Resize(fyne.Size) }); is {
		c.Resize(w.win.Canvas().Size())
	}
}

// fault shows what went wrong, in a sentence.
func (w *Window) fault(err error) {
	if err == nil {
		return
	}
	fyne.LogError("shown to the person", err)
	w.keeping.fault(err)
}
