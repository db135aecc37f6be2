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
	"galley/model/library/newsroom"
	"galley/model/passage"
)

// invocation is one run of galleyctl, which every command is given: the library, opened when
// it is first needed, the editor, and where to print.
type invocation struct {
	ctx   context.Context
	stdin io.Reader
	out   io.Writer
	errs  io.Writer // for notes beside the answer
	env   func(string) string
	file  string // of --library: a file, or the address of a newsroom
	asked string // of --editor
	own   string // the name that a newsroom knows them by, "" outside of one
	json  bool

	reveal bool // of --reveal

	program *kong.Application                  // all commands
	secret  func(prompt string) (string, bool) // asks for a secret; nil nobody can be asked

	lib      *library.Library
	versions map[string]*located
}

type located struct {
	number int
	index  *passage.Index
}

// path returns the library's file, or the address of the newsroom that it is in.
func (d *invocation) path() (string, error) {
	for _, path := range []string{d.file, d.env("GALLEY_LIBRARY")} {
		if path != "" {
			return path, nil
		}
	}
	return library.DefaultPath()
}

// library opens the library, or creates an empty one.
func (d *invocation) library() (*library.Library, error) {
	if d.lib != nil {
		return d.lib, nil
	}
	path, err := d.path()
	if err == nil {
		d.lib, err = d.open(path)
	}
	if err == nil {
		d.own, err = d.lib.As(d.asked)
	}
	return d.lib, err
}

// existing opens the library and creates none.
func (d *invocation) existing() (*library.Library, error) {
	path, err := d.path()
	if err != nil {
		return nil, err
	}
	if newsroom.IsAddress(path) {
		return d.library() // nothing is made on a server
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, model.Wrap(model.NotFound, err, "There is no library at %s.", path)
	}
	return d.library()
}

// spare refuses a file that is the library itself or one that SQLite keeps beside it: to read
// or write it past SQLite would endanger the library. A newsroom's is no file.
func (d *invocation) spare(path string) error {
	if _, err := d.library(); err != nil {
		return err
	}
	if library.Holds(path) {
		return model.Faultf(model.Refused, "%s is the library you are working in. Name another file. Nothing was changed.", path)
	}
	return nil
}

// close closes the library; err is the error that the command returned.
func (d *invocation) close(err error) error {
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
func (d *invocation) apply(cmd model.Command) (model.Change, error) {
	lib, err := d.library()
	if err != nil {
		return model.Change{}, err
	}
	return lib.Apply(d.ctx, d.editor(), cmd)
}

// locate reads the versions in which a claim appears, so that its offsets can be printed in
// code points.
func (d *invocation) locate(ids ...string) error {
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

func (d *invocation) Index(versionID string) *passage.Index {
	if v := d.versions[versionID]; v != nil {
		return v.index
	}
	return nil
}

func (d *invocation) Number(versionID string) int {
	if v := d.versions[versionID]; v != nil {
		return v.number
	}
	return 0
}

// print writes the answer: one JSON value, or text for a person.
func (d *invocation) print(value any, text func(w io.Writer)) error {
	var b strings.Builder
	if d.json {
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(value); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	} else {
		table := tabwriter.NewWriter(&b, 0, 4, 2, ' ', 0)
		text(terminalWriter{table}) // before the table, which counts the letters of its cells
		if err := table.Flush(); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return d.write(b.String())
}

func (d *invocation) write(s string) error {
	if _, err := io.WriteString(d.out, s); err != nil {
		return model.Wrap(model.Invalid, err, "The output could not be written. What was stored is kept.")
	}
	return nil
}
