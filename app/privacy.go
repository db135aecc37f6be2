package app

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"galley/assets"
)

// keepPrivate sees to it that nobody else reads the preferences: they name
// libraries, articles and the editor. Fyne writes them with the permissions that
// the file has, so it is there before Fyne writes it for the first time.
func (w *Window) keepPrivate() {
	folder := w.fyne.Storage().RootURI().Path()
	if filepath.Base(folder) != assets.ID { // not Galley's alone
		return
	}
	w.store.run(context.Background(), func(context.Context) error {
		file := filepath.Join(folder, "preferences.json")
		if f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600); err == nil {
			_, err = f.WriteString("{}\n")
			if closeErr := f.Close(); err != nil || closeErr != nil {
				fyne.LogError("making the preferences", err)
			}
		}
		for path, mode := range map[string]os.FileMode{folder: 0o700, file: 0o600} {
			if err := os.Chmod(path, mode); err != nil {
				fyne.LogError("keeping the preferences private", err)
			}
		}
		return nil
	}, func(error) {})
}
