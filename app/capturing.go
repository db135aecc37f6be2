package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/control"
	"galley/app/copies"
	"galley/app/locale"
	"galley/model"
	"galley/model/disk"
	"galley/model/ingest/capture"
	"galley/model/library"
	"galley/model/passage"
)

// capturing keeps copies of the pages of sources. It connects to nothing unless somebody asked for a copy, or chose in
// Preferences that one is always kept.
type capturing struct {
	store   *store
	tasks   *taskList
	dialogs *ask.Dialogs
	notice  *notice
	prefs   fyne.Preferences

	placeFile func(name string, chosen func(path string))
	taker     capture.Taker
	archive   string // where a web archive takes addresses; "": the Internet Archive's
}

// Preferences of copies.
const (
	prefCopies    = "copies"           // keepAlways, keepAsk or keepNever
	prefAuthority = "copies.authority" // address of the time authority; "" none is asked
)

const (
	keepAlways = "always"
	keepAsk    = "ask"
	keepNever  = "never"
)

// offered says whether the card of a new source offers a copy of its page, and whether one is wanted.
func (c *capturing) offered() (offered, wanted bool) {
	chosen := c.prefs.StringWithFallback(prefCopies, keepAsk)
	return chosen != keepNever, chosen == keepAlways
}

// form is what Preferences ask, and keep stores the answers.
func (c *capturing) form() (items []*widget.FormItem, authority *control.Entry, keep func()) {
	values := []string{keepAlways, keepAsk, keepNever}
	choice := control.NewSelect([]string{locale.Text("Always"), locale.Text("Ask each time"), locale.Text("Never")}, nil)
	for i, v := range values {
		if v == c.prefs.StringWithFallback(prefCopies, keepAsk) {
			choice.SetSelectedIndex(i)
		}
	}
	authority = control.NewEntryWith(c.prefs.String(prefAuthority), locale.Text("None"))
	return []*widget.FormItem{
			{Text: locale.Text("Copies of web pages"), Widget: choice, HintText: locale.Text("Of the page of a source that is added. Galley connects to its server then.")},
			{Text: locale.Text("Time authority"), Widget: authority,
				HintText: locale.Text("An address that gives time tokens (RFC 3161). It learns the SHA-256 of each copy and nothing else.")},
		}, authority, func() {
			if i := choice.SelectedIndex(); i >= 0 {
				c.prefs.SetString(prefCopies, values[i])
			}
			c.prefs.SetString(prefAuthority, strings.TrimSpace(authority.Text))
		}
}

func (c *capturing) actions() []action {
	library := func() bool { return c.store.library != nil }
	return []action{
		{name: "Ask Again for Time Tokens", enabled: library, do: c.stampAll},
		{name: "Verify the Files of Sources", enabled: library, do: c.verifyAll},
	}
}

// keep keeps a copy of a source's page, as a task that can be cancelled. then, which may be nil, is called when it has
// ended, well or not.
func (c *capturing) keep(sourceID string, then func()) {
	if then == nil {
		then = func() {}
	}
	authority := c.prefs.String(prefAuthority)
	var cmd model.CaptureSource
	var pending error
	name := locale.Text("Keeping a copy of the page")
	c.tasks.runIn(name, func(ctx context.Context, lib *library.Library, t *task) error {
		s, err := lib.Source(ctx, sourceID)
		if err != nil {
			return err
		}
		cmd, err = c.taker.Take(ctx, s.URL, func(got, of int64) {
			if of > 0 {
				t.report(float64(got)/float64(of)*0.9, locale.Text("%s: %s of %s", name, size(got), size(of)))
			} else {
				t.report(0, locale.Text("%s: %s", name, size(got)))
			}
		})
		if err != nil {
			return err
		}
		if cmd.SourceID, cmd.Capture.Authority = s.ID, authority; authority != "" {
			cmd.Capture.Token, pending = capture.Token(ctx, authority, cmd.WARC.SHA256)
		}
		return ctx.Err()
	}, func(err error) {
		if err != nil {
			c.failed(err)
			then()
			return
		}
		c.store.write(cmd, func(err error) {
			if err == nil {
				c.notice.say(keptText(cmd, pending))
			}
			then()
		})
	})
}

// failed says why there is no copy. Who cancelled it knows.
func (c *capturing) failed(err error) {
	if !errors.Is(err, context.Canceled) {
		c.store.fault(err)
	}
}

func keptText(cmd model.CaptureSource, pending error) string {
	text := locale.Text("A copy of the page was kept.")
	switch cmd.Capture.Wall {
	case model.Paywall:
		text = locale.Text("A copy was kept of what stands there: a paywall stands before the page.")
	case model.Login:
		text = locale.Text("A copy was kept of what stands there: a login stands before the page.")
	}
	if pending != nil {
		text = locale.Text("%s Its time token is pending: Library › Sources asks again.", text)
	}
	return text
}

// copiesRead is what is read of a source's copies.
type copiesRead struct {
	source model.Source
	state  copies.State
}

func (c *capturing) read(ctx context.Context, lib *library.Library, sourceID string) (copiesRead, error) {
	s, err := lib.Source(ctx, sourceID)
	if err != nil {
		return copiesRead{}, err
	}
	all, err := lib.Captures(ctx, s.ID)
	if err != nil {
		return copiesRead{}, err
	}
	read := copiesRead{source: s}
	_, read.state.Address = model.WebAddress(s.URL)
	for _, k := range all {
		read.state.Copies = append(read.state.Copies, shownCopy(k))
	}
	if len(all) == 0 || all[len(all)-1].TextHash == "" {
		return read, nil
	}
	text, err := lib.FileBytes(ctx, all[len(all)-1].TextHash)
	if err != nil {
		return read, err
	}
	quoted, err := lib.Quoted(ctx, s.ID)
	if err != nil {
		return read, err
	}
	for _, q := range model.Requote(string(text.Bytes), quoted) {
		read.state.Known = true
		if !q.Stands {
			read.state.Changed = append(read.state.Changed, passage.Shorten(q.Evidence.Quote, 80))
		}
	}
	return read, nil
}

func shownCopy(k model.Capture) copies.Copy {
	shown := copies.Copy{Capture: k}
	switch says, err := capture.Read(k.Token, k.WARC()); {
	case k.Pending():
		shown.Token = copies.Pending
	case k.Token == "":
	case err != nil:
		shown.Token = copies.Invalid
	default:
		shown.Token, shown.Stamped = copies.Valid, locale.Text("%s, %s", locale.Moment(says.At.Time().Local()), says.By)
	}
	return shown
}

// panel is the part of a source's form that lists its copies. refill hears what the source says after one was kept.
func (c *capturing) panel(sourceID string, refill func(model.Source)) fyne.CanvasObject {
	p := copies.NewPanel()
	var now copies.State
	var show func()
	read := func(ctx context.Context, lib *library.Library) (copiesRead, error) { return c.read(ctx, lib, sourceID) }
	show = func() {
		readAfterWrites(c.store, purpose("copies "+sourceID), read, func(r copiesRead) {
			now = r.state
			p.Show(now)
			refill(r.source)
		})
	}
	p.OnCapture = func() {
		now.Busy = true
		p.Show(now)
		c.keep(sourceID, show)
	}
	p.OnCompare = func(i int, told func(string)) { c.compare(now.Copies[i-1].Capture, now.Copies[i].Capture, told) }
	p.OnSave = func() { c.save(sourceID) }
	p.OnStamp = func() { c.stamp(sourceID, show) }
	p.OnArchive = func() { c.askArchive(sourceID, show) }
	show()
	return container.NewVBox(widget.NewSeparator(), p.Content)
}

// compare says what differs between two copies.
func (c *capturing) compare(old, now model.Capture, told func(string)) {
	read(c.store, "difference", func(ctx context.Context, lib *library.Library) (string, error) {
		var texts [2]string
		for i, k := range []model.Capture{old, now} {
			if k.TextHash == "" {
				return locale.Text("No text was read of one of the two, so they cannot be compared."), nil
			}
			f, err := lib.FileBytes(ctx, k.TextHash)
			if err != nil {
				return "", err
			}
			texts[i] = string(f.Bytes)
		}
		return differenceText(texts[0], texts[1]), nil
	}, told)
}

// shownChanges is how many changes are shown of each kind.
const shownChanges = 12

func differenceText(old, now string) string {
	compared := passage.Compare(old, now)
	if len(compared.Removed)+len(compared.Added) == 0 {
		return locale.Text("The text is the same as in the copy before.")
	}
	var lines []string
	list := func(sign, text string, all []passage.Difference) {
		for i, d := range all {
			if i == shownChanges {
				lines = append(lines, locale.Count(len(all)-i, "%s %d more", "%s %d more", sign))
				return
			}
			lines = append(lines, sign+" "+passage.Shorten(strings.Join(strings.Fields(text[d.Span.Start:d.Span.End]), " "), 200))
		}
	}
	list("–", old, compared.Removed)
	list("+", now, compared.Added)
	return strings.Join(lines, "\n")
}

// save writes all copies of a source's page as a WACZ file.
func (c *capturing) save(sourceID string) {
	c.placeFile(locale.Text("copies")+".wacz", func(path string) {
		c.tasks.runIn(locale.Text("Saving the copies"), func(ctx context.Context, lib *library.Library, _ *task) error {
			s, err := lib.Source(ctx, sourceID)
			if err != nil {
				return err
			}
			all, err := lib.Captures(ctx, s.ID)
			if err != nil {
				return err
			}
			var kept []capture.Kept
			for _, k := range all {
				one := capture.Kept{Capture: k}
				f, err := lib.FileBytes(ctx, k.WARC())
				if err != nil {
					return err
				}
				if one.Name, one.WARC = f.Name, f.Bytes; k.TextHash != "" {
					text, err := lib.FileBytes(ctx, k.TextHash)
					if err != nil {
						return err
					}
					one.Text = string(text.Bytes)
				}
				kept = append(kept, one)
			}
			_, err = disk.Write(path, disk.Private, func(io.ReaderAt, int64) bool { return true }, func(w io.Writer) error {
				return capture.WACZ(w, s.Called(), kept, time.Now())
			})
			return model.WriteFault(err, path, model.Sayf("The copies are kept in the library."))
		}, func(err error) {
			if err != nil {
				c.failed(err)
				return
			}
			c.notice.say(locale.Text("The file was saved: %s", path))
		})
	})
}

// stampAll asks for each token that is pending, of all sources.
func (c *capturing) stampAll() { c.stamp("", func() {}) }

// stamp asks for the tokens that copies of a source have not; of all sources (""), those that are pending.
func (c *capturing) stamp(sourceID string, then func()) {
	authority := c.prefs.String(prefAuthority)
	var cmds []model.Command
	var failed error
	missing := 0
	c.tasks.runIn(locale.Text("Asking for time tokens"), func(ctx context.Context, lib *library.Library, t *task) error {
		held, err := lib.HeldFiles(ctx)
		if err != nil {
			return err
		}
		for i, h := range held {
			if h.Capture == nil || h.Capture.Token != "" || sourceID != "" && h.SourceID != sourceID || sourceID == "" && !h.Capture.Pending() {
				continue
			}
			from := h.Capture.Authority
			if authority != "" {
				from = authority
			}
			if missing++; from == "" {
				continue
			}
			t.report(float64(i)/float64(len(held)), locale.Text("Asking for time tokens"))
			token, err := capture.Token(ctx, from, h.Capture.WARC())
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				failed = err
			}
			cmds = append(cmds, model.StampCapture{ID: h.ID, SourceID: h.SourceID, Authority: from, Token: token})
		}
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			c.failed(err)
		case missing == 0:
			c.notice.say(locale.Text("No copy waits for a time token."))
		case len(cmds) == 0:
			c.notice.say(locale.Text("No time authority is named. Preferences name one."))
		case failed != nil:
			c.store.fault(failed)
		default:
			c.notice.say(locale.Count(len(cmds), "%d time token was stored.", "%d time tokens were stored."))
		}
		c.writeAll(cmds, then)
	})
}

// writeAll stores one command after the other.
func (c *capturing) writeAll(cmds []model.Command, then func()) {
	if len(cmds) == 0 {
		then()
		return
	}
	c.store.write(cmds[0], func(error) { c.writeAll(cmds[1:], then) })
}

// askArchive has a web archive save a source's page, once somebody has read what that means.
func (c *capturing) askArchive(sourceID string, then func()) {
	c.dialogs.Ask(ask.Question{Title: locale.Text("Save to a web archive?"), Size: questionSize,
		Text: locale.Text("The Internet Archive (web.archive.org) learns the address, fetches the page, and shows its copy to everybody."),
		Answers: []ask.Answer{{Label: locale.Text("Save there"), Do: func() {
			var address string
			c.tasks.runIn(locale.Text("Saving to a web archive"), func(ctx context.Context, lib *library.Library, _ *task) error {
				s, err := lib.Source(ctx, sourceID)
				if err == nil {
					address, err = capture.SaveToArchive(ctx, c.archive, s.URL)
				}
				return err
			}, func(err error) {
				if err != nil {
					c.failed(err)
					then()
					return
				}
				c.store.write(model.EditSource{ID: sourceID, Fields: model.SourceFields{ArchiveURL: &address}}, func(err error) {
					if err == nil {
						c.notice.say(locale.Text("The archive has a copy: %s", address))
					}
					then()
				})
			})
		}}}})
}

// verifyAll reads every file that a source holds and says which are not what they were.
func (c *capturing) verifyAll() {
	files := 0
	var wrong []string
	c.tasks.runIn(locale.Text("Verifying the files of sources"), func(ctx context.Context, lib *library.Library, t *task) error {
		held, err := lib.HeldFiles(ctx)
		if err != nil {
			return err
		}
		files = len(held)
		for i, h := range held {
			t.report(float64(i)/float64(len(held)), locale.Text("Verifying the files of sources"))
			f, err := lib.FileBytes(ctx, h.FileHash)
			if err == nil && h.Capture != nil {
				err = capture.Check(*h.Capture, f.Bytes)
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				wrong = append(wrong, fmt.Sprintf("“%s”: %s", passage.Shorten(h.Source.Called(), 80), locale.Fault(err)))
			}
		}
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			c.failed(err)
		case len(wrong) == 0:
			c.notice.say(locale.Count(files, "%d file of sources is what it was.", "%d files of sources are what they were."))
		default:
			c.dialogs.Ask(ask.Question{Title: locale.Text("Files of sources are damaged"), Text: strings.Join(wrong, "\n"), Size: questionSize,
				Safe: locale.Text("Close")})
		}
	})
}
