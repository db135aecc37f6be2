//go:build windows || darwin

package native

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/sqweek/dialog"
)

// ask does not end with ctx: these dialogs cannot be taken away again.
func ask(_ context.Context, r Request) (path string, err error) {
	switch r.Kind {
	case OpenFolder:
		path, err = dialog.Directory().Title(r.Title).SetStartDir(r.Folder).Browse()
	case SaveFile:
		path, err = dialog.File().Title(r.Title).SetStartDir(r.Folder).SetStartFile(r.Name).Save()
	default:
		path, err = dialog.File().Title(r.Title).SetStartDir(r.Folder).Load()
	}
	if errors.Is(err, dialog.ErrCancelled) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return filepath.Clean(path), nil
}
