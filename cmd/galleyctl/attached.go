package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"galley/model"
	"galley/model/ingest/attached"
)

type sourceFiles struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
}

// fileJSON is a file that is stored with a source.
type fileJSON struct {
	Name   string      `json:"name"`
	Type   string      `json:"type"` // detected from its bytes
	Size   int64       `json:"size"`
	SHA256 string      `json:"sha256"`
	Added  model.Stamp `json:"added"` // "" where history does not know it
	By     string      `json:"by"`
}

func (f fileJSON) line(w io.Writer) {
	fmt.Fprintf(w, "%s\t%s\t%d bytes\t%s\n", attached.SafeName(f.Name), f.Type, f.Size, f.SHA256)
}

func (c *sourceFiles) Run(d *invocation) error {
	files, err := d.filesOf(c.Source)
	if err != nil {
		return err
	}
	out := make([]fileJSON, len(files))
	for i, f := range files {
		out[i] = f.printed
	}
	return d.print(out, func(w io.Writer) {
		for _, f := range out {
			f.line(w)
		}
	})
}

// keptFile is a file with its bytes and what is printed of it.
type keptFile struct {
	model.File
	printed fileJSON
}

// filesOf reads the files of a source, which has one at most.
func (d *invocation) filesOf(id string) ([]keptFile, error) {
	lib, err := d.library()
	if err != nil {
		return nil, err
	}
	s, err := lib.Source(d.ctx, id)
	if err != nil || s.FileHash == nil {
		return nil, err
	}
	f, err := lib.FileBytes(d.ctx, *s.FileHash)
	if err != nil {
		return nil, err
	}
	events, err := lib.History(d.ctx, s.ID, 0)
	if err != nil {
		return nil, err
	}
	told := fileJSON{Name: f.Name, Type: attached.LookAt(f).Type, Size: f.Size, SHA256: f.SHA256}
	told.Added, told.By = s.Attached(events)
	return []keptFile{{f, told}}, nil
}

type sourceExtract struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
	Name   string `arg:"" help:"The file's name, as source files lists it."`
	Output string `short:"o" required:"" placeholder:"FILE" help:"The file to write."`
}

func (c *sourceExtract) Run(d *invocation) error {
	files, err := d.filesOf(c.Source)
	if err != nil {
		return err
	}
	var names []string
	for _, f := range files {
		if f.Name != c.Name && attached.SafeName(f.Name) != c.Name {
			names = append(names, "“"+attached.SafeName(f.Name)+"”")
			continue
		}
		if err := d.spare(c.Output); err != nil {
			return err
		}
		if err := attached.Save(c.Output, f.File); err != nil {
			return err
		}
		return d.print(extractedJSON{f.printed, c.Output}, func(w io.Writer) {
			fmt.Fprintf(w, "%s\t%d bytes\n", filepath.Clean(c.Output), f.Size)
		})
	}
	if len(names) == 0 {
		return model.Faultf(model.NotFound, "No file is kept with this source.")
	}
	return model.Faultf(model.NotFound, "No file with that name is kept with this source; there is %s.", strings.Join(names, ", "))
}

type extractedJSON struct {
	fileJSON
	File string `json:"file"` // where it was written
}
