package app

import (
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/storage/repository"

	"galley/model"
	"galley/model/library"
)

// openFileDialog asks for a file to read.
func (w *Window) openFileDialog(chosen func(path string)) {
	w.placeDialog(dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			w.fault(model.Wrap(model.Invalid, err, "That file cannot be read. Nothing was changed."))
			return
		}
		if file != nil {
			w.chose(file.URI(), file.Close(), chosen)
		}
	}, w.win))
}

// openFolderDialog asks for a folder to read.
func (w *Window) openFolderDialog(chosen func(path string)) {
	w.placeDialog(dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			w.fault(model.Wrap(model.Invalid, err, "That folder cannot be read. Nothing was changed."))
			return
		}
		if folder != nil {
			w.fyne.Preferences().SetString(prefFolder, filepath.Dir(folder.Path()))
			chosen(folder.Path())
		}
	}, w.win))
}

// saveFileDialog asks where a file goes. What stands there is left as it is.
func (w *Window) saveFileDialog(name string, chosen func(path string)) {
	d := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
		if err != nil {
			w.fault(model.Wrap(model.Invalid, err, "Nothing can be written there. Your work is stored in the library."))
			return
		}
		if file != nil {
			w.chose(file.URI(), file.Close(), chosen)
		}
	}, w.win)
	d.SetFileName(name)
	w.placeDialog(d)
}

func (w *Window) chose(u fyne.URI, closing error, chosen func(path string)) {
	if closing != nil {
		fyne.LogError("closing "+u.Path(), closing)
	}
	if library.Holds(u.Path()) {
		w.fault(model.Faultf(model.Refused, "That is the library you are working in; choose another file. Nothing was changed."))
		return
	}
	w.fyne.Preferences().SetString(prefFolder, filepath.Dir(u.Path()))
	chosen(u.Path())
}

func (w *Window) placeDialog(d *dialog.FileDialog) {
	if folder := w.fyne.Preferences().String(prefFolder); folder != "" {
		if l, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
			d.SetLocation(l)
		}
	}
	d.Show() // before Resize, which fails in Fyne 2.8.1 on one that was not shown
	d.Resize(fyne.NewSize(820, 560))
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

// CanRead answers for the open library without opening it.
func (r untouched) CanRead(u fyne.URI) (bool, error) {
	if library.Holds(u.Path()) {
		return false, nil
	}
	return r.files.CanRead(u)
}

// CanWrite answers likewise.
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
