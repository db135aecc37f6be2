package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	"fyne.io/fyne/v2"

	"galley/app/ask"
	"galley/app/claims"
	"galley/app/control"
	"galley/app/drafts"
	"galley/app/locale"
	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// beat is how often what is being typed is looked at. With the time the disk
// takes it is safe within a second.
const beat = 200 * time.Millisecond

// kindText is the kind of a draft that is a text in a claim; the other kinds are
// of forms, and of imports.
const kindText = "text"

// draft is a form that a person types into, as far as it has to be kept.
type draft struct {
	kind, subject, about string
	typed                func() bool // something stands there that nobody stored
	fields               func() map[string]string
	restore              func(map[string]string)
	hide                 func() // takes the form off the screen; it stays a draft
}

// writing keeps what is typed and not stored in a journal, so that it survives
// whatever ends the program, and knows what an earlier run left. It is used on
// the UI goroutine. The journal is written beside the queue.
type writing struct {
	store     *store
	texts     claimTexts
	dialogs   *ask.Dialogs
	notice    *notice
	offer     *resumeOffer
	clipboard fyne.Clipboard
	folder    string                        // for journals; "" nothing is kept
	resume    map[string]func(drafts.Draft) // goes on with what was left, by its kind

	journal *drafts.Journal                // nil where nothing is kept
	shared  atomic.Pointer[drafts.Journal] // the same, for other goroutines
	open    []*draft
	left    []drafts.Draft // by an earlier run, the oldest first
	due     time.Time      // when the next beat is; zero none is
	now     func() time.Time
	told    bool // that the journal cannot be written

	retrying bool // texts that could not be stored are being stored again
}

// claimTexts are those that are typed into claims.
type claimTexts interface {
	Flush()                      // stores what is typed and not yet stored
	Unstored() []claims.Unstored // not stored yet
	Failed() []claims.Unstored   // could not be stored
	Keep(u claims.Unstored)      // one that an earlier run could not store
	Stored(u claims.Unstored)    // one is stored by now
	Forget()                     // the library they are of is closed
	Begun() []claims.Begun       // sources that are not attached yet
	Asking() []claims.Begun      // what is typed among people and questions
}

func newWriting(s *store, t claimTexts, d *ask.Dialogs, n *notice, clipboard fyne.Clipboard, folder string) *writing {
	k := &writing{store: s, texts: t, dialogs: d, notice: n, offer: newResumeOffer(), clipboard: clipboard, folder: folder, now: time.Now}
	k.resume = map[string]func(drafts.Draft){kindText: k.decideText}
	return k
}

// use goes on with the journal of another library.
func (k *writing) use(j *drafts.Journal) {
	k.journal, k.left, k.told = j, nil, false
	k.shared.Store(j)
	if j != nil {
		k.left = j.Drafts()
	}
	k.showOffer()
	k.touch()
}

// begin is called when a form is opened. Where an earlier run left one about the
// same thing, what stood in that one is put into it.
func (k *writing) begin(d *draft) {
	k.open = append(k.open, d)
	if fields, was := k.take(d.kind, d.subject); was {
		d.restore(fields)
	}
	k.touch()
}

// take returns what an earlier run left of a kind about a subject, which is
// then no longer offered.
func (k *writing) take(kind, subject string) (map[string]string, bool) {
	i := slices.IndexFunc(k.left, func(l drafts.Draft) bool { return l.Kind == kind && l.Subject == subject })
	if i < 0 {
		return nil, false
	}
	fields := k.left[i].Fields
	k.left = slices.Delete(k.left, i, i+1)
	k.showOffer()
	return fields, true
}

// done is called when a form was stored, or discarded.
func (k *writing) done(d *draft) {
	i := slices.Index(k.open, d)
	if i < 0 {
		return
	}
	k.open = slices.Delete(k.open, i, i+1)
	if k.journal != nil {
		k.journal.Drop(drafts.Draft{Kind: d.kind, Subject: d.subject}.Key())
	}
	k.save(nil)
}

// giveBack is called when a form was closed and what stands in it was not stored.
func (k *writing) giveBack(d *draft) {
	if i := slices.Index(k.open, d); i >= 0 {
		k.open = slices.Delete(k.open, i, i+1)
		k.leave(drafts.Draft{Kind: d.kind, Subject: d.subject, About: d.about, Fields: d.fields(), Editor: k.store.editor, At: time.Now()})
	}
}

// suspend takes the forms that are open off the screen, as the library they are
// about is closed. What stands in them is offered when it is opened again.
func (k *writing) suspend() {
	k.collect()
	open := k.open
	k.open = nil
	for _, d := range open {
		d.hide()
	}
}

// moveOut takes all out of the journal, to be kept in another. Forms and texts
// that are open bring themselves; the rest is returned.
func (k *writing) moveOut() []drafts.Draft {
	if k.journal != nil {
		for _, d := range k.journal.Drafts() {
			k.journal.Drop(d.Key())
		}
	}
	return k.left
}

// discard forgets what an earlier run left.
func (k *writing) discard(d drafts.Draft) {
	k.left = slices.DeleteFunc(k.left, func(l drafts.Draft) bool { return l.Key() == d.Key() })
	if k.journal != nil {
		k.journal.Drop(d.Key())
	}
	k.showOffer()
	k.save(nil)
}

// leave takes in a draft that waits for a decision.
func (k *writing) leave(d drafts.Draft) {
	if k.journal != nil {
		k.journal.Put(d)
	}
	k.left = slices.DeleteFunc(k.left, func(l drafts.Draft) bool { return l.Key() == d.Key() })
	k.left = append(k.left, d)
	k.showOffer()
	k.save(nil)
}

// touch is called when something was typed, or may be from now on. A beat that is
// overdue waits behind what the window has to do; the letters come in before that, so
// the journal is written with one of them.
func (k *writing) touch() {
	now := k.now()
	switch {
	case k.journal == nil:
	case k.due.IsZero():
		due := now.Add(beat)
		k.due = due
		k.store.runner.After(beat, func() {
			if k.due.Equal(due) { // else it was overdue, and a letter did it
				k.beat()
			}
		})
	case !now.Before(k.due):
		k.beat()
	}
}

// beat journals what is typed, and is due again while something is.
func (k *writing) beat() {
	k.due = time.Time{}
	k.save(nil)
	if len(k.open) > 0 || len(k.texts.Unstored()) > 0 || len(k.texts.Begun()) > 0 || len(k.texts.Asking()) > 0 {
		k.touch()
	}
}

// unstored are the forms that something was typed into.
func (k *writing) unstored() []*draft {
	var forms []*draft
	for _, d := range k.open {
		if d.typed() {
			forms = append(forms, d)
		}
	}
	for _, b := range k.texts.Begun() {
		forms = append(forms, &draft{kind: kindAttach, subject: b.Claim, about: quoted(b.Wording),
			fields: func() map[string]string { return b.Fields }})
	}
	for _, b := range k.texts.Asking() {
		forms = append(forms, &draft{kind: kindAsking, subject: b.Claim, about: quoted(b.Wording),
			fields: func() map[string]string { return b.Fields }})
	}
	return forms
}

// collect brings the journal up to what stands on the screen, and reports
// whether something changed.
func (k *writing) collect() bool {
	if k.journal == nil {
		return false
	}
	changed := false
	now := time.Now()
	kept := map[string]bool{}
	put := func(d drafts.Draft) {
		d.Editor, d.At = cmp.Or(d.Editor, k.store.editor), now
		kept[d.Key()] = true
		changed = k.journal.Put(d) || changed
	}
	for _, d := range k.unstored() {
		put(drafts.Draft{Kind: d.kind, Subject: d.subject, About: d.about, Fields: d.fields()})
	}
	for _, u := range k.texts.Unstored() {
		put(textDraft(u))
	}
	for _, l := range k.left {
		kept[l.Key()] = true
	}
	for _, d := range k.journal.Drafts() {
		if !kept[d.Key()] && d.Kind != kindImport { // an import keeps its own
			changed = k.journal.Drop(d.Key()) || changed
		}
	}
	return changed
}

// save journals what stands on the screen; then (may be nil) is called when it
// is on the disk, or cannot be.
func (k *writing) save(then func()) {
	k.collect()
	j := k.journal
	if j == nil {
		if then != nil {
			then()
		}
		return
	}
	k.store.run(context.Background(), func(context.Context) error { return j.Write() }, func(err error) {
		if err != nil && !k.told {
			k.told = true
			k.notKept(err)
		}
		if err == nil {
			k.told = false
		}
		if then != nil {
			then()
		}
	})
}

// safe reports whether what is typed is kept should the program end.
func (k *writing) safe() bool { return k.journal != nil && !k.told }

// entries is a draft of a form that has nothing but entries; what stands in them
// now is what nobody typed.
func entries(kind, subject, about string, all map[string]*control.Entry) *draft {
	before := map[string]string{}
	for name, e := range all {
		before[name] = e.Text
	}
	return &draft{
		kind: kind, subject: subject, about: about,
		typed: func() bool {
			for name, e := range all {
				if e.Text != before[name] {
					return true
				}
			}
			return false
		},
		fields: func() map[string]string {
			now := map[string]string{}
			for name, e := range all {
				now[name] = e.Text
			}
			return now
		},
		restore: func(fields map[string]string) {
			for name, text := range fields {
				if e := all[name]; e != nil {
					e.SetText(text)
				}
			}
		},
	}
}

// show shows a form that is typed into. What stands in it is kept until the draft is
// done with; leaving the form asks where something was typed.
func (k *writing) show(d *draft, s ask.Sheet) *ask.Shown {
	if s.Typed == nil {
		s.Typed = d.typed
	}
	left := s.Left
	s.Left = func() {
		k.done(d)
		if left != nil {
			left()
		}
	}
	shown := k.dialogs.Show(s)
	d.hide = shown.Hide
	k.begin(d)
	return shown
}

// storing is called with whether what stands in a form that is closed came into
// the library; where it did not, it is offered again.
func (k *writing) storing(d *draft) func(error) {
	return func(err error) {
		if err == nil {
			k.done(d)
			return
		}
		k.giveBack(d)
	}
}

// keepFor keeps what is typed in the journal of a library from now on, with what
// moved there from that of another; what an earlier run left in it is offered.
func (k *writing) keepFor(lib *library.Library, moved []drafts.Draft) {
	old, folder := k.journal, k.folder
	k.use(nil)
	inOrder(k.store, func(context.Context) (*drafts.Journal, error) {
		if err := closed(old); err != nil || folder == "" {
			return nil, err
		}
		return drafts.Open(folder, lib.Path())
	}, func(j *drafts.Journal, err error) {
		if lib != k.store.library { // another was opened meanwhile
			k.store.enqueue(func(context.Context) error { return closed(j) }, k.store.fault)
			return
		}
		k.use(j)
		for _, d := range moved {
			k.leave(d)
		}
		k.storeLeft()
		if err != nil {
			k.notKept(err)
		}
	})
}

// closed closes a journal, which may be nil.
func closed(j *drafts.Journal) error {
	if j == nil {
		return nil
	}
	return j.Close()
}

// notKept says that what is typed would not survive the program being killed.
func (k *writing) notKept(err error) {
	k.store.fault(model.Wrap(model.Refused, err, "What you are typing cannot be kept safe on this computer: %s. "+
		"It is stored in the library as always.", reasonOf(err)))
}

// reasonOf is the reason that the system gave.
func reasonOf(err error) string {
	var reason syscall.Errno
	if errors.As(err, &reason) {
		return reason.Error()
	}
	return locale.Text("its folder cannot be written to")
}

// quoted is a short form of a text in quotation marks, to name something by.
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "“" + passage.Shorten(text, 60) + "”"
}
