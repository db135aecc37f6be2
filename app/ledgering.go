package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/ledger"
	"galley/app/locale"
	"galley/app/state"
	"galley/model"
	"galley/model/passage"
)

// desk is the right column of the window: the claims, or the ledger, and a switch between them.
type desk struct {
	pick    *control.Pills
	claims  fyne.CanvasObject
	ledger  fyne.CanvasObject
	content *fyne.Container
	turned  func()      // called when the other is shown
	unseen  func()      // called when a key was meant for a claim behind the ledger
	inText  func() bool // the keyboard is in the article, where the selected claim is highlighted
}

func newDesk(claims, ledger fyne.CanvasObject) *desk {
	d := &desk{claims: claims, ledger: ledger, turned: func() {}}
	d.pick = control.NewPills([]string{locale.Text("Claims"), locale.Text("Ledger")}, func(i int) { d.show(i == 1) })
	ledger.Hide()
	d.content = container.NewBorder(container.New(layout.NewCustomPaddedLayout(4, 0, 4, 4), d.pick), nil, nil, nil,
		container.NewStack(claims, ledger))
	return d
}

// onLedger reports whether the ledger is shown.
func (d *desk) onLedger() bool { return d.ledger.Visible() }

// show shows the ledger, or the claims.
func (d *desk) show(ledger bool) {
	if ledger == d.onLedger() {
		return
	}
	if ledger {
		d.claims.Hide()
		d.ledger.Show()
		d.pick.Set(1)
	} else {
		d.ledger.Hide()
		d.claims.Show()
		d.pick.Set(0)
	}
	d.content.Refresh()
	d.turned()
}

// forClaims are actions that are about the claims, which they show first.
func (d *desk) forClaims(all []action) []action {
	for i := range all {
		do := all[i].do
		all[i].do = func() {
			d.show(false)
			do()
		}
	}
	return all
}

// inSight does what changes the selected claim where that is shown. From within the ledger nobody
// sees which one it is: the claims are shown instead.
func (d *desk) inSight(do func()) {
	if d.onLedger() && !d.inText() {
		d.show(false)
		d.unseen()
		return
	}
	do()
}

// guard is actions of which some change the selected claim by one key.
func (d *desk) guard(all []action, names ...string) []action {
	for i := range all {
		if slices.Contains(names, all[i].name) {
			do := all[i].do
			all[i].do = func() { d.inSight(do) }
		}
	}
	return all
}

// ledgering is what is done with the ledger of the open article.
type ledgering struct {
	store   *store
	panel   *ledger.Panel
	desk    *desk
	page    middle
	dialogs *ask.Dialogs
	wants   *hintChoices
	opening *opening
	notice  *notice

	under []ticking // what is being stored, the oldest first
}

// ticking is entries that are being ticked off, or whose ticks are being taken back.
type ticking struct {
	entries []state.Entry
	on      bool
}

func (l *ledgering) actions() []action {
	return []action{{name: "Ledger", enabled: func() bool { return l.store.session.IsOpen() }, checked: l.desk.onLedger, do: l.toggle}}
}

// wire connects what the panel reports to what is done about it.
func (l *ledgering) wire() {
	l.desk.turned = l.turned
	l.desk.inText = func() bool { return l.dialogs.Focused() == fyne.Focusable(l.page.reader) }
	l.desk.unseen = func() {
		l.notice.say(locale.Text("The claim was behind the ledger. Here it is: press the key again."))
	}
	// What the panel shows may be older than what is being stored.
	l.panel.OnTick = func(entries []state.Entry, _ bool) { l.tick(entries) }
	l.panel.OnDismiss = l.dismiss
	l.panel.OnPlaces = l.showPlaces
	l.panel.OnLeave = func() { l.dialogs.Focus(l.page.reader) }
}

// toggle shows the ledger with the keyboard in it, or the claims.
func (l *ledgering) toggle() {
	l.desk.show(!l.desk.onLedger())
	if l.desk.onLedger() {
		l.dialogs.Focus(l.panel.First())
	} else {
		l.dialogs.Focus(l.page.reader)
	}
}

// turned shows what is in the column now; with the claims nothing of the ledger stays
// highlighted, nor has the keyboard.
func (l *ledgering) turned() {
	if !l.desk.onLedger() {
		if l.panel.Has(l.dialogs.Focused()) {
			l.dialogs.Focus(l.page.reader)
		}
		l.page.reader.SetMatches(nil, 0)
	}
	l.store.show()
}

// show puts the ledger on the screen, where it is shown.
func (l *ledgering) show() {
	if l.desk.onLedger() {
		l.panel.Show(l.store.session.Ledger(l.wants.wants, !l.wants.any()))
	}
}

// tick ticks entries off, or takes their ticks back where all have one, also one that is still
// being stored: the fingers may be faster than the disk.
func (l *ledgering) tick(entries []state.Entry) {
	var keys []model.EntryKey
	for _, e := range entries {
		keys = append(keys, model.KeyOf(e.Entry))
	}
	article := l.store.session.ArticleID()
	on := slices.ContainsFunc(entries, func(e state.Entry) bool { return !l.ticked(e) })
	l.under = append(l.under, ticking{entries, on})
	var cmd model.Command = model.UntickEntry{ArticleID: article, Entries: keys}
	if on {
		cmd = model.TickEntry{ArticleID: article, Entries: keys}
	}
	l.store.write(cmd, func(error) { l.under = l.under[1:] }) // stored in their order
}

// ticked reports whether an entry has a tick once all that is being stored is.
func (l *ledgering) ticked(e state.Entry) bool {
	key := model.KeyOf(e.Entry)
	for _, t := range slices.Backward(l.under) {
		if slices.ContainsFunc(t.entries, func(x state.Entry) bool { return model.KeyOf(x.Entry) == key }) {
			return t.on
		}
	}
	return e.Ticked
}

func (l *ledgering) dismiss(h state.Hint) {
	l.store.write(model.DismissHint{Hints: []model.HintKey{h.Key()}}, nil)
}

// showPlaces highlights the places of an entry, and goes to one of them; -1 is none.
func (l *ledgering) showPlaces(places []passage.Span, at int) {
	l.page.reader.SetMatches(places, at)
	if at >= 0 {
		l.opening.jump()
		l.page.reader.ScrollTo(places[at])
	}
}
