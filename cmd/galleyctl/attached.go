package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"galley/model"
	"galley/model/ingest"
	"galley/model/ingest/attached"
	"galley/model/report/interchange"
)

type sourceFiles struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
}

func (c *sourceFiles) Run(d *invocation) error {
	s, err := d.source(c.Source)
	if err != nil {
		return err
	}
	return d.showFiles(s)
}

// source finds a source by its id, or the beginning of it.
func (d *invocation) source(id string) (model.Source, error) {
	lib, err := d.library()
	if err != nil {
		return model.Source{}, err
	}
	return lib.Source(d.ctx, id)
}

// showFiles prints what a source holds, with each file's type by its bytes.
func (d *invocation) showFiles(s model.Source) error {
	held, err := d.lib.Attachments(d.ctx, s.ID)
	if err != nil {
		return err
	}
	out := make([]interchange.HeldFile, len(held))
	for i, h := range held {
		if out[i], err = d.heldFileOf(h); err != nil {
			return err
		}
	}
	return d.print(out, func(w io.Writer) {
		for _, f := range out {
			fmt.Fprintf(w, "%s\t%s\t%d bytes\t%s\n", attached.SafeName(f.Name), f.Type, f.Size, f.SHA256)
		}
	})
}

// heldFileOf is what is printed of a file: its type is that of its bytes, whatever it is called.
func (d *invocation) heldFileOf(h model.Held) (interchange.HeldFile, error) {
	f, err := d.lib.FileBytes(d.ctx, h.FileHash)
	if err != nil {
		return interchange.HeldFile{}, err
	}
	f.Name = h.Name
	return interchange.HeldFile{Name: h.Name, Type: attached.LookAt(f).Type, Size: h.Size, SHA256: h.FileHash, Added: h.Added, By: h.By}, nil
}

// heldFile finds a file of a source by its name or its SHA-256, or the beginning of that.
func (d *invocation) heldFile(s model.Source, asked string) (model.Held, error) {
	held, err := d.lib.Attachments(d.ctx, s.ID)
	if err != nil {
		return model.Held{}, err
	}
	var names []string
	var found []model.Held
	for _, h := range held {
		if h.Name == asked || attached.SafeName(h.Name) == asked || len(asked) >= 6 && strings.HasPrefix(h.FileHash, strings.ToLower(asked)) {
			found = append(found, h)
		}
		names = append(names, "“"+attached.SafeName(h.Name)+"”")
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return model.Held{}, model.Faultf(model.Invalid, "This source has %d files of that name. Name one by its SHA-256.", len(found))
	case len(names) == 0:
		return model.Held{}, model.Faultf(model.NotFound, "No file is kept with this source.")
	}
	return model.Held{}, model.Faultf(model.NotFound, "No file with that name is kept with this source; there is %s.", strings.Join(names, ", "))
}

type sourceExtract struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
	Name   string `arg:"" help:"The file's name, as source files lists it, or its SHA-256."`
	Output string `short:"o" required:"" placeholder:"FILE" help:"The file to write."`
}

func (c *sourceExtract) Run(d *invocation) error {
	s, err := d.source(c.Source)
	if err != nil {
		return err
	}
	h, err := d.heldFile(s, c.Name)
	if err != nil {
		return err
	}
	if err := d.spare(c.Output); err != nil {
		return err
	}
	f, err := d.lib.FileBytes(d.ctx, h.FileHash)
	if err != nil {
		return err
	}
	told, err := d.heldFileOf(h)
	if err != nil {
		return err
	}
	if err := attached.Save(c.Output, f); err != nil {
		return err
	}
	return d.print(extractedJSON{told, c.Output}, func(w io.Writer) {
		fmt.Fprintf(w, "%s\t%d bytes\n", filepath.Clean(c.Output), f.Size)
	})
}

type extractedJSON struct {
	interchange.HeldFile
	File string `json:"file"` // where it was written
}

type sourceAttachFile struct {
	Source string   `arg:"" help:"The source's id, or its beginning."`
	Paths  []string `arg:"" name:"path" help:"Files to keep with it."`
}

func (c *sourceAttachFile) Run(d *invocation) error {
	s, err := d.source(c.Source)
	if err != nil {
		return err
	}
	var files []model.File
	for _, path := range c.Paths {
		f, err := d.fileToKeep(path)
		if err != nil {
			return err
		}
		files = append(files, f)
	}
	if _, err := d.apply(model.AddAttachments{SourceID: s.ID, Files: files}); err != nil {
		return err
	}
	return d.showFiles(s)
}

// fileToKeep reads a file that a source is to hold.
func (d *invocation) fileToKeep(path string) (model.File, error) {
	if err := d.spare(path); err != nil {
		return model.File{}, err
	}
	return ingest.Attachment(d.ctx, path)
}

type sourceRemoveFile struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
	Name   string `arg:"" help:"The file's name, as source files lists it, or its SHA-256."`
}

func (c *sourceRemoveFile) Run(d *invocation) error {
	s, err := d.source(c.Source)
	if err != nil {
		return err
	}
	h, err := d.heldFile(s, c.Name)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.RemoveAttachment{ID: h.ID}); err != nil {
		return err
	}
	return d.showFiles(s)
}

type sourceReplaceFile struct {
	Source string `arg:"" help:"The source's id, or its beginning."`
	Name   string `arg:"" help:"The file's name, as source files lists it, or its SHA-256."`
	Path   string `arg:"" help:"The file to keep in its place."`
}

func (c *sourceReplaceFile) Run(d *invocation) error {
	s, err := d.source(c.Source)
	if err != nil {
		return err
	}
	h, err := d.heldFile(s, c.Name)
	if err != nil {
		return err
	}
	f, err := d.fileToKeep(c.Path)
	if err != nil {
		return err
	}
	if _, err := d.apply(model.ReplaceAttachment{ID: h.ID, File: f}); err != nil {
		return err
	}
	return d.showFiles(s)
}
