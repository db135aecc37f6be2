package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/alecthomas/kong"

	"galley/model"
	"galley/model/library"
	"galley/model/passage"
)

// desk is what a command works with: the library, opened when it is first
// asked for, who works, and where to print.
type desk struct {
	ctx   context.Context
	stdin io.Reader
	out   io.Writer
	errs  io.Writer // for what is to be known beside the answer
	env   func(string) string
	file  string // as --library said
	asked string // as --editor said
	json  bool

	program *kong.Application // the commands there are

	lib      *library.Library
	versions map[string]*located
}

type located struct {
	number int
	index  *passage.Index
}

// path is the library's file.
func (d *desk) path() (string, error) {
	for _, path := range []string{d.file, d.env("GALLEY_LIBRARY")} {
		if path != "" {
			return path, nil
		}
	}
	return library.DefaultPath()
}

// library opens the library, or makes an empty one.
func (d *desk) library() (*library.Library, error) {
	if d.lib != nil {
		return d.lib, nil
	}
	path, err := d.path()
	if err == nil {
		d.lib, err = library.Open(d.ctx, path)
	}
	return d.lib, err
}

// existing opens the library and does not make one.
func (d *desk) existing() (*library.Library, error) {
	path, err := d.path()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, model.Wrap(model.NotFound, err, "There is no library at %s.", path)
	}
	return d.library()
}

// spare refuses a file that is the library itself, or one kept beside it: read
// or written past SQLite it would be put in danger.
func (d *desk) spare(path string) error {
	if _, err := d.library(); err != nil {
		return err
	}
	if library.Holds(path) {
		return model.Faultf(model.Refused, "%s is the library you are working in; name another file. Nothing was changed.", path)
	}
	return nil
}

// close ends the work; err is what came of it.
func (d *desk) close(err error) error {
	if d.lib == nil {
		return err
	}
	d.keep(err)
	if closeErr := d.lib.Close(); err == nil {
		return closeErr
	}
	return err
}

// apply sends a command.
func (d *desk) apply(cmd model.Command) (model.Change, error) {
	lib, err := d.library()
	if err != nil {
		return model.Change{}, err
	}
	return lib.Apply(d.ctx, d.editor(), cmd)
}

// locate reads the versions that a claim stands in, so that its offsets can be
// said in code points.
func (d *desk) locate(ids ...string) error {
	if d.versions == nil {
		d.versions = map[string]*located{}
	}
	for _, id := range ids {
		if d.versions[id] != nil {
			continue
		}
		v, err := d.lib.Version(d.ctx, id)
		if err != nil {
			return err
		}
		d.versions[id] = &located{v.Number, passage.NewIndex(v.Text)}
	}
	return nil
}

func (d *desk) Index(versionID string) *passage.Index {
	if v := d.versions[versionID]; v != nil {
		return v.index
	}
	return nil
}

func (d *desk) Number(versionID string) int {
	if v := d.versions[versionID]; v != nil {
		return v.number
	}
	return 0
}

// print writes the answer: one JSON value, or text for a person.
func (d *desk) print(value any, text func(w io.Writer)) error {
	var b strings.Builder
	if d.json {
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(value); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	} else {
		table := tabwriter.NewWriter(&b, 0, 4, 2, ' ', 0)
		text(harmless{table}) // before the table, which counts the letters of its cells
		if err := table.Flush(); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return d.write(b.String())
}

func (d *desk) write(s string) error {
	if _, err := io.WriteString(d.out, s); err != nil {
		return model.Wrap(model.Invalid, err, "The answer could not be written out; what was stored is kept.")
	}
	return nil
}
