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
	"fyne.io/fyne/v2/container"

	"galley/app/ask"
	"galley/app/claims"
	"galley/app/look"
	"galley/app/native"
	"galley/app/page"
	"galley/app/reader"
	"galley/app/session"
	"galley/app/shelf"
	"galley/model"
)

// Options are what the command line says.
type Options struct {
	Library string // file to open
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
	imports  imports
	asking   func() // stops the search that waits for the person to go on typing
	bar      *menuBar
	keyboard *keyboard

	open  func(*url.URL) error // hands an address to the program that the system has for it
	files *fileDialogs

	shelf   *shelf.Shelf
	claims  *claims.Panel
	page    middle
	notice  *notice
	tasks   *taskList
	dialogs *ask.Dialogs
	outer   *container.Split
	inner   *container.Split

	previews []string // folders with pages shown in the browser, for the while

	writing  *writing
	guarded  *guarded // the runner
	falling  func()   // takes away what tells of a fault of the program; nil nothing does
	retrying bool     // texts that could not be stored are being stored again
	state    string   // folder for drafts, and for what is told of a fault of the program; "" none
	offered  *offered
	leaving  func() // takes the question away that was asked before quitting; nil none

	safety safety

	stopWatching  func()
	stopListening func() // for later starts of Galley; nil where it does not
	away          bool   // the person looks at another program's window
	closing       bool
}

// New makes the window and begins to open the library; show it with Window.
func New(a fyne.App, runner Runner, o Options) *Window {
	w := &Window{fyne: a, win: a.NewWindow("Galley"), state: o.State, open: a.OpenURL}
	w.session = session.New()
	w.store = newStore(w.guard(runner), w.session)
	w.store.show, w.store.fault, w.store.stored = w.show, w.fault, w.changeStored
	w.store.inView = func() []int { return w.shelf.InView() }
	if o.Desktop {
		w.keepPrivate()
	}
	w.store.editor = editorName(a, o.Editor)
	protectFiles()
	a.Settings().SetTheme(look.Theme{Appearance: look.Appearance(a.Preferences().String(prefAppearance))})

	w.shelf = shelf.New(w.store.runner.After)
	w.claims = claims.New(w.store.runner.After)
	w.page = newMiddle(page.New(w.store.runner.After))
	w.dialogs = ask.New(w.win)
	w.notice = newNotice()
	w.tasks = newTaskList(w.store, w.tell)
	w.files = &fileDialogs{win: w.win, store: w.store, notice: w.notice, prefs: a.Preferences()}
	if o.Desktop {
		w.files.chooser = native.Ask
	}
	w.offered = newOffered()
	w.keepWriting()
	w.wire()

	w.inner = container.NewHSplit(w.page.Content(), w.claims.Content())
	w.outer = container.NewHSplit(w.shelf.Content(), w.inner)
	w.outer.Offset = a.Preferences().FloatWithFallback(prefShelfSplit, 0.20)
	w.inner.Offset = a.Preferences().FloatWithFallback(prefClaimsSplit, 0.64)
	w.bar = newMenuBar(w.allActions(), w.dialogs)
	w.win.SetContent(container.NewBorder(w.bar.tools, container.NewVBox(w.offered.content, w.tasks.content, w.notice.content), nil, nil,
		w.outer))
	w.win.Resize(fyne.NewSize(
		float32(a.Preferences().FloatWithFallback(prefWidth, 1280)),
		float32(a.Preferences().FloatWithFallback(prefHeight, 800))))
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.Close)
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.importDropped(uris) })
	w.win.SetMainMenu(w.bar.menu)
	w.keyboard = &keyboard{bar: w.bar, dialogs: w.dialogs, rate: w.claims.Rate, redo: w.redoTyping, escape: func() {
		w.page.CloseFind()
		w.stopComparing()
	}}
	w.keyboard.listen(w.win.Canvas())
	w.wireKeys()
	w.page.SetZoom(float32(a.Preferences().FloatWithFallback(prefZoom, 1)))
	w.setSerif(a.Preferences().BoolWithFallback(prefSerif, true))
	w.watchAway()
	if o.Alone {
		w.listen()
	}
	w.show()
	w.sweep()
	w.tellFell()
	w.openLibrary(o.Library)
	return w
}

// Window is the window itself.
func (w *Window) Window() fyne.Window { return w.win }

// Preferences, kept by Fyne in the user's configuration folder.
const (
	prefEditor      = "editor" // galleyctl reads it too
	prefAppearance  = "appearance"
	prefWidth       = "window.width"
	prefHeight      = "window.height"
	prefShelfSplit  = "window.shelf"
	prefClaimsSplit = "window.claims"
	prefZoom        = "reader.zoom"
	prefSerif       = "reader.serif"
	prefArticle     = "article." // and the library's path: the article last open in it
	prefTop         = "top."     // likewise: the place last read
	prefFolder      = "folder"   // last used for a file
	prefSort        = "shelf.sort"
	prefRescued     = "rescued."  // and a library's path: where it was saved when Galley ended after its file was gone
	prefShared      = "shared."   // and a library's path: that it was told of where it is
	prefRecent      = "libraries" // opened, the last one first
	prefHosts       = "hosts"     // that a person opened an address of
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
	w.shelf.OnOpen = w.openRow
	w.shelf.OnSearch = w.search
	w.shelf.OnHit = func(h model.Hit) { w.openHit(h, nil) }
	w.shelf.OnNeed = w.need
	w.shelf.OnRange = w.reach
	w.shelf.OnView = w.choose
	w.shelf.OnSelect = w.showMenu
	w.claims.OnSelect = func(id string) { w.selectClaim(id, true) }
	w.claims.OnCommand = w.store.write
	w.claims.OnAddSource = w.askForSource
	w.claims.OnEditSource = w.editSource
	w.claims.OnFollow = w.follow
	w.claims.OnFile = w.showFile
	w.claims.OnDecide = w.decideConflicts
	w.claims.OnFault = w.fault
	w.claims.OnEdit = w.writing.touch
	w.notice.onUndo = func() { w.undo() }
	w.claims.OnUseSelection = w.adjust
	w.claims.OnShow = w.showPlace
	w.claims.OnCompare = w.compareWithBefore
	old := w.page.pane.Old()
	old.OnTap = w.tappedMarks
	w.page.pane.OnClose = w.stopComparing
	w.page.pane.OnStep = w.step
	w.page.pane.OnVersions = func(left, right int) { w.compareVersions(left+1, right+1) }
	r := w.page.reader
	r.OnSelect = w.selected
	r.OnMark = w.mark
	r.OnTap = w.tappedMarks
	r.OnAdjust = w.adjusted
	r.Actions = []reader.Action{{Label: "Copy", Do: w.copyAttributed}, {Label: "Find", Do: w.find}}
	w.page.OnHide = func(blocks []int) { w.hideBlocks(blocks, true) }
	w.page.OnDetails = w.editArticle
	w.page.OnLeftOut = w.showLeftOut
}

// wireKeys gives the keyboard the keys that the panels have no use for.
func (w *Window) wireKeys() {
	w.claims.OnTyped, w.shelf.OnTyped = w.keyboard.typed, w.keyboard.typed
	for _, r := range []*reader.Reader{w.page.reader, w.page.pane.Old()} {
		r.OnRune, r.OnKey = w.keyboard.typedRune, w.keyboard.typedKey
	}
}

// showMenu greys out what cannot be done now.
func (w *Window) showMenu() { w.bar.refresh() }

// show puts the session on the screen.
func (w *Window) show() {
	w.showShelf()
	w.claims.Show(w.session.Claims(w.store.editor))
	w.page.Show(w.session.Page())
	w.makeRoom(w.session.IsCompared())
	w.showMenu()
	w.win.SetTitle(w.session.Title())
}

// showShelf puts on the screen what of the session is listed.
func (w *Window) showShelf() { w.shelf.Show(w.session.Shelf(), w.verbs()) }

// changeStored says what was stored.
func (w *Window) changeStored(c model.Change) {
	w.notice.did(c.Event.What, c.Event.Kind == model.Did)
	w.storeAgain() // the disk has room again
}

// fault shows what went wrong, in a sentence.
func (w *Window) fault(err error) {
	if err == nil {
		return
	}
	fyne.LogError("shown to the person", err)
	if isGone(w) && model.HasCode(err, model.Gone) {
		w.faultGone(err)
		return
	}
	w.notice.fault(err)
	w.offerSalvage(err)
}
