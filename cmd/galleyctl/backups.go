package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"galley/model"
	"galley/model/library"
)

type backupCommand struct {
	File string `arg:"" help:"A new file; or “list”, which lists the automatic backups (for a file of that name, write ./list)."`
	lockFlags
}

type backupJSON struct {
	Path   string      `json:"path"`
	Time   model.Stamp `json:"time"`
	Reason string      `json:"reason"`
	Size   int64       `json:"size"`
}

func (c *backupCommand) Run(d *invocation) error {
	if c.File == "list" {
		return listBackups(d)
	}
	lib, err := d.existing()
	if err != nil {
		return err
	}
	key, err := c.key()
	if err != nil {
		return err
	}
	if err := locked(c.File, key, func(path string) error { return lib.Backup(d.ctx, path) }); err != nil {
		return err
	}
	return d.print(struct {
		File string `json:"file"`
	}{c.File}, func(w io.Writer) { fmt.Fprintf(w, "The library was copied to %s.\n", c.File) })
}

// listBackups does not open the library, which may be damaged.
func listBackups(d *invocation) error {
	path, err := d.path()
	if err != nil {
		return err
	}
	all, err := library.Backups(path)
	if err != nil {
		return err
	}
	rows := make([]backupJSON, len(all))
	for i, b := range all {
		rows[i] = backupJSON{b.Path, model.StampOf(b.Time), string(b.Reason), b.Size}
	}
	return d.print(rows, func(w io.Writer) {
		for i, r := range rows {
			fmt.Fprintf(w, "%s\t%s\t%d\t%s\n", all[i].Time.Local().Format("2006-01-02 15:04:05"), r.Reason, r.Size, r.Path)
		}
	})
}

type restoreCommand struct {
	File string `arg:"" help:"The backup: a file, or a name that backup list shows."`
	openFlags
}

func (c *restoreCommand) Run(d *invocation) error {
	path, err := d.path()
	if err != nil {
		return err
	}
	file := c.File
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) && filepath.Base(file) == file {
		if listed := filepath.Join(library.BackupFolder(path), file); exists(listed) {
			file = listed
		}
	}
	kept := ""
	if err := unlocked(file, c.openFlags, func(plain string) (err error) {
		kept, err = d.restore(path, plain)
		return err
	}); err != nil {
		return err
	}
	return d.print(struct {
		Restored string `json:"restored"`
		Kept     string `json:"kept"` // a copy of the library as it was
	}{file, kept}, func(w io.Writer) {
		fmt.Fprintf(w, "The library was restored from %s. Its former content is in %s.\n", file, kept)
	})
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// restore puts a backup in the library's place. A damaged library is set aside, but only
// where the file was a library once.
func (d *invocation) restore(path, file string) (kept string, err error) {
	lib, err := d.library()
	switch {
	case err == nil && lib.Damaged() == nil:
		back, err := lib.Restore(d.ctx, file)
		for _, remark := range back.Remarks {
			fail(d.errs, 0, remark)
		}
		return back.Kept, err
	case err == nil:
		d.lib = nil
		if err := lib.Close(); err != nil {
			return "", err
		}
	case model.HasCode(err, model.Damaged):
		d.lib = nil
		if saved, listErr := library.Backups(path); listErr != nil || len(saved) == 0 {
			return "", err
		}
	default:
		return "", err
	}
	return library.RestoreDamaged(d.ctx, path, file)
}

type salvageCommand struct {
	Damaged string `arg:"" help:"The damaged library. It is not changed."`
	New     string `arg:"" help:"The new library. The file must not exist."`
}

type salvagedJSON struct {
	Library string         `json:"library"`
	Damaged string         `json:"damaged"`
	Read    map[string]int `json:"read"`    // rows as they were stored, by table
	Rebuilt map[string]int `json:"rebuilt"` // rebuilt from history
	Missing map[string]int `json:"missing"` // known to have existed, and lost
	Lost    int            `json:"lost"`    // all of them
	Notes   []string       `json:"notes"`
}

func (c *salvageCommand) Run(d *invocation) error {
	out, err := library.Salvage(d.ctx, c.Damaged, c.New, nil)
	if err != nil {
		return err
	}
	if out.Notes == nil {
		out.Notes = []string{}
	}
	return d.print(salvagedJSON{c.New, c.Damaged, out.Read, out.Rebuilt, out.Missing, out.Lost(), out.Notes}, func(w io.Writer) {
		fmt.Fprintln(w, out.Summary(c.New))
		for _, note := range out.Notes {
			fmt.Fprintln(w, note)
		}
	})
}

// largestHere is the largest library that galleyctl backs up by itself, which takes some
// seconds. The window backs up larger ones in the background.
const largestHere = 256 << 20

// keep makes the backup of the day after the day's first change, when the answer is already
// printed. A failure of the backup does not undo what was done.
func (d *invocation) keep(err error) {
	if damage := d.lib.Damaged(); damage != nil && err == nil {
		fail(d.errs, 0, model.Sentence(damage))
	}
	if !d.lib.Wrote() || d.ctx.Err() != nil {
		return
	}
	if info, err := os.Stat(d.lib.Path()); err != nil || info.Size() > largestHere {
		return
	}
	due, err := d.lib.BackupDue(d.ctx)
	if err == nil && due {
		_, err = d.lib.BackUpToday(d.ctx)
	}
	if err != nil && d.ctx.Err() == nil {
		fail(d.errs, 0, "The change is stored. "+model.Sentence(err))
	}
}
