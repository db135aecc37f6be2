package app

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/locale"
	"galley/app/look"
	"galley/app/session"
	"galley/model"
	"galley/model/library"
	"galley/model/library/newsroom"
)

// newsrooms opens the libraries of newsrooms, which are on a server: it asks for the address and
// the password, and connects beside the window. A password is kept nowhere but in the
// system's keyring, where the person says so; and in this program, while it runs.
type newsrooms struct {
	store   *store
	dialogs *ask.Dialogs
	notice  *notice
	tasks   *taskList
	writing *writing
	prefs   fyne.Preferences
	said    string // the name that the program was started with, "" none

	show   func(o openedLibrary, what string)
	refuse func(path string, err error)
	leave  func(then func()) // asks first where what is open would be lost
	ending func() bool       // the program is being closed

	known   map[string]string // passwords that were typed, by the address
	attempt int               // what an older one comes to is not shown
	cancel  context.CancelFunc
}

func (n *newsrooms) actions() []action {
	return []action{{name: "Open Newsroom…", do: n.askForNewsroom}}
}

// placeOf is how a person calls a library: the name of its file, or of the newsroom.
func placeOf(path string) string {
	if newsroom.IsAddress(path) {
		return newsroom.NameOf(path)
	}
	return filepath.Base(path)
}

// open opens the newsroom of an address, which may have a password in it.
func (n *newsrooms) open(address, what string) {
	a, err := newsroom.ParseAddress(address)
	if err != nil {
		n.store.fault(err)
		n.refuse("", err)
		return
	}
	if password := n.known[a.String()]; password != "" {
		a = a.WithPassword(password)
	}
	n.connect(a, entering{what: what})
}

// askForNewsroom asks which newsroom to open.
func (n *newsrooms) askForNewsroom() {
	var last newsroom.Address
	for _, path := range n.prefs.StringList(prefRecent) {
		if newsroom.IsAddress(path) {
			last, _ = newsroom.ParseAddress(path) // one that cannot be read is not offered
			break
		}
	}
	n.ask(last, nil)
}

// entering is how a newsroom is entered.
type entering struct {
	what  string // the notice says it when it is open; "" which library it is
	typed string // the password, where the person was asked; "" none
	asked bool
	keep  bool // the keyring keeps it
}

// ask asks for address and password; fault is why, nil where the person asked for it.
func (n *newsrooms) ask(a newsroom.Address, fault error) {
	server := control.NewEntryWith(a.Typed(), locale.Text("db.example.org/newsroom"))
	name := control.NewEntryWith(a.UserName(), locale.Text("as on this computer"))
	password := control.NewSecret("")
	keep := control.NewCheck(locale.Text("Keep the password in the system's keyring"), nil)
	keep.SetChecked(n.prefs.Bool(prefKeepPassword))
	why := look.Wrapped("")
	why.Importance = widget.WarningImportance
	if fault != nil {
		why.SetText(locale.Fault(fault))
	}
	var sheet *ask.Shown
	submit := func() {
		to, err := newsroom.ParseTyped(server.Text)
		if err != nil {
			why.SetText(locale.Fault(err))
			return
		}
		if name.Text != "" {
			to = to.WithName(name.Text)
		}
		e := entering{typed: password.Text, asked: true, keep: keep.Checked}
		n.prefs.SetBool(prefKeepPassword, e.keep)
		password.SetText("")
		sheet.Hide()
		n.leave(func() {
			n.writing.texts.Flush()
			if e.typed != "" {
				to = to.WithPassword(e.typed)
			}
			n.connect(to, e)
		})
	}
	first := server
	if errors.Is(fault, newsroom.ErrPassword) {
		first = password
	}
	form := widget.NewForm(
		&widget.FormItem{Text: locale.Text("Newsroom"), Widget: server, HintText: locale.Text("Server and database, as whoever runs it says.")},
		&widget.FormItem{Text: locale.Text("Name"), Widget: name, HintText: locale.Text("Your name on that server.")},
		&widget.FormItem{Text: locale.Text("Password"), Widget: password, HintText: locale.Text("Empty: it comes from the keyring, or from a file of PostgreSQL's.")},
		&widget.FormItem{Widget: keep})
	sheet = n.dialogs.Show(ask.Sheet{Title: locale.Text("Open a newsroom"), Content: container.NewVBox(form, why), Size: fyne.NewSize(560, 390), First: first,
		Submit: ask.Answer{Label: locale.Text("Open"), Do: submit, Stays: true}})
}

// connect opens a newsroom, in a task that can be cancelled. One that was being opened is given up.
func (n *newsrooms) connect(a newsroom.Address, e entering) {
	if n.ending() {
		return
	}
	n.stop()
	n.notice.turned()
	attempt := n.attempt
	ctx, cancel := context.WithCancel(context.Background())
	n.cancel = cancel
	p := n.prefs
	listed := session.All(model.Sort(p.StringWithFallback(prefSort, string(model.SortImported))))
	last := p.String(prefArticle + a.String())
	o := openedLibrary{path: a.String()}
	var unkept error
	n.tasks.run(locale.Text("Opening the newsroom %s", a.Name()), func(tasked context.Context, _ *task) (err error) {
		defer context.AfterFunc(tasked, cancel)()
		o.library, o.first, err = enter(ctx, a, n.said, listed, last)
		if err == nil && e.asked {
			unkept = n.keep(ctx, a, e)
		}
		return err
	}, func(err error) {
		cancel()
		switch {
		case err == nil && (n.ending() || attempt != n.attempt):
			n.giveUp(o.library)
		case attempt != n.attempt:
		case err == nil:
			if e.typed != "" {
				n.known[a.String()] = e.typed
			}
			inOrder(n.store, func(context.Context) (struct{}, error) { return struct{}{}, nil }, func(struct{}, error) {
				n.show(o, e.what)
				if unkept != nil {
					n.store.fault(unkept)
				}
			})
		default:
			n.failed(a, e, err)
		}
	})
}

// stop gives up the newsroom that is being opened: another library is wanted.
func (n *newsrooms) stop() {
	n.attempt++
	if n.cancel != nil {
		n.cancel()
	}
}

// enter connects to a newsroom and reads what the window shows first. Who said another name than
// the newsroom knows them by is refused.
func enter(ctx context.Context, a newsroom.Address, said string, listed session.List, last string) (*library.Library, session.Opening, error) {
	lib, err := library.OpenNewsroom(ctx, a)
	if err != nil {
		return nil, session.Opening{}, err
	}
	if _, err := lib.As(said); err != nil {
		return nil, session.Opening{}, errors.Join(err, lib.Close())
	}
	lib.CallUnnamed(locale.Text("a confidential source"))
	first, err := session.ReadOpening(ctx, source{lib}, listed, last)
	if err != nil {
		return nil, first, errors.Join(err, lib.Close())
	}
	return lib, first, nil
}

// keep does with the password as the person said: into the keyring, or out of it.
func (n *newsrooms) keep(ctx context.Context, a newsroom.Address, e entering) error {
	switch {
	case !e.keep:
		return a.Forget(ctx)
	case e.typed != "":
		return a.Remember(ctx)
	}
	return nil
}

// failed says why a newsroom was not opened. Where another password is wanted, or the person has
// just been asked, the sheet comes again.
func (n *newsrooms) failed(a newsroom.Address, e entering, err error) {
	delete(n.known, a.String())
	if ctxEnded(err) {
		err = model.Wrap(model.Refused, err, "The newsroom %s was not opened.", a.Name())
		n.notice.say(locale.Fault(err))
		n.refuse("", err)
		return
	}
	n.refuse("", err)
	if e.asked || errors.Is(err, newsroom.ErrPassword) {
		fyne.LogError("a newsroom was not opened", err)
		n.ask(a, err)
		return
	}
	n.store.fault(err)
}

// giveUp closes a library that nobody waits for any more.
func (n *newsrooms) giveUp(lib *library.Library) {
	n.store.closing.Add(1)
	n.store.run(context.Background(), func(context.Context) error {
		defer n.store.closing.Done()
		return lib.Close()
	}, func(err error) {
		if err != nil {
			fyne.LogError("closing a newsroom", err)
		}
	})
}
