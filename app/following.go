package app

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/look"
	"galley/model"
	"galley/model/ingest/attached"
	"galley/model/library"
)

// follow opens the address of a source, after showing where it leads when that
// is a host nothing was opened of yet.
func (s *sourcing) follow(address string) {
	u, ok := model.ToOpen(address)
	if !ok {
		s.store.fault(model.Faultf(model.Refused, "That is no address of a page on the web, so it is not opened. "+
			"It stays with the source as it is."))
		return
	}
	host := u.Hostname()
	if u.Scheme == "mailto" {
		host = "mailto"
	}
	known := s.prefs.StringList(prefHosts)
	if slices.Contains(known, host) {
		s.hand(u)
		return
	}
	leads := locale.Text("It leads to %s, which was not opened from Galley before.", model.ShownHost(u))
	if u.Scheme == "mailto" {
		leads = locale.Text("It starts an e-mail to %s.", model.ShownHost(u))
	}
	open := func() {
		s.prefs.SetStringList(prefHosts, append([]string{host}, known[:min(len(known), hostsKept-1)]...))
		s.hand(u)
	}
	s.dialogs.Ask(ask.Question{Title: locale.Text("Open this address?"), Content: container.NewVBox(addressText(u), look.Wrapped(leads)),
		Answers: []ask.Answer{{Label: locale.Text("Open"), Do: open}}, Size: questionSize})
}

// hostsKept is how many hosts are remembered.
const hostsKept = 500

// addressText is the whole address with its host emphasised.
func addressText(u *url.URL) fyne.CanvasObject {
	part := func(text string, bold bool) widget.RichTextSegment {
		return &widget.TextSegment{Text: text, Style: widget.RichTextStyle{Inline: true,
			TextStyle: fyne.TextStyle{Bold: bold, Monospace: !bold}}}
	}
	whole := u.String()
	at := strings.Index(whole, u.Host)
	if u.Scheme == "mailto" {
		at = -1
	}
	text := widget.NewRichText(part(whole, true))
	if at >= 0 {
		text = widget.NewRichText(part(whole[:at], false), part(u.Host, true), part(whole[at+len(u.Host):], false))
	}
	text.Wrapping = fyne.TextWrapBreak
	scroll := container.NewVScroll(text)
	scroll.SetMinSize(fyne.NewSize(0, min(text.MinSize().Height, 120)))
	return scroll
}

// hand gives an address to the program that the system has for it.
func (s *sourcing) hand(u *url.URL) {
	if err := s.open(u); err != nil {
		s.store.fault(model.Wrap(model.Invalid, err, "This computer has no program to open %s with.", u))
	}
}

// questionSize is that of a question about an address or a file.
var questionSize = fyne.NewSize(560, 200)

// seenFile is a file with what it is by its bytes.
type seenFile struct {
	file model.File
	kind attached.Look
}

// showFile asks what to do with the file that a source holds, after saying what it is by its bytes. Where
// there are several, or none, they are listed.
func (s *sourcing) showFile(sourceID string) {
	readAfterWrites(s.store, "file", func(ctx context.Context, lib *library.Library) (seenFile, error) {
		held, err := lib.Attachments(ctx, sourceID)
		if err != nil || len(held) != 1 {
			return seenFile{}, err
		}
		file, err := lib.FileBytes(ctx, held[0].FileHash)
		if err != nil {
			return seenFile{}, err
		}
		file.Name = held[0].Name
		return seenFile{file, attached.LookAt(file)}, nil
	}, func(found seenFile) {
		if found.file.SHA256 == "" {
			s.showFiles(sourceID)
			return
		}
		s.askAboutFile(found.file, found.kind, func() { s.showFiles(sourceID) })
	})
}

// askAboutFile asks what to do with a file; files, where it is not nil, lists all of its source.
func (s *sourcing) askAboutFile(file model.File, found attached.Look, files func()) {
	name := widget.NewLabel(found.Name)
	name.TextStyle.Bold = true
	name.Wrapping = fyne.TextWrapBreak
	kind := locale.Text("By its bytes it is: %s (%s). ", locale.Said(found.Says), size(file.Size))
	text := locale.Text("%sA copy of it is opened with the program this computer has for that.", kind)
	q := ask.Question{Title: locale.Text("Open this file?"), Size: questionSize, Answers: []ask.Answer{
		{Label: locale.Text("Save a Copy…"), Do: func() { s.saveFile(file, found.Name) }},
		{Label: locale.Text("Open"), Do: func() { s.openAttached(file) }},
	}}
	if !found.Opens {
		q.Title, q.Answers = locale.Text("Save this file?"), q.Answers[:1]
		text = locale.Text("%sIt could run as a program, so Galley saves it and does not open it.", kind)
	}
	if files != nil {
		q.Answers = append([]ask.Answer{{Label: locale.Text("Files of the Source…"), Do: files}}, q.Answers...)
	}
	q.Content = container.NewVBox(name, look.Wrapped(text))
	s.dialogs.Ask(q)
}

func (s *sourcing) openAttached(file model.File) {
	start(s.store, context.Background(), func(context.Context) (string, error) { return attached.Spill(file) }, func(path string, err error) {
		if err != nil {
			s.store.fault(err)
			return
		}
		address := &url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/")}
		if err := s.open(address); err != nil {
			s.store.fault(model.Wrap(model.Invalid, err, "This computer has no program to open “%s” with. It can be saved.",
				filepath.Base(path)))
		}
	})
}

// saveFile writes a copy where the person wants it. The dialog has asked whether
// to replace what stands there.
func (s *sourcing) saveFile(file model.File, name string) {
	s.placeFile(name, func(path string) {
		s.store.run(context.Background(), func(context.Context) error { return attached.Replace(path, file) }, func(err error) {
			if err != nil {
				s.store.fault(err)
				return
			}
			s.notice.say(locale.Text("The file was saved: %s", path))
		})
	})
}

// sweep deletes copies of attached files that a killed Galley left behind.
func (s *sourcing) sweep() {
	s.store.run(context.Background(), func(context.Context) error { return attached.Sweep(false) }, func(err error) {
		if err != nil && !errors.Is(err, context.Canceled) {
			fyne.LogError("clearing up", err)
		}
	})
}
