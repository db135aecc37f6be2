package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/storage/repository"

	"galley/app/ask"
	"galley/app/locale"
	"galley/app/native"
	"galley/model"
	"galley/model/library"
)

// fileDialogs ask for files and folders, with the system's own dialogs where it
// has some.
type fileDialogs struct {
	win      fyne.Window
	dialogs  *ask.Dialogs
	store    *store
	notice   *notice
	prefs    fyne.Preferences
	chooser  func(context.Context, native.Request) (string, error) // the system's; nil where Fyne's are used
	choosing context.CancelFunc                                    // closes the system's dialog that is open; nil where none is
}

// openFile asks for a file to read; title says what for.
func (f *fileDialogs) openFile(title string, chosen func(path string)) {
	f.ask(native.Request{Kind: native.OpenFile, Title: title}, chosen, func() {
		f.show(title, dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err != nil {
				f.store.fault(model.Wrap(model.Invalid, err, "That file cannot be read. Nothing was changed."))
				return
			}
			if file != nil {
				logClosing(file.URI(), file.Close())
				f.chose(file.URI().Path(), chosen)
			}
		}, f.win))
	})
}

// openFolder asks for a folder; title says what for.
func (f *fileDialogs) openFolder(title string, chosen func(path string)) {
	f.ask(native.Request{Kind: native.OpenFolder, Title: title}, chosen, func() {
		f.show(title, dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
			if err != nil {
				f.store.fault(model.Wrap(model.Invalid, err, "That folder cannot be read. Nothing was changed."))
				return
			}
			if folder != nil {
				f.chose(folder.Path(), chosen)
			}
		}, f.win))
	})
}

// saveFile asks where a file goes; title says which. What stands there is left as it is.
func (f *fileDialogs) saveFile(title, name string, chosen func(path string)) {
	f.ask(native.Request{Kind: native.SaveFile, Title: title, Name: name}, chosen, func() {
		d := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
			if err != nil {
				f.store.fault(model.Wrap(model.Invalid, err, "Nothing can be written there. Your work is stored in the library."))
				return
			}
			if file != nil {
				logClosing(file.URI(), file.Close())
				f.chose(file.URI().Path(), chosen)
			}
		}, f.win)
		d.SetFileName(name)
		f.show(title, d)
	})
}

// ask asks with the system's own dialog, and with Fyne's where there is
// none. One is open at a time: the window stays usable meanwhile.
func (f *fileDialogs) ask(r native.Request, chosen func(path string), otherwise func()) {
	if f.chooser == nil {
		otherwise()
		return
	}
	if f.choosing != nil {
		f.notice.say(locale.Text("A file dialog is open already."))
		return
	}
	r.Folder, r.Parent = f.prefs.String(prefFolder), windowName(f.win)
	ctx, cancel := context.WithCancel(context.Background())
	f.choosing = cancel
	ask := f.chooser
	start(f.store, ctx, func(ctx context.Context) (string, error) { return ask(ctx, r) }, func(path string, err error) {
		cancel()
		f.choosing = nil
		switch {
		case errors.Is(err, native.ErrNone):
			f.chooser = nil // nor will there be one the next time
			otherwise()
		case err != nil:
			f.store.fault(model.Wrap(model.Invalid, err, "The system's file dialog did not answer. Nothing was changed; try again."))
		case path != "":
			f.chose(path, chosen)
		}
	})
}

func logClosing(u fyne.URI, err error) {
	if err != nil {
		fyne.LogError("closing "+u.Path(), err)
	}
}

func (f *fileDialogs) chose(path string, chosen func(path string)) {
	if !f.store.isGone() && library.Holds(path) {
		f.store.fault(model.Faultf(model.Refused, "That is the library you are working in; choose another file. Nothing was changed."))
		return
	}
	f.prefs.SetString(prefFolder, filepath.Dir(path))
	chosen(path)
}

func (f *fileDialogs) show(title string, d *dialog.FileDialog) {
	d.SetTitleText(title)
	if folder := f.prefs.String(prefFolder); folder != "" {
		if l, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
			d.SetLocation(l)
		}
	}
	d.SetOnClosed(f.dialogs.Aside())
	d.Show() // before Resize, which fails in Fyne 2.8.1 on one that was not shown
	f.dialogs.Foreign(d.Dismiss)
	d.Resize(fyne.NewSize(820, 560))
}

// windowName is the window as the system's dialogs know it, "" where they do not.
func windowName(win fyne.Window) string {
	name := ""
	if n, ok := win.(driver.NativeWindow); ok {
		n.RunNative(func(context any) {
			if x, ok := context.(driver.X11WindowContext); ok {
				name = fmt.Sprintf("x11:%x", x.WindowHandle)
			}
		})
	}
	return name
}

// files is what Fyne knows of the disk, all of it passed on but Writer.
type files interface {
	repository.HierarchicalRepository
	repository.ListableRepository
	repository.WritableRepository
	repository.DeleteAllRepository
	repository.AppendableRepository
	repository.CopyableRepository
	repository.MovableRepository
}

// untouched are files that stay as they are until the first byte is written.
// Fyne's save dialog opens, and so empties, the file chosen before it says
// which: an old report would be lost even if the new one then failed.
type untouched struct{ files }

// protectFiles puts untouched in front of the disk, once.
func protectFiles() {
	u := storage.NewFileURI("/")
	if disk, err := repository.ForURI(u); err == nil {
		if f, ok := disk.(files); ok {
			if _, done := disk.(untouched); !done {
				repository.Register(u.Scheme(), untouched{f})
			}
		}
	}
}

// Reader opens anything but the open library, which Fyne's file dialog would
// look into to choose an icon for it.
func (r untouched) Reader(u fyne.URI) (fyne.URIReadCloser, error) {
	if library.Holds(u.Path()) {
		return nil, fs.ErrPermission
	}
	return r.files.Reader(u)
}

// CanRead reports false for the open library, without opening it.
func (r untouched) CanRead(u fyne.URI) (bool, error) {
	if library.Holds(u.Path()) {
		return false, nil
	}
	return r.files.CanRead(u)
}

// CanWrite reports the same.
func (r untouched) CanWrite(u fyne.URI) (bool, error) {
	if library.Holds(u.Path()) {
		return false, nil
	}
	return r.files.CanWrite(u)
}

// Writer opens the file when there is something to write.
func (r untouched) Writer(u fyne.URI) (fyne.URIWriteCloser, error) {
	return &lateWriter{uri: u, open: r.files.Writer}, nil
}

type lateWriter struct {
	uri  fyne.URI
	open func(fyne.URI) (fyne.URIWriteCloser, error)
	file fyne.URIWriteCloser // nil until something was written
}

func (l *lateWriter) URI() fyne.URI { return l.uri }

func (l *lateWriter) Write(p []byte) (int, error) {
	if l.file == nil {
		file, err := l.open(l.uri)
		if err != nil {
			return 0, err
		}
		l.file = file
	}
	return l.file.Write(p)
}

func (l *lateWriter) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}
